package tableview

import (
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

const (
	columnGap = " "
	spanGap   = "  "
	// mostLabel is how many lines the label of a row or a column takes, and
	// longestWord the longest word of a heading that widens its columns.
	mostLabel   = 3
	longestWord = 16
	// widestLabel is how wide labels of rows become in a wide window.
	widestLabel = 44
)

// grid is a table that may be larger than its room: its heading and the labels
// of its rows stay, the rest moves with the selected cell.
type grid struct {
	layout tables.Layout
	spans  []tables.Span
	widths []int // of the columns of cells
	widest int   // of the labels of rows

	row, column int // selected
	top, left   int // first line and column in sight
	// lines are those below the heading, with labels of a width.
	lines  []gridLine
	labels int
	// As drawn last: how many lines, from which line and column of the body on,
	// and how many columns.
	height, line, from, columns int
}

// gridLine is a line below the heading: the cells of a row beside the last line
// of its label, or a line of words alone.
type gridLine struct {
	label string
	row   int  // -1 for words that belong to no row
	first bool // of the label of the row
	cells bool
	rule  bool
}

func newGrid(layout tables.Layout) grid {
	g := grid{layout: layout, spans: layout.Spans(), widths: make([]int, len(layout.Headers)-1)}
	g.widest = ui.Width(layout.Headers[0].Label)
	for i, row := range layout.Rows {
		if i == 0 || row.Label != layout.Rows[i-1].Label {
			g.widest = max(g.widest, ui.Width(ui.Clip(oneLine(row.Label), widestLabel)))
		}
		if row.Group != "" {
			g.widest = max(g.widest, len(indent)+ui.Width(ui.Clip(oneLine(row.Group), widestLabel)))
		}
		for i, value := range row.Cells {
			g.widths[i] = max(g.widths[i], len(value.Text()))
		}
	}
	for _, span := range g.spans {
		for i, unit := range span.Units {
			g.widths[span.From+i] = max(g.widths[span.From+i], longest(unit))
		}
		g.widths[span.To-1] += max(longest(span.Label)-g.width(span.From, span.To), 0)
	}
	return g
}

// longest is the width of the longest word of a text from outside, up to
// longestWord; of more than mostLabel lines, that at which there are so many.
func longest(text string) int {
	widest := 0
	for word := range strings.FieldsSeq(ui.Safe(text)) {
		widest = max(widest, min(ui.Width(word), longestWord))
	}
	for widest > 0 && widest < longestWord && len(ui.Wrap(text, widest)) > mostLabel {
		widest++
	}
	return widest
}

// width is how wide columns are together.
func (g *grid) width(from, to int) int {
	width := len(columnGap) * max(to-from-1, 0)
	for _, w := range g.widths[from:to] {
		width += w
	}
	return width
}

// natural is the width at which every column is in sight, with labels as wide
// as they are in a room.
func (g *grid) natural(room int) int {
	width := g.labelWidth(room)
	for _, span := range g.spans {
		width += len(spanGap) + g.width(span.From, span.To)
	}
	return width
}

// labelWidth is how wide the labels of rows are in a room.
func (g *grid) labelWidth(room int) int {
	const fifths = 5
	return min(g.widest, widestLabel, max(room*2/fifths, 1))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// mark is before the selected row.
const (
	mark   = ui.MarkCursor + " "
	indent = "  "
)

// move selects the cell so many rows and columns further on.
func (g *grid) move(rows, columns int) { g.goTo(g.row+rows, g.column+columns) }

func (g *grid) goTo(row, column int) {
	g.row = max(min(row, len(g.layout.Rows)-1), 0)
	g.column = max(min(column, len(g.widths)-1), 0)
}

// fill makes the lines below the heading, with labels of a width.
func (g *grid) fill(labels int) {
	if g.lines != nil && g.labels == labels {
		return
	}
	g.labels, g.lines = labels, []gridLine{}
	before, totals := "", false
	for i, row := range g.layout.Rows {
		if row.Total && !totals {
			totals = true
			if i > 0 {
				g.lines = append(g.lines, gridLine{row: -1, rule: true})
			}
		}
		label, lead := row.Label, ""
		if row.Group != "" {
			if row.Label != before {
				for _, line := range firstLines(row.Label, labels+2*longestWord) {
					g.lines = append(g.lines, gridLine{label: line, row: -1})
				}
				before = row.Label
			}
			label, lead = row.Group, indent
		}
		wrapped := firstLines(label, labels-len(lead))
		for at, line := range wrapped {
			g.lines = append(g.lines, gridLine{label: lead + line, row: i, first: at == 0, cells: at == len(wrapped)-1})
		}
	}
}

// firstLines wraps the label of a row or column from outside.
func firstLines(text string, width int) []string { return wrapped(oneLine(text), width, mostLabel) }

// wrapped wraps a text from outside in so many lines, one at least, the last
// with … if there is more.
func wrapped(text string, width, most int) []string {
	lines, more := ui.WrapFirst(text, max(width, 1), most)
	if len(lines) == 0 {
		return []string{""}
	}
	if last := len(lines) - 1; more {
		lines[last] = ui.Fit(lines[last]+"…", width)
	}
	return lines
}

// follow brings the selected row into a room of lines.
func (g *grid) follow(room int) {
	first, last := 0, 0
	for at, line := range g.lines {
		if line.row == g.row {
			if g.lines[first].row != g.row {
				first = at
			}
			last = at
		}
	}
	for first > 0 && g.lines[first-1].row < 0 { // the words above it
		first--
	}
	g.top = max(min(g.top, first, len(g.lines)-room), last-room+1, 0)
}

// fit finds the columns in sight, the selected one among them.
func (g *grid) fit(room int) {
	g.left = min(g.left, g.column)
	for ; ; g.left++ {
		used, to := 0, g.left
		for to < len(g.widths) {
			used += len(g.gapBefore(to)) + g.widths[to]
			if used > room && to > g.left {
				break
			}
			to++
		}
		to = g.whole(to)
		g.columns = to - g.left
		if g.column < to || g.left >= len(g.widths)-1 {
			break
		}
	}
	for g.left > 0 { // no empty room at the right
		used := 0
		for at := g.left - 1; at < g.left+g.columns; at++ {
			used += len(g.gapBefore(at)) + g.widths[at]
		}
		if used > room || g.left+g.columns < len(g.widths) {
			return
		}
		g.left--
		g.columns++
	}
}

// whole leaves out the beginning of a span that has no room for all of it,
// unless it is the first in sight or holds the selected cell.
func (g *grid) whole(to int) int {
	for _, span := range g.spans {
		if span.From < to && to < span.To && g.left < span.From && g.column < span.From {
			return span.From
		}
	}
	return to
}

// gapBefore parts a column from the one before it in its span, or from the span
// before.
func (g *grid) gapBefore(column int) string {
	for _, span := range g.spans {
		if span.From == column {
			return spanGap
		}
	}
	return columnGap
}

// at is the cell at a place of the body.
func (g *grid) at(x, y int) (row, column int, ok bool) {
	line := y - g.line
	if line < 0 || line >= g.height || g.top+line >= len(g.lines) || g.lines[g.top+line].row < 0 {
		return 0, 0, false
	}
	place := g.from + len(mark) + g.labels
	for i := g.left; i < g.left+g.columns; i++ {
		if place += len(g.gapBefore(i)) + g.widths[i]; x < place {
			return g.lines[g.top+line].row, i, true
		}
	}
	return g.lines[g.top+line].row, g.column, true
}
