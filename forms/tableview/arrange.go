package tableview

import (
	"cmp"
	"slices"
	"strings"

	"fieldwork/forms/tables"
)

// order is how the rows of a table are sorted.
type order int

const (
	asAsked order = iota
	byCount
	byName
	orders // how many there are
)

// words is an order in words.
func (o order) words() string {
	return [...]string{asAsked: "as asked", byCount: "the most first", byName: "by name"}[o]
}

// withoutMissing leaves out the rows and columns that count those who did not
// answer.
func withoutMissing(t tables.Table) tables.Table {
	var kept []int
	var columns []tables.Column
	for i, column := range t.Columns {
		if column.Measure != tables.Missing {
			kept, columns = append(kept, i), append(columns, column)
		}
	}
	var rows []tables.Row
	for _, row := range t.Rows {
		if row.Measure == tables.Missing {
			continue
		}
		cells := make([]tables.Cell, len(kept))
		for i, at := range kept {
			cells[i] = row.Cells[at]
		}
		row.Cells = cells
		rows = append(rows, row)
	}
	t.Columns, t.Rows = columns, rows
	return t
}

// sorted puts the rows that count answers in an order; the rows of one item
// stay together, and what follows the answers stays below.
func sorted(t tables.Table, by order) tables.Table {
	if by == asAsked || t.Kind == tables.Numbers || t.Kind == tables.Frame {
		return t
	}
	last := slices.IndexFunc(t.Rows, func(row tables.Row) bool { return row.Measure != tables.Shares })
	if last < 0 {
		last = len(t.Rows)
	}
	var blocks [][]tables.Row
	for i, row := range t.Rows[:last] {
		if i > 0 && row.Item != "" && row.Item == t.Rows[i-1].Item {
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], row)
			continue
		}
		blocks = append(blocks, []tables.Row{row})
	}
	column := decisive(&t)
	slices.SortStableFunc(blocks, func(a, b []tables.Row) int {
		if by == byName {
			return strings.Compare(strings.ToLower(a[0].Label), strings.ToLower(b[0].Label))
		}
		return cmp.Or(cmp.Compare(marked(&a[0].Cells[column]), marked(&b[0].Cells[column])),
			cmp.Compare(weight(&t, &b[0], column), weight(&t, &a[0], column)))
	})
	t.Rows = append(slices.Concat(blocks...), t.Rows[last:]...)
	return t
}

// marked puts what may not be compared last.
func marked(cell *tables.Cell) int {
	if cell.Mark != tables.NoMark {
		return 1
	}
	return 0
}

// decisive is the column that says which row has the most: the net of a scale,
// the top of a ranking, or else the first.
func decisive(t *tables.Table) int {
	for _, measure := range []tables.Measure{tables.Points, tables.Percentages} {
		if at := slices.IndexFunc(t.Columns, func(c tables.Column) bool { return c.Measure == measure }); at >= 0 {
			return at
		}
	}
	return 0
}

func weight(t *tables.Table, row *tables.Row, column int) float64 {
	cell := &row.Cells[column]
	switch t.Columns[column].Measure {
	case tables.Points:
		return cell.Value
	case tables.Percentages:
		return cell.Percent
	}
	return cell.Weighted
}
