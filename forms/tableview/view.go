package tableview

import (
	"fmt"
	"strings"

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
	below := 1 + detailLines
	if height < low {
		below = 2
	}
	room := max(height-len(lines)-below, 1)
	body := s.pane.draw(s, width, room, len(lines), from)
	details := s.details(width)[detailLines+1-below:]
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
	for _, line := range wrapped(strings.TrimLeft(s.names[s.questions.Selected()]+indent, " ")+s.wording(s.questions.Selected()), width, titleLines) {
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
	if s.shown.table.Unlisted {
		words = append(words, "o lists the answers")
	}
	if s.shown.table.Verbatim {
		words = append(words, "answers in words")
	}
	if s.order != asAsked {
		words = append(words, s.order.words())
	}
	if a.where != "" {
		words = append(words, "only "+a.where)
	}
	if a.weight != "" {
		words = append(words, "weighted by "+a.weight)
	}
	if a.all {
		words = append(words, "incomplete interviews too")
	}
	if a.interval != "" {
		method := string(a.interval)
		if a.interval.Corrects() && s.material.Population > 0 && s.material.Population >= s.counted.respondents {
			method += fmt.Sprintf(", of %d", s.material.Population)
		}
		words = append(words, "95% intervals ("+method+")")
	}
	if a.suppress > 0 {
		words = append(words, fmt.Sprintf("counts below %d hidden", a.suppress))
	}
	if !s.missing {
		words = append(words, "missing hidden")
	}
	return strings.Join(words, between)
}
