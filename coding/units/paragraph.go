package units

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longLine is from how many bytes on a line is a paragraph of its own. Text
// that was wrapped by a program has shorter lines.
const longLine = 160

// beginsParagraph reports whether a paragraph begins at a place behind the
// start of the text: at a line that is not blank and that comes after a blank
// one, or after a long one, or is long itself. Shorter lines without a blank
// line between them are one paragraph, since texts come in that were wrapped.
func beginsParagraph(text string, at int) bool {
	if at == 0 || text[at-1] != '\n' || text[at] == '\n' {
		return false
	}
	line, long := lineFrom(text, at)
	if strings.TrimSpace(line) == "" {
		return false
	}
	before, longBefore := lineBefore(text, at)
	return long || longBefore || strings.TrimSpace(before) == ""
}

// lineFrom gives the line that begins at a place without its end, and whether
// it is long; of a long line only the beginning.
func lineFrom(text string, at int) (line string, long bool) {
	head := text[at:min(at+longLine, len(text))]
	if end := strings.IndexByte(head, '\n'); end >= 0 {
		return head[:end], false
	}
	return head, len(head) == longLine
}

// lineBefore gives the line that ends before a place with its end, and whether
// it is long; of a long line only the last part.
func lineBefore(text string, at int) (line string, long bool) {
	end := at - 1
	tail := text[max(end-longLine, 0):end]
	if begin := strings.LastIndexByte(tail, '\n'); begin >= 0 {
		return tail[begin+1:], false
	}
	return tail, len(tail) == longLine
}

// trim takes the space off both ends of a stretch.
func trim(text string, s stretch) stretch {
	for s.from < s.to {
		r, size := utf8.DecodeRuneInString(text[s.from:s.to])
		if !unicode.IsSpace(r) {
			break
		}
		s.from += size
	}
	for s.from < s.to {
		r, size := utf8.DecodeLastRuneInString(text[s.from:s.to])
		if !unicode.IsSpace(r) {
			break
		}
		s.to -= size
	}
	return s
}
