package expr

import (
	"unicode"
	"unicode/utf8"
)

// nameLength gives the length in bytes of the name at the start of text, 0 if
// there is none. A name is that of XML without colons: it begins with a letter
// or "_" and goes on with letters, digits, "_", "-" and ".".
func nameLength(text string) int {
	length := 0
	for length < len(text) {
		r, size := utf8.DecodeRuneInString(text[length:])
		if r == utf8.RuneError && size <= 1 {
			return length
		}
		begins := r == '_' || unicode.IsLetter(r)
		goesOn := begins || r == '-' || r == '.' || unicode.IsDigit(r) || unicode.IsMark(r)
		if !begins && (length == 0 || !goesOn) {
			return length
		}
		length += size
	}
	return length
}
