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
	// The chart, as much of it as is drawn beside or below the table, and the
	// notes, as they were drawn last.
	chartLines, beginning, noteLines keptLines
	// both says that table and chart stood together when they were drawn last.
	both bool
}

// keptLines are lines that were drawn at a width, as many as a number of bars
// or sentences needs.
type keptLines struct {
	width, most int
	lines       []string
}

// at gives the lines at a width, drawn anew where they were drawn otherwise.
func (k *keptLines) at(width, most int, draw func(width, most int) []string) []string {
	if k.lines == nil || k.width != width || k.most != most {
		k.width, k.most, k.lines = width, most, draw(width, most)
	}
	return k.lines
}

// arrangement is how a table is shown: which one, of those that were counted
// last, and what of it in which order.
type arrangement struct {
	at      int
	show    tables.Show
	order   order
	missing bool
}

// mostArranged is how many tables are kept as they were arranged.
const mostArranged = 200

// arrange shows the selected table, as it was arranged before if it was.
func (s *Screen) arrange() {
	before := s.shown
	wanted := arrangement{s.questions.Selected(), s.show, s.order, s.missing}
	s.shown = s.arranged[wanted]
	if s.shown == nil {
		s.shown = s.newShown(wanted)
		if len(s.arranged) >= mostArranged || s.arranged == nil {
			s.arranged = map[arrangement]*shown{}
		}
		s.arranged[wanted] = s.shown
	}
	s.shown.both = before.both
	if before.table != nil && s.shown.table != nil && before.table.Question == s.shown.table.Question {
		s.shown.grid.goTo(before.grid.row, before.grid.column)
	}
}

func (s *Screen) newShown(wanted arrangement) *shown {
	made := &shown{}
	if wanted.at >= len(s.counted.tables) {
		return made
	}
	table := s.counted.tables[wanted.at]
	if !wanted.missing {
		table = withoutMissing(table)
	}
	table = sorted(table, wanted.order)
	made.table = &table
	if wanted.order == asAsked {
		made.chart, made.charted = s.counted.charts[wanted.at].Chart, s.counted.charts[wanted.at].drawn
	} else {
		made.chart, made.charted = tables.ChartOf(&table)
	}
	made.grid = newGrid(table.Lay(wanted.show))
	return made
}
