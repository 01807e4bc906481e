package project

import (
	"bytes"
	"time"
	"unicode/utf8"

	"fieldwork/coding"
)

// scan reads JSON that encoding/json has written of values whose fields are
// known. What it does not expect, such as a text with an escape, it does not
// read; ok is false then.
type scan struct {
	rest []byte
	ok   bool
	// seen are the texts that were read, each kept once; nil where they are not.
	seen map[string]string
}

// next reports whether some bytes come next, and passes over them.
func (s *scan) next(bytesOf string) bool {
	if len(s.rest) < len(bytesOf) || string(s.rest[:len(bytesOf)]) != bytesOf {
		return false
	}
	s.rest = s.rest[len(bytesOf):]
	return true
}

// must passes over bytes that have to come next.
func (s *scan) must(bytesOf string) { s.ok = s.next(bytesOf) && s.ok }

// text reads a text with the quotation mark at its end; that at its beginning
// has been read.
func (s *scan) text() string {
	end := bytes.IndexByte(s.rest, '"')
	if end < 0 || !plain(s.rest[:end]) {
		s.ok = false
		return ""
	}
	text, seen := s.seen[string(s.rest[:end])]
	if !seen {
		text = string(s.rest[:end])
		if s.seen != nil {
			s.seen[text] = text
		}
	}
	s.rest = s.rest[end+1:]
	return text
}

// plain reports whether a text stands in JSON as it is.
func plain(text []byte) bool {
	for _, b := range text {
		if b < ' ' || b == '\\' {
			return false
		}
	}
	return utf8.Valid(text)
}

// number reads a number from 0 on, of up to 18 digits.
func (s *scan) number() int64 {
	const most = 18
	value, digits := int64(0), 0
	for digits < len(s.rest) && digits <= most && s.rest[digits] >= '0' && s.rest[digits] <= '9' {
		value = value*10 + int64(s.rest[digits]-'0')
		digits++
	}
	if digits == 0 || digits > most || digits > 1 && s.rest[0] == '0' {
		s.ok = false
	}
	s.rest = s.rest[digits:]
	return value
}

// place reads an offset.
func (s *scan) place() int {
	value := s.number()
	if int64(int(value)) != value {
		s.ok = false
	}
	return int(value)
}

// time reads a time with its quotation marks.
func (s *scan) time() (at time.Time) {
	end := 0
	if len(s.rest) > 0 {
		end = bytes.IndexByte(s.rest[1:], '"') + 2
	}
	if end < 2 || at.UnmarshalJSON(s.rest[:end]) != nil {
		s.ok = false
		return time.Time{}
	}
	s.rest = s.rest[end:]
	return at
}

// end reports whether all was as it was expected and nothing follows.
func (s *scan) end() bool { return s.ok && len(s.rest) == 0 }

// scanSegment reads a segment as it is kept.
func scanSegment(payload []byte) (coding.Segment, bool) {
	var segment coding.Segment
	s := scan{rest: payload, ok: true}
	s.must(`{"id":"`)
	segment.ID = s.text()
	s.must(`,"document":"`)
	segment.Document = s.text()
	s.must(`,"code":"`)
	segment.Code = s.text()
	s.must(`,"from":`)
	segment.From = s.place()
	s.must(`,"to":`)
	segment.To = s.place()
	s.must(`,"coder":"`)
	segment.Coder = s.text()
	s.must(`,"made":`)
	segment.Made = s.time()
	segment.Quote = s.next(`,"quote":true`)
	s.must(`}`)
	return segment, s.end()
}

// scanTurns reads the speaker turns of a document as they are kept. There are
// few speakers and many turns, so that each name is kept once.
func scanTurns(payload []byte) ([]coding.Turn, bool) {
	s := scan{rest: payload, ok: true, seen: map[string]string{}}
	s.must("[")
	list := make([]coding.Turn, 0, bytes.Count(payload, []byte("{")))
	if s.next("]") {
		return list, s.end()
	}
	for more := true; more && s.ok; more = s.next(",") {
		list = append(list, s.turn())
	}
	s.must("]")
	return list, s.end()
}

func (s *scan) turn() coding.Turn {
	var turn coding.Turn
	s.must(`{"from":`)
	turn.From = s.place()
	s.must(`,"to":`)
	turn.To = s.place()
	if s.next(`,"speaker":"`) {
		turn.Speaker = s.text()
	}
	if s.next(`,"question":"`) {
		turn.Question = s.text()
	}
	turn.Timed = s.next(`,"timed":true`)
	if s.next(`,"at":`) {
		turn.At = time.Duration(s.number())
	}
	turn.Quote = s.next(`,"quote":true`)
	s.must("}")
	return turn
}
