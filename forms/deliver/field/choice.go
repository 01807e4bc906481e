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
	base
	codes  codes
	list   list
	chosen int // index of the choice picked; -1 for none
	words  *words
}

func newChoice(s Setting) *choice {
	c := &choice{base: base{Setting: s}, codes: codes{count: len(s.Choices)}}
	c.self = c
	c.chosen = s.indexOf(s.value(c.Target()))
	c.list.cursor = c.chosen
	if c.chosen < 0 && s.Suggested.Value != "" {
		c.list.cursor = s.indexOf(s.Suggested.Value)
	}
	return c
}

// Typing reports whether words beside a choice are being typed.
func (c *choice) Typing() bool { return c.words != nil }

// TakesKey takes digits, the keys that move the cursor and pick, and Enter
// where it picks something.
func (c *choice) TakesKey(msg tea.KeyMsg) bool {
	if c.words != nil {
		return c.words.takes(msg)
	}
	if _, ok := digit(msg); ok {
		return true
	}
	switch msg.String() {
	case "up", "down", "home", "end", " ":
		return true
	case "enter", "tab":
		return c.codes.typed > 0 || c.list.cursor >= 0 && c.list.cursor != c.chosen
	}
	return false
}

// Update takes a key.
func (c *choice) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return c, nil
	}
	if c.words != nil {
		return c, c.typeWords(key)
	}
	if d, ok := digit(key); ok {
		c.press(d)
		return c, nil
	}
	switch key.String() {
	case "up":
		c.list.move(-1)
	case "down":
		c.list.move(+1)
	case "home":
		c.list.move(-len(c.Choices))
	case "end":
		c.list.move(len(c.Choices))
	case "enter", "tab":
		if number, ok := c.codes.settle(); ok {
			c.list.cursor = number - 1
		}
		c.pick(c.list.cursor, true)
	case " ":
		c.pick(c.list.cursor, false)
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
	if v := c.open(c.Choices[index]); v != nil {
		c.words = newWords(v, c.value(v))
		return
	}
	c.done = goOn
}

func (c *choice) typeWords(key tea.KeyMsg) tea.Cmd {
	switch key.String() {
	case "enter", "tab":
		c.closeWords()
		c.done = true
		return nil
	case "esc", "up", "down":
		c.closeWords()
		return nil
	}
	if c.words.update(key) {
		c.changeDraft(c.words.variable, c.words.value())
	}
	return nil
}

func (c *choice) closeWords() {
	c.change(c.words.variable, c.words.value())
	c.words = nil
}

// Click picks the choice under the mouse.
func (c *choice) Click(_, y int) {
	if i := c.list.at(y); i >= 0 && c.words == nil {
		c.pick(i, !c.Confirm)
	}
}

// Status says what digits are waiting.
func (c *choice) Status() string { return waiting(&c.codes) }

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
