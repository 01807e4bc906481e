package ui

import tea "github.com/charmbracelet/bubbletea"

// RowCursor is where a list of rows of one line each stands: which row is
// selected, and which were drawn last and where. The zero RowCursor is on the
// first row.
type RowCursor struct {
	selected int
	count    int
	top      int // the first row that was drawn
	rows     int // how many rows were drawn
	line     int // of the body, on which the first was drawn
}

// Selected is the row that the cursor is on; 0 where there is none.
func (c *RowCursor) Selected() int { return c.selected }

// SetCount says how many rows there are. The cursor stays among them.
func (c *RowCursor) SetCount(count int) {
	c.count = count
	c.Select(c.selected)
}

// Select puts the cursor on a row, or on the nearest that there is.
func (c *RowCursor) Select(row int) { c.selected = max(min(row, c.count-1), 0) }

// Move puts the cursor so many rows further down.
func (c *RowCursor) Move(by int) { c.Select(c.selected + by) }

// Page is how many rows a page key goes.
func (c *RowCursor) Page() int { return max(c.rows, 1) }

// Window gives the rows to draw in a room of lines, from up to but not
// including to, the selected one among them. line is that of the body on which
// the first is drawn.
func (c *RowCursor) Window(room, line int) (from, to int) {
	c.rows, c.line = max(min(room, c.count), 0), line
	if c.rows == 0 {
		return 0, 0
	}
	c.top = max(min(c.top, c.selected, c.count-c.rows), c.selected-c.rows+1, 0)
	return c.top, c.top + c.rows
}

// Mouse moves with the wheel and selects the row that is clicked. It reports
// whether that was selected before, so that it is to be opened.
func (c *RowCursor) Mouse(event tea.MouseMsg) (open bool) {
	if event.Action != tea.MouseActionPress {
		return false
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		c.Move(-1)
	case tea.MouseButtonWheelDown:
		c.Move(+1)
	case tea.MouseButtonLeft:
		row := event.Y - c.line
		if row < 0 || row >= c.rows {
			return false
		}
		before := c.selected
		c.Select(c.top + row)
		return c.selected == before
	}
	return false
}
