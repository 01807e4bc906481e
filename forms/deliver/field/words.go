package field

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// words is the line beside a choice in which the respondent's own words are
// typed.
type words struct {
	variable *forms.Variable
	input    *ui.Line
}

// typedMark stands before a line that is typed.
const typedMark = "» "

func newWords(v *forms.Variable, value string) *words {
	w := &words{variable: v, input: ui.NewLine()}
	w.input.SetValue(value)
	return w
}

func (w *words) value() string { return strings.TrimSpace(w.input.Value()) }

// takes reports whether a key edits the words or ends them.
func (w *words) takes(key tea.KeyMsg) bool {
	switch key.String() {
	case "enter", "tab", "esc", "up", "down":
		return true
	}
	return w.input.TakesKey(key)
}

// update edits the words and reports whether they changed.
func (w *words) update(key tea.KeyMsg) bool {
	w.input.Update(key)
	return w.input.Changed()
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
			typing.input.SetWidth(max(8, width-len(indent)-ui.Width(typedMark)))
			under[i] = indent + typedMark + typing.input.View()
		} else if said := s.value(v); said != "" {
			under[i] = ui.CurrentTheme().Dim.Render(ui.Clip(indent+typedMark+said, width))
		}
	}
	return under
}
