package field

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/ui"
)

// choices takes several choices of one question. Digits turn them on and off;
// Enter goes on.
type choices struct {
	picking
	chosen map[string]bool
}

func newChoices(s Setting) *choices {
	c := &choices{picking: newPicking(s), chosen: make(map[string]bool)}
	c.self = c
	for _, name := range strings.Fields(s.value(c.Target())) {
		c.chosen[name] = true
	}
	return c
}

// TakesKey takes digits, the keys that move the cursor, Space, and Enter while
// digits wait.
func (c *choices) TakesKey(msg tea.KeyMsg) bool { return c.takes(msg, c.codes.typed > 0) }

// Update takes a key.
func (c *choices) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return c, nil
	}
	if c.words != nil {
		c.typeWords(key)
		return c, nil
	}
	if d, ok := digit(key); ok {
		c.press(d)
		return c, nil
	}
	switch key.String() {
	case " ":
		c.toggle(c.list.cursor)
	case "enter", "tab":
		if number, ok := c.codes.settle(); ok {
			c.toggle(number - 1)
		}
		c.done = c.words == nil && c.notice == ""
	default:
		c.list.navigate(key)
	}
	return c, nil
}

func (c *choices) press(d int) {
	settled := c.codes.press(d)
	for _, number := range settled {
		c.toggle(number - 1)
	}
	switch {
	case c.codes.typed > 0:
		c.list.cursor = c.codes.typed - 1
	case len(settled) == 0:
		c.notice = fmt.Sprintf("There is no choice %d.", d)
	}
}

// toggle turns a choice on or off. An exclusive choice turns the others off,
// and any other turns an exclusive one off. One too many is refused.
func (c *choices) toggle(index int) {
	if index < 0 || index >= len(c.Choices) {
		return
	}
	c.list.cursor = index
	picked := c.Choices[index]
	if c.chosen[picked.Name] {
		delete(c.chosen, picked.Name)
		c.commit()
		return
	}
	for _, other := range c.Choices {
		if c.chosen[other.Name] && (picked.Exclusive || other.Exclusive) {
			delete(c.chosen, other.Name)
		}
	}
	c.chosen[picked.Name] = true
	_, most := c.bounds()
	if wrong := flow.TooMany(c.Question, c.names(), most); wrong != "" {
		delete(c.chosen, picked.Name)
		c.notice = wrong + " Take one back first: press its number again."
		return
	}
	c.commit()
	c.askWords(picked)
}

func (c *choices) commit() { c.change(c.Target(), c.names()) }

// names are the choices made, in the order of the question.
func (c *choices) names() string {
	var names []string
	for _, offered := range c.Choices {
		if c.chosen[offered.Name] {
			names = append(names, offered.Name)
		}
	}
	return strings.Join(names, " ")
}

// Click turns the choice under the mouse on or off.
func (c *choices) Click(_, y int) {
	if i := c.list.at(y); i >= 0 && c.words == nil {
		c.toggle(i)
	}
}

// Status counts what is chosen against the fewest and the most that can be, and
// says what is suggested.
func (c *choices) Status() string {
	if pending := waiting(&c.codes); pending != "" {
		return pending
	}
	chosen := c.names()
	n := flow.CountChosen(chosen)
	status := fmt.Sprintf("%d chosen", n)
	switch least, most := c.bounds(); {
	case n < least && !flow.StandsAlone(c.Question, chosen):
		status += fmt.Sprintf(", at least %d needed", least)
	case most < len(c.Choices):
		status = fmt.Sprintf("%d of %d chosen", n, most)
	}
	return joined(status, c.suggestion("enter"), c.list.hidden())
}

// View draws the choices.
func (c *choices) View() string {
	c.list.rows = c.list.rows[:0]
	for i, offered := range c.Choices {
		mark := ui.MarkUnchecked
		if c.chosen[offered.Name] {
			mark = ui.MarkChecked
		}
		c.list.rows = append(c.list.rows, row{
			number: strconv.Itoa(i + 1), mark: mark, label: labelled(c.Setting, offered), chosen: c.chosen[offered.Name],
		})
	}
	c.list.after = wordsUnder(c.Setting, c.words, c.width, func(o *forms.Choice) bool { return c.chosen[o.Name] })
	return c.list.view(c.width, c.height)
}
