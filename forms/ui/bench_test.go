package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// longDemo is a screen full of choices.
func longDemo() *demo {
	screen := newDemo()
	for i := len(screen.choices); i < 36; i++ {
		screen.choices = append(screen.choices, fmt.Sprintf("Choice %d: the Fusion Partnership at Amgueddfa Cymru, Torfaen, and what became of it", i))
	}
	return screen
}

// BenchmarkKey measures one key on a full screen of 120 by 45: Update and View.
// p99-ms is the time that 99 of 100 keys stay below.
func BenchmarkKey(b *testing.B) {
	d := uitest.Start(b, longDemo(), 120, 45)
	measureKeys(b, d.Shell, "down", "up")
}

// BenchmarkKeyInPalette is BenchmarkKey with the palette open and a filter
// typed.
func BenchmarkKeyInPalette(b *testing.B) {
	d := uitest.Start(b, longDemo(), 120, 45)
	d.Press("ctrl+p")
	measureKeys(b, d.Shell, "e", "backspace")
}

// BenchmarkKeyInEditor is BenchmarkKey in an answer of forty lines.
func BenchmarkKeyInEditor(b *testing.B) {
	screen := newDemo()
	screen.editor = ui.NewEditor()
	screen.editor.SetValue(strings.Repeat("It leveraged in other opportunities, widely, across the UK and internationally.\n", 40))
	d := uitest.Start(b, screen, 120, 45)
	measureKeys(b, d.Shell, "e", "backspace")
}

// BenchmarkKeyInTallEditor is BenchmarkKeyInEditor with the editor over most of
// the screen, as a screen asks it for the text after every key.
func BenchmarkKeyInTallEditor(b *testing.B) {
	screen := newDemo()
	screen.choices = nil
	screen.editor = ui.NewEditor()
	screen.editorLines = 36
	screen.editor.SetValue(strings.Repeat("It leveraged in other opportunities, widely, across the UK and internationally.\n", 40))
	d := uitest.Start(b, screen, 120, 45)
	measureKeys(b, d.Shell, "e", "backspace")
}

func measureKeys(b *testing.B, shell *ui.Shell, names ...string) {
	b.Helper()
	keys := make([]tea.KeyMsg, len(names))
	for i, name := range names {
		keys[i], _ = ui.KeyNamed(name)
	}
	times := make([]time.Duration, 0, b.N)
	for b.Loop() {
		start := time.Now()
		shell.Update(keys[len(times)%len(keys)])
		shell.View()
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkWrapFirst wraps what a screen shows of ten megabytes.
func BenchmarkWrapFirst(b *testing.B) {
	text := strings.Repeat("All of these things are linked to that project, tŷ ac amgueddfa. ", 160_000)
	for b.Loop() {
		ui.WrapFirst(text, 80, 40)
	}
}

// BenchmarkGuard passes a full frame.
func BenchmarkGuard(b *testing.B) {
	frame := uitest.Start(b, longDemo(), 120, 45).View()
	b.SetBytes(int64(len(frame)))
	for b.Loop() {
		ui.Guard(frame)
	}
}

// mostBytesPerMove is how much one move of the cursor may send to the terminal.
const mostBytesPerMove = 1024

// TestACursorMoveSendsLittle counts what Bubble Tea would write: the lines that
// changed, and a newline for each that did not.
func TestACursorMoveSendsLittle(t *testing.T) {
	d := uitest.Start(t, longDemo(), 120, 45)
	for _, opened := range []string{"", "ctrl+p", "esc", "?"} {
		if opened != "" {
			d.Press(opened)
		}
		before := d.View()
		d.Press("down")
		if sent := bytesSent(before, d.View()); sent > mostBytesPerMove {
			t.Errorf("after %q a move sends %d bytes", opened, sent)
		}
	}
}

func bytesSent(before, after string) int {
	const eraseRight = "\x1b[K"
	old, sent := strings.Split(before, "\n"), 0
	for i, line := range strings.Split(after, "\n") {
		sent++
		if i >= len(old) || old[i] != line {
			sent += len(line) + len(eraseRight) + 1
		}
	}
	return sent
}
