package csvfile

import (
	"errors"
	"fmt"
	"io"
)

// byteSet holds bytes.
type byteSet [256]bool

func setOf(bytes string) *byteSet {
	var set byteSet
	for i := range len(bytes) {
		set[bytes[i]] = true
	}
	return &set
}

var (
	bareStops   = setOf(",\n\r\"\x00")
	insideStops = setOf("\"\n\x00")
)

// readUntil reads text of a cell up to one of the bytes at which it stops,
// which it gives and leaves unread.
func (r *Reader) readUntil(cell Cell, stops *byteSet) (stop byte, err error) {
	for {
		chunk, err := r.chunk()
		if err != nil {
			return 0, err
		}
		for n, b := range chunk {
			if stops[b] {
				return b, r.accept(cell, chunk[:n])
			}
		}
		if err := r.accept(cell, chunk); err != nil {
			return 0, err
		}
	}
}

// readBare reads a cell without quotes around it, up to its separator.
func (r *Reader) readBare(cell Cell) error {
	stop, err := r.readUntil(cell, bareStops)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	case stop == '"':
		return r.fault("a quote stands inside a cell that does not begin with one; put quotes around the cell and double the one inside")
	case stop == 0:
		return r.fault(nulMessage)
	}
	return nil
}

// readQuoted reads a cell with quotes around it.
func (r *Reader) readQuoted(cell Cell) error {
	if err := r.pass(1); err != nil {
		return err
	}
	for {
		b, err := r.readUntil(cell, insideStops)
		switch {
		case errors.Is(err, io.EOF):
			return faultAt(cell, "the quote that opens this cell is never closed")
		case err != nil:
			return err
		case b == 0:
			return r.fault(nulMessage)
		case b == '\n':
			if err := r.accept(cell, []byte{b}); err != nil {
				return err
			}
			r.newLine()
			continue
		}
		closed, err := r.readQuote(cell)
		if err != nil || closed {
			return err
		}
	}
}

// readQuote reads a quote inside quotes: a doubled one stands for itself, a
// single one closes the cell.
func (r *Reader) readQuote(cell Cell) (closed bool, err error) {
	if err := r.pass(1); err != nil {
		return false, err
	}
	b, err := r.peek()
	switch {
	case errors.Is(err, io.EOF):
		return true, nil
	case err != nil:
		return false, err
	case b == '"':
		return false, r.accept(cell, []byte{b})
	case b == ',' || b == '\n' || b == '\r':
		return true, nil
	}
	return false, r.fault(fmt.Sprintf(
		"after the closing quote of the cell that begins in line %d, column %d, a comma or the end of the line is wanted; a quote inside a cell is doubled",
		cell.Line, cell.Column))
}

// chunk gives what is buffered, at least one byte. It is not read thereby.
func (r *Reader) chunk() ([]byte, error) {
	if _, err := r.in.Peek(1); err != nil {
		return nil, err
	}
	return r.in.Peek(r.in.Buffered())
}

// pass goes on past characters of one byte.
func (r *Reader) pass(n int) error {
	r.column += n
	_, err := r.in.Discard(n)
	return err
}

// accept reads bytes into the text of a cell.
func (r *Reader) accept(cell Cell, text []byte) error {
	start := 0
	if len(r.ends) > 0 {
		start = r.ends[len(r.ends)-1]
	}
	if len(r.text)+len(text)-start > LongestCell {
		return faultAt(cell, fmt.Sprintf("this cell is longer than %d bytes; if it begins with a quote, the closing one may be missing", LongestCell))
	}
	if len(r.text)+len(text) > LongestRecord {
		return faultAt(cell, fmt.Sprintf("the line is longer than %d bytes", LongestRecord))
	}
	r.text = append(r.text, text...)
	for _, b := range text {
		if b&0xC0 != 0x80 { // not inside a character of UTF-8
			r.column++
		}
	}
	_, err := r.in.Discard(len(text))
	return err
}
