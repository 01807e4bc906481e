package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// manner is how a label is set off from what was said.
type manner int

const (
	// byColon is "Name: words".
	byColon manner = iota
	// byTime is "Name  00:12", with the words on the next line or behind it.
	byTime
	// byCell is "Name" and the words in two cells of a table, or with a tab
	// between them.
	byCell
	// byBold is a name in bold before words that are not.
	byBold
	// alone is a name on a line of its own.
	alone
)

// candidate is what may be a label and a time at the beginning of a line.
type candidate struct {
	name   string
	manner manner
	// bold says that the label and nothing of the words is bold.
	bold  bool
	timed bool
	time  timecode
	// end is where the words begin, in bytes; wordless says that there are none.
	end      int
	wordless bool
}

// readCandidate reads what may be a label at the beginning of a line, with a time
// before or behind it. It is false if nothing there looks like a label.
func readCandidate(l *line) (candidate, bool) {
	c, _ := readLeadingTime(l)
	start := c.end
	if !c.readLabel(l) {
		return candidate{}, false
	}
	c.end = skipSpace(l.text, c.end)
	c.wordless = c.end == len(l.text)
	c.bold = l.bold > 0 && l.bold >= c.lastOfName(l.text, start) && (l.bold <= c.end || c.wordless)
	return c, true
}

// readLeadingTime reads a time at the beginning of a line, without a label.
func readLeadingTime(l *line) (candidate, bool) {
	c := candidate{end: skipSpace(l.text, 0)}
	t, found := readTimecode(l.text[c.end:])
	if !found || t.form <= long && isColon(l.text[c.end+t.end:]) {
		return c, false
	}
	c.timed, c.time, c.end = true, t, skipSpace(l.text, c.end+t.end)
	c.wordless = c.end == len(l.text)
	return c, true
}

// lastOfName is where the label ends in the text, from where it began.
func (c *candidate) lastOfName(text string, from int) int {
	return from + strings.Index(text[from:], c.name) + len(c.name)
}

// readLabel reads a label and what sets it off. The candidate then ends where
// that ends; it is left in disorder if there is none.
func (c *candidate) readLabel(l *line) bool {
	text, start := l.text, c.end
	for at, words := start, 0; ; {
		sign := nextSign(text, at)
		if sign-start > longestName*utf8.UTFMax || words > mostWords+1 {
			return c.readBold(l, start)
		}
		c.name = strings.TrimSpace(text[start:sign])
		switch {
		case sign == len(text):
			c.manner, c.end = alone, sign
			if c.name != "" && (l.bold == 0 || l.bold >= sign) {
				return true
			}
			return c.readBold(l, start)
		case isColon(text[sign:]):
			return c.name != "" && c.afterColon(text, sign)
		case c.name != "" && c.atTime(text, sign):
			return true
		case text[sign] == '\t' && c.name != "":
			c.manner, c.end = byCell, skipSpace(text, sign)
			c.takeTime(text, true)
			return c.end < len(text)
		}
		_, size := utf8.DecodeRuneInString(text[sign:])
		at = sign + size
		words++
	}
}

// nextSign is the place of the next byte that may end a label: a space, a colon
// or a tab.
func nextSign(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == ':' || r == '：' || unicode.IsSpace(r) {
			return at
		}
		at += size
	}
	return at
}

func isColon(text string) bool { return strings.HasPrefix(text, ":") || strings.HasPrefix(text, "：") }

// afterColon takes a colon and a time behind it. A colon sets a label off only
// if a space or the end of the line follows.
func (c *candidate) afterColon(text string, colon int) bool {
	_, size := utf8.DecodeRuneInString(text[colon:])
	c.manner, c.end = byColon, colon+size
	if c.end < len(text) && size == 1 {
		if r, _ := utf8.DecodeRuneInString(text[c.end:]); !unicode.IsSpace(r) {
			return false
		}
	}
	c.end = skipSpace(text, c.end)
	c.takeTime(text, false)
	return true
}

// takeTime takes a time that stands before the words; a short one without
// brackets only where it is sure to be one.
func (c *candidate) takeTime(text string, isCertain bool) {
	t, found := readTimecode(text[c.end:])
	if !found || c.timed || t.form == short && !isCertain && c.end+t.end < len(text) {
		return
	}
	c.timed, c.time, c.end = true, t, c.end+t.end
	if isColon(text[c.end:]) {
		c.end++
	}
}

// atTime takes a time behind a label: on its own line, or set off from the words
// by a colon, by brackets, or by a wide space on either side.
func (c *candidate) atTime(text string, sign int) bool {
	if c.timed {
		return false
	}
	at := skipSpace(text, sign)
	t, found := readTimecode(text[at:])
	if !found {
		return false
	}
	rest := text[at+t.end:]
	next := skipSpace(rest, 0)
	isWide := at-sign >= 2 || text[sign] == '\t'
	switch {
	case isColon(rest[next:]):
		_, next = utf8.DecodeRuneInString(rest[next:])
		next += skipSpace(rest, 0)
	case next == len(rest), t.form >= round, isWide && next >= 2:
	default:
		return false
	}
	c.manner, c.timed, c.time, c.end = byTime, true, t, at+t.end+next
	return true
}

// readBold takes a label that is bold before words that are not.
func (c *candidate) readBold(l *line, start int) bool {
	if l.bold <= start || l.bold == len(l.text) {
		return false
	}
	c.name = strings.TrimSpace(l.text[start:l.bold])
	c.manner, c.end = byBold, l.bold
	return c.name != ""
}

func skipSpace(text string, at int) int {
	return len(text) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
}
