package agreementview

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// codeTable is the agreement code by code.
type codeTable struct {
	open   bool
	cursor ui.RowCursor
}

func (s *Screen) openCodes() tea.Cmd {
	s.codes.open = true
	return nil
}

func (s *Screen) codeActions() ui.Actions {
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd { s.codes.cursor.Move(by); return nil }
	}
	shut := func() tea.Cmd { s.codes.open = false; return nil }
	all, page := len(s.material.Codes()), s.codes.cursor.Page()
	return ui.Actions{
		{Name: "narrow", Keys: []string{"enter"}, Label: "only this code", Section: sectionShow, Hint: true,
			Help: "List only the disagreements on this code.", Do: s.narrowToCode},
		{Name: "codes-close", Keys: []string{"tab", "c", "esc"}, Label: "disagreements", Section: sectionShow, Hint: true,
			Help: "Go back to the disagreements.", Do: shut},
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionMove, Help: "Select the next code.", Do: step(+1)},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionMove, Help: "Select the code before.", Do: step(-1)},
		{Name: "code-page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionMove, Help: "Go down by a window.", Do: step(page)},
		{Name: "code-page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionMove, Help: "Go up by a window.", Do: step(-page)},
		{Name: "code-first", Keys: []string{"home"}, Label: "first", Section: sectionMove, Help: "Select the first code.", Do: step(-all)},
		{Name: "code-last", Keys: []string{"end"}, Label: "last", Section: sectionMove, Help: "Select the last code.", Do: step(all)},
	}
}

// narrowToCode lists the disagreements on the code that is selected.
func (s *Screen) narrowToCode() tea.Cmd {
	s.only, s.codes.open = s.material.Codes()[s.codes.cursor.Selected()].ID, false
	s.list()
	return s.selected()
}

// left counts the disagreements on each code.
func (s *Screen) left() []int {
	counts := make([]int, len(s.material.Codes()))
	for at := range s.found {
		counts[s.found[at].Code]++
	}
	return counts
}

// Columns of the table of codes.
const (
	figureWidth = 7
	leftWidth   = 4
	figureGap   = 2
	leastName   = 12
)

// codeMeasures are the measures that the table of codes shows, and
// besideMeasures those beside the disagreements, as far as there is room.
var (
	codeMeasures   = []string{"alpha", "percentage", "cohen", "brennan_prediger", "ac1", "alpha_u", "f1", "segments"}
	besideMeasures = codeMeasures[:1]
)

// codeLines draws a heading and codes, each with figures and how much is left.
// mark is the row that has the cursor, -1 for none.
func (s *Screen) codeLines(width, from, to, mark int, names []string) []string {
	theme, left := ui.CurrentTheme(), s.left()
	fits := max(width-leastName-2-leftWidth-figureGap, 0) / (figureWidth + figureGap)
	names = names[:min(len(names), fits)]
	name := max(width-2-(leftWidth+figureGap)-len(names)*(figureWidth+figureGap), 1)
	heads := []string{ui.Pad("  Code", name+2), rightOf("left", leftWidth)}
	for _, each := range names {
		at, _ := comparison.MeasureNamed(each)
		heads = append(heads, rightOf(comparison.Measures()[at].Short, figureWidth))
	}
	gap := strings.Repeat(" ", figureGap)
	lines := []string{theme.Dim.Render(ui.Fit(strings.Join(heads, gap), width))}
	for row := from; row < to; row++ {
		code := s.material.Codes()[row]
		cells := []string{ui.Pad(ui.Clip(code.Name, name), name), rightOf(fmt.Sprint(left[row]), leftWidth)}
		for _, each := range names {
			cells = append(cells, rightOf(s.codeFigure(row, each), figureWidth))
		}
		lead, style := "  ", theme.Title.UnsetBold().UnsetForeground()
		switch {
		case row == mark:
			lead, style = ui.MarkCursor+" ", theme.Accent
		case code.ID == s.only:
			lead = ui.MarkChosen + " "
		}
		lines = append(lines, style.Render(ui.Fit(lead+strings.Join(cells, gap), width)))
	}
	return lines
}

// codeFigure is a figure of a code; … until it has been reckoned.
func (s *Screen) codeFigure(code int, measure string) string {
	report := s.comparing.report
	if report == nil {
		return "…"
	}
	id := s.material.Codes()[code].ID
	for at, each := range report.Material.Codes() {
		if place, _ := comparison.MeasureNamed(measure); each.ID == id {
			return report.Codes[at].Figures[place].Result.String()
		}
	}
	return "…"
}

func rightOf(text string, width int) string {
	return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
}
