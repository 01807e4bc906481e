package callsheet

import (
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

const (
	// codeWidth is the width of the longest number of a disposition.
	codeWidth = 5
	// widestInterim is the width of the longest label of an interim outcome,
	// with its mark and its key.
	widestInterim = 39
	columnGap     = 2 // between the cells of ui.Columns
)

// outcomeTable is where the outcomes that have a key were drawn: those after
// which the case is called again beside those that close it.
type outcomeTable struct {
	interim, final []sample.Outcome
	line           int // of the body, on which their headings are
	left           int // the width of the first column
}

// newOutcomeTable parts outcomes; those without a key have no place.
func newOutcomeTable(offered []sample.Outcome, width int) outcomeTable {
	t := outcomeTable{left: min(width/2, widestInterim)}
	for _, outcome := range offered {
		switch {
		case outcome.Key == "":
		case outcome.Interim:
			t.interim = append(t.interim, outcome)
		default:
			t.final = append(t.final, outcome)
		}
	}
	return t
}

// at is the outcome at a place of the body.
func (t *outcomeTable) at(x, y int) (outcome sample.Outcome, found bool) {
	column := t.interim
	if x >= t.left {
		column = t.final
	}
	row := y - t.line - 1
	if row < 0 || row >= len(column) {
		return outcome, false
	}
	return column[row], true
}

// outcomes draws the table of the outcomes.
func (s *Sheet) outcomes(width int) []string {
	theme := ui.CurrentTheme()
	s.table = newOutcomeTable(s.attempt.Offered(), width)
	widths := []int{s.table.left, max(width-s.table.left-columnGap, 1)}
	lines := []string{ui.Columns([]string{theme.Dim.Render("Call again"), theme.Dim.Render("Closes the case")}, widths)}
	for i := range max(len(s.table.interim), len(s.table.final)) {
		left, right := "", ""
		if i < len(s.table.interim) {
			left = s.outcome(s.table.interim[i], widths[0], "")
		}
		if i < len(s.table.final) {
			right = s.outcome(s.table.final[i], widths[1], ui.Pad(s.table.final[i].Code, codeWidth)+" ")
		}
		lines = append(lines, ui.Columns([]string{left, right}, widths))
	}
	return lines
}

// outcome draws one outcome; the one that Enter records has a mark.
func (s *Sheet) outcome(outcome sample.Outcome, width int, number string) string {
	theme := ui.CurrentTheme()
	mark, style := "  ", plain
	if outcome.Code == s.preset() {
		mark, style = theme.Accent.Render(ui.MarkCursor)+" ", theme.Accent.Render
	}
	return ui.Fit(mark+theme.Key.Render(outcome.Key)+" "+style(number+outcome.Label), width)
}

// recordedLines says what was recorded and what follows.
func (s *Sheet) recordedLines(width int) []string {
	theme := ui.CurrentTheme()
	lines := styled(ui.MarkDone+" "+s.attempt.Recorded(s.done.call, s.done.left), width, theme.Strong.Render)
	if remark := s.done.call.Remark; remark != "" {
		lines = append(lines, styled("Remark: "+remark, width, plain)...)
	}
	return lines
}
