package units

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// partsWords reports whether a place is before a space or between two Han
// ideographs.
func partsWords(text string, at int) bool {
	switch b := text[at]; {
	case b == ' ' || b == '\n':
		return at > 0 && text[at-1] > ' ' && partsCharacters(text, at)
	case b >= firstOfHan && b <= lastOfHan && at >= 3:
		return isHan(text[at:]) && isHan(text[at-3:])
	}
	return false
}

// The first bytes in UTF-8 of what isHan reports.
const firstOfHan, lastOfHan = 0xE4, 0xE9

// isHan reports whether a text begins with an ideograph from U+5000 to U+9FFF.
func isHan(text string) bool { return len(text) >= 3 && text[0] > firstOfHan && text[0] <= lastOfHan }

// words lists the words of a window. They begin and end with whole characters.
func words(text string, window stretch) []stretch {
	var all []stretch
	rest, state := text[window.from:window.to], -1
	at, from := window.from, window.from
	whole := characters(text, window)
	for rest != "" {
		var part string
		part, rest, state = uniseg.FirstWordInString(rest, state)
		at += len(part)
		for len(whole) > 0 && whole[0].to < at {
			whole = whole[1:]
		}
		if whole[0].to > at {
			continue // within a character
		}
		if isWord(text[from:at]) {
			all = append(all, stretch{from, at})
		}
		from = at
	}
	return all
}

// isWord reports whether there is a letter, a digit or a symbol such as an emoji
// in what lies between two word boundaries.
func isWord(part string) bool {
	return strings.ContainsFunc(part, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
	})
}
