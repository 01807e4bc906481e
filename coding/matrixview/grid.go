package matrixview

import (
	"strings"

	"fieldwork/forms/ui"
)

// grid is a table that is larger than the window: its heading and its first
// column stay, the rest moves with the selected cell.
type grid struct {
	corner        string
	rows, columns []string
	// cell is what stands in a cell, and foot below a column; foot is nil where
	// there is none.
	cell func(row, column int) string
	foot func(column int) string
	// numbers says that the cells are numbers, which are aligned right.
	numbers bool

	row, column int // selected
	top, left   int // first in sight
	// height and line are how many rows were drawn last, and from which line of
	// the body on; labels and widths are the columns as they were drawn.
	height, line int
	labels       int
	widths       []int
}

const (
	gridGap = "  "
	// leastColumn and mostColumn bound the columns of numbers.
	leastColumn, mostColumn = 5, 14
	// textColumn is how wide a column of text is.
	textColumn = 24
	// headLines is how many lines the heading of a column has at most.
	headLines = 2
)

// of gives a new grid the place of this one.
func (g grid) of(fresh grid) grid {
	fresh.row, fresh.column, fresh.top, fresh.left = g.row, g.column, g.top, g.left
	fresh.move(0, 0)
	return fresh
}

// move selects the cell so many rows and columns further on.
func (g *grid) move(rows, columns int) {
	g.row = max(min(g.row+rows, len(g.rows)-1), 0)
	g.column = max(min(g.column+columns, len(g.columns)-1), 0)
}

// width is how wide a column is drawn.
func (g *grid) width(column int) int {
	if !g.numbers {
		return textColumn
	}
	widest := 0
	for word := range strings.FieldsSeq(ui.Safe(g.columns[column])) {
		widest = max(widest, ui.Width(word))
	}
	return max(min(max(widest, (ui.Width(ui.Clip(g.columns[column], 2*mostColumn))+1)/2), mostColumn), leastColumn)
}

// draw draws the grid in a room that begins on a line of the body.
func (g *grid) draw(width, room, line int) []string {
	foot := 0
	if g.foot != nil {
		foot = 1
	}
	g.labels = min(g.widestLabel(), max(width*2/5, 1))
	g.fit(width)
	lines := g.heading(width)
	g.line, g.height = line+len(lines), max(room-len(lines)-foot, 1)
	g.top = max(min(g.top, g.row, len(g.rows)-g.height), g.row-g.height+1, 0)
	for row := g.top; row < min(g.top+g.height, len(g.rows)); row++ {
		lines = append(lines, g.rowLine(row, width))
	}
	if g.foot != nil && len(lines) < room {
		lines = append(lines, g.footLine(width))
	}
	return lines[:min(len(lines), room)]
}

func (g *grid) widestLabel() int {
	widest := ui.Width(g.corner)
	for _, label := range g.rows {
		widest = max(widest, ui.Width(ui.Safe(label)))
	}
	return widest + len(gridGap)
}

// fit finds the columns in sight, the selected one among them.
func (g *grid) fit(width int) {
	room := width - g.labels
	g.left = min(g.left, g.column)
	for {
		g.widths = g.widths[:0]
		used := 0
		for column := g.left; column < len(g.columns); column++ {
			w := g.width(column)
			if used += len(gridGap) + w; used > room && column > g.left {
				break
			}
			g.widths = append(g.widths, max(min(w, room-len(gridGap)), 1))
		}
		if g.column < g.left+len(g.widths) || len(g.columns) == 0 {
			return
		}
		g.left++
	}
}

// heading is the names of the columns, on as many lines as one of them needs.
func (g *grid) heading(width int) []string {
	theme := ui.CurrentTheme()
	heads, count := make([][]string, len(g.widths)), 1
	for i, w := range g.widths {
		head, more := ui.WrapFirst(g.columns[g.left+i], w, headLines)
		if more {
			head[headLines-1] = ui.Fit(head[headLines-1]+"…", w)
		}
		heads[i], count = head, max(count, len(head))
	}
	lines := make([]string, count)
	for at := range lines {
		label := ""
		if at == count-1 {
			label = g.corner
		}
		line := theme.Dim.Render(ui.Pad(ui.Clip(label, g.labels), g.labels))
		for i, w := range g.widths {
			style := theme.Strong
			if g.left+i == g.column {
				style = theme.Accent
			}
			words := ""
			if from := count - len(heads[i]); at >= from {
				words = heads[i][at-from]
			}
			line += gridGap + style.Render(g.align(ui.Clip(words, w), w))
		}
		lines[at] = ui.Fit(line, width)
	}
	return lines
}

// align pads a text to a width, numbers and their heads to the right.
func (g *grid) align(text string, width int) string {
	if g.numbers {
		return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
	}
	return ui.Pad(text, width)
}

// rowLine is one row.
func (g *grid) rowLine(row, width int) string {
	theme := ui.CurrentTheme()
	mark := "  "
	label := ui.Clip(g.rows[row], g.labels-len(gridGap))
	if row == g.row {
		mark, label = ui.MarkCursor+" ", theme.Accent.Render(label)
	}
	line := ui.Pad(mark+label, g.labels)
	for i, w := range g.widths {
		text := g.align(ui.Clip(strings.ReplaceAll(g.cell(row, g.left+i), "\n", " "), w), w)
		if row == g.row && g.left+i == g.column {
			text = theme.Cursor.Render(text)
		}
		line += gridGap + text
	}
	return ui.Fit(line, width)
}

func (g *grid) footLine(width int) string {
	line := ui.Pad("  total", g.labels)
	for i, w := range g.widths {
		line += gridGap + g.align(g.foot(g.left+i), w)
	}
	return ui.CurrentTheme().Dim.Render(ui.Fit(line, width))
}

// at is the cell at a place of the body.
func (g *grid) at(x, y int) (row, column int, ok bool) {
	row = g.top + y - g.line
	if y < g.line || y >= g.line+g.height || row >= len(g.rows) {
		return 0, 0, false
	}
	place := g.labels
	for i, w := range g.widths {
		if place += len(gridGap) + w; x < place {
			return row, g.left + i, true
		}
	}
	return row, g.column, true
}
