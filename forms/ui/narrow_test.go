package ui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// narrowed opens a dialog in a wide window and makes the window as small as it
// may be.
func narrowed(t *testing.T, dialog ui.Dialog) *uitest.Driver {
	t.Helper()
	d := uitest.Start(t, newDemo(), 120, 45)
	d.Send(ui.Open(dialog)(), tea.WindowSizeMsg{Width: 40, Height: 10})
	return d
}

func TestDialogsInTheSmallestWindow(t *testing.T) {
	d := narrowed(t, ui.Confirm("Complete the interview?", "It can be read afterwards, but not changed.", "Complete the interview now", "Not yet, go on with it", nil))
	d.Golden("narrow-confirm")
	d = narrowed(t, ui.Prompt("Name", "The organisation, as it wants to be called", strings.Repeat("word ", 20)+"END", false, nil))
	d.Golden("narrow-prompt")
	d = narrowed(t, ui.Prompt("Remark", "On question 4", strings.Repeat("word\n", 20)+"END", true, nil))
	d.Golden("narrow-prompt-lines")
	picked := -1
	d = narrowed(t, picker(40, &picked))
	d.Press("pgdown")
	d.Golden("narrow-pick")
}
