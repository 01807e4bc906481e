package ui_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/internal/commands"
	"fieldwork/forms/ui/uitest"
)

// waiting is a shell in which "1" sets a command going, and whose limits a test
// lets run out.
type waiting struct {
	screen *demo
	shell  *ui.Shell
	// limits are the messages of the limits that run.
	limits []tea.Msg
}

func newWaiting(cmd tea.Cmd) *waiting {
	w := &waiting{screen: newDemo()}
	w.screen.save = func(int) tea.Cmd { w.screen.saving = false; return cmd }
	w.shell = ui.NewShell(w.screen)
	w.shell.SetTimer(func(_ time.Duration, msg tea.Msg) tea.Cmd { w.limits = append(w.limits, msg); return nil })
	w.shell.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return w
}

// timeUp lets the limits run out that run now, and reports whether there was one.
func (w *waiting) timeUp() bool {
	over := w.limits
	w.limits = nil
	for _, msg := range over {
		w.shell.Update(msg)
	}
	return len(over) > 0
}

// begin runs a command beside the test, until it is let go on.
func begin(cmd tea.Cmd, started <-chan bool) (given <-chan tea.Msg) {
	out := make(chan tea.Msg, 1)
	go func() { out <- cmd() }()
	<-started
	return out
}

func TestKeysWaitForACommandThatHasNotBegun(t *testing.T) {
	w := newWaiting(ui.Notify("done"))
	_, cmd := w.shell.Update(press(t, "1"))
	w.shell.Update(press(t, "down"))
	for range 5 {
		if !w.timeUp() || w.screen.cursor != 0 {
			t.Fatal("the key did not wait")
		}
	}
	d := uitest.Drive(t, w.shell)
	d.Run(cmd)
	if w.screen.cursor != 1 {
		t.Error("the key was not given when the command had run")
	}
}

func TestKeysWaitOnlyAWhileForACommandAtWork(t *testing.T) {
	started, end := make(chan bool), make(chan bool)
	w := newWaiting(func() tea.Msg { close(started); <-end; return nil })
	_, cmd := w.shell.Update(press(t, "1"))
	w.shell.Update(press(t, "down"))
	given := begin(cmd, started)
	for limits := 0; w.screen.cursor == 0; limits++ {
		if limits > 2 || !w.timeUp() {
			t.Fatalf("the key was not given after %d limits", limits)
		}
	}
	close(end)
	w.shell.Update(<-given)
}

func TestKeysWaitForWhatIsAwaited(t *testing.T) {
	started, end := make(chan bool), make(chan bool)
	w := newWaiting(ui.Await(func() tea.Msg { close(started); <-end; return ui.Open(ui.Prompt("Remark", "", "", false, nil))() }))
	_, cmd := w.shell.Update(press(t, "1"))
	w.shell.Update(press(t, "down"))
	given := begin(cmd, started)
	for range 5 {
		if !w.timeUp() || w.screen.cursor != 0 {
			t.Fatal("the key did not wait")
		}
	}
	close(end)
	d := uitest.Drive(t, w.shell)
	d.Send(<-given)
	d.Shows("Remark")
	if w.screen.cursor != 0 {
		t.Error("the key passed by the dialog")
	}
}

// TestKeysWaitForWhatAKeySetGoing nests commands in one another, ends them in
// any order, and lets limits run out in between: keys typed ahead wait for the
// dialog that comes last.
func TestKeysWaitForWhatAKeySetGoing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		dialog := ui.Open(ui.Prompt("Remark", "", "", false, func(string) tea.Cmd { return nil }))
		w := newWaiting(nested(r, dialog, 3))
		_, cmd := w.shell.Update(press(t, "1"))
		for _, key := range []string{"down", "x"} {
			w.shell.Update(press(t, key))
		}
		runInAnyOrder(r, w, cmd)
		if w.screen.cursor != 0 {
			r.Fatal("a key passed by the dialog")
		}
		if !w.shows("▸ x") {
			r.Fatalf("the keys did not reach the dialog:\n%s", w.shell.View())
		}
	})
}

func (w *waiting) shows(text string) bool {
	d := uitest.Drive(nil, w.shell)
	return strings.Contains(d.Text(), text)
}

// nested is a command among others, in lists of lists.
func nested(r *rapid.T, cmd tea.Cmd, depth int) tea.Cmd {
	if depth == 0 {
		return cmd
	}
	inner := nested(r, cmd, depth-1)
	news := ui.Notify("news")
	switch rapid.IntRange(0, 3).Draw(r, "kind") {
	case 0:
		return tea.Batch(news, inner)
	case 1:
		return tea.Sequence(news, inner)
	case 2:
		return tea.Batch(inner, nil, func() tea.Msg { return nil })
	}
	return inner
}

// runInAnyOrder runs commands and gives their messages in an order that is
// drawn, those of a list too.
func runInAnyOrder(r *rapid.T, w *waiting, cmd tea.Cmd) {
	waiting := []tea.Cmd{cmd}
	for len(waiting) > 0 {
		i := rapid.IntRange(0, len(waiting)-1).Draw(r, "next")
		next := waiting[i]
		waiting = append(waiting[:i:i], waiting[i+1:]...)
		if rapid.Bool().Draw(r, "limit") {
			w.timeUp()
		}
		if next == nil {
			continue
		}
		msg := next()
		if list, ok := commands.Of(msg); ok {
			waiting = append(waiting, list...)
			continue
		}
		_, more := w.shell.Update(msg)
		waiting = append(waiting, more)
	}
}

// TestAClickDoesNotLetKeysPass that wait for what a key has set going.
func TestAClickDoesNotLetKeysPass(t *testing.T) {
	started, end := make(chan bool), make(chan bool)
	w := newWaiting(ui.Await(func() tea.Msg { close(started); <-end; return ui.Open(ui.Prompt("Remark", "", "", false, nil))() }))
	_, cmd := w.shell.Update(press(t, "1"))
	_, click := w.shell.Update(tea.MouseMsg{X: 5, Y: 5, Button: tea.MouseButtonRight, Action: tea.MouseActionPress})
	w.shell.Update(press(t, "down"))
	given := begin(cmd, started)
	d := uitest.Drive(t, w.shell)
	d.Run(click)
	w.timeUp()
	if w.screen.cursor != 0 {
		t.Fatal("the key did not wait")
	}
	close(end)
	d.Send(<-given)
	d.Shows("Remark")
	if w.screen.cursor != 0 {
		t.Error("the key passed by the dialog")
	}
}
