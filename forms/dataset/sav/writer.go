package sav

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// Writer writes the cases of a file. The values of a case are given in the
// order of the variables; Case ends it.
type Writer struct {
	out       sink
	variables []Variable
	promised  int   // how many cases the dictionary says there are, negative if it does not
	cases     int   // how many there are so far
	at        int   // the variable whose value is next
	fault     error // the first value that did not fit

	codes   [elementSize]byte // of up to eight elements
	pending int               // how many there are
	raw     []byte            // what stands behind them
}

// The codes under which an element stands in compressed cases; 1 to 251 are
// whole numbers with compressionBias added.
const (
	padding      = 0
	endOfFile    = 252
	rawFollows   = 253
	spaces       = 254
	systemAbsent = 255
)

const bufferSize = 1 << 16

// NewWriter writes a dictionary. The error wraps ErrName, ErrWidth, ErrMissing
// or ErrSet if it is not one that SPSS reads.
func NewWriter(w io.Writer, d Dictionary) (*Writer, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	out := sink{bufio.NewWriterSize(w, bufferSize)}
	out.dictionary(&d)
	return &Writer{out: out, variables: d.Variables, promised: d.Cases, raw: make([]byte, 0, elementSize*elementSize)}, nil
}

// Number gives the next variable of the case a number. One that is not finite
// is written as Absent.
func (w *Writer) Number(v float64) {
	if !w.next(false) {
		return
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.element(systemAbsent)
		return
	}
	if v == math.Trunc(v) && v > -compressionBias && v+compressionBias < endOfFile && !(v == 0 && math.Signbit(v)) {
		w.element(byte(v + compressionBias))
		return
	}
	w.raw = binary.LittleEndian.AppendUint64(w.raw, math.Float64bits(v))
	w.element(rawFollows)
}

// Absent leaves the next variable of the case without a value: system-missing
// for a number, spaces for a text.
func (w *Writer) Absent() {
	if w.at < len(w.variables) && w.variables[w.at].Width > 0 {
		w.Text("")
		return
	}
	if w.next(false) {
		w.element(systemAbsent)
	}
}

// Text gives the next variable of the case a text, cut to its width at the end
// of a character.
func (w *Writer) Text(v string) {
	at := w.at
	if !w.next(true) {
		return
	}
	width := w.variables[at].Width
	v = cut(v, width)
	for _, declared := range segments(width) {
		part := v[:min(len(v), mostPlainWidth, elements(declared)*elementSize)]
		v = v[len(part):]
		w.segment(part, elements(declared))
	}
}

// segment writes a part of a text into a number of elements.
func (w *Writer) segment(part string, count int) {
	for range count {
		chunk := part[:min(len(part), elementSize)]
		part = part[len(chunk):]
		if chunk == "" {
			w.element(spaces)
			continue
		}
		w.raw = append(w.raw, chunk...)
		for range elementSize - len(chunk) {
			w.raw = append(w.raw, ' ')
		}
		w.element(rawFollows)
	}
}

// next goes on to the next variable and reports whether it takes such a value.
func (w *Writer) next(isText bool) bool {
	at := w.at
	w.at++
	if w.fault != nil {
		return false
	}
	if at >= len(w.variables) {
		w.fault = fmt.Errorf("%w: it has more than %d values", ErrCase, len(w.variables))
		return false
	}
	if isText != (w.variables[at].Width > 0) {
		w.fault = fmt.Errorf("%w: the value of %s is of another kind", ErrCase, w.variables[at].Name)
		return false
	}
	return true
}

// element writes a code. What stands behind it is in raw already.
func (w *Writer) element(code byte) {
	w.codes[w.pending] = code
	w.pending++
	if w.pending == len(w.codes) {
		w.flushBlock()
	}
}

func (w *Writer) flushBlock() {
	for i := w.pending; i < len(w.codes); i++ {
		w.codes[i] = padding
	}
	w.out.Write(w.codes[:])
	w.out.Write(w.raw)
	w.pending, w.raw = 0, w.raw[:0]
}

// Case ends a case. The error wraps ErrCase if values are missing or do not
// fit, and the file is then of no use; else it is that of writing.
func (w *Writer) Case() error {
	if w.fault == nil && w.at < len(w.variables) {
		w.fault = fmt.Errorf("%w: it has %d values, and there are %d variables", ErrCase, w.at, len(w.variables))
	}
	w.at = 0
	w.cases++
	if w.fault != nil {
		return w.fault
	}
	_, err := w.out.Write(nil)
	return err
}

// Close writes what is left. It does not close what is written to. The error
// wraps ErrCase if there are not as many cases as the dictionary says, for which
// readers refuse a file.
func (w *Writer) Close() error {
	if w.fault != nil {
		return w.fault
	}
	if w.promised >= 0 && w.cases != w.promised {
		return fmt.Errorf("%w: there are %d cases, and the dictionary says %d", ErrCase, w.cases, w.promised)
	}
	if w.pending > 0 {
		w.flushBlock()
	}
	return w.out.Flush()
}
