package field

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// choice takes one of several choices. A digit picks and goes on; with
// Setting.Confirm it only moves the cursor and Enter goes on.
type choice struct {
	picking
	chosen int // index of the choice picked; -1 for none
}

func newChoice(s Setting) *choice {
	c := &choice{picking: newPicking(s)}
	c.self = c
	c.chosen = s.indexOf(s.value(c.Target()))
	c.list.cursor = c.chosen
	if c.chosen < 0 {
		c.list.cursor = s.indexOf(s.Suggested.Value)
	}
	return c
}

// TakesKey takes digits, the keys that move the cursor and pick, and Enter
// where it picks something.
func (c *choice) TakesKey(msg tea.KeyMsg) bool {
	return c.takes(msg, c.enterPicks())
}

// enterPicks reports whether Enter picks something now. It does not where the
// cursor stands on what is suggested: going on takes that.
func (c *choice) enterPicks() bool {
	if c.codes.typed > 0 {
		return true
	}
	suggested := c.chosen < 0 && c.list.cursor == c.indexOf(c.Suggested.Value)
	return c.list.cursor >= 0 && c.list.cursor != c.chosen && !suggested
}

// Update takes a key.
func (c *choice) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return c, nil
	}
	if c.words != nil {
		if name := key.String(); c.typeWords(key) {
			c.done = name == "enter" || name == "tab"
		}
		return c, nil
	}
	if d, ok := digit(key); ok {
		c.press(d)
		return c, nil
	}
	switch key.String() {
	case "enter", "tab":
		if number, ok := c.codes.settle(); ok {
			c.list.cursor = number - 1
		}
		c.pick(c.list.cursor, true)
	case " ":
		c.pick(c.list.cursor, false)
	default:
		c.list.navigate(key)
	}
	return c, nil
}

func (c *choice) press(d int) {
	settled := c.codes.press(d)
	switch {
	case len(settled) > 0:
		c.list.cursor = settled[0] - 1
		c.codes.typed = 0
		c.pick(c.list.cursor, !c.Confirm)
	case c.codes.typed > 0:
		c.list.cursor = c.codes.typed - 1
	default:
		c.notice = "There is no choice " + strconv.Itoa(d) + "."
	}
}

// pick chooses a choice, and goes on unless it asks for words.
func (c *choice) pick(index int, goOn bool) {
	if index < 0 || index >= len(c.Choices) {
		return
	}
	c.chosen = index
	c.list.cursor = index
	c.change(c.Target(), c.Choices[index].Name)
	c.done = !c.askWords(c.Choices[index]) && goOn
}

// Click picks the choice under the mouse.
func (c *choice) Click(_, y int) {
	if i := c.list.at(y); i >= 0 && c.words == nil {
		c.pick(i, !c.Confirm)
	}
}

// Status says what digits are waiting, or what is suggested while the cursor
// is on nothing else.
func (c *choice) Status() string {
	if c.enterPicks() {
		return joined(waiting(&c.codes), c.list.hidden())
	}
	return joined(c.suggestion("enter"), c.list.hidden())
}

func waiting(c *codes) string {
	if c.typed == 0 {
		return ""
	}
	return c.pending() + "… another digit or ⏎"
}

// View draws the choices.
func (c *choice) View() string {
	c.list.rows = c.list.rows[:0]
	for i, offered := range c.Choices {
		mark := ui.MarkNotChosen
		if i == c.chosen {
			mark = ui.MarkChosen
		}
		c.list.rows = append(c.list.rows, row{
			number: strconv.Itoa(i + 1), mark: mark, label: labelled(c.Setting, offered), chosen: i == c.chosen,
		})
	}
	c.list.after = wordsUnder(c.Setting, c.words, c.width, func(o *forms.Choice) bool {
		return c.chosen >= 0 && c.Choices[c.chosen] == o
	})
	return c.list.view(c.width, c.height)
}

func labelled(s Setting, c *forms.Choice) string {
	label := s.Say(c.Label)
	if c.OpenText {
		label += "…"
	}
	return label
}
