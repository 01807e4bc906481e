package transcript

import (
	"strings"
)

// readWebVTT reads captions in WebVTT, as the W3C describes it (webvtt1, 2019):
// the voices of captions are their speakers; comments, styles, regions and
// positions are dropped.
func (s *source) readWebVTT(text string) error {
	comments, isFirst := 0, true
	r := &cueReader{source: s, escaped: true, voiced: hasVoices(text)}
	r.skip = func(block []rawLine) int {
		head := 0
		if isFirst {
			head = s.readHead(block)
			isFirst = false
		}
		switch {
		case head > 0:
			return head
		case isOther(block, "NOTE"):
			comments++
			return len(block)
		case isOther(block, "STYLE"), isOther(block, "REGION"):
			return len(block)
		}
		return 0
	}
	if err := r.read(text); err != nil {
		return err
	}
	if comments > 0 {
		s.notices.whole("Comments (NOTE) were left out (%d).", comments)
	}
	return nil
}

// readHead reads the head of a file, WEBVTT and the lines below it, and tells how
// many lines it has.
func (s *source) readHead(block []rawLine) int {
	if !isWebVTT([]byte(block[0].text)) {
		s.notices.on(block[0].number, "missing heads", "The file does not begin with WEBVTT; it was read as if it did.")
		return 0
	}
	for i, l := range block {
		if strings.Contains(l.text, arrow) {
			s.notices.on(l.number, "missing heads", "There is no blank line behind WEBVTT; the captions were read from here on.")
			return i
		}
		if key, value, found := strings.Cut(l.text, ":"); found && strings.EqualFold(key, "language") {
			s.language = tidyLanguage(value)
		}
	}
	return len(block)
}

// isOther reports whether a block is no caption but something of a kind.
func isOther(block []rawLine, kind string) bool {
	rest, found := strings.CutPrefix(strings.TrimSpace(block[0].text), kind)
	if !found || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return false
	}
	for _, l := range block[1:] {
		if strings.Contains(l.text, arrow) {
			return false
		}
	}
	return true
}

// readSubRip reads captions in SubRip, which nobody has described: a number, a
// time with a comma before the fraction, words with a few marks of HTML.
func (s *source) readSubRip(text string) error {
	r := &cueReader{source: s, voiced: hasVoices(text)}
	r.skip = func([]rawLine) int { return 0 }
	return r.read(text)
}
