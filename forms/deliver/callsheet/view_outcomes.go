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

// outcomes draws the outcomes that have a key, those after which the case is
// called again beside those that close it.
func (s *Sheet) outcomes(width int) []string {
	theme := ui.CurrentTheme()
	interim := []string{theme.Dim.Render("Call again")}
	final := []string{theme.Dim.Render("Closes the case")}
	left := min(width/2, widestInterim)
	widths := []int{left, max(width-left-columnGap, 1)}
	for _, outcome := range s.attempt.Offered() {
		switch {
		case outcome.Key == "":
		case outcome.Interim:
			interim = append(interim, s.outcome(outcome, widths[0], ""))
		default:
			final = append(final, s.outcome(outcome, widths[1], ui.Pad(outcome.Code, codeWidth)+" "))
		}
	}
	var lines []string
	for i := range max(len(interim), len(final)) {
		lines = append(lines, ui.Columns([]string{at(interim, i), at(final, i)}, widths))
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

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
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
