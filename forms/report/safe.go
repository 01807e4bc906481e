package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Signs that stand for control characters, so that they are seen and do nothing.
const (
	firstControlPicture = '␀'
	deletePicture       = '␡'
)

// safe makes text from outside fit for any of the formats: control characters
// become their symbols (␛ for escape), those that XML does not allow and those
// that turn the direction of writing become U+FFFD, as do bytes that are not
// UTF-8. Every kind of line end becomes a newline, and a tab a space.
func safe(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			return '\n'
		case r == '\t':
			return ' '
		case r < ' ':
			return firstControlPicture + r
		case r == 0x7f:
			return deletePicture
		case unicode.IsControl(r), turnsDirection(r), isNoCharacter(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// turnsDirection reports the bidirectional embeddings, overrides and isolates,
// which would shift text outside their own.
func turnsDirection(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// isNoCharacter reports the code points that Unicode sets aside for no
// character, of which XML forbids two.
func isNoCharacter(r rune) bool { return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe }

// oneLine is safe text with its lines and spaces drawn together.
func oneLine(s string) string { return strings.Join(strings.Fields(safe(s)), " ") }

// lines are the lines of safe text, blank ones at its ends left out.
func lines(s string) []string { return strings.Split(strings.Trim(safe(s), "\n"), "\n") }

// paragraphs are the lines of safe text that are not blank.
func paragraphs(s string) []string {
	var found []string
	for _, line := range lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			found = append(found, line)
		}
	}
	return found
}
