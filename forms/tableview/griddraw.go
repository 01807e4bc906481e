package tableview

import (
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// markRoom is the room for the mark of the selected row.
const markRoom = 2

// draw draws the table in a room, with labels of a width; focused shows the
// selected cell.
func (g *grid) draw(width, room, labels int, focused bool) []string {
	g.fill(labels)
	g.fit(width - markRoom - g.labels)
	lines := g.heading(width)
	lines = append(lines, g.rule(width))
	g.height = max(room-len(lines), 1)
	g.line = len(lines)
	g.follow(g.height)
	for _, line := range g.lines[g.top:min(g.top+g.height, len(g.lines))] {
		lines = append(lines, g.drawn(line, width, focused))
	}
	return lines[:min(len(lines), room)]
}

// rule is a line as long as a row.
func (g *grid) rule(width int) string {
	long := markRoom + g.labels
	for i := g.left; i < g.left+g.columns; i++ {
		long += len(g.gapBefore(i)) + g.widths[i]
	}
	return ui.CurrentTheme().Rule.Render(strings.Repeat("─", max(min(long, width), 0)))
}

// tall is how many lines the whole table takes at a width.
func (g *grid) tall(width int) int {
	g.fill(g.labelWidth(width))
	g.fit(width - markRoom - g.labels)
	return len(g.heading(width)) + 1 + len(g.lines)
}

// run is the part of a span that is in sight.
type run struct {
	label    string
	from, to int // columns
	units    []string
}

// runs are those of the columns in sight.
func (g *grid) runs() []run {
	var runs []run
	for _, span := range g.spans {
		from, to := max(span.From, g.left), min(span.To, g.left+g.columns)
		if from < to {
			runs = append(runs, run{span.Label, from, to, span.Units[from-span.From : to-span.From]})
		}
	}
	return runs
}

// heading is the labels of spans and, below, the units of columns.
func (g *grid) heading(width int) []string {
	theme := ui.CurrentTheme()
	runs := g.runs()
	labels, units := make([][]string, len(runs)), 0
	above := 0
	for i, run := range runs {
		if run.label != "" {
			labels[i] = firstLines(run.label, g.width(run.from, run.to))
		}
		above = max(above, len(labels[i]))
		for j, unit := range run.units {
			if unit != "" {
				units = max(units, len(firstLines(unit, g.widths[run.from+j])))
			}
		}
	}
	corner := ui.Clip(g.layout.Headers[0].Label, g.labels)
	var lines []string
	for n := range above + units {
		line := ui.Pad("", markRoom+g.labels)
		if n == above+units-1 {
			line = theme.Dim.Render(ui.Pad(indent+corner, markRoom+g.labels))
		}
		for i, run := range runs {
			gap := g.gapBefore(run.from)
			if n < above {
				line += gap + theme.Strong.Render(toRight(fromBelow(labels[i], n, above), g.width(run.from, run.to)))
				continue
			}
			line += gap + g.unitLine(run, n-above, units)
		}
		lines = append(lines, ui.Fit(line, width))
	}
	return lines
}

// fromBelow is a line of a label that stands at the foot of its room.
func fromBelow(label []string, line, room int) string {
	if at := line - (room - len(label)); at >= 0 {
		return label[at]
	}
	return ""
}

func (g *grid) unitLine(run run, line, room int) string {
	theme := ui.CurrentTheme()
	text := ""
	for j, unit := range run.units {
		column := run.from + j
		if j > 0 {
			text += columnGap
		}
		words := ""
		if unit != "" {
			words = fromBelow(firstLines(unit, g.widths[column]), line, room)
		}
		text += theme.Dim.Render(toRight(words, g.widths[column]))
	}
	return text
}

func toRight(text string, width int) string {
	return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
}

// drawn is a line below the heading.
func (g *grid) drawn(line gridLine, width int, focused bool) string {
	theme := ui.CurrentTheme()
	if line.rule {
		return g.rule(width)
	}
	if line.row < 0 {
		return ui.Fit(indent+theme.Strong.Render(line.label), width)
	}
	selected := focused && line.row == g.row
	label, row := line.label, &g.layout.Rows[line.row]
	switch {
	case selected:
		label = theme.Accent.Render(label)
	case row.Total:
		label = theme.Dim.Render(label)
	}
	text := indent
	if selected && line.first {
		text = mark
	}
	text = ui.Pad(text+label, markRoom+g.labels)
	if !line.cells {
		return ui.Fit(text, width)
	}
	for i := g.left; i < g.left+g.columns; i++ {
		text += g.gapBefore(i) + g.cell(&row.Cells[i], i, selected && i == g.column, row.Total)
	}
	return ui.Fit(text, width)
}

func (g *grid) cell(value *tables.Value, column int, selected, total bool) string {
	theme := ui.CurrentTheme()
	text := toRight(value.Text(), g.widths[column])
	switch {
	case selected:
		return theme.Cursor.Render(text)
	case total || value.Mark != tables.NoMark:
		return theme.Dim.Render(text)
	}
	return text
}
