package dataset

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
)

// spool keeps the values of rows until all of them are counted, one behind the
// other: a byte that says what a value is, and what belongs to it.
type spool struct {
	file   io.ReadWriteSeeker // nil for the memory
	memory bytes.Buffer
}

// The bytes. Those from spoolSmall on are whole numbers from leastSmall on.
const (
	spoolAbsent  byte = iota
	spoolNumber       // with eight bytes, little-endian
	spoolText         // with its length, an unsigned varint, and its bytes
	spoolSpecial      // with the place in forms.Specials
	spoolSmall

	leastSmall = -40
	mostSmall  = math.MaxUint8 - int(spoolSmall) + leastSmall
)

// errSpool says that what comes back is not what was kept.
var errSpool = errors.New("the temporary file does not hold what was written to it")

func (s *spool) write(values []byte) (err error) {
	if s.file == nil {
		_, err = s.memory.Write(values)
		return err
	}
	_, err = s.file.Write(values)
	return err
}

// reader reads from the beginning, once all is written.
func (s *spool) reader() (*bufio.Reader, error) {
	const size = 1 << 18
	if s.file == nil {
		return bufio.NewReaderSize(&s.memory, size), nil
	}
	_, err := s.file.Seek(0, io.SeekStart)
	return bufio.NewReaderSize(s.file, size), err
}

// appendSpooled appends a value.
func appendSpooled(to []byte, value *codeplan.Value) []byte {
	number := value.Number
	switch value.State {
	case codeplan.Absent:
		return append(to, spoolAbsent)
	case codeplan.IsSpecial:
		for i, special := range forms.Specials {
			if special == value.Special {
				return append(to, spoolSpecial, byte(i))
			}
		}
		return append(to, spoolAbsent)
	case codeplan.IsText:
		to = binary.AppendUvarint(append(to, spoolText), uint64(len(value.Text)))
		return append(to, value.Text...)
	case codeplan.IsDay, codeplan.IsMoment:
		number = sav.Seconds(value.Time)
	case codeplan.IsTimeOfDay:
		number = value.Time.Sub(midnight).Seconds()
	}
	if small := int(number); float64(small) == number && small >= leastSmall && small <= mostSmall && !(small == 0 && math.Signbit(number)) {
		return append(to, spoolSmall+byte(small-leastSmall))
	}
	return binary.LittleEndian.AppendUint64(append(to, spoolNumber), math.Float64bits(number))
}

// spooled reads what was kept, value by value.
type spooled struct {
	from *bufio.Reader
	// long holds a text that is longer than what is read at once.
	long []byte
}

// next reads a value, and puts it into a case: special answers by their codes.
func (s *spooled) next(to *sav.Writer, special func(forms.Special)) error {
	kind, err := s.from.ReadByte()
	if err != nil {
		return errors.Join(errSpool, err)
	}
	switch kind {
	case spoolAbsent:
		to.Absent()
	case spoolNumber:
		bits, err := s.take(8)
		if err != nil {
			return err
		}
		to.Number(math.Float64frombits(binary.LittleEndian.Uint64(bits)))
	case spoolText:
		length, err := binary.ReadUvarint(s.from)
		if err != nil || length > math.MaxInt32 {
			return errors.Join(errSpool, err)
		}
		text, err := s.take(int(length))
		if err != nil {
			return err
		}
		to.Text(string(text))
	case spoolSpecial:
		place, err := s.from.ReadByte()
		if err != nil || int(place) >= len(forms.Specials) {
			return errors.Join(errSpool, err)
		}
		special(forms.Specials[place])
	default:
		to.Number(float64(int(kind-spoolSmall) + leastSmall))
	}
	return nil
}

// take reads some bytes, which are valid until the next are read.
func (s *spooled) take(length int) ([]byte, error) {
	if length > s.from.Size() {
		s.long = append(s.long[:0], make([]byte, length)...)
		if _, err := io.ReadFull(s.from, s.long); err != nil {
			return nil, errors.Join(errSpool, err)
		}
		return s.long, nil
	}
	bytes, err := s.from.Peek(length)
	if err != nil {
		return nil, errors.Join(errSpool, err)
	}
	_, err = s.from.Discard(length)
	return bytes, err
}
