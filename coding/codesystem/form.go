package codesystem

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// The fields of the form below the name.
const (
	definition = iota
	include
	exclude
	example
	texts
)

var headings = [texts]string{"Definition", "When to use", "When not", "Example"}

const (
	headingWidth  = 13
	mostFormLines = 4 // of each text
)

// form edits what describes a code.
type form struct {
	code coding.Code
	do   func(coding.Code) tea.Cmd
	name *ui.Line
	text [texts]*ui.Editor
	// at is the field that is typed in: 0 for the name.
	at int
}

// newForm makes the form of a code. do gets the code as it was edited.
func newForm(code coding.Code, do func(coding.Code) tea.Cmd) ui.Dialog {
	f := &form{code: code, do: do, name: ui.NewLine()}
	f.name.SetValue(code.Name)
	for i, text := range []string{code.Definition, code.Include, code.Exclude, code.Example} {
		f.text[i] = ui.NewEditor()
		f.text[i].SetValue(text)
		f.text[i].Blur()
	}
	return f
}

// Title names the code.
func (f *form) Title() string { return "Code “" + f.code.Name + "”" }

// Hints are the keys of the form.
func (f *form) Hints() ui.Actions {
	hint := func(label string, keys ...string) ui.Action {
		return ui.Action{Name: label, Keys: keys, Label: label, Hint: true}
	}
	return ui.Actions{hint("save", "enter"), hint("next field", "tab"), hint("field before", "shift+tab"), hint("new line", "ctrl+j"), hint("cancel", "esc")}
}

// Update takes keys and pastes.
func (f *form) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil, false
	}
	switch key.String() {
	case "esc":
		return nil, true
	case "enter":
		return f.do(f.edited()), true
	case "tab":
		f.goTo(f.at + 1)
	case "shift+tab":
		f.goTo(f.at + texts)
	case "ctrl+j", "alt+enter":
		if f.at > 0 {
			f.text[f.at-1].Update(tea.KeyMsg{Type: tea.KeyEnter})
		}
	case "down":
		f.down(key)
	case "up":
		f.up(key)
	default:
		f.write(key)
	}
	return nil, false
}

// down goes to the next line, or to the next field from the last.
func (f *form) down(key tea.KeyMsg) {
	if f.at == 0 || f.text[f.at-1].OnLastRow() {
		f.goTo(min(f.at+1, texts))
		return
	}
	f.write(key)
}

// up goes to the line before, or to the field before from the first.
func (f *form) up(key tea.KeyMsg) {
	if f.at > 0 && f.text[f.at-1].OnFirstRow() {
		f.goTo(f.at - 1)
		return
	}
	f.write(key)
}

func (f *form) write(key tea.KeyMsg) {
	if f.at == 0 {
		f.name.Update(key)
		return
	}
	f.text[f.at-1].Update(key)
}

// goTo lets typing go into a field, round and round.
func (f *form) goTo(field int) {
	f.name.Blur()
	for _, text := range f.text {
		text.Blur()
	}
	f.at = field % (texts + 1)
	if f.at == 0 {
		f.name.Focus()
		return
	}
	f.text[f.at-1].Focus()
}

// edited is the code with what was typed.
func (f *form) edited() coding.Code {
	after := f.code
	after.Name = f.name.Value()
	for i, into := range []*string{&after.Definition, &after.Include, &after.Exclude, &after.Example} {
		if value := f.text[i].Value(); strings.TrimSpace(value) != strings.TrimSpace(*into) {
			*into = strings.TrimSpace(value)
		}
	}
	return after
}

// View draws the fields below one another, each with its heading beside it.
func (f *form) View(width, height int) string {
	width = ui.ReadingWidth(width)
	room := max(width-headingWidth, 1)
	f.name.SetWidth(room)
	lines := []string{f.heading("Name", f.at == 0) + f.name.View()}
	each := min(max((height-1)/texts, 1), mostFormLines)
	for i, text := range f.text {
		text.SetWidth(room)
		text.SetHeight(each)
		for j, line := range strings.Split(text.View(), "\n") {
			heading := strings.Repeat(" ", headingWidth)
			if j == 0 {
				heading = f.heading(headings[i], f.at == i+1)
			}
			lines = append(lines, heading+line)
		}
	}
	return strings.Join(lines, "\n")
}

func (f *form) heading(words string, current bool) string {
	if current {
		return ui.CurrentTheme().Accent.Render(ui.Pad(ui.MarkCursor+words, headingWidth))
	}
	return ui.CurrentTheme().Dim.Render(ui.Pad(" "+words, headingWidth))
}
