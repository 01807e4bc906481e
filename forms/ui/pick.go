package ui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
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
}

// Pick asks for one of some options. Typing narrows them; the arrows and enter
// pick one, so does a click; up to nine options are numbered and a digit picks
// one at once. do is given the index into options; esc leaves without.
func Pick(title string, options []Option, do func(int) tea.Cmd) Dialog {
	p := &pick{title: title, options: options, do: do, numbered: len(options) <= mostNumbered}
	p.list = newChooser(len(options), func(i int) string { return options[i].Label + " " + options[i].Detail })
	return p
}

func (p *pick) Title() string { return p.title }

func (p *pick) Hints() Actions {
	hints := Actions{hint("pick", "enter"), hint("cancel", "esc"), hint("move", "up")}
	if p.numbered && len(p.options) > 0 {
		hints[0] = hint("pick", KeyNames(digits[:len(p.options)]))
	}
	return hints
}

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

func (p *pick) View(width, height int) string {
	return p.list.view(width, height, p.row)
}

func (p *pick) row(i, width int, current bool) string {
	option := p.options[i]
	theme := CurrentTheme()
	mark, style := " ", theme.Strong.UnsetBold()
	if current {
		mark, style = MarkCursor, theme.Accent
	}
	number := ""
	if p.numbered {
		number = fmt.Sprintf("%d  ", i+1)
	}
	if option.Disabled != "" {
		style = theme.Dim
	}
	line := style.Render(mark + " " + number + Safe(option.Label))
	if option.Detail != "" {
		line += "  " + theme.Dim.Render(Safe(option.Detail))
	}
	return Fit(line, width)
}
