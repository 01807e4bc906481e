package themes

import (
	"encoding/json"
	"io"
	"strconv"

	"fieldwork/coding"
)

func number(n int) string { return strconv.Itoa(n) }

// total names the row and the column of totals.
const total = "total"

// Sheet is the matrix by a measure, a row for each code. With totals there are
// a column and a row of them, where the matrix has any.
func (m *Matrix) Sheet(measure Measure, totals bool) *Sheet {
	sheet := &Sheet{Name: "Matrix", Columns: []SheetColumn{{"code", middleColumn}, {"path", wideColumn / 2}}}
	for _, column := range m.Columns {
		sheet.Columns = append(sheet.Columns, SheetColumn{column.Label, narrowColumn})
	}
	totals = totals && m.RowTotals != nil
	if totals {
		sheet.Columns = append(sheet.Columns, SheetColumn{total, narrowColumn})
	}
	var rows [][]any
	for i, row := range m.Rows {
		cells := append([]any{row.Label, coding.PathWords(row.Path)}, values(m.Cells[i], measure)...)
		if totals {
			cells = append(cells, m.RowTotals[i].Value(measure))
		}
		rows = append(rows, cells)
	}
	if totals {
		last := append([]any{total, ""}, values(m.ColumnTotals, measure)...)
		rows = append(rows, append(last, m.Total.Value(measure)))
	}
	sheet.Rows = rowsOfSheet(rows)
	return sheet
}

func values(cells []Cell, measure Measure) []any {
	list := make([]any, len(cells))
	for i, cell := range cells {
		list[i] = cell.Value(measure)
	}
	return list
}

// Table is the matrix by a measure as a table of text, its first row the
// heading, with totals where it has any.
func (m *Matrix) Table(measure Measure) [][]string {
	head := []string{"CODE"}
	for _, column := range m.Columns {
		head = append(head, column.Label)
	}
	if m.RowTotals != nil {
		head = append(head, "TOTAL")
	}
	rows := [][]string{head}
	add := func(label string, cells []Cell, sum Cell) {
		row := []string{label}
		for _, cell := range cells {
			row = append(row, number(cell.Value(measure)))
		}
		if m.RowTotals != nil {
			row = append(row, number(sum.Value(measure)))
		}
		rows = append(rows, row)
	}
	for i, row := range m.Rows {
		var sum Cell
		if m.RowTotals != nil {
			sum = m.RowTotals[i]
		}
		add(indented(max(len(row.Path)-1, 0), row.Label), m.Cells[i], sum)
	}
	if m.RowTotals != nil {
		add(total, m.ColumnTotals, m.Total)
	}
	return rows
}

// WriteJSON writes the matrix as one JSON object, with every measure that it
// has in each cell.
func (m *Matrix) WriteJSON(out io.Writer) error {
	type headJSON struct {
		ID    string   `json:"id"`
		Label string   `json:"label"`
		Path  []string `json:"path,omitempty"`
	}
	type rowJSON struct {
		headJSON
		Cells []map[Measure]int `json:"cells"`
		Total map[Measure]int   `json:"total,omitempty"`
	}
	matrix := struct {
		Title   string            `json:"title"`
		Columns []headJSON        `json:"columns"`
		Rows    []rowJSON         `json:"rows"`
		Totals  []map[Measure]int `json:"totals,omitempty"`
		Total   map[Measure]int   `json:"total,omitempty"`
	}{Title: m.Title, Columns: []headJSON{}, Rows: []rowJSON{}}
	for _, column := range m.Columns {
		matrix.Columns = append(matrix.Columns, headJSON(column))
	}
	for i, row := range m.Rows {
		line := rowJSON{headJSON: headJSON(row), Cells: m.measured(m.Cells[i])}
		if m.RowTotals != nil {
			line.Total = m.measured(m.RowTotals[i : i+1])[0]
		}
		matrix.Rows = append(matrix.Rows, line)
	}
	if m.RowTotals != nil {
		matrix.Totals, matrix.Total = m.measured(m.ColumnTotals), m.measured([]Cell{m.Total})[0]
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(matrix)
}

// measured gives cells by every measure.
func (m *Matrix) measured(cells []Cell) []map[Measure]int {
	list := make([]map[Measure]int, len(cells))
	for i, cell := range cells {
		list[i] = make(map[Measure]int, len(m.Measures))
		for _, measure := range m.Measures {
			list[i][measure] = cell.Value(measure)
		}
	}
	return list
}
