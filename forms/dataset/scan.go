package dataset

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
)

// scanned is what one pass over a file came to. Two passes over the same
// bytes come to the same.
type scanned struct {
	rows   int
	digest [sha256.Size]byte
}

// rowFunc takes a row of a file, which has as many cells as there are columns.
type rowFunc func(rows *rowReader, cells []csvfile.Cell) error

// scan goes over a file once and gives each row to a function. What is wrong
// with the file as such is added to the faults.
func (m *importer) scan(faults *faultList, each rowFunc) (result scanned, err error) {
	file, err := m.open()
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	watched := &watchedReader{in: file, digest: sha256.New(), count: &m.done}
	reader := csvfile.NewReader(watched)
	columns, err := m.header(reader, faults)
	if err != nil || columns == nil {
		return result, err
	}
	rows := newRowReader(m.in, columns, faults)
	for {
		cells, err := m.next(reader, faults)
		if err != nil || cells == nil {
			watched.digest.Sum(result.digest[:0])
			return result, err
		}
		result.rows++
		m.report(result.rows)
		if !rightWidth(cells, len(columns), faults) {
			continue
		}
		if err := each(rows, cells); err != nil {
			return result, err
		}
	}
}

// header reads the first line; it gives nil if that has faults.
func (m *importer) header(reader *csvfile.Reader, faults *faultList) ([]column, error) {
	cells, err := m.next(reader, faults)
	if err != nil {
		return nil, err
	}
	if cells == nil && faults.count() == 0 {
		faults.add(1, 1, "the file is empty; its first line has to name the columns")
	}
	if faults.count() > 0 {
		return nil, nil
	}
	columns := readHeader(m.in, cells, faults)
	if faults.count() > 0 {
		return nil, nil
	}
	return columns, nil
}

// next reads a record; it gives nil at the end of the file, and where a fault
// lets nothing more be read.
func (m *importer) next(reader *csvfile.Reader, faults *faultList) ([]csvfile.Cell, error) {
	cells, err := reader.Read()
	var fault *csvfile.Fault
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case errors.As(err, &fault):
		faults.add(fault.Line, fault.Column, fault.Message)
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", m.file, err)
	}
	return cells, nil
}

// rightWidth reports whether a row has as many cells as there are columns;
// that it has not is a fault.
func rightWidth(cells []csvfile.Cell, width int, faults *faultList) bool {
	if len(cells) == width {
		return true
	}
	at := cells[min(width, len(cells)-1)]
	faults.add(at.Line, at.Column, fmt.Sprintf("%s here, but the first line names %d columns", thereAre(len(cells)), width))
	return false
}

func thereAre(cells int) string {
	if cells == 1 {
		return "there is 1 cell"
	}
	return fmt.Sprintf("there are %d cells", cells)
}

// watchedReader counts and digests what is read through it.
type watchedReader struct {
	in     io.Reader
	digest hash.Hash
	count  *int64
}

// Read reads, counts the bytes and adds them to the digest.
func (w *watchedReader) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	w.digest.Write(p[:n])
	*w.count += int64(n)
	return n, err
}

// sizeOf is about how much memory the texts of an interview take.
func sizeOf(interview *forms.Interview) int {
	size := len(interview.Reference)
	for name, answer := range interview.Answers {
		size += len(name) + len(answer.Value)
	}
	return size
}
