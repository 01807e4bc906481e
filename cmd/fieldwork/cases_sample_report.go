package main

import (
	"fmt"
	"io"

	"fieldwork/forms/sample"
)

// The state of a sample as JSON.
type (
	sampleJSON struct {
		Instrument string           `json:"instrument"`
		Row        string           `json:"row"`
		Column     string           `json:"column"`
		Cells      []sampleCellJSON `json:"cells"`
		Short      int              `json:"short"`
		// Outside counts the chosen contacts for whom the grid has no cell.
		Outside int `json:"outside"`
	}
	sampleCellJSON struct {
		Row    string `json:"row"`
		Column string `json:"column"`
		Target int    `json:"target"`
		Chosen int    `json:"chosen"`
		Short  int    `json:"short"`
	}
)

func sampleJSONOf(instrument string, grid *sample.Grid, filled *sample.Filling) sampleJSON {
	state := sampleJSON{
		Instrument: instrument, Row: grid.Row, Column: grid.Column, Cells: []sampleCellJSON{},
		Short: filled.Short(), Outside: len(filled.Outside),
	}
	for _, row := range filled.Rows() {
		for _, column := range filled.Columns() {
			cell := filled.Cell(row, column)
			state.Cells = append(state.Cells, sampleCellJSON{
				Row: row, Column: column, Target: cell.Number, Chosen: cell.Chosen, Short: cell.Short(),
			})
		}
	}
	return state
}

// writeSample writes a grid as it is filled, and what it is short of.
func writeSample(w io.Writer, grid *sample.Grid, filled *sample.Filling) error {
	if err := writeTable(w, sampleRows(grid, filled)); err != nil {
		return err
	}
	sentence := "Every cell has as many as are wanted."
	if short := filled.Short(); short > 0 {
		sentence = fmt.Sprintf("Still short of %d (marked *).", short)
	}
	if outside := len(filled.Outside); outside > 0 {
		sentence += fmt.Sprintf(" The grid has no cell for %d of those chosen.", outside)
	}
	_, err := fmt.Fprintf(w, "\n%s\n", sentence)
	return err
}

func sampleRows(grid *sample.Grid, filled *sample.Filling) [][]string {
	names := filled.Columns()
	rows := [][]string{append(append([]string{grid.Row + `\` + grid.Column}, names...), "Total")}
	for _, row := range append(filled.Rows(), "") {
		line := []string{row}
		if row == "" {
			line[0] = "Total"
		}
		for _, column := range append(filled.Columns(), "") {
			line = append(line, filledCell(filled, row, column))
		}
		rows = append(rows, line)
	}
	return rows
}

// filledCell says how many are chosen of how many are wanted in a cell, or in
// all cells of a column or row where the other is empty. A * says that a cell
// is short.
func filledCell(filled *sample.Filling, row, column string) string {
	chosen, number, short := 0, 0, false
	for _, r := range filled.Rows() {
		for _, c := range filled.Columns() {
			if row != "" && r != row || column != "" && c != column {
				continue
			}
			cell := filled.Cell(r, c)
			chosen, number, short = chosen+cell.Chosen, number+cell.Number, short || cell.Short() > 0
		}
	}
	switch {
	case chosen == 0 && number == 0:
		return "–"
	case short:
		return fmt.Sprintf("%d of %d *", chosen, number)
	}
	return fmt.Sprintf("%d of %d", chosen, number)
}
