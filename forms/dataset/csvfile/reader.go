package csvfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Reader reads the records of a file one by one.
type Reader struct {
	in    *bufio.Reader
	begun bool
	// line and column are the place of the next character.
	line, column int

	cells []Cell
	ends  []int // by cell, where its text ends in text
	text  []byte
}

// NewReader makes a reader of a file.
func NewReader(in io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(in, 1<<16), line: 1, column: 1}
}

// Read gives the cells of the next record, at least one. The slice is used
// again by the next call; the texts are not. At the end of the file the error
// is io.EOF; what is wrong with the file is a *Fault.
func (r *Reader) Read() ([]Cell, error) {
	if err := r.begin(); err != nil {
		return nil, err
	}
	if err := r.skipEmptyLines(); err != nil {
		return nil, err
	}
	r.cells, r.ends, r.text = r.cells[:0], r.ends[:0], r.text[:0]
	for {
		if err := r.readCell(); err != nil {
			return nil, err
		}
		last, err := r.readSeparator()
		if err != nil {
			return nil, err
		}
		if last {
			return r.finish()
		}
	}
}

// begin passes over a byte order mark and refuses what is no CSV at all.
func (r *Reader) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	head, err := r.in.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if message := otherFormat(head); message != "" {
		return r.fault(message)
	}
	if hasPrefix(head, "\xEF\xBB\xBF") {
		_, err = r.in.Discard(3)
		return err
	}
	return nil
}

func (r *Reader) fault(message string) error {
	return &Fault{Line: r.line, Column: r.column, Message: message}
}

func faultAt(c Cell, message string) error {
	return &Fault{Line: c.Line, Column: c.Column, Message: message}
}

// skipEmptyLines goes to the first character of the next record; io.EOF if
// there is none.
func (r *Reader) skipEmptyLines() error {
	for {
		b, err := r.peek()
		if err != nil || b != '\n' && b != '\r' {
			return err
		}
		if err := r.readLineEnd(); err != nil {
			return err
		}
	}
}

func (r *Reader) peek() (byte, error) {
	b, err := r.in.Peek(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

// readLineEnd reads an LF or a CRLF.
func (r *Reader) readLineEnd() error {
	next, err := r.in.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	length := 1
	if next[0] == '\r' {
		if len(next) < 2 || next[1] != '\n' {
			return r.fault("a carriage return stands alone; lines end with LF or CRLF, and inside a cell it needs quotes around the cell")
		}
		length = 2
	}
	r.newLine()
	_, err = r.in.Discard(length)
	return err
}

func (r *Reader) newLine() {
	r.line++
	r.column = 1
}

// readSeparator reads what follows a cell; last says that the record ends.
func (r *Reader) readSeparator() (last bool, err error) {
	b, err := r.peek()
	switch {
	case errors.Is(err, io.EOF):
		return true, nil
	case err != nil:
		return false, err
	case b == ',':
		r.column++
		_, err = r.in.Discard(1)
		return false, err
	}
	return true, r.readLineEnd()
}

// readCell reads one cell up to its separator.
func (r *Reader) readCell() error {
	cell := Cell{Line: r.line, Column: r.column}
	if len(r.cells) == MostCells {
		return faultAt(cell, fmt.Sprintf("the line has more than %d cells", MostCells))
	}
	b, err := r.peek()
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case err == nil && b == '"':
		err = r.readQuoted(cell)
	case err == nil:
		err = r.readBare(cell)
	default:
		err = nil
	}
	if err != nil {
		return err
	}
	r.cells = append(r.cells, cell)
	r.ends = append(r.ends, len(r.text))
	return nil
}

// finish turns the text that was read into the texts of the cells.
func (r *Reader) finish() ([]Cell, error) {
	all := string(r.text)
	start := 0
	for i, end := range r.ends {
		text := all[start:end]
		if !utf8.ValidString(text) {
			return nil, faultAt(r.cells[i], notUTF8(text))
		}
		r.cells[i].Text = text
		start = end
	}
	return r.cells, nil
}
