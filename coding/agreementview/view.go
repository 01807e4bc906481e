package agreementview

import (
	"fmt"
	"strings"

	"fieldwork/coding/codesystem"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

const (
	// roomForCodes is the least width, in columns, that has the codes beside the
	// disagreements.
	roomForCodes = 110
	codesWidth   = 38
	columnGap    = 3
	// leastList and listShare say how many rows the disagreements have: a third
	// of the body, but no fewer.
	leastList, listShare = 2, 3
)

// Body draws the figures, the disagreements and the one that is selected.
func (s *Screen) Body(width, height int) string {
	s.seen = true
	lines := append(s.figures(width), "")
	room := max(height-len(lines), 0)
	switch {
	case s.material == nil:
		lines = append(lines, s.waiting(width)...)
	case s.codes.open:
		from, to := s.codes.cursor.Window(max(room-1, 0), len(lines)+1)
		lines = append(lines, s.codeLines(width, from, to, s.codes.cursor.Selected(), codeMeasures)...)
	case width < roomForCodes:
		lines = append(lines, s.disagreements(width, room, len(lines))...)
	default:
		lines = append(lines, s.besideCodes(width, room, len(lines))...)
	}
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

func (s *Screen) waiting(width int) []string {
	text := "Comparing what was coded…"
	if s.comparing.why != "" {
		text = s.comparing.why
	}
	return dimmed(text, width)
}

func dimmed(text string, width int) []string {
	lines := ui.Wrap(text, ui.ReadingWidth(width))
	for at := range lines {
		lines[at] = ui.CurrentTheme().Dim.Render(lines[at])
	}
	return lines
}

// besideCodes draws the disagreements with the codes on their right.
func (s *Screen) besideCodes(width, room, line int) []string {
	left := width - codesWidth - columnGap
	lines := s.disagreements(left, room, line)
	to := min(len(s.material.Codes()), max(room-1, 0))
	codes := s.codeLines(codesWidth, 0, to, -1, besideMeasures)
	bar := " " + ui.CurrentTheme().Rule.Render("│") + " "
	beside := make([]string, room)
	for at := range beside {
		if at < len(lines) {
			beside[at] = lines[at]
		}
		beside[at] = ui.Pad(beside[at], left) + bar
		if at < len(codes) {
			beside[at] += codes[at]
		}
	}
	return beside
}

// figures draws the overall figures: names, and beneath them values.
func (s *Screen) figures(width int) []string {
	theme := ui.CurrentTheme()
	var heads, values []string
	used := 0
	for at, measure := range comparison.Measures() {
		if measure.Name == "fleiss" || measure.Name == "segments_kappa" {
			continue // the one is Scott's pi for two coders, the other for MAXQDA
		}
		column := max(ui.Width(measure.Short), len("-0.000"))
		if used += column + figureGap; used > width {
			break
		}
		value := "…"
		if s.comparing.report != nil {
			value = s.comparing.report.Overall.Figures[at].Result.String()
		}
		heads = append(heads, rightOf(measure.Short, column))
		values = append(values, rightOf(value, column))
	}
	gap := strings.Repeat(" ", figureGap)
	return []string{theme.Dim.Render(strings.Join(heads, gap)), theme.Strong.Render(strings.Join(values, gap)) + s.state(width-used)}
}

// state says that the figures are not those of what is shown yet, or how they
// are counted.
func (s *Screen) state(room int) string {
	text := "by " + s.options.Manner.Unit.String()
	if s.comparing.reckoning || s.comparing.listing {
		text = "reckoning…"
	}
	if ui.Width(text)+figureGap > room {
		return ""
	}
	return strings.Repeat(" ", figureGap) + ui.CurrentTheme().Dim.Render(text)
}

// disagreements draws the list and beneath it the one that is selected.
func (s *Screen) disagreements(width, room, line int) []string {
	lines := s.listHead(width)
	if len(s.shown) == 0 {
		return append(lines, dimmed(s.nothing(), width)...)
	}
	rows := min(len(s.shown), max(room/listShare, leastList))
	from, to := s.cursor.Window(max(min(rows, room-len(lines)), 1), line+len(lines))
	for row := from; row < to; row++ {
		lines = append(lines, s.row(row, width))
	}
	lines = append(lines, ui.CurrentTheme().Rule.Render(strings.Repeat("─", width)))
	return append(lines, s.passage(width, max(room-len(lines), 0))...)
}

// Columns of the list.
const (
	apartWidth = 7
	whoWidth   = 16
)

func (s *Screen) listHead(width int) []string {
	text := "  " + rightOf("apart", apartWidth) + "  " + s.columns("coded by", "code", "document", width)
	lines := []string{ui.CurrentTheme().Dim.Render(ui.Fit(text, width))}
	if s.only != "" {
		code, _ := s.work.Analysis().Code(s.only)
		narrowed := fmt.Sprintf("Only %s: %s. Esc lists all.", ui.Safe(code.Name), codesystem.Counted(len(s.shown), "disagreement", "disagreements"))
		lines = append([]string{ui.CurrentTheme().Strong.Render(ui.Fit(narrowed, width))}, lines...)
	}
	return lines
}

// columns sets three of the columns beside one another, what is left shared by
// two of them.
func (s *Screen) columns(who, code, document string, width int) string {
	rest := max(width-2-apartWidth-2-2-2, 3)
	coders := min(whoWidth, rest/3)
	name := (rest - coders) / 2
	return ui.Columns([]string{ui.Clip(who, coders), ui.Clip(code, name), ui.Clip(document, rest-coders-name)}, []int{coders, name, rest - coders - name})
}

func (s *Screen) row(row, width int) string {
	d := &s.found[s.shown[row]]
	lead, style := "  ", ui.CurrentTheme().Title.UnsetBold().UnsetForeground()
	if row == s.cursor.Selected() {
		lead, style = ui.MarkCursor+" ", ui.CurrentTheme().Accent
	}
	text := lead + rightOf(fmt.Sprint(d.Apart), apartWidth) + "  " + s.columns(s.who(d), s.codeOf(d), d.Document.Title, width)
	return style.Render(ui.Fit(text, width))
}

// who says which of the coders has coded.
func (s *Screen) who(d *comparison.Disagreement) string {
	switch {
	case len(d.Second) == 0:
		return "only " + s.first()
	case len(d.First) == 0:
		return "only " + s.second()
	}
	return "both, not alike"
}

// nothing says why no disagreement is listed.
func (s *Screen) nothing() string {
	m := s.material
	switch {
	case s.only != "":
		return "They agree on every passage of this code. Esc lists all codes."
	case len(m.Documents()) == 0 && len(m.LeftOut()) > 0:
		return fmt.Sprintf("No document has been finished by both %s and %s yet: %s for one of them.", s.first(), s.second(),
			codesystem.Counted(len(m.LeftOut()), "document waits", "documents wait"))
	case len(m.Documents()) == 0:
		return fmt.Sprintf("Neither %s nor %s has coded anything yet.", s.first(), s.second())
	}
	return fmt.Sprintf("%s and %s agree on every passage. u takes the last settlement back.", s.first(), s.second())
}
