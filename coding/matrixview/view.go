package matrixview

import (
	"fmt"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

// detailLines is how many lines the selected cell has below the grid; a
// summary has more in a high window.
const detailLines = 2

// Body draws the grid, and below it what stands in the selected cell.
func (s *Screen) Body(width, height int) string {
	s.seen = true
	if nothing := s.nothing(); nothing != "" {
		var lines []string
		for _, line := range ui.Wrap(nothing, ui.ReadingWidth(width)) {
			lines = append(lines, ui.CurrentTheme().Dim.Render(line))
		}
		return strings.Join(lines[:min(len(lines), height)], "\n")
	}
	below := detailLines
	if s.framework != nil {
		below = max(detailLines, height/4)
	}
	room := max(height-below-1, 1)
	lines := s.grid.draw(width, room, 0)
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, ui.CurrentTheme().Rule.Render(strings.Repeat("─", width)))
	return strings.Join(append(lines, s.details(width, below)...)[:height], "\n")
}

// nothing says why there is no matrix.
func (s *Screen) nothing() string {
	switch {
	case s.work.Analysis().Codes() == 0:
		return "There is no code yet. Make some in the coding view or the code system."
	case len(s.grid.rows) > 0 && len(s.grid.columns) > 0:
		return ""
	case s.framework != nil:
		return "No case has a passage yet."
	case s.tooMany():
		return fmt.Sprintf("More than %d codes against one another are too many. t shows one theme and what lies under it; a chooses what stands across.", themes.MostTogether)
	}
	return "No document has a passage yet. a chooses what stands across."
}

func passages(count int) string { return codesystem.Counted(count, "passage", "passages") }

// details says what is in the selected cell.
func (s *Screen) details(width, room int) []string {
	theme := ui.CurrentTheme()
	var lines []string
	if s.framework != nil {
		cell := &s.framework.Cells[s.grid.row][s.grid.column]
		head := s.framework.Cases[s.grid.row].Label + " × " + coding.PathWords(s.framework.Columns[s.grid.column].Path)
		lines = append(lines, theme.Strong.Render(ui.Clip(head, width))+theme.Dim.Render(ui.Clip("  "+passages(len(cell.Segments)), max(width-ui.Width(ui.Safe(head)), 0))))
		text := cell.Summary
		if text == "" {
			text = "No summary yet. e writes one."
		}
		text = strings.Join(append([]string{text}, s.quotations(cell)...), "\n")
		wrapped, more := ui.WrapFirst(text, ui.ReadingWidth(width), max(room-1, 1))
		if more {
			wrapped[len(wrapped)-1] = ui.Fit(wrapped[len(wrapped)-1]+" …", ui.ReadingWidth(width))
		}
		lines = append(lines, wrapped...)
	} else {
		cell := s.cell(s.grid.row, s.grid.column)
		head := coding.PathWords(s.matrix.Rows[s.grid.row].Path)
		lines = append(lines, theme.Strong.Render(ui.Clip(head+s.columnWords(), width)), theme.Dim.Render(ui.Clip(s.cellWords(cell), width)))
	}
	for len(lines) < room {
		lines = append(lines, "")
	}
	return lines[:room]
}

// columnWords say what the selected column is.
func (s *Screen) columnWords() string {
	if s.grid.column == len(s.matrix.Columns) {
		return ", in all"
	}
	label := s.matrix.Columns[s.grid.column]
	switch {
	case s.withItself():
		return ", in all"
	case s.asked.across.kind == together:
		return " and " + coding.PathWords(label.Path) + ", " + s.asked.across.near.Words()
	case s.asked.across.kind == byAttribute:
		return " × " + s.asked.across.attribute + ": " + label.Label
	}
	return " × " + label.Label
}

// withItself reports whether the selected cell sets a code against itself.
func (s *Screen) withItself() bool {
	return s.asked.across.kind == together && s.matrix.Columns[s.grid.column].ID == s.matrix.Rows[s.grid.row].ID
}

// cellWords are a cell by the measures that it has.
func (s *Screen) cellWords(cell themes.Cell) string {
	documents := codesystem.Counted(cell.Documents, "document", "documents")
	switch {
	case s.asked.across.near.SameDocument && s.asked.across.kind == together:
		return documents
	case s.asked.across.kind == together && !s.withItself():
		return codesystem.Counted(cell.Segments, "pair of passages", "pairs of passages") + " in " + documents
	case s.asked.measure == themes.Words:
		return fmt.Sprintf("%s in %s, %s", passages(cell.Segments), documents, codesystem.Counted(cell.Words, "word", "words"))
	}
	return passages(cell.Segments) + " in " + documents
}
