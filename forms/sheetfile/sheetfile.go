// Package sheetfile reads lists of contacts from CSV files and Excel workbooks,
// and writes contacts as CSV. Every cell that it reads knows its line and
// column. Files are read with limits, and what is wrong with one says where it
// is.
package sheetfile

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fieldwork/forms/sample"
)

// The limits of what is read.
const (
	// LargestFile is the size of the largest file, in bytes.
	LargestFile = 64 << 20
	// LargestWorkbook is the size of what a workbook holds once it is
	// unpacked, in bytes.
	LargestWorkbook = 64 << 20
	// MostElements is the number of XML elements that the parts of a workbook
	// can hold together: its rows, cells and texts, empty ones too.
	MostElements = 3_000_000
	// MostRows is the number of rows that a list can have, its heading apart.
	MostRows = 500_000
	// MostColumns is the number of columns that a list can have.
	MostColumns = 1_000
	// MostCells is the number of cells that a list can have.
	MostCells = 10_000_000
)

// Contents is what a file of contacts holds. The sheet names no list.
type Contents struct {
	Sheet sample.Sheet
	// Notices are sentences about how the file was read, for people to judge:
	// an encoding other than UTF-8, and sheets that were passed over.
	Notices []string
}

// Read reads a file of contacts: a workbook (.xlsx) if it begins as one, else
// CSV in UTF-8, UTF-16 with a byte order mark, or Windows-1252. The first row
// that holds anything is the heading. What is wrong with the file is a
// *sample.SheetFault; an error of the disk comes back as it is.
func Read(name string, in io.Reader) (Contents, error) {
	content, err := io.ReadAll(io.LimitReader(in, LargestFile+1))
	switch {
	case err != nil:
		return Contents{}, err
	case len(content) > LargestFile:
		return Contents{}, faultIn(name, 1, 1, "the file is larger than %d MB; split it", LargestFile>>20)
	}
	if message := otherFormat(name, content); message != "" {
		return Contents{}, faultIn(name, 1, 1, "%s", message)
	}
	t := &table{file: name}
	var notices []string
	if isArchive(content) {
		notices, err = t.readWorkbook(content)
	} else {
		notices, err = t.readCSV(content)
	}
	if err != nil {
		return Contents{}, err
	}
	if t.header == nil {
		return Contents{}, faultIn(name, 1, 1, "the file is empty; put the names of the columns into the first row")
	}
	return Contents{Sheet: sample.Sheet{File: name, Header: t.header, Rows: t.rows}, Notices: notices}, nil
}

// ListName is the list that a file stands for unless another is named: the
// name of the file without its folder and its extension.
func ListName(file string) string {
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

func isArchive(content []byte) bool { return bytes.HasPrefix(content, []byte("PK\x03\x04")) }

// otherFormat gives a sentence if a file is seen not to be what can be read.
func otherFormat(name string, content []byte) string {
	workbook := strings.EqualFold(filepath.Ext(name), ".xlsx")
	switch {
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")):
		return "this is a workbook of an old format or with a password; save it as .xlsx without a password, or as CSV"
	case workbook && !isArchive(content):
		return "this is no workbook, though its name says so; save it again as .xlsx, or name it .csv if it is CSV"
	}
	return ""
}

func faultIn(file string, line, column int, format string, arguments ...any) error {
	return &sample.SheetFault{File: file, Line: line, Column: column, Message: fmt.Sprintf(format, arguments...)}
}

// table collects the rows of a file within the limits.
type table struct {
	file   string
	header []sample.Cell
	rows   [][]sample.Cell
	cells  int
}

// add takes in a row; one without anything in it is passed over. Empty cells
// at its end are dropped.
func (t *table) add(row []sample.Cell) error {
	for len(row) > 0 && strings.TrimSpace(row[len(row)-1].Text) == "" {
		row = row[:len(row)-1]
	}
	if len(row) == 0 {
		return nil
	}
	t.cells += len(row)
	switch at := row[0]; {
	case len(row) > MostColumns:
		return faultIn(t.file, at.Line, row[MostColumns].Column, "the row has more than %d columns; take out those that are not needed", MostColumns)
	case len(t.rows) == MostRows:
		return faultIn(t.file, at.Line, at.Column, "the file has more than %d rows; split it", MostRows)
	case t.cells > MostCells:
		return faultIn(t.file, at.Line, at.Column, "the file has more than %d cells; split it", MostCells)
	}
	row = slices.Clone(row)
	if t.header == nil {
		t.header = row
		return nil
	}
	t.rows = append(t.rows, row)
	return nil
}
