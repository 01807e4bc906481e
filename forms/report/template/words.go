package template

import (
	"fmt"
	"strings"
)

// Characters that stand for what comes from the study while Markdown is read.
// They lie in a private area of Unicode, where Markdown has no marks: one for
// each value of a byte, and one that begins the number of what is placed.
const (
	firstByte  = '\U000F0000'
	lastByte   = firstByte + 0xff
	placeStart = firstByte + 0x100
)

// Words is text from the study. A template compares it as it is and writes it
// so that nothing in it is Markdown.
type Words string

// String encodes the words.
func (w Words) String() string {
	var out strings.Builder
	for i := range len(w) {
		out.WriteRune(firstByte + rune(w[i]))
	}
	return out.String()
}

// Plain is what a template gives a function, as it is: Words, or text that was
// put together of them.
func Plain(value any) string {
	if words, fromStudy := value.(Words); fromStudy {
		return string(words)
	}
	return decoded(fmt.Sprint(value))
}

// decoded is a text with all words in it as they are.
func decoded(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r >= firstByte && r <= lastByte:
			out.WriteByte(byte(r - firstByte))
		case r != placeStart:
			out.WriteRune(r)
		}
	}
	return out.String()
}
