package transcript

import (
	"strings"
	"time"
	"unicode/utf8"
)

// source collects the lines of a file, whatever its format.
type source struct {
	name     string
	lines    []line
	title    string
	language string
	notices  notices
	// tidied counts what had to be changed in the characters.
	tidied tidied
	// unit is what the number of a line counts, for sentences.
	unit string
}

// line is a line of a text, a paragraph of a document, or a line of a caption.
// Blank lines are not kept.
type line struct {
	number int
	text   string
	// bold is the number of bytes at the beginning of the text that are bold.
	bold int
	// apart says that a blank line or the end of a paragraph is before it.
	apart bool
	// gap says that a blank line or a blank paragraph is before it.
	gap     bool
	heading bool
	// cue is the caption that the line is of; nil where the file has none.
	cue *cue
}

// cue is one caption: words with the time at which they are shown.
type cue struct {
	timed    bool
	from, to time.Duration
	// voiced says that the file names the speakers of captions, and voice is
	// that of this one.
	voiced bool
	voice  string
}

func newSource(name string) *source { return &source{name: name, unit: lineUnit} }

// at is the place of a line, or of the file where its lines have no numbers that
// an editor would show.
func (s *source) at(number int) Fault {
	if s.unit != lineUnit {
		number = 0
	}
	return Fault{File: s.name, Line: number}
}

// The units that places in a file are counted in.
const (
	lineUnit      = "line"
	paragraphUnit = "paragraph"
)

// add takes in a line, and each part of it where something breaks it, with tidy
// characters. It tells whether the line had anything on it.
func (s *source) add(l line) (kept bool, err error) {
	text, bold := l.text, l.bold
	for apart := l.apart; ; {
		end := len(text)
		if !isPlainASCII(text) {
			if at := strings.IndexFunc(text, isBreak); at >= 0 {
				end = at
			}
		}
		l.text, l.bold, l.apart = text[:end], min(bold, end), apart
		added, err := s.addPart(l)
		if err != nil {
			return false, err
		}
		kept = kept || added
		if end == len(text) {
			return kept, nil
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		text, bold, apart = text[end+size:], max(bold-end-size, 0), !added
		l.gap = apart
	}
}

// addPart takes in a line that nothing breaks, unless it is blank.
func (s *source) addPart(l line) (bool, error) {
	plain := l.text
	l.text = s.tidied.line(plain, l.number)
	if l.text == "" {
		return false, nil
	}
	if l.bold > 0 && l.text != plain {
		l.bold = boldAfterTidying(plain[:l.bold], l.text)
	}
	if len(s.lines) == MostLines {
		return false, tooManyLines(s.at(l.number))
	}
	s.lines = append(s.lines, l)
	return true, nil
}

// boldAfterTidying is how much of a text is bold once it is tidy; 0 if that
// cannot be told.
func boldAfterTidying(bold, text string) int {
	var changes tidied
	bold = changes.characters(bold, 0)
	if len(bold) <= len(text) && text[:len(bold)] == bold {
		return len(bold)
	}
	if len(bold) > len(text) && bold[:len(text)] == text {
		return len(text)
	}
	return 0
}

func (s *source) empty() *Fault {
	return Fault{File: s.name}.of(ErrEmpty, "there are no words in the file")
}

// cut shortens words from a file to what a sentence can hold.
func cut(words string) string {
	const most = 40
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	return string([]rune(words)[:most]) + "…"
}
