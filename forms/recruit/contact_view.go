package recruit

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

const (
	labelWidth = 20
	// mostValueLines is how many lines of a value are shown.
	mostValueLines = 6
)

// Body draws the rows around the one that is selected.
func (c *contactScreen) Body(width, height int) string {
	lines, rows := c.drawn(ui.ReadingWidth(width))
	first, last := linesOf(rows, c.selected)
	if c.selected == 0 {
		first = 0
	}
	c.top = max(min(c.top, first), last-height+1)
	c.top = max(min(c.top, len(lines)-height), 0)
	end := min(c.top+height, len(lines))
	c.lineRows = rows[c.top:end]
	c.page = max(height-2, 1)
	return strings.Join(lines[c.top:end], "\n")
}

// drawn draws all rows, and says which row each line belongs to: -1 for none.
func (c *contactScreen) drawn(width int) (lines []string, rows []int) {
	theme := ui.CurrentTheme()
	add := func(line string, row int) { lines, rows = append(lines, line), append(rows, row) }
	for i := range c.rows {
		if heading := c.rows[i].heading; heading != "" {
			add("", -1)
			add(theme.Title.Render(ui.Clip(heading, width)), -1)
		}
		for _, line := range c.rows[i].lines(width, i == c.selected) {
			add(line, i)
		}
	}
	return lines, rows
}

// lines draws a row: its label beside its value.
func (r *row) lines(width int, selected bool) []string {
	theme := ui.CurrentTheme()
	mark := "  "
	if selected {
		mark = ui.MarkCursor + " "
	}
	room := max(width-labelWidth-4, 1)
	values, more := ui.WrapFirst(r.value, room, mostValueLines)
	if more {
		values[len(values)-1] = ui.Fit(values[len(values)-1], room-2) + " …"
	}
	var lines []string
	label := ui.Pad(ui.Clip(r.label, labelWidth), labelWidth)
	for _, value := range values {
		switch {
		case selected:
			lines = append(lines, ui.Fit(theme.Accent.Render(mark+label+"  "+value), width))
		case r.warning:
			lines = append(lines, ui.Fit(mark+theme.Dim.Render(label)+"  "+theme.Warning.Render(value), width))
		default:
			lines = append(lines, ui.Fit(mark+theme.Dim.Render(label)+"  "+value, width))
		}
		mark, label = "  ", strings.Repeat(" ", labelWidth)
	}
	return lines
}

// linesOf gives the first and the last line of a row.
func linesOf(rows []int, row int) (first, last int) {
	first = -1
	for i, of := range rows {
		if of != row {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return max(first, 0), last
}

func (c *contactScreen) move(by int) tea.Cmd {
	c.selected = max(min(c.selected+by, len(c.rows)-1), 0)
	return nil
}

// mouse moves with the wheel, selects the row that is clicked, and edits the
// one that is selected.
func (c *contactScreen) mouse(event tea.MouseMsg) tea.Cmd {
	if event.Action != tea.MouseActionPress || c.saving {
		return nil
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		return c.move(-1)
	case tea.MouseButtonWheelDown:
		return c.move(+1)
	case tea.MouseButtonLeft:
		if event.Y < 0 || event.Y >= len(c.lineRows) || c.lineRows[event.Y] < 0 {
			return nil
		}
		before := c.selected
		c.selected = c.lineRows[event.Y]
		if c.selected == before && c.rows[c.selected].column != "" {
			return c.edit()
		}
	}
	return nil
}
