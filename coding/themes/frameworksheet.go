package themes

import (
	"encoding/json"
	"io"

	"fieldwork/coding"
)

// Sheet is the framework with a row for each case and a column for each code.
func (f *Framework) Sheet(filling Filling) *Sheet {
	sheet := &Sheet{Name: "Framework", Columns: []SheetColumn{{"case", middleColumn}}}
	for _, column := range f.Columns {
		sheet.Columns = append(sheet.Columns, SheetColumn{coding.PathWords(column.Path), wideColumn / 2})
	}
	var rows [][]any
	for i, one := range f.Cases {
		row := []any{one.Label}
		for j := range f.Columns {
			row = append(row, f.Cells[i][j].Text(filling))
		}
		rows = append(rows, row)
	}
	sheet.Rows = rowsOfSheet(rows)
	return sheet
}

// WriteJSON writes the framework as one JSON object, each cell with its summary
// and its quotations.
func (f *Framework) WriteJSON(out io.Writer) error {
	type cellJSON struct {
		Code       string   `json:"code"`
		Path       []string `json:"path"`
		Summary    string   `json:"summary"`
		Passages   int      `json:"passages"`
		Quotations []string `json:"quotations"`
		Withheld   int      `json:"withheld"`
	}
	type caseJSON struct {
		ID    string     `json:"id"`
		Label string     `json:"label"`
		Cells []cellJSON `json:"cells"`
	}
	framework := struct {
		Cases []caseJSON `json:"cases"`
	}{[]caseJSON{}}
	for i, one := range f.Cases {
		row := caseJSON{ID: one.ID, Label: one.Label, Cells: []cellJSON{}}
		for j, column := range f.Columns {
			cell := &f.Cells[i][j]
			quotations := cell.Quotations
			if quotations == nil {
				quotations = []string{}
			}
			row.Cells = append(row.Cells, cellJSON{column.Label, column.Path, cell.Summary, len(cell.Segments), quotations, cell.Withheld})
		}
		framework.Cases = append(framework.Cases, row)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(framework)
}
