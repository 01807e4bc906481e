package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
)

// confirm asks a question that has two answers.
type confirm struct {
	title   string
	text    string
	yes, no string
	do      func() tea.Cmd
	chosen  bool
	field   *huh.Confirm
}

// Confirm asks before something is done. The answer no is chosen at first, so
// that a key too many does nothing; y does it, n and esc leave it. A question
// without a no is only told.
func Confirm(title, text, yes, no string, do func() tea.Cmd) Dialog {
	c := &confirm{title: title, text: text, yes: yes, no: no, do: do}
	c.chosen = no == ""
	c.field = huh.NewConfirm().Negative("").Value(&c.chosen)
	c.field.WithTheme(huhTheme(CurrentTheme())).WithKeyMap(huhKeys())
	c.field.Focus()
	c.labelButtons()
	return c
}

// Title is the question in short.
func (c *confirm) Title() string { return c.title }

// Hints are the two answers, or the only one.
func (c *confirm) Hints() Actions {
	if c.no == "" {
		return Actions{hint(c.yes, "enter")}
	}
	return Actions{hint(c.yes, "y"), hint(c.no, "n"), hint("choose", "left"), hint("confirm", "enter")}
}

// Update takes the answer; keys that are pasted are none.
func (c *confirm) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok || key.Paste {
		return nil, false
	}
	switch key.String() {
	case "y", "Y":
		return c.answer(true)
	case "n", "N", "esc":
		return c.answer(false)
	case "enter":
		return c.answer(c.chosen)
	}
	c.field.Update(msg)
	c.labelButtons()
	return nil, false
}

func (c *confirm) answer(yes bool) (tea.Cmd, bool) {
	if !yes || c.do == nil {
		return nil, true
	}
	return c.do(), true
}

// View is the question over its buttons.
func (c *confirm) View(width, height int) string {
	buttons := c.buttons(width)
	lines, _ := WrapFirst(c.text, ReadingWidth(width), max(height-1-len(buttons), 1))
	return strings.Join(append(append(lines, ""), buttons...), "\n")
}

// buttons are the two answers side by side, or one above the other where they
// are too wide for that.
func (c *confirm) buttons(width int) []string {
	line := c.field.View()
	if Width(line) <= width || c.no == "" {
		return []string{line}
	}
	yes, no := lipgloss.NewStyle(), CurrentTheme().Accent
	if c.chosen {
		yes, no = no, yes
	}
	return []string{yes.Render(button(c.yes, c.chosen)), no.Render(button(c.no, !c.chosen))}
}

// labelButtons marks the chosen answer with a character besides its colour.
func (c *confirm) labelButtons() {
	c.field.Affirmative(button(c.yes, c.chosen))
	if c.no != "" {
		c.field.Negative("   " + button(c.no, !c.chosen))
	}
}

func button(label string, chosen bool) string {
	if chosen {
		return MarkCursor + " " + Safe(label)
	}
	return "  " + Safe(label)
}
