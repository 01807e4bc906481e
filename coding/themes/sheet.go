package themes

import (
	"fmt"
	"io"
	"iter"

	"fieldwork/forms/dataset/csvfile"
)

// Sheet is a table with one row of column names and then its rows.
type Sheet struct {
	// Name is that of the sheet in a workbook, of at most 31 characters.
	Name    string
	Columns []SheetColumn
	// Rows have a string or an int for each column.
	Rows iter.Seq2[[]any, error]
}

// SheetColumn is a column of a sheet.
type SheetColumn struct {
	Name string
	// Width is that in a workbook, in characters.
	Width float64
}

// The widths of columns of a workbook, in characters.
const (
	narrowColumn   = 14
	middleColumn   = 22
	identityColumn = 28 // of an ID
	wideColumn     = 80
)

// rowsOfSheet gives rows that are there already.
func rowsOfSheet(rows [][]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// WriteCSV writes a sheet as CSV. Unless raw, a cell that a spreadsheet would
// take for a formula has an apostrophe before it.
func WriteCSV(out io.Writer, sheet *Sheet, raw bool) error {
	w := csvfile.NewWriter(out)
	cells := make([]string, len(sheet.Columns))
	write := func() error {
		for i := range cells {
			if cells[i] = withoutNUL(cells[i]); !raw {
				cells[i] = csvfile.Defuse(cells[i])
			}
		}
		return w.Write(cells)
	}
	for i, column := range sheet.Columns {
		cells[i] = column.Name
	}
	if err := write(); err != nil {
		return err
	}
	for row, err := range sheet.Rows {
		if err != nil {
			return err
		}
		for i, value := range row {
			cells[i] = fmt.Sprint(value)
		}
		if err := write(); err != nil {
			return err
		}
	}
	return w.Flush()
}
