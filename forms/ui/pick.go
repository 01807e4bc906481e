package ui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// Option is one of the things to pick from.
type Option struct {
	Label string
	// Detail stands dimmed beside the label.
	Detail string
	// Disabled says, as a sentence, why it cannot be picked now.
	Disabled string
}

// mostNumbered is how many options can each have a digit.
const mostNumbered = 9

var digits = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}

type pick struct {
	title    string
	options  []Option
	do       func(int) tea.Cmd
	list     *chooser
	numbered bool
	// The widest label and the widest detail, in columns.
	labels, details int
}

// Pick asks for one of some options. Typing narrows them; the arrows and enter
// pick one, so does a click; up to nine options are numbered and a digit picks
// one at once. do is given the index into options; esc leaves without.
func Pick(title string, options []Option, do func(int) tea.Cmd) Dialog {
	return newPick(title, options, do, len(options) <= mostNumbered)
}

// Find is Pick for options that may begin with numbers of their own, such as
// questions: none is numbered, and digits narrow the list as letters do. What
// begins with what is typed comes first, and before all an option whose first
// word it is.
func Find(title string, options []Option, do func(int) tea.Cmd) Dialog {
	return newPick(title, options, do, false)
}

func newPick(title string, options []Option, do func(int) tea.Cmd, numbered bool) *pick {
	p := &pick{title: title, options: options, do: do, numbered: numbered}
	rows := make([]searched, len(options))
	for i, option := range options {
		rows[i] = searched{label: option.Label, more: option.Detail}
		p.labels = max(p.labels, Width(Clip(option.Label, mostMeasured)))
		p.details = max(p.details, Width(Clip(option.Detail, mostMeasured)))
	}
	p.list = newChooser(rows)
	return p
}

// mostMeasured is how much of a label or a detail is measured, in columns.
const mostMeasured = 1000

// Title says what is picked.
func (p *pick) Title() string { return p.title }

// Hints are how to pick, with the digits where the options have them.
func (p *pick) Hints() Actions {
	hints := Actions{hint("pick", "enter"), hint("cancel", "esc"), hint("move", "up")}
	if p.numbered && len(p.options) > 0 {
		hints[0] = hint("pick", KeyNames(digits[:len(p.options)]))
	}
	return hints
}

// Update moves among the options and picks one.
func (p *pick) Update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return p.key(msg)
	case tea.MouseMsg:
		return p.mouse(msg)
	}
	return nil, false
}

func (p *pick) key(key tea.KeyMsg) (tea.Cmd, bool) {
	switch name := key.String(); {
	case name == "esc":
		return nil, true
	case name == "enter":
		if i, ok := p.list.chosen(); ok {
			return p.choose(i)
		}
	case p.numbered && !key.Paste && len(name) == 1 && name[0] >= '1' && int(name[0]-'0') <= len(p.options):
		return p.choose(int(name[0] - '1'))
	default:
		p.list.key(key)
	}
	return nil, false
}

func (p *pick) mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	at, ok := p.list.mouse(msg)
	if !ok {
		return nil, false
	}
	return p.choose(p.list.found[at])
}

func (p *pick) choose(i int) (tea.Cmd, bool) {
	if why := p.options[i].Disabled; why != "" {
		return Warn(why), false
	}
	if p.do == nil {
		return nil, true
	}
	return p.do(i), true
}

// View is the options that fit.
func (p *pick) View(width, height int) string {
	return p.list.view(width, height, p.row)
}

func (p *pick) row(i, width int, current bool) string {
	option := p.options[i]
	theme := CurrentTheme()
	mark, style := " ", lipgloss.NewStyle()
	if current {
		mark, style = MarkCursor, theme.Accent
	}
	lead := mark + " "
	if p.numbered {
		lead += fmt.Sprintf("%d  ", i+1)
	}
	if option.Disabled != "" {
		style = theme.Dim
	}
	room := width - Width(lead)
	if option.Detail == "" {
		return style.Render(lead + Clip(option.Label, room))
	}
	column := p.labelColumn(room)
	label := style.Render(lead + Clip(option.Label, column))
	return Pad(label, Width(lead)+column) + "  " + theme.Dim.Render(Clip(option.Detail, room-column-2))
}

// labelColumn is the width of the labels beside which a detail stands, in a
// room for both: as wide as the widest, but no more than the details leave,
// or 55 in 100 where they would leave less.
func (p *pick) labelColumn(room int) int {
	return min(p.labels, max(room-2-p.details, room*55/100))
}
