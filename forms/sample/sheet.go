package sample

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrSheet is returned for a file of contacts that cannot be read as one, and
// wrapped by what is wrong with a row.
var ErrSheet = errors.New("this is no list of contacts")

// Sheet is one file of contacts as its reader gives it. The file stands for a
// list.
type Sheet struct {
	File string
	// List is the list that the contacts are on; empty for none.
	List string
	// Header names the columns.
	Header []Cell
	// Rows has the cells of each contact, in the order of the header; a row may
	// be shorter.
	Rows [][]Cell
}

// NamesLists reports whether a column of the sheet says which lists each
// contact is on.
func (s *Sheet) NamesLists() bool {
	return slices.ContainsFunc(s.Header, func(cell Cell) bool { return ColumnName(cell.Text) == ListsColumn })
}

// Cell is one cell of a sheet and where it stands, counted from 1.
type Cell struct {
	Text   string
	Line   int
	Column int
}

// SheetFault is something wrong with a sheet or with one of its rows, which
// therefore cannot be a contact. It wraps ErrSheet.
type SheetFault struct {
	File    string
	Line    int
	Column  int
	Message string
}

// Error is the fault as "file:line:col: message".
func (f SheetFault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Unwrap gives ErrSheet.
func (f SheetFault) Unwrap() error { return ErrSheet }

// fault is a fault at a cell.
func (s *Sheet) fault(at Cell, format string, arguments ...any) *SheetFault {
	return &SheetFault{File: s.File, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, arguments...)}
}

// columns gives the name of each column, "" for those without a heading.
func (s *Sheet) columns() ([]string, error) {
	names := make([]string, len(s.Header))
	for i, cell := range s.Header {
		names[i] = ColumnName(cell.Text)
		switch {
		case names[i] == "" && strings.TrimSpace(cell.Text) != "":
			return nil, s.fault(cell, "the heading %q has no letter; give the column a name", cell.Text)
		case names[i] != "" && slices.Contains(names[:i], names[i]):
			return nil, s.fault(cell, "a second column is called %s; rename one of them", names[i])
		}
	}
	if !slices.Contains(names, NameColumn) && !slices.Contains(names, EmailColumn) {
		first := Cell{Line: 1, Column: 1}
		if len(s.Header) > 0 {
			first = s.Header[0]
		}
		return nil, s.fault(first, "there is no column called name or email; put the names of the columns into the first row")
	}
	return names, nil
}
