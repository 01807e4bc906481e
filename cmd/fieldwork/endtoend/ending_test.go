package endtoend

import (
	"strings"
	"syscall"
	"time"
)

// end is a way in which a terminal can end the program.
type end struct {
	name string
	how  func(term *terminal)
	// gone is set where nobody is left to see the terminal restored.
	gone bool
}

var ends = []end{
	{name: "SIGHUP", how: func(term *terminal) { _ = term.command.Process.Signal(syscall.SIGHUP) }},
	{name: "SIGTERM", how: func(term *terminal) { _ = term.command.Process.Signal(syscall.SIGTERM) }},
	{name: "closed", how: func(term *terminal) { _ = term.pty.Close() }, gone: true},
	{name: "ctrl+c", how: (*terminal).leave},
}

// leave leaves the program from any screen.
func (term *terminal) leave() {
	term.press(ctrl('c'))
	term.waitFor("Leave")
	term.press("y")
}

// wantRestored fails the test unless the program has left the terminal as it
// was: no second screen, and the cursor in sight. What the program has sent may
// still be on its way when it has ended.
func (term *terminal) wantRestored() {
	term.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		sent := term.sent()
		if restored(sent) {
			return
		}
		if time.Now().After(deadline) {
			term.t.Errorf("the terminal is not restored: %q", sent[max(0, len(sent)-200):])
			return
		}
	}
}

func restored(sent string) bool {
	return strings.LastIndex(sent, "\x1b[?1049l") >= strings.LastIndex(sent, "\x1b[?1049h") &&
		strings.LastIndex(sent, "\x1b[?25h") >= strings.LastIndex(sent, "\x1b[?25l")
}
