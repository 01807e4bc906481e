package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tidied remembers what was changed in the characters of a file.
type tidied struct {
	lineEnds, composed, controls, damaged change
}

// change is how many lines were changed in one way, and the first of them.
type change struct{ lines, first, last int }

func (c *change) on(number int) {
	if c.lines == 0 {
		c.first = number
	}
	if c.lines == 0 || number != c.last {
		c.lines++
	}
	c.last = number
}

// line makes the characters of a line tidy and takes the space off its end; a
// line of nothing but space becomes empty.
func (t *tidied) line(text string, number int) string {
	return strings.TrimRightFunc(t.characters(text, number), unicode.IsSpace)
}

// characters brings text into NFC. Control characters become the symbols that
// show them, so that the text can go into any file and its places stay the
// same; what is no character becomes U+FFFD.
func (t *tidied) characters(text string, number int) string {
	if isPlainASCII(text) {
		return text
	}
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, string(utf8.RuneError))
		t.damaged.on(number)
	}
	if strings.ContainsFunc(text, isControl) {
		text = strings.Map(shown, text)
		t.controls.on(number)
	}
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
		t.composed.on(number)
	}
	return text
}

func isPlainASCII(text string) bool {
	for i := range len(text) {
		if b := text[i]; (b < ' ' && b != '\t') || b > '~' {
			return false
		}
	}
	return true
}

// isControl reports control characters other than the tab, and code points that
// are no characters. A line end within a line is one too.
func isControl(r rune) bool {
	return unicode.Is(unicode.Cc, r) && r != '\t' || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

// shown is the symbol that shows a control character, as Unicode has them at
// U+2400; a line end becomes a space, and what has no symbol U+FFFD.
func shown(r rune) rune {
	const symbols, deleteSymbol, deleted = 0x2400, 0x2421, 0x7F
	switch {
	case !isControl(r):
		return r
	case r == '\n' || r == '\r':
		return ' '
	case r < ' ':
		return symbols + r
	case r == deleted:
		return deleteSymbol
	}
	return utf8.RuneError
}

// report says what was changed, and on which lines or paragraphs.
func (t *tidied) report(n *notices, unit string) {
	if t.lineEnds.lines > 0 {
		n.whole("The line ends were not LF; they are now.")
	}
	for _, kind := range []struct {
		change   change
		sentence string
	}{
		{t.composed, "Letters and accents that were apart were joined (Unicode NFC) on %d of the %ss, first on %s %d."},
		{t.controls, "Control characters were replaced by symbols that show them on %d of the %ss, first on %s %d."},
		{t.damaged, "Damaged characters were replaced by � on %d of the %ss, first on %s %d."},
	} {
		if kind.change.lines > 0 {
			n.whole(kind.sentence, kind.change.lines, unit, unit, kind.change.first)
		}
	}
}
