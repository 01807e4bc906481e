package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// promptLines is how many lines a prompt for longer text shows.
const promptLines = 5

// promptMark stands before the line that is typed.
const promptMark = MarkCursor + " "

// prompt asks for a text.
type prompt struct {
	title string
	label string
	do    func(string) tea.Cmd
	lines *Editor // for a text of many lines
	line  *Line   // for a text of one line
}

// Prompt asks for a text, of one line or of many. Enter gives it to do; in a
// text of many lines ctrl+j or alt+enter starts a new line. Esc leaves without.
// The initial text and what is pasted are made safe as they come in.
func Prompt(title, label, initial string, multiline bool, do func(string) tea.Cmd) Dialog {
	p := &prompt{title: title, label: label, do: do}
	if multiline {
		p.lines = NewEditor()
		p.lines.SetValue(safeLines(initial))
		return p
	}
	p.line = NewLine()
	p.line.SetValue(safeLines(initial))
	return p
}

// Title says what is asked for.
func (p *prompt) Title() string { return p.title }

// Hints are how to save and to cancel.
func (p *prompt) Hints() Actions {
	if p.lines != nil {
		return Actions{hint("save", "enter"), hint("new line", "ctrl+j"), hint("cancel", "esc")}
	}
	return Actions{hint("save", "enter"), hint("cancel", "esc")}
}

// Update takes what is typed.
func (p *prompt) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil, false
	}
	switch name := key.String(); {
	case name == "esc":
		return nil, true
	case name == "enter":
		if p.do == nil {
			return nil, true
		}
		return p.do(p.text()), true
	case p.lines == nil:
		p.line.Update(key)
	case name == "ctrl+j" || name == "alt+enter":
		p.lines.Update(tea.KeyMsg{Type: tea.KeyEnter})
	default:
		p.lines.Update(key)
	}
	return nil, false
}

func (p *prompt) text() string {
	if p.lines != nil {
		return p.lines.Value()
	}
	return p.line.Value()
}

// View is what is asked, over the line or lines that are typed.
func (p *prompt) View(width, height int) string {
	width = ReadingWidth(width)
	shown := 1
	if p.lines != nil {
		shown = promptLines
	}
	var lines []string
	if p.label != "" {
		lines = firstLines(p.label, width, max(height-shown, 1))
	}
	if p.lines != nil {
		p.lines.SetWidth(width)
		p.lines.SetHeight(max(min(shown, height-len(lines)), 1))
		return strings.Join(append(lines, p.lines.View()), "\n")
	}
	p.line.SetWidth(width - Width(promptMark))
	return strings.Join(append(lines, CurrentTheme().Accent.Render(promptMark)+p.line.View()), "\n")
}
