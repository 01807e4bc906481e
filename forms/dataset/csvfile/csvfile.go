// Package csvfile reads and writes CSV as RFC 4180 has it
// (https://www.rfc-editor.org/rfc/rfc4180), with what a careful import needs:
// every cell knows its line and column, line ends inside quoted cells are kept
// to the byte, faults say where they are, and memory is bounded by the longest
// record.
//
// Cells are separated by commas; lines end with LF or CRLF; the text is UTF-8,
// with or without a byte order mark. Empty lines are passed over.
package csvfile

import "fmt"

// The limits of what is read.
const (
	// LongestCell is the length of the longest cell, in bytes.
	LongestCell = 1 << 20
	// LongestRecord is the length of the longest record, in bytes.
	LongestRecord = 16 << 20
	// MostCells is the number of cells that a record can have.
	MostCells = 20_000
)

// Cell is one cell of a record: its text, without the quotes around it, and
// where it begins. Lines and columns count from 1, columns in characters; the
// line is that of the file, so that line ends inside quoted cells count too.
type Cell struct {
	Text         string
	Line, Column int
}

// Fault says what is wrong with a file, and where. Nothing can be read after
// it.
type Fault struct {
	Line, Column int
	Message      string
}

// Error gives the fault with its place.
func (f *Fault) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", f.Line, f.Column, f.Message)
}
