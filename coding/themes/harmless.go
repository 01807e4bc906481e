package themes

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// withoutNUL shows a NUL, which no CSV can hold, as its symbol.
func withoutNUL(text string) string {
	const symbol = "␀"
	return strings.ReplaceAll(text, "\x00", symbol)
}

// harmless makes text fit for XML 1.0 (https://www.w3.org/TR/xml/#charsets): a
// control character becomes its visible symbol, and what is no character
// U+FFFD. Tabs and line feeds stay; other line ends become line feeds.
func harmless(text string) string {
	if strings.IndexFunc(text, unfit) < 0 && utf8.ValidString(text) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case !unfit(r):
			return r
		case r < ' ':
			return '␀' + r
		}
		return utf8.RuneError
	}, text)
}

func unfit(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF
}

// longestCell is how many UTF-16 code units a cell of a workbook holds
// (ECMA-376, and the limits that Excel states).
const longestCell = 32767

// cellText is text as a cell of a workbook holds it. What is too long is cut
// between characters, and says so at its end.
func cellText(text string) (fit string, cut bool) {
	text = harmless(text)
	if len(text) <= longestCell {
		return text, false
	}
	units := 0
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	if units <= longestCell {
		return text, false
	}
	note := fmt.Sprintf(" … [cut: the whole text has %d characters]", utf8.RuneCountInString(text))
	room := longestCell - len(utf16.Encode([]rune(note)))
	for at, r := range text {
		if room -= utf16.RuneLen(r); room < 0 {
			return text[:at] + note, true
		}
	}
	return text, false
}
