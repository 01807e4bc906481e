package tableview

import (
	"fieldwork/forms/tables"
)

// shown is the selected table as it is shown.
type shown struct {
	table *tables.Table // nil where there is none
	grid  grid
	chart tables.Chart
	// charted says that there is a chart.
	charted bool
	// lines are the chart and the notes as they were drawn last, at a width.
	chartLines, noteLines keptLines
	// both says that table and chart stood together when they were drawn last.
	both bool
}

// keptLines are lines that were drawn at a width.
type keptLines struct {
	width int
	lines []string
}

// at gives the lines at a width, drawn anew where they were drawn at another.
func (k *keptLines) at(width int, draw func(width int) []string) []string {
	if k.lines == nil || k.width != width {
		k.width, k.lines = width, draw(width)
	}
	return k.lines
}

// arrange makes what is shown of the selected table.
func (s *Screen) arrange() {
	before := s.shown
	s.shown = shown{both: before.both}
	at := s.questions.Selected()
	if at >= len(s.counted.tables) {
		return
	}
	table := s.counted.tables[at]
	if !s.missing {
		table = withoutMissing(table)
	}
	table = sorted(table, s.order)
	s.shown.table = &table
	s.shown.chart, s.shown.charted = tables.ChartOf(&table)
	s.shown.grid = newGrid(table.Lay(s.show))
	if before.table != nil && before.table.Question == table.Question {
		s.shown.grid.goTo(before.grid.row, before.grid.column)
	}
}
