package units

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// characters lists the grapheme clusters of a window.
func characters(text string, window stretch) []stretch {
	var all []stretch
	rest, state, at := text[window.from:window.to], -1, window.from
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		all = append(all, stretch{at, at + len(cluster)})
		at += len(cluster)
	}
	return all
}

// partsCharacters reports whether a place is between two code points of which
// neither ever joins with others.
func partsCharacters(text string, at int) bool {
	if b := text[at]; b < utf8.RuneSelf && at > 0 && text[at-1] < utf8.RuneSelf {
		return b != '\n' || text[at-1] != '\r'
	}
	if !utf8.RuneStart(text[at]) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(text[at:])
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return isPlain(before) && isPlain(after)
}

// isPlain reports code points that never join with others into one character,
// unless a combining mark or the like follows: those of the Latin, Greek and
// Cyrillic letters, the common punctuation, Kana, Han and whole Hangul syllables.
func isPlain(r rune) bool {
	switch {
	case r < 0xA0:
		return true
	case r < 0x300:
		return r != 0xA9 && r != 0xAD && r != 0xAE
	case r >= 0x370 && r < 0x530:
		return unicode.IsLetter(r)
	case r >= 0x2010 && r < 0x2027:
		return true
	case r >= 0x3041 && r < 0x3097, r >= 0x30A1 && r < 0x30FB:
		return true
	}
	return r >= 0x4E00 && r < 0xA000 || r >= 0xAC00 && r < 0xD7A4
}
