package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on what one character may carry, so that no text can pile up marks
// over the lines above it or hide a book in one emoji.
const (
	mostCombiningMarks = 8
	mostJoiners        = 8
	tabSpaces          = "    "
	zeroWidthJoiner    = '\u200d'
	zeroWidthNonJoiner = '\u200c'
	blackFlag          = '\U0001f3f4'
	dottedCircle       = "◌"
)

// Safe makes one line of text from outside fit to be sent to a terminal.
// Control characters, a newline among them, become their visible symbols (␛
// for escape); C1 controls, bidirectional controls and line separators become
// marks such as ⟨85⟩ and ⟨RLO⟩; bytes that are not UTF-8 become U+FFFD; a tab
// becomes four spaces. Characters that mean nothing on a terminal and have no
// shape (soft hyphen, zero-width space, byte order mark) are left out; the few
// signs that Unicode wraps around the characters after them become U+FFFD.
// Accents and emoji stay; of the combining marks on one character, and of the
// joiners in a row of emoji, the ninth and later are left out, and a mark
// without a base gets a dotted circle. Safe text stays as it is.
func Safe(s string) string {
	if isPrintableASCII(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s) + 16)
	w := safeWriter{out: &out}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		w.write(r)
		i += size
	}
	return out.String()
}

// safeWriter remembers what the character being written carries already.
type safeWriter struct {
	out     *strings.Builder
	marks   int
	joiners int
	hasBase bool
	flag    bool
}

func (w *safeWriter) write(r rune) {
	switch {
	case r >= ' ' && r <= '~':
		w.out.WriteByte(byte(r))
		w.base(r)
	case r == '\t':
		w.out.WriteString(tabSpaces)
		w.base(' ')
	case isInvisible(r):
	case mustBeShown(r):
		w.out.WriteString(shownControl(r))
		w.base(r)
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		w.out.WriteRune(utf8.RuneError)
		w.base(r)
	case isTag(r):
		w.tag(r)
	case r == zeroWidthJoiner || r == zeroWidthNonJoiner:
		w.joiner(r)
	case unicode.Is(unicode.M, r):
		w.mark(r)
	default:
		w.out.WriteRune(r)
		w.next(r)
	}
}

// base starts a new character.
func (w *safeWriter) base(r rune) {
	w.marks, w.joiners, w.hasBase, w.flag = 0, 0, true, r == blackFlag
}

// next starts a new character, or goes on with one that a joiner holds open.
func (w *safeWriter) next(r rune) {
	if w.joiners > 0 && r > unicode.MaxLatin1 && !unicode.IsLetter(r) {
		return
	}
	w.base(r)
}

func (w *safeWriter) joiner(r rune) {
	w.joiners++
	if w.hasBase && w.joiners <= mostJoiners {
		w.out.WriteRune(r)
	}
}

func (w *safeWriter) mark(r rune) {
	if !w.hasBase {
		w.out.WriteString(dottedCircle)
		w.base(r)
	}
	w.marks++
	if w.marks <= mostCombiningMarks {
		w.out.WriteRune(r)
	}
}

// tag writes one of the invisible letters that name a region after the black
// flag, as in the flag of Wales; anywhere else they only hide text.
func (w *safeWriter) tag(r rune) {
	w.marks++
	if w.flag && w.marks <= mostCombiningMarks {
		w.out.WriteRune(r)
	}
}

func isPrintableASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isTag reports the tag characters of the Unicode block E0000–E007F.
func isTag(r rune) bool { return r >= 0xe0000 && r <= 0xe007f }

// isInvisible reports characters without shape or meaning on a terminal.
func isInvisible(r rune) bool {
	switch {
	case r == 0x00ad, r == 0x200b, r == 0x180e, r == 0xfeff:
		return true
	case r >= 0x2060 && r <= 0x2064, r >= 0x206a && r <= 0x206f:
		return true
	}
	return false
}
