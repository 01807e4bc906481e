package matrixview

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/query"
	"fieldwork/coding/themes"
	"fieldwork/coding/themeview"
)

func (s *Screen) whyNotOpen() string {
	switch {
	case s.options.Themes == nil:
		return "Passages cannot be opened from here."
	case len(s.grid.rows) == 0 || len(s.grid.columns) == 0:
		return "There is no cell."
	case s.framework != nil && len(s.framework.Cells[s.grid.row][s.grid.column].Segments) == 0,
		s.matrix != nil && s.cell(s.grid.row, s.grid.column).Documents == 0:
		return "No passage is in this cell."
	}
	return ""
}

// open shows the passages of the selected cell.
func (s *Screen) open() tea.Cmd {
	begin := themeview.Beginning{Alone: !s.asked.sum, Keep: query.Keep{Coder: s.asked.coder}}
	if s.framework != nil {
		one, column := s.framework.Cases[s.grid.row], s.framework.Columns[s.grid.column]
		begin.Keep.Among, begin.Keep.AmongWords = map[string]bool{}, one.Label
		for _, segment := range s.framework.Cells[s.grid.row][s.grid.column].Segments {
			begin.Keep.Among[segment.Document] = true
		}
		return s.options.Themes(column.ID, begin)
	}
	code := s.matrix.Rows[s.grid.row].ID
	if s.grid.column < len(s.matrix.Columns) {
		s.narrow(&begin, code, s.matrix.Columns[s.grid.column])
	}
	return s.options.Themes(code, begin)
}

// narrow leaves only what belongs to a column.
func (s *Screen) narrow(begin *themeview.Beginning, code string, column themes.Head) {
	switch across := s.asked.across; {
	case across.kind == byDocument:
		begin.Keep.Document = column.ID
	case across.kind == byAttribute:
		begin.Keep.Among, begin.Keep.AmongWords = s.withValue(across.attribute, column.ID), across.attribute+": "+column.Label
	case code == column.ID:
	case across.near.SameDocument:
		begin.Keep.Among, begin.Keep.AmongWords = s.documentsOf(column.ID), "documents with "+column.Label
	default:
		branch := s.asked.sum && len(s.work.Analysis().Children(column.ID)) > 0
		begin.With = &themeview.Combined{Operator: query.Overlapping, Theme: query.Theme{Code: column.ID, Branch: branch}}
		if across.near.Sentences > 0 {
			begin.With.Operator, begin.With.Unit, begin.With.Within = query.Near, query.Sentence, across.near.Sentences
		}
	}
}

// withValue are the documents with a value of an attribute; "" stands for none.
func (s *Screen) withValue(attribute, value string) map[string]bool {
	found := map[string]bool{}
	for _, d := range s.work.Analysis().Documents() {
		if slices.Contains(themes.Values(s.columnOf(&d, attribute)), value) {
			found[d.ID] = true
		}
	}
	return found
}

// documentsOf are the documents in which a code was given.
func (s *Screen) documentsOf(code string) map[string]bool {
	codes := []coding.Code{{ID: code}}
	if s.asked.sum {
		codes = s.work.Analysis().Branch(code)
	}
	ids := make([]string, len(codes))
	for i := range codes {
		ids[i] = codes[i].ID
	}
	found, sees := map[string]bool{}, s.work.Sees()
	for _, segment := range s.work.Analysis().SegmentsOf(ids...) {
		if sees == nil || sees(&segment) {
			found[segment.Document] = true
		}
	}
	return found
}
