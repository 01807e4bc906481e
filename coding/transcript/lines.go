package transcript

import (
	"iter"
	"strings"
)

// rawLines are the lines of a text without their ends, with their numbers. CRLF,
// CR and LF end a line.
func (s *source) rawLines(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for number := 1; ; number++ {
			end := strings.IndexAny(text, "\r\n")
			if end < 0 {
				yield(number, text)
				return
			}
			if !yield(number, text[:end]) {
				return
			}
			if text[end] == '\r' {
				s.tidied.lineEnds.on(number)
				if strings.HasPrefix(text[end+1:], "\n") {
					end++
				}
			}
			text = text[end+1:]
		}
	}
}

// readText reads plain text. A blank line ends a paragraph.
func (s *source) readText(text string) error {
	apart := true
	for number, raw := range s.rawLines(text) {
		kept, err := s.add(line{number: number, text: raw, apart: apart, gap: apart})
		if err != nil {
			return err
		}
		apart = !kept
	}
	return nil
}

// isBreak reports what ends a line within one that editors count as one: what a
// document breaks a line by, and the old controls and separators of Unicode.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
