package desk

import tea "github.com/charmbracelet/bubbletea"

// cursor is where a list of rows stands: which row is selected, and which
// were drawn last and where.
type cursor struct {
	selected int
	top      int // the first row that was drawn
	rows     int // how many rows were drawn
	rowsAt   int // the line of the body on which the first was drawn
}

// move selects a row so many below, among count.
func (c *cursor) move(by, count int) { c.selected = max(min(c.selected+by, count-1), 0) }

// page is how many rows a page key goes.
func (c *cursor) page() int { return max(c.rows, 1) }

// show draws so many of count rows from a line on, with the selected row among
// them.
func (c *cursor) show(rows, count, line int) {
	c.rows, c.rowsAt = rows, line
	c.top = max(min(c.top, c.selected, count-rows), c.selected-rows+1, 0)
}

// hide says that no row was drawn.
func (c *cursor) hide() { c.rows = 0 }

// mouse moves with the wheel, and selects the row that is clicked. It reports
// whether that was selected before, so that it is to be opened. Clicks do
// nothing while they are held.
func (c *cursor) mouse(event tea.MouseMsg, count int, held bool) (open bool) {
	if event.Action != tea.MouseActionPress {
		return false
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		c.move(-1, count)
	case tea.MouseButtonWheelDown:
		c.move(+1, count)
	case tea.MouseButtonLeft:
		line := event.Y - c.rowsAt
		if line < 0 || line >= c.rows || held {
			return false
		}
		before := c.selected
		c.selected = c.top + line
		return c.selected == before
	}
	return false
}
