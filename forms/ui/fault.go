package ui

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
)

// debugVariable is the environment variable that has faults explained.
const debugVariable = "FIELDWORK_DEBUG"

// longestFault is how much of what a panic says is told, in columns.
const longestFault = 200

// fault is a panic that was caught.
type fault struct {
	says  string
	stack []byte
}

// Error is what the panic says, in one safe line.
func (f *fault) Error() string { return f.says }

// faultWatch keeps the first fault of a program.
type faultWatch struct {
	once     sync.Once
	happened chan struct{} // closed once there is a fault
	first    *fault
}

func newFaultWatch() *faultWatch { return &faultWatch{happened: make(chan struct{})} }

// catch ends a panic and keeps it; it is deferred.
func (w *faultWatch) catch() {
	value := recover()
	if value == nil {
		return
	}
	w.once.Do(func() {
		w.first = &fault{says: Clip(oneParagraph(fmt.Sprint(value)), longestFault), stack: debug.Stack()}
		close(w.happened)
	})
}

// seen is the first fault, or nil.
func (w *faultWatch) seen() *fault {
	select {
	case <-w.happened:
		return w.first
	default:
		return nil
	}
}

// explain writes where the fault came from, for those who ask.
func (w *faultWatch) explain(output io.Writer) {
	if fault := w.seen(); fault != nil && os.Getenv(debugVariable) != "" {
		_, _ = fmt.Fprintf(output, "%s\n%s", fault.says, fault.stack)
	}
}
