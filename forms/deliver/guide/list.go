package guide

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// The list of questions: how wide it is, and the bodies that are too narrow
// for it.
const (
	listWidth       = 30
	listWidthNarrow = 24
	comfortable     = 100
	tooNarrow       = 60
	listGap         = " │ "
)

// list is the questions of the guide in a column, with how far each has come.
type list struct {
	top    int
	showed int // the place that was last kept in sight
}

// listColumns is how wide the list is in a body; 0 where it is not shown.
func (s *Screen) listColumns(width int) int {
	switch {
	case s.folded || width < tooNarrow-2:
		return 0
	case width < comfortable-2:
		return listWidthNarrow
	}
	return listWidth
}

// draw shows the questions around the present one.
func (l *list) draw(s *Screen, coverage []forms.Coverage, width, height int) []string {
	if place := s.sitting.Place(); place != l.showed || l.top > max(len(coverage)-height, 0) {
		l.showed = place
		l.top = max(min(l.top, place-1, len(coverage)-height), place-height+2, 0)
	}
	l.top = max(min(l.top, len(coverage)-height), 0)
	rows := make([]string, 0, height)
	for place := l.top; place < len(coverage) && len(rows) < height; place++ {
		rows = append(rows, s.listRow(coverage[place], place == s.sitting.Place(), width))
	}
	for len(rows) < height {
		rows = append(rows, strings.Repeat(" ", width))
	}
	return rows
}

// stateMark is one character that stands for how far a question has come.
func stateMark(state forms.CoverageState) string {
	switch state {
	case forms.Begun:
		return "~"
	case forms.Covered:
		return ui.MarkDone
	case forms.NotPut:
		return "–"
	}
	return " "
}

// listRow is one question: where the interview stands, how far the question
// has come, its number and topic, and how many of its probes are covered.
func (s *Screen) listRow(c forms.Coverage, current bool, width int) string {
	theme := ui.CurrentTheme()
	share := ""
	if probes := len(c.Probes()); probes > 0 && c.State != forms.NotPut {
		share = fmt.Sprintf(" %d/%d", c.Probed, probes)
	}
	cursor, style := " ", plain
	switch {
	case current:
		cursor, style = ui.MarkCursor, theme.Accent.Render
	case c.State == forms.NotPut || !c.Asks():
		style = theme.Dim.Render
	}
	lead := cursor + stateMark(c.State) + " " + ui.Pad(ui.Clip(c.Number(), 3), 3) + " "
	room := max(width-ui.Width(lead)-len(share), 1)
	title := ui.Pad(ui.Clip(s.sitting.Title(c.GuideEntry), room), room)
	if current || share == "" {
		return style(lead + title + share)
	}
	return style(lead+title) + theme.Dim.Render(share)
}

func plain(parts ...string) string { return strings.Join(parts, "") }
