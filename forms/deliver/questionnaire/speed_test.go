package questionnaire

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// BenchmarkKey measures one key, Update and View together, on the largest
// screens of the Fusion questionnaire at 120 columns and 45 lines, and reports
// the 99th percentile in milliseconds.
func BenchmarkKey(b *testing.B) {
	for _, screen := range []struct {
		name     string
		question string
		keys     []string
	}{
		{"choices", "q3", []string{"down", "up"}},
		{"grid", "q7", []string{"down", "right", "up", "left"}},
		{"ranking", "q10", []string{"down", "up"}},
		{"longtext", "q8", []string{"a", "left", "right", "backspace"}},
	} {
		b.Run(screen.name, func(b *testing.B) {
			bench := start(b, fusion(b), 120, 45)
			bench.jump(screen.question, 120, 45)
			if screen.name == "longtext" {
				bench.Paste(strings.Repeat("It took a year to find the right people to talk to. ", 40))
			}
			took := make([]time.Duration, 0, b.N)
			keys := make([]tea.Msg, len(screen.keys))
			for i, name := range screen.keys {
				keys[i], _ = ui.KeyNamed(name)
			}
			b.ResetTimer()
			for i := range b.N {
				began := time.Now()
				bench.Shell.Update(keys[i%len(keys)])
				bench.Shell.View()
				took = append(took, time.Since(began))
			}
			b.StopTimer()
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// countingWriter counts what a program sends to its terminal.
type countingWriter struct {
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (w *countingWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.bytes.Write(p)
}

// take gives what was sent since the last call.
func (w *countingWriter) take() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := w.bytes.Len()
	w.bytes.Reset()
	return n
}

// TestCursorMoveWritesLittle runs the screen in a real program and counts the
// bytes that one move of the cursor sends to the terminal: at most 1 KB.
func TestCursorMoveWritesLittle(t *testing.T) {
	for _, question := range []string{"q3", "q7", "q10"} {
		t.Run(question, func(t *testing.T) {
			b := start(t, fusion(t), 120, 45)
			b.jump(question, 120, 45)
			out := &countingWriter{}
			program := tea.NewProgram(ui.NewShell(b.screen), tea.WithInput(nil), tea.WithOutput(out),
				tea.WithoutSignalHandler())
			done := make(chan struct{})
			go func() {
				defer close(done)
				_, _ = program.Run()
			}()
			program.Send(tea.WindowSizeMsg{Width: 120, Height: 45})
			if settled(out) == 0 {
				t.Error("nothing was drawn")
			}
			for _, name := range []string{"down", "down", "up"} {
				key, _ := ui.KeyNamed(name)
				program.Send(key)
				n := settled(out)
				t.Logf("%s: %d bytes", name, n)
				if n == 0 || n > 1024 {
					t.Errorf("%s writes %d bytes", name, n)
				}
			}
			program.Kill()
			<-done
		})
	}
}

// settled waits until a program has drawn and then been still for some
// frames, and gives the bytes that it sent.
func settled(out *countingWriter) int {
	total := 0
	for quiet, waited := 0, 0; quiet < 5 && waited < 200; waited++ {
		time.Sleep(20 * time.Millisecond)
		n := out.take()
		total += n
		if n == 0 && total > 0 {
			quiet++
		} else {
			quiet = 0
		}
	}
	return total
}
