// Package tidy writes tables as CSV with a row for each cell, which programs
// take in as it is.
//
// The columns are question, item, category, by, by_category, n, base and
// percent, all names and no labels. The item is that of a grid, or the choice
// of a ranking, whose category is its rank. The column by is empty in the rows
// of the total. Percent is of base, unrounded. A count of missing answers has
// neither base nor percent. A number has a row for the count of its answers,
// whose category is "base"; its mean and the like are no counts and stand in
// the other formats. What is suppressed is [c], and a percentage of nothing is
// empty. With weights, n and base are weighted. Of the sample, n are the completes
// and base the contacts of a list; the total has no category.
package tidy

import (
	"io"
	"strconv"

	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/tables"
)

// Header names the columns.
var Header = []string{"question", "item", "category", "by", "by_category", "n", "base", "percent"}

// Write writes tables one after the other under one header.
func Write(w io.Writer, all []tables.Table) error {
	out := csvfile.NewWriter(w)
	if err := out.Write(Header); err != nil {
		return err
	}
	for i := range all {
		for _, cells := range rowsOf(&all[i]) {
			if err := out.Write(cells); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// rowsOf are the rows of a table.
func rowsOf(t *tables.Table) [][]string {
	var rows [][]string
	for i := range t.Rows {
		row := &t.Rows[i]
		if t.Kind == tables.Frame {
			rows = append(rows, cells(t, "", row.Name, tables.Category{}, &row.Cells[len(row.Cells)-1], true))
			continue
		}
		for j := range t.Columns {
			if taken := cellAt(t, row, &t.Columns[j], &row.Cells[j]); taken != nil {
				rows = append(rows, taken)
			}
		}
	}
	return rows
}

// cellAt is the row of one cell; nil for what is no count of its own.
func cellAt(t *tables.Table, row *tables.Row, column *tables.Column, cell *tables.Cell) []string {
	by := row.By
	if by == (tables.Category{}) {
		by = column.By
	}
	measure, name := column.Measure, column.Name
	if column.Measure == tables.Shares && (row.Measure != tables.Shares || name == "") {
		measure, name = row.Measure, row.Name
	}
	switch {
	case measure == tables.Shares:
		return cells(t, row.Item, name, by, cell, true)
	case measure == tables.Missing, measure == tables.Bases && t.Kind == tables.Numbers:
		return cells(t, row.Item, name, by, cell, false)
	}
	return nil
}

func cells(t *tables.Table, item, category string, by tables.Category, cell *tables.Cell, share bool) []string {
	crossing := ""
	if by != (tables.Category{}) {
		crossing = t.By.Name
	}
	row := []string{t.Question, item, category, crossing, by.Name, "", "", ""}
	for i := range row {
		row[i] = csvfile.Defuse(row[i])
	}
	numbers := row[len(row)-3:]
	switch {
	case cell.Mark == tables.Suppressed:
		for i := range numbers {
			if i == 0 || share {
				numbers[i] = "[" + string(tables.Suppressed) + "]"
			}
		}
		return row
	case share:
		numbers[1] = number(cell.Base)
		if cell.Base != 0 {
			numbers[2] = number(cell.Percent)
		}
	}
	numbers[0] = number(cell.Weighted)
	return row
}

// number writes a number with as many digits as it takes to read it back.
func number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
