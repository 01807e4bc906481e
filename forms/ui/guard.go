package ui

import (
	"strings"
	"unicode/utf8"
)

// longestStyleSequence bounds the colour sequences that Guard lets through, in
// bytes; the longest that Lip Gloss writes is well below.
const longestStyleSequence = 64

// Guard is the last gate before the terminal. It lets printable text, newlines
// and sequences that set colours and attributes (ESC [ digits ; : m) through
// and shows everything else: controls as their symbols, C1 and bidirectional
// controls and bytes that are not UTF-8 as U+FFFD. A frame with nothing wrong
// is given back as it is, without copying.
func Guard(frame string) string {
	at := firstUnsafe(frame)
	if at == len(frame) {
		return frame
	}
	var out strings.Builder
	out.Grow(len(frame) + 16)
	for at < len(frame) {
		out.WriteString(frame[:at])
		r, size := utf8.DecodeRuneInString(frame[at:])
		out.WriteString(guarded(r))
		frame = frame[at+size:]
		at = firstUnsafe(frame)
	}
	out.WriteString(frame)
	return out.String()
}

// guarded is the stand-in of one unsafe character, one column wide so that the
// frame keeps its shape.
func guarded(r rune) string {
	if r <= 0x7f {
		return shownControl(r)
	}
	return string(utf8.RuneError)
}

// firstUnsafe is the index of the first byte that may not pass, or the length.
func firstUnsafe(s string) int {
	for i := 0; i < len(s); {
		b := s[i]
		switch {
		case b >= ' ' && b <= '~' || b == '\n':
			i++
		case b == '\x1b':
			length := styleSequence(s[i:])
			if length == 0 {
				return i
			}
			i += length
		case b < utf8.RuneSelf:
			return i
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || mustBeShown(r) {
				return i
			}
			i += size
		}
	}
	return len(s)
}

// styleSequence is the length of the colour sequence that s starts with, or 0.
func styleSequence(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s) && i < longestStyleSequence; i++ {
		switch b := s[i]; {
		case b == 'm':
			return i + 1
		case b >= '0' && b <= ';':
		default:
			return 0
		}
	}
	return 0
}
