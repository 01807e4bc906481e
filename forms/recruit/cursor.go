package recruit

import tea "github.com/charmbracelet/bubbletea"

// cursor is where a list of rows stands: which is selected, and which were
// drawn last and where.
type cursor struct {
	selected int
	top      int // the first row that was drawn
	rows     int // how many were drawn
	line     int // the line of the body on which the first was drawn
}

// move selects a row so many below, among count.
func (c *cursor) move(by, count int) { c.selected = max(min(c.selected+by, count-1), 0) }

// page is how many rows a page key goes.
func (c *cursor) page() int { return max(c.rows, 1) }

// show draws as many of count rows as there is room for, from a line on, the
// selected one among them.
func (c *cursor) show(room, count, line int) {
	c.selected = max(min(c.selected, count-1), 0)
	c.rows, c.line = max(min(room, count), 0), line
	c.top = max(min(c.top, c.selected, count-c.rows), c.selected-c.rows+1, 0)
}

// hide says that no row was drawn.
func (c *cursor) hide() { c.rows = 0 }

// mouse moves with the wheel, and selects the row that is clicked. It reports
// whether that was selected before.
func (c *cursor) mouse(event tea.MouseMsg, count int) (again bool) {
	if event.Action != tea.MouseActionPress {
		return false
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		c.move(-1, count)
	case tea.MouseButtonWheelDown:
		c.move(+1, count)
	case tea.MouseButtonLeft:
		at := event.Y - c.line
		if at < 0 || at >= c.rows {
			return false
		}
		before := c.selected
		c.selected = c.top + at
		return c.selected == before
	}
	return false
}
