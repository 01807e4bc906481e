package study

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"fieldwork/forms/sample"
)

// ReadGrid makes a grid of a sheet that is laid out as one: the heading has the
// two columns of the contacts, parted by \, and the values of the second; each
// row has a value of the first and the targets, where an empty cell or 0 wants
// nobody:
//
//	remit\funding,LA,Commercial
//	National,,1
//	Regional,2,1
//
// What is wrong with it is a *sample.SheetFault.
func ReadGrid(sheet sample.Sheet) (sample.Grid, error) {
	grid := sample.Grid{}
	if len(sheet.Header) < 2 {
		return grid, gridFault(&sheet, headingOf(&sheet), "the heading needs the values of a column of the contacts beside its first cell")
	}
	row, column, parted := strings.Cut(sheet.Header[0].Text, `\`)
	grid.Row, grid.Column = sample.ColumnName(row), sample.ColumnName(column)
	if !parted || grid.Row == "" || grid.Column == "" {
		return grid, gridFault(&sheet, sheet.Header[0], `the first cell names two columns of the contacts, such as remit\funding`)
	}
	for _, cells := range sheet.Rows {
		if len(cells) == 0 {
			continue
		}
		for i, heading := range sheet.Header[1:] {
			target := sample.Target{Row: tidied(cells[0].Text), Column: tidied(heading.Text)}
			if target.Column == "" {
				return grid, gridFault(&sheet, heading, "this heading is empty; give the column a value")
			}
			if err := readTarget(&sheet, cells, i+1, &target); err != nil {
				return grid, err
			}
			grid.Targets = append(grid.Targets, target)
		}
		if len(cells) > len(sheet.Header) {
			return grid, gridFault(&sheet, cells[len(sheet.Header)], "this cell stands under no heading")
		}
		if len(grid.Targets) > MostGridValues*MostGridValues {
			return grid, gridFault(&sheet, cells[0], "the grid is too large: it can have %d rows and %d columns", MostGridValues, MostGridValues)
		}
	}
	if err := checkGrid(&grid); err != nil {
		return grid, &sample.SheetFault{File: sheet.File, Line: sheet.Header[0].Line, Column: sheet.Header[0].Column, Message: err.Error()}
	}
	return grid, nil
}

// readTarget reads the cell at a place in a row.
func readTarget(sheet *sample.Sheet, cells []sample.Cell, place int, target *sample.Target) error {
	if target.Row == "" {
		return gridFault(sheet, cells[0], "the row has no value; give it one in its first cell")
	}
	if place >= len(cells) {
		return nil
	}
	text := tidied(cells[place].Text)
	if text == "" || text == "-" || text == "–" {
		return nil
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < 0 || number > MostWanted {
		return gridFault(sheet, cells[place], "%q is no target; write a number from 0 to %d, or nothing", text, MostWanted)
	}
	target.Number = number
	return nil
}

// headingOf is where a sheet begins.
func headingOf(sheet *sample.Sheet) sample.Cell {
	if len(sheet.Header) > 0 {
		return sheet.Header[0]
	}
	return sample.Cell{Line: 1, Column: 1}
}

// longestQuoted is how much of a cell a fault quotes, in characters.
const longestQuoted = 60

func gridFault(sheet *sample.Sheet, at sample.Cell, format string, arguments ...any) error {
	for i, argument := range arguments {
		if text, ok := argument.(string); ok && utf8.RuneCountInString(text) > longestQuoted {
			arguments[i] = string([]rune(text)[:longestQuoted]) + "…"
		}
	}
	return &sample.SheetFault{File: sheet.File, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, arguments...)}
}
