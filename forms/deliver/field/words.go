package field

import (
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// words is the line beside a choice in which the respondent's own words are
// typed.
type words struct {
	variable *forms.Variable
	input    textinput.Model
}

func newWords(v *forms.Variable, value string) *words {
	w := &words{variable: v, input: newInput(value)}
	w.input.Focus()
	return w
}

// newInput makes a one-line input with a still cursor, so that nothing blinks
// and no message has to be waited for.
func newInput(value string) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.Cursor.SetMode(2)
	input.SetValue(value)
	input.CursorEnd()
	return input
}

func (w *words) value() string { return strings.TrimSpace(w.input.Value()) }

// takes reports whether a key edits the words or ends them.
func (w *words) takes(key tea.KeyMsg) bool {
	switch key.String() {
	case "enter", "tab", "esc", "up", "down":
		return true
	}
	return editsText(key)
}

// update edits the words and reports whether they changed.
func (w *words) update(key tea.KeyMsg) bool {
	before := w.input.Value()
	w.input, _ = w.input.Update(key)
	return w.input.Value() != before
}

// editsText reports whether a key means something inside a text: characters,
// pastes, and the keys that move the cursor and delete.
func editsText(key tea.KeyMsg) bool {
	if key.Paste || (key.Type == tea.KeyRunes || key.Type == tea.KeySpace) && !key.Alt {
		return true
	}
	switch key.String() {
	case "left", "right", "home", "end", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+left", "ctrl+right",
		"alt+left", "alt+right", "alt+backspace":
		return true
	}
	return false
}

// wordsUnder gives what is drawn under the choices that ask for words: the
// line being typed, or what was typed before under one that is chosen.
func wordsUnder(s Setting, typing *words, width int, chosen func(*forms.Choice) bool) map[int]string {
	var under map[int]string
	for i, c := range s.Choices {
		v := s.open(c)
		if v == nil || !chosen(c) {
			continue
		}
		if under == nil {
			under = make(map[int]string)
		}
		const indent = "        "
		if typing != nil && typing.variable == v {
			typing.input.Width = max(8, width-len(indent)-3)
			under[i] = indent + "» " + typing.input.View()
		} else if said := s.value(v); said != "" {
			under[i] = ui.CurrentTheme().Dim.Render(ui.Clip(indent+"» "+said, width))
		}
	}
	return under
}
