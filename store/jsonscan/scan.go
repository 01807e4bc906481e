// Package jsonscan reads JSON that encoding/json has written of values whose
// fields are known, in the order in which it writes them, several times faster
// than encoding/json does. What is not as expected it does not read: it says so,
// and encoding/json has to.
package jsonscan

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"
)

// Scan reads one value from its start to its end. Once something is not as
// expected, Done is false whatever follows.
type Scan struct {
	rest  string
	amiss bool
}

// New reads a value. The texts that are read share the memory of one copy of it.
func New(payload []byte) *Scan { return Of(string(payload)) }

// Of reads a value whose memory the texts that are read share.
func Of(payload string) *Scan { return &Scan{rest: payload} }

// Done reports whether all was as expected and nothing follows.
func (s *Scan) Done() bool { return !s.amiss && s.rest == "" }

// Sound reports whether all was as expected so far.
func (s *Scan) Sound() bool { return !s.amiss }

// Next reports whether some bytes come next, and passes over them.
func (s *Scan) Next(expected string) bool {
	if !strings.HasPrefix(s.rest, expected) {
		return false
	}
	s.rest = s.rest[len(expected):]
	return true
}

// Must passes over bytes that have to come next.
func (s *Scan) Must(expected string) {
	if !s.Next(expected) {
		s.amiss = true
	}
}

// Text reads a text with the quotation marks around it.
func (s *Scan) Text() string {
	if s.rest == "" || s.rest[0] != '"' {
		s.amiss = true
		return ""
	}
	escaped, ascii := false, true
	for i := 1; i < len(s.rest); i++ {
		switch b := s.rest[i]; {
		case b == '"':
			return s.textTo(i, escaped, ascii)
		case b == '\\':
			escaped = true
			i++
		case b < ' ':
			s.amiss = true
			return ""
		case b >= utf8.RuneSelf:
			ascii = false
		}
	}
	s.amiss = true
	return ""
}

// textTo reads the text that ends at a quotation mark.
func (s *Scan) textTo(end int, escaped, ascii bool) string {
	whole := s.rest[:end+1]
	s.rest = s.rest[end+1:]
	if escaped {
		return s.unescaped(whole)
	}
	text := whole[1:end]
	if !ascii && !utf8.ValidString(text) {
		s.amiss = true
	}
	return text
}

func (s *Scan) unescaped(whole string) (text string) {
	if json.Unmarshal([]byte(whole), &text) != nil {
		s.amiss = true
	}
	return text
}

// Number reads a whole number of up to 18 digits.
func (s *Scan) Number() int64 {
	const most = 18
	negative := s.Next("-")
	value, digits := int64(0), 0
	for digits < len(s.rest) && digits <= most && s.rest[digits] >= '0' && s.rest[digits] <= '9' {
		value = value*10 + int64(s.rest[digits]-'0')
		digits++
	}
	if digits == 0 || digits > most || digits > 1 && s.rest[0] == '0' {
		s.amiss = true
	}
	s.rest = s.rest[digits:]
	if negative {
		return -value
	}
	return value
}

// Int reads a whole number.
func (s *Scan) Int() int {
	value := s.Number()
	if int64(int(value)) != value {
		s.amiss = true
	}
	return int(value)
}

// Time reads a time with the quotation marks around it.
func (s *Scan) Time() (at time.Time) {
	if s.rest == "" || s.rest[0] != '"' {
		s.amiss = true
		return at
	}
	end := strings.IndexByte(s.rest[1:], '"') + 2
	if end < 2 || at.UnmarshalJSON([]byte(s.rest[:end])) != nil {
		s.amiss = true
		return time.Time{}
	}
	s.rest = s.rest[end:]
	return at
}

// Object reads a map by a function that reads one value. A name that stands
// twice is not as expected.
func Object[T any](s *Scan, value func(*Scan) T) map[string]T {
	s.Must("{")
	if s.Next("}") || s.amiss {
		return map[string]T{}
	}
	const marks = 4 // around a name and a text
	read := make(map[string]T, strings.Count(s.rest, `"`)/marks)
	for more := true; more && !s.amiss; more = s.Next(",") {
		name := s.Text()
		s.Must(":")
		before := len(read)
		read[name] = value(s)
		if len(read) == before {
			s.amiss = true
		}
	}
	s.Must("}")
	return read
}
