package field

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

const (
	bar     = "| " // before each line, so that it is seen where to type
	tallest = 12   // lines
)

// longText takes a text of several lines. Enter makes a new line; Tab goes on.
type longText struct {
	base
	editor *ui.Editor
}

func newLongText(s Setting) *longText {
	t := &longText{base: base{Setting: s}, editor: ui.NewEditor()}
	t.self = t
	t.editor.SetValue(s.value(t.Target()))
	return t
}

// Typing is always so.
func (t *longText) Typing() bool { return true }

// TakesKey takes what edits text and moves in it, and Tab.
func (t *longText) TakesKey(msg tea.KeyMsg) bool {
	return msg.String() == "tab" || t.editor.TakesKey(msg)
}

// Update takes a key.
func (t *longText) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return t, nil
	}
	if key.String() == "tab" {
		t.trim()
		t.done = true
		return t, nil
	}
	t.editor.Update(key)
	if t.editor.Changed() {
		t.changeDraft(t.Target(), t.editor.Value())
	}
	return t, nil
}

// trim takes away the white space that is left at the end of a text.
func (t *longText) trim() {
	typed := t.value(t.Target())
	if trimmed := strings.TrimRight(typed, " \t\n"); trimmed != typed {
		t.change(t.Target(), trimmed)
	}
}

// Status says which text is suggested.
func (t *longText) Status() string { return t.suggestion("tab") }

// View draws the text.
func (t *longText) View() string {
	t.editor.SetWidth(t.width - len(bar))
	t.editor.SetHeight(max(3, min(t.height, tallest)))
	lines := strings.Split(t.editor.View(), "\n")
	for i, line := range lines {
		lines[i] = ui.CurrentTheme().Dim.Render(bar) + line
	}
	return joinLines(lines)
}
