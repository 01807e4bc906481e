package dataset

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// sheetWriter writes a sheet of a workbook as SpreadsheetML (ECMA-376, part 1,
// 18.3), and nothing of it is kept. The rows come from sheetRows.
type sheetWriter struct {
	out     *bufio.Writer
	columns []string // their letters
	row     int      // the last written, from 1
	number  []byte   // that of the row, in digits
}

// newSheetWriter writes what comes before the rows.
func newSheetWriter(to io.Writer, columns int, width float64) (*sheetWriter, error) {
	s := &sheetWriter{out: bufio.NewWriterSize(to, 1<<16)}
	for i := range columns {
		letters, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return nil, err
		}
		s.columns = append(s.columns, letters)
	}
	_, err := s.out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="` + strconv.Itoa(columns) +
		`" width="` + strconv.FormatFloat(width, 'f', -1, 64) + `" customWidth="1"/></cols><sheetData>`)
	return s, err
}

// Which rows of the sheet they are is not known while rows are made. A byte that
// XML does not allow stands for the number of the row, and another behind it
// where the row is the next.
const (
	rowNumber = 0
	rowBegins = 1
)

// write writes rows, and gives them their numbers.
func (s *sheetWriter) write(rows []byte) error {
	for at := bytes.IndexByte(rows, rowNumber); at >= 0; at = bytes.IndexByte(rows, rowNumber) {
		s.out.Write(rows[:at])
		if rows = rows[at+1:]; rows[0] == rowBegins {
			rows = rows[1:]
			s.row++
			s.number = strconv.AppendInt(s.number[:0], int64(s.row), 10)
		}
		s.out.Write(s.number)
	}
	_, err := s.out.Write(rows)
	return err
}

// close writes what comes behind the rows.
func (s *sheetWriter) close() error {
	if _, err := s.out.WriteString(`</sheetData></worksheet>`); err != nil {
		return err
	}
	return s.out.Flush()
}

// sheetRows makes rows: cells of texts, texts that are shared, numbers, and
// numbers in a style.
type sheetRows struct {
	columns []string
	made    []byte
	column  int // the next in the row, from 0
}

// begin begins a row.
func (s *sheetRows) begin() {
	s.column = 0
	s.made = append(s.made, `<row r="`...)
	s.made = append(s.made, rowNumber, rowBegins)
	s.made = append(s.made, `">`...)
}

// end ends the row.
func (s *sheetRows) end() { s.made = append(s.made, `</row>`...) }

// skip leaves the next cell empty.
func (s *sheetRows) skip() { s.column++ }

// cell begins the next cell, up to its attributes.
func (s *sheetRows) cell(style int) {
	s.made = append(s.made, `<c r="`...)
	s.made = append(s.made, s.columns[s.column]...)
	s.made = append(s.made, rowNumber)
	s.column++
	if style != 0 {
		s.made = append(s.made, `" s="`...)
		s.made = strconv.AppendInt(s.made, int64(style), 10)
	}
}

// number fills the next cell with a number.
func (s *sheetRows) number(style int, number float64) {
	s.cell(style)
	s.made = append(s.made, `"><v>`...)
	s.made = strconv.AppendFloat(s.made, number, 'f', -1, 64)
	s.made = append(s.made, `</v></c>`...)
}

// shared fills the next cell with one of the texts that the workbook keeps once,
// by its place among them.
func (s *sheetRows) shared(place int) {
	s.cell(0)
	s.made = append(s.made, `" t="s"><v>`...)
	s.made = strconv.AppendInt(s.made, int64(place), 10)
	s.made = append(s.made, `</v></c>`...)
}

// text fills the next cell with a text that is made for it by sheetText.
func (s *sheetRows) text(style int, text string) {
	s.cell(style)
	s.made = append(s.made, `" t="inlineStr"><is>`...)
	s.made = append(s.made, text...)
	s.made = append(s.made, `</is></c>`...)
}

// sheetText makes a text fit for a cell. It has no characters that XML does not
// allow.
func sheetText(text string) string {
	if text == "" {
		return "<t></t>"
	}
	var b strings.Builder
	b.Grow(len(text) + len(`<t xml:space="preserve"></t>`))
	b.WriteString("<t")
	if isSpace(text[0]) || isSpace(text[len(text)-1]) {
		b.WriteString(` xml:space="preserve"`)
	}
	b.WriteByte('>')
	from := 0
	for i := range len(text) {
		if written := inSheet(text[i:]); written != "" {
			b.WriteString(text[from:i])
			b.WriteString(written)
			from = i + 1
		}
	}
	b.WriteString(text[from:])
	b.WriteString("</t>")
	return b.String()
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// inSheet is how the first byte of a text is written; empty if it is as it is.
func inSheet(text string) string {
	switch b := text[0]; {
	case b >= utf8.RuneSelf:
		return ""
	case b == '&':
		return "&amp;"
	case b == '<':
		return "&lt;"
	case b == '>':
		return "&gt;"
	case b == '\r':
		return "&#13;"
	case b == '_' && readsLikeEscape(text):
		return "_x005F_"
	}
	return ""
}

// readsLikeEscape reports whether a text begins with what spreadsheets take for
// a character by its number, such as _x000D_ (ECMA-376, part 1, 22.9.2.19).
func readsLikeEscape(text string) bool {
	const length = len("_x000D_")
	if len(text) < length || text[1] != 'x' || text[length-1] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:length-1], 16, 16)
	return err == nil
}
