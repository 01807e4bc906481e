package field

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
)

// picking is what single and multiple choices have in common: a list with
// numbers to pick from, and the words beside a choice that asks for them.
type picking struct {
	base
	codes codes
	list  list
	words *words
}

func newPicking(s Setting) picking {
	return picking{base: base{Setting: s}, codes: codes{count: len(s.Choices)}, list: list{cursor: -1}}
}

// Typing reports whether words beside a choice are being typed.
func (p *picking) Typing() bool { return p.words != nil }

// takes reports whether a key means something now; enterPicks says whether
// Enter does while no words are typed.
func (p *picking) takes(msg tea.KeyMsg, enterPicks bool) bool {
	if p.words != nil {
		return p.words.takes(msg)
	}
	if _, ok := digit(msg); ok {
		return true
	}
	switch msg.String() {
	case "up", "down", "home", "end", " ":
		return true
	case "enter", "tab":
		return enterPicks
	}
	return false
}

// askWords opens the line for words beside a choice that asks for them, and
// reports whether the choice does.
func (p *picking) askWords(c *forms.Choice) bool {
	v := p.open(c)
	if v == nil {
		return false
	}
	p.words = newWords(v, p.value(v))
	return true
}

// typeWords takes a key while words are typed, and reports whether it ended
// them.
func (p *picking) typeWords(key tea.KeyMsg) (ended bool) {
	switch key.String() {
	case "enter", "tab", "esc", "up", "down":
		p.change(p.words.variable, p.words.value())
		p.words = nil
		return true
	}
	if p.words.update(key) {
		p.changeDraft(p.words.variable, p.words.value())
	}
	return false
}
