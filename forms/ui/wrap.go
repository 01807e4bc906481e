package ui

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Bounds on how much of a long text is looked at to fill a number of columns:
// a column rarely holds more than one character of a few bytes and its marks.
const (
	fewBytesPerColumn = 2
	bytesPerColumn    = 32
	longestCluster    = 256
)

// Wrap breaks a text from outside into safe lines no wider than width. Line
// breaks of the text stay; lines that start with "- " or "• " hang their
// continuation under the text; words wider than the width are broken between
// characters. Spaces where a line is broken are left out. An empty text is one
// empty line; a width below one has no lines.
func Wrap(s string, width int) []string {
	lines, _ := WrapFirst(s, width, math.MaxInt)
	return lines
}

// WrapFirst is Wrap of the first lines of a text that may be long: it looks no
// further than it has to, and reports whether there is more.
func WrapFirst(s string, width, maxLines int) (lines []string, more bool) {
	if width < 1 || maxLines < 1 {
		return nil, s != ""
	}
	for {
		room := maxLines - len(lines)
		next := wrapNext(s, width, room)
		if len(next.lines) > room {
			return append(lines, next.lines[:room]...), true
		}
		lines = append(lines, next.lines...)
		if next.cut || !next.another || len(lines) == maxLines {
			return lines, next.cut || next.another
		}
		s = next.rest
	}
}

// wrapped is the first paragraph of a text, wrapped.
type wrapped struct {
	lines   []string
	cut     bool // only the beginning of the paragraph was looked at
	another bool // rest holds at least one paragraph more
	rest    string
}

// wrapNext wraps the first paragraph of a text as far as room lines. It looks
// at few bytes at first, and at more only when those do not fill the room.
func wrapNext(s string, width, room int) wrapped {
	for perColumn := fewBytesPerColumn; ; perColumn = bytesPerColumn {
		var w wrapped
		paragraph := s
		if most := bytesFor(width, room, perColumn); len(s) > most {
			paragraph, w.cut = wholeRunes(s[:most]), true
		}
		if at := strings.IndexByte(paragraph, '\n'); at >= 0 {
			paragraph, w.rest, w.another, w.cut = paragraph[:at], s[at+1:], true, false
		}
		w.lines = wrapParagraph(Safe(strings.TrimSuffix(paragraph, "\r")), width, room)
		if !w.cut || len(w.lines) > room || perColumn == bytesPerColumn {
			return w
		}
	}
}

// bytesFor is how many bytes of a text to look at for a number of lines.
func bytesFor(width, lines, perColumn int) int {
	if lines > math.MaxInt/perColumn/(width+1)-longestCluster {
		return math.MaxInt
	}
	return (width+1)*lines*perColumn + longestCluster
}

// wholeRunes drops a character that was cut in two at the end.
func wholeRunes(s string) string {
	for i := 0; i < utf8.UTFMax && len(s) > 0; i++ {
		if r, size := utf8.DecodeLastRuneInString(s); r != utf8.RuneError || size != 1 {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

// wrapParagraph breaks one safe line; it stops once it has more than room
// lines.
func wrapParagraph(s string, width, room int) []string {
	hang := hangingIndent(s)
	if hang >= width {
		hang = 0
	}
	w := lineWriter{width: width, hang: strings.Repeat(" ", hang), room: room}
	for len(s) > 0 && len(w.lines) <= room {
		end := strings.IndexByte(s, ' ')
		switch {
		case end < 0:
			end = len(s)
			w.word(s)
		case end == 0:
			for end < len(s) && s[end] == ' ' {
				end++
			}
			w.spaces(end)
		default:
			w.word(s[:end])
		}
		s = s[end:]
	}
	return append(w.lines, w.line.String())
}

func hangingIndent(s string) int {
	trimmed := strings.TrimLeft(s, " ")
	if strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "• ") {
		return len(s) - len(trimmed) + 2
	}
	return 0
}

// lineWriter fills lines of a width, the later ones after a hanging indent.
type lineWriter struct {
	width int
	hang  string
	room  int
	lines []string

	line    strings.Builder
	used    int // columns written on the line
	pending int // spaces that are written if a word follows on the line
}

func (w *lineWriter) spaces(count int) { w.pending = count }

func (w *lineWriter) word(word string) {
	columns := Width(word)
	if w.used+w.pending+columns > w.width && w.used > w.indent() {
		w.breakLine()
	}
	w.leadingSpaces()
	if w.used+columns <= w.width {
		w.put(word, columns)
		return
	}
	w.breakWord(word)
}

// leadingSpaces writes the spaces before a word as far as the line has room.
func (w *lineWriter) leadingSpaces() {
	count := min(w.pending, w.width-w.used-1)
	w.pending = 0
	if count > 0 {
		w.put(strings.Repeat(" ", count), count)
	}
}

// breakWord writes a word that no line can hold, character by character.
func (w *lineWriter) breakWord(word string) {
	for len(word) > 0 && len(w.lines) <= w.room {
		cluster, _ := ansi.FirstGraphemeCluster(word, ansi.GraphemeWidth)
		if cluster == "" {
			return
		}
		columns := Width(cluster)
		if columns > w.width {
			cluster = firstRune(cluster)
			columns = Width(cluster)
		}
		word = word[len(cluster):]
		if columns > w.width {
			cluster, columns = string(utf8.RuneError), 1
		}
		if w.used+columns > w.width {
			w.breakLine()
		}
		if w.used+columns > w.width {
			w.line.Reset()
			w.used = 0
		}
		w.put(cluster, columns)
	}
}

func firstRune(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

func (w *lineWriter) put(s string, columns int) {
	w.line.WriteString(s)
	w.used += columns
}

func (w *lineWriter) indent() int {
	if len(w.lines) == 0 {
		return 0
	}
	return len(w.hang)
}

func (w *lineWriter) breakLine() {
	w.lines = append(w.lines, w.line.String())
	w.line.Reset()
	w.line.WriteString(w.hang)
	w.used = len(w.hang)
	w.pending = 0
}
