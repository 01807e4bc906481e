package tableview

import (
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// draw draws a pane in a room that begins on a line and column of the body.
func (p pane) draw(s *Screen, width, room, line, from int) []string {
	switch p {
	case notesPane:
		return s.notes.Window(s.shown.noteLines.at(width, 0, s.noteLines), room)
	case chartPane:
		return s.chart.Window(s.shown.chartLines.at(width, mostBars, s.chartLines), room)
	case tablePane:
		return s.drawGrid(width, room, place{line, from, s.shown.grid.labelWidth(width)})
	}
	return s.tableAndChart(width, room, line, from)
}

// place is where a table is drawn: from which line and column of the body on,
// and with labels of which width.
type place struct{ line, from, labels int }

func (s *Screen) drawGrid(width, room int, at place) []string {
	g := &s.shown.grid
	lines := g.draw(width, room, at.labels, s.inTable)
	g.line += at.line
	g.from = at.from
	return lines
}

// tableAndChart sets the chart beside the table or below it, where there is
// room for both.
func (s *Screen) tableAndChart(width, room, line, from int) []string {
	g, gap := &s.shown.grid, ui.Width(divider)
	at := place{line, from, g.labelWidth(width)}
	s.shown.both = false
	if !s.shown.charted {
		return s.drawGrid(width, room, at)
	}
	table := g.natural(width) + markRoom
	if beside := width - table - gap; beside >= besideChart {
		s.shown.both = true
		left := s.drawGrid(table, room, at)
		right := s.clippedChart(beside, room, room)
		lines := make([]string, max(len(left), len(right)))
		for i := range lines {
			lines[i] = ui.Pad(lineAt(left, i), table) + strings.Repeat(" ", gap) + lineAt(right, i)
		}
		return lines
	}
	tall := g.tall(width)
	if half := room / 2; tall > half {
		tall = max(half, min(tall, room-1-len(s.shown.beginning.at(width, room, s.chartLines))))
	}
	if room-tall-1 < belowChart {
		return s.drawGrid(width, room, at)
	}
	s.shown.both = true
	lines := append(s.drawGrid(width, tall, at), "")
	return append(lines, s.clippedChart(width, room-len(lines), room)...)
}

// clippedChart is the beginning of the chart, drawn with as many bars as the
// window has lines, with a hint where not all of it is in sight.
func (s *Screen) clippedChart(width, room, bars int) []string {
	lines := s.shown.beginning.at(width, bars, s.chartLines)
	if len(lines) <= room {
		return lines
	}
	return append(lines[:room-1:room-1], ui.CurrentTheme().Dim.Render(ui.Clip("… c shows the whole chart", width)))
}

// chartLines draws so many bars of the chart at most, and says if there are
// more.
func (s *Screen) chartLines(width, most int) []string {
	if !s.shown.charted {
		return dimmed("There is no chart of this table.", width, titleLines)
	}
	c := s.shown.chart
	more := len(c.Bars) - most
	c.Bars = c.Bars[:min(len(c.Bars), most)]
	lines := chartLines(&c, s.shown.table, width)
	if more > 0 {
		lines = append(lines, dimmed(plural(more, "more bar")+": the table has the numbers.", width, titleLines)...)
	}
	return lines
}

// noteLines are all that is to be said of the table.
func (s *Screen) noteLines(width, _ int) []string {
	t, theme := s.shown.table, ui.CurrentTheme()
	width = ui.ReadingWidth(width)
	lines := []string{}
	add := func(head string, sentences []string) {
		if len(sentences) == 0 {
			return
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, theme.Strong.Render(head))
		for _, sentence := range sentences {
			lines = append(lines, ui.Wrap(oneLine(sentence), max(width, 1))...)
		}
	}
	add("Question", []string{t.Question + ". " + t.Title})
	if t.By != nil {
		add("Crossed with", []string{t.By.Name + ". " + t.By.Label})
	}
	add("Who is counted", t.Base)
	add("Tests", testSentences(t))
	add("Notes", t.NotesFor(s.show))
	if s.shown.charted {
		add("Chart", []string{s.shown.chart.Alternative})
	}
	return lines
}

func testSentences(t *tables.Table) []string {
	sentences := make([]string, len(t.Tests))
	for i := range t.Tests {
		sentences[i] = t.Tests[i].Sentence()
	}
	return sentences
}
