package coding

import (
	"unicode/utf8"
)

// markEvery is how many code points lie between two places of a text whose
// bytes are remembered.
const markEvery = 256

// Text is a text in which places are found by code points.
type Text struct {
	text  string
	marks []int // the byte at which each markEvery-th code point begins
	len   int
	plain bool // each code point is one byte
}

// NewText makes a text of UTF-8.
func NewText(text string) *Text {
	t := &Text{text: text}
	if t.len = utf8.RuneCountInString(text); t.len == len(text) {
		t.plain = true
		return t
	}
	t.marks = make([]int, 0, t.len/markEvery+1)
	count := 0
	for at := range text {
		if count%markEvery == 0 {
			t.marks = append(t.marks, at)
		}
		count++
	}
	return t
}

// Len is the number of code points.
func (t *Text) Len() int { return t.len }

// String is the whole text.
func (t *Text) String() string { return t.text }

// ByteAt gives the byte at which a code point begins; the length in bytes for
// the end. The place has to lie within the text or at its end.
func (t *Text) ByteAt(place int) int {
	switch {
	case t.plain:
		return place
	case place >= t.len:
		return len(t.text)
	}
	at := t.marks[place/markEvery]
	for range place % markEvery {
		_, size := utf8.DecodeRuneInString(t.text[at:])
		at += size
	}
	return at
}

// PlaceOf gives the code point that begins at a byte; the number of code points
// for the end.
func (t *Text) PlaceOf(at int) int {
	if t.plain {
		return at
	}
	low, high := 0, len(t.marks)
	for low < high {
		if middle := (low + high) / 2; t.marks[middle] <= at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return 0
	}
	return (low-1)*markEvery + utf8.RuneCountInString(t.text[t.marks[low-1]:at])
}

// Slice is a passage of the text, which it must hold.
func (t *Text) Slice(s Span) string { return t.text[t.ByteAt(s.From):t.ByteAt(s.To)] }

// Holds reports whether a passage is not empty and lies within the text.
func (t *Text) Holds(s Span) bool { return s.From >= 0 && s.From < s.To && s.To <= t.len }
