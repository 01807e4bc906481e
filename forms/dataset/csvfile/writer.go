package csvfile

import (
	"bufio"
	"io"
	"strings"
)

// Writer writes records. Lines end with CRLF, as RFC 4180 has it, and a cell
// has quotes around it only where it needs them.
type Writer struct {
	out  *bufio.Writer
	line []byte
}

// NewWriter makes a writer of a file. What is written has to be flushed.
func NewWriter(out io.Writer) *Writer {
	return &Writer{out: bufio.NewWriterSize(out, 1<<16)}
}

// Write writes one record, as Append makes it.
func (w *Writer) Write(cells []string) error {
	w.line = Append(w.line[:0], cells)
	_, err := w.out.Write(w.line)
	return err
}

// Append appends one record of at least one cell, with the end of its line. The
// cells have to be UTF-8 without NUL characters, for a Reader to take them back.
func Append(lines []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			lines = append(lines, ',')
		}
		if needsQuotes(cell) || cell == "" && len(cells) == 1 {
			lines = append(lines, '"')
			lines = append(lines, strings.ReplaceAll(cell, `"`, `""`)...)
			lines = append(lines, '"')
			continue
		}
		lines = append(lines, cell...)
	}
	return append(lines, "\r\n"...)
}

// needsQuotes reports whether a cell would not be read back without quotes. A
// byte order mark needs them, or it would be taken for that of the file.
func needsQuotes(cell string) bool {
	for i := range len(cell) {
		if b := cell[i]; b == ',' || b == '"' || b == '\r' || b == '\n' {
			return true
		}
	}
	return strings.HasPrefix(cell, "\uFEFF")
}

// Flush writes what is buffered. Its error is that of any write before it.
func (w *Writer) Flush() error { return w.out.Flush() }
