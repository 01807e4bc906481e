package ui

import (
	"fmt"
	"unicode/utf8"
)

// controlMarks are shown in place of characters that would turn text about or
// break a line; the names are those of the Unicode standard.
var controlMarks = map[rune]string{
	0x061c: "⟨ALM⟩", 0x200e: "⟨LRM⟩", 0x200f: "⟨RLM⟩",
	0x202a: "⟨LRE⟩", 0x202b: "⟨RLE⟩", 0x202c: "⟨PDF⟩", 0x202d: "⟨LRO⟩", 0x202e: "⟨RLO⟩",
	0x2066: "⟨LRI⟩", 0x2067: "⟨RLI⟩", 0x2068: "⟨FSI⟩", 0x2069: "⟨PDI⟩",
	0x2028: "⟨LS⟩", 0x2029: "⟨PS⟩",
	0xfff9: "⟨IAA⟩", 0xfffa: "⟨IAS⟩", 0xfffb: "⟨IAT⟩",
}

// mustBeShown reports the characters that must never reach a terminal as they
// are: controls of both sets, bidirectional controls, line separators.
func mustBeShown(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f:
		return true
	case r < 0x061c:
		return false
	case r == 0x061c, r == 0x200e, r == 0x200f:
		return true
	case r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r >= 0xfff9 && r <= 0xfffb
}

// shownControl is the visible stand-in of a character that mustBeShown.
func shownControl(r rune) string {
	switch {
	case r < ' ':
		return string(0x2400 + r)
	case r == 0x7f:
		return "␡"
	case r <= 0x9f:
		return fmt.Sprintf("⟨%02X⟩", r)
	}
	if mark, ok := controlMarks[r]; ok {
		return mark
	}
	return string(utf8.RuneError)
}
