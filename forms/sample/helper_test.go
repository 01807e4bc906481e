package sample_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/forms/sample"
)

// sheetOf reads the text of a file of contacts.
func sheetOf(t testing.TB, file, text string) sample.Sheet {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]sample.Cell
	for line, record := range records {
		cells := make([]sample.Cell, len(record))
		for i, cell := range record {
			cells[i] = sample.Cell{Text: cell, Line: line + 1, Column: i + 1}
		}
		rows = append(rows, cells)
	}
	sheet := sample.Sheet{File: file, List: strings.TrimSuffix(file, ".csv")}
	if len(rows) > 0 {
		sheet.Header, sheet.Rows = rows[0], rows[1:]
	}
	return sheet
}

// fusionSheets are the ten lists of the Fusion partnerships.
func fusionSheets(t testing.TB) []sample.Sheet {
	t.Helper()
	files, err := filepath.Glob("testdata/contacts/*.csv")
	if err != nil || len(files) != 10 {
		t.Fatalf("there are %d lists: %v", len(files), err)
	}
	var sheets []sample.Sheet
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, sheetOf(t, filepath.Base(file), string(text)))
	}
	return sheets
}

// ids gives p1, p2 and so on.
func ids() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("p%d", n)
	}
}

func imported(t testing.TB, existing []sample.Contact, exclude *sample.Filter, sheets ...sample.Sheet) sample.Import {
	t.Helper()
	result, err := sample.ImportContacts(existing, sheets, exclude, ids())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func filter(t testing.TB, source string, columns []string) *sample.Filter {
	t.Helper()
	compiled, err := sample.CompileFilter(source, columns)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}
