package search

import (
	"unicode"
	"unicode/utf8"
)

// gap stands among the code points of a needle for white space of any kind and
// length in which no line is blank.
const gap = -1

// whiteSpace are the code points that unicode.IsSpace reports, by their first
// bytes: one at least of each that begins any.
var whiteSpace = []rune{' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u1680', '\u2000', '\u3000'}

// spaceEnd is where white space ends that begins at a place of a text, the place
// itself where there is none, and how many ends of lines it holds.
func spaceEnd(text string, at int) (end, lines int) {
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if !unicode.IsSpace(r) {
			break
		}
		if r == '\n' {
			lines++
		}
		at += size
	}
	return at, lines
}
