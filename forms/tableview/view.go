package tableview

import (
	"fmt"
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

const (
	// wide is the least width in which the list of questions is broad.
	wide       = 110
	broadList  = 30
	narrowList = 22
	// leastList is the least width that has the list of questions beside the
	// table.
	leastList = 60
	divider   = " │ "
	// titleLines is how many lines the wording of the question takes at most.
	titleLines = 2
	// high is the least height in which who is counted takes two lines, and a
	// line stands empty above the table.
	high = 30
	// low is the height below which only the beginning of the question is shown,
	// and one line about the selected cell.
	low = 14
	// detailLines are below the table: the selected cell or what was tested.
	detailLines = 2
	// besideChart and belowChart are the least width of a chart beside a table,
	// and the least height of one below.
	besideChart = 40
	// mostBars is how many bars of a chart are drawn.
	mostBars   = 200
	belowChart = 9
)

// Body draws the list of questions, and beside it the table and its chart.
func (s *Screen) Body(width, height int) string {
	s.seen = true
	if nothing := s.nothing(); nothing != "" {
		return strings.Join(dimmed(nothing, ui.ReadingWidth(width), height), "\n")
	}
	list := narrowList
	switch {
	case width >= wide:
		list = broadList
	case width < leastList && s.inTable:
		return strings.Join(s.right(width, height, 0), "\n")
	case width < leastList:
		list = width / 3
	}
	from := list + ui.Width(divider)
	left, right := s.questionLines(list, height), s.right(max(width-from, 1), height, from)
	lines := make([]string, height)
	rule := ui.CurrentTheme().Rule.Render(divider)
	for i := range lines {
		lines[i] = ui.Pad(lineAt(left, i), list) + rule + lineAt(right, i)
	}
	return strings.Join(lines, "\n")
}

func lineAt(lines []string, at int) string {
	if at < len(lines) {
		return lines[at]
	}
	return ""
}

// dimmed is a text in dim lines.
func dimmed(text string, width, most int) []string {
	var lines []string
	for _, line := range ui.Wrap(text, max(width, 1)) {
		lines = append(lines, ui.CurrentTheme().Dim.Render(line))
	}
	return lines[:min(len(lines), max(most, 0))]
}

// nothing says why there is no table.
func (s *Screen) nothing() string {
	switch {
	case s.counted.failure != nil && s.counting.cancel == nil:
		return "The answers could not be counted. " + s.explain(s.counted.failure) + " r tries again."
	case !s.counted.known:
		return "The answers are being counted."
	case len(s.counted.tables) == 0:
		return "This questionnaire has no question that can be counted."
	}
	return ""
}

// right is what stands beside the list, in lines of a width.
func (s *Screen) right(width, height, from int) []string {
	lines := s.title(width, height)
	details := s.details(width)
	if height < low {
		details = details[len(details)-1:]
	}
	below := len(details) + 1
	room := max(height-len(lines)-below, 1)
	body := s.pane.draw(s, width, room, len(lines), from)
	for len(body) < room {
		body = append(body, "")
	}
	lines = append(lines, body[:room]...)
	lines = append(lines, ui.CurrentTheme().Rule.Render(strings.Repeat("─", width)))
	lines = append(lines, details...)
	return lines[:min(len(lines), height)]
}

// title is the wording of the question, who is counted, and how.
func (s *Screen) title(width, height int) []string {
	theme, t := ui.CurrentTheme(), s.shown.table
	if height < low {
		return []string{theme.Strong.Render(ui.Clip(s.wording(s.questions.Selected()), width)), theme.Dim.Render(ui.Clip(s.manner(), width))}
	}
	var lines []string
	for _, line := range wrapped(s.names[s.questions.Selected()]+indent+s.wording(s.questions.Selected()), width, titleLines) {
		lines = append(lines, theme.Strong.Render(line))
	}
	if len(t.Base) > 0 {
		most := 1
		if height >= high {
			most = titleLines
		}
		for _, line := range wrapped(t.Base[0], width, most) {
			lines = append(lines, theme.Dim.Render(line))
		}
	}
	lines = append(lines, theme.Dim.Render(ui.Clip(s.manner(), width)))
	if height >= high {
		lines = append(lines, "")
	}
	return lines
}

// manner says how the table is counted and shown.
func (s *Screen) manner() string {
	a, words := s.counted.asked, []string{s.showWords()}
	if s.order != asAsked {
		words = append(words, s.order.words())
	}
	if a.where != "" {
		words = append(words, "only "+a.where)
	}
	if a.all {
		words = append(words, "incomplete interviews too")
	}
	if a.interval != "" {
		words = append(words, "95% intervals ("+string(a.interval)+")")
	}
	if a.suppress > 0 {
		words = append(words, fmt.Sprintf("counts below %d hidden", a.suppress))
	}
	if !s.missing {
		words = append(words, "missing hidden")
	}
	return strings.Join(words, between)
}

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
	add("Notes", t.Notes)
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
