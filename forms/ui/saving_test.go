package ui_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// slow is a screen that shows what was changed at once and saves it behind.
type slow struct{ *demo }

func (s slow) Saving() bool { return s.saving }

// slowShell is a shell on a screen that saves until it is told that it is done.
func slowShell() (shell *ui.Shell, screen slow, over func()) {
	screen = slow{newDemo()}
	screen.save = func(answer int) tea.Cmd { screen.answered = answer; return nil }
	shell = ui.NewShell(screen)
	var limits []tea.Msg
	shell.SetTimer(func(_ time.Duration, msg tea.Msg) tea.Cmd { limits = append(limits, msg); return nil })
	shell.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	shell.View()
	return shell, screen, func() {
		for _, msg := range limits {
			shell.Update(msg)
		}
		limits = nil
	}
}

func TestNothingIsShownBeforeItIsSaved(t *testing.T) {
	shell, _, _ := slowShell()
	before := shell.View()
	shell.Update(press(t, "2"))
	if shell.View() != before {
		t.Error("what is not saved is shown")
	}
	shell.Update(demoSaved{answer: 1})
	if shell.View() == before {
		t.Error("what was saved is not shown")
	}
}

func TestAFrameThatStaysFitsAnyWindow(t *testing.T) {
	shell, _, _ := slowShell()
	shell.Update(press(t, "2"))
	for _, size := range [][2]int{{120, 40}, {60, 12}, {80, 24}} {
		shell.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		uitest.Fits(t, shell.View(), size[0], size[1])
	}
}

func TestSavingThatTakesLongIsTold(t *testing.T) {
	shell, _, over := slowShell()
	shell.Update(press(t, "2"))
	if strings.Contains(shell.View(), "Saving…") {
		t.Error("saving is told at once")
	}
	over()
	if !strings.Contains(shell.View(), "Saving…") {
		t.Errorf("saving is not told:\n%s", shell.View())
	}
	shell.Update(demoSaved{answer: 1})
	if strings.Contains(shell.View(), "Saving…") {
		t.Error("saving is told once it is done")
	}
}

// TestWhatWasSavedIsShownWhileMoreKeysWait so that the screen goes on while a
// key is held down.
func TestWhatWasSavedIsShownWhileMoreKeysWait(t *testing.T) {
	shell, screen, over := slowShell()
	for _, key := range []string{"2", "3"} {
		shell.Update(press(t, key))
	}
	over() // the limits of the keys
	shell.Update(demoSaved{answer: 1})
	if view := shell.View(); !strings.Contains(view, "● 2") || screen.answered != 2 {
		t.Errorf("the first change is not shown while the second is saved:\n%s", view)
	}
}
