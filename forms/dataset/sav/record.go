package sav

import (
	"bufio"
	"encoding/binary"
	"math"
	"strings"
)

// sink writes what records are made of. The first failure is kept by the
// buffer under it, and comes out when that is flushed.
type sink struct {
	*bufio.Writer
}

func (s sink) int32(values ...int) {
	var b [4]byte
	for _, v := range values {
		binary.LittleEndian.PutUint32(b[:], uint32(int32(v)))
		s.Write(b[:])
	}
}

func (s sink) float(v float64) {
	var b [elementSize]byte
	binary.LittleEndian.PutUint64(b[:], math.Float64bits(v))
	s.Write(b[:])
}

// padded writes a text in a field of a size, cut or with spaces behind it.
func (s sink) padded(text string, size int) {
	text = cut(text, size)
	s.WriteString(text)
	s.WriteString(strings.Repeat(" ", size-len(text)))
}

// value writes a value in one element.
func (s sink) value(v Value, isText bool) {
	if isText {
		s.padded(v.Text, elementSize)
		return
	}
	s.float(v.Number)
}

// extension writes a record of type 7: items of a size.
func (s sink) extension(subtype, size int, data []byte) {
	s.int32(7, subtype, size, len(data)/size)
	s.Write(data)
}

// block gathers the data of an extension record.
type block []byte

func (b *block) int32(values ...int) {
	for _, v := range values {
		*b = binary.LittleEndian.AppendUint32(*b, uint32(int32(v)))
	}
}

func (b *block) int64(v int64) { *b = binary.LittleEndian.AppendUint64(*b, uint64(v)) }

func (b *block) float(v float64) { *b = binary.LittleEndian.AppendUint64(*b, math.Float64bits(v)) }

// counted appends a text behind its length.
func (b *block) counted(text string) {
	b.int32(len(text))
	*b = append(*b, text...)
}
