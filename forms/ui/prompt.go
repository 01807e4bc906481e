package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// promptLines is how many lines a prompt for longer text shows.
const promptLines = 5

// prompt asks for a text.
type prompt struct {
	title string
	label string
	many  bool
	do    func(string) tea.Cmd
	value string
	field huh.Field
}

// Prompt asks for a text, of one line or of many. Enter gives it to do; in a
// text of many lines ctrl+j or alt+enter starts a new line. Esc leaves without.
// The initial text and what is pasted are made safe as they come in.
func Prompt(title, label, initial string, multiline bool, do func(string) tea.Cmd) Dialog {
	p := &prompt{title: title, label: label, many: multiline, do: do, value: safeLines(initial)}
	if multiline {
		p.field = huh.NewText().ExternalEditor(false).ShowLineNumbers(false).Lines(promptLines).Value(&p.value)
	} else {
		p.field = huh.NewInput().Prompt(MarkCursor + " ").Value(&p.value)
	}
	p.field.WithTheme(HuhTheme(CurrentTheme())).WithKeyMap(huhKeys())
	p.field.Focus()
	return p
}

func (p *prompt) Title() string { return p.title }

func (p *prompt) Hints() Actions {
	if p.many {
		return Actions{hint("save", "enter"), hint("new line", "ctrl+j"), hint("cancel", "esc")}
	}
	return Actions{hint("save", "enter"), hint("cancel", "esc")}
}

func (p *prompt) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil, false
	}
	switch key.String() {
	case "esc":
		return nil, true
	case "enter":
		if p.do == nil {
			return nil, true
		}
		return p.do(p.value), true
	}
	if !ignoredInText(key) {
		p.field.Update(safeInput(key))
	}
	return nil, false
}

func (p *prompt) View(width, height int) string {
	width = ReadingWidth(width)
	lines, _ := WrapFirst(p.label, width, max(height-promptLines, 1))
	if p.label == "" {
		lines = nil
	}
	p.field.WithWidth(width)
	if p.many {
		p.field.WithHeight(max(min(promptLines, height-len(lines)), 1))
	}
	return strings.Join(append(lines, p.field.View()), "\n")
}
