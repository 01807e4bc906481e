package ui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// mostWrapped is how many lines of text are kept wrapped.
const mostWrapped = 2000

// editorRows are the places at which lines of a text are broken to be shown,
// kept for as long as the width stays: a key changes one line only.
type editorRows struct {
	width  int
	starts map[string][]int
}

// of gives the index of the first character of each row of a line.
func (r *editorRows) of(line string, width int) []int {
	if r.width != width || len(r.starts) > mostWrapped {
		r.width, r.starts = width, map[string][]int{}
	}
	starts, ok := r.starts[line]
	if !ok {
		starts = rowStarts([]rune(line), width)
		r.starts[line] = starts
	}
	return starts
}

// rowStarts breaks a line as the text area does, whose arrows move from row to
// row: before the word that does not fit with the space after it, and inside a
// word that fills a row. A place for the cursor stays free after the last
// character.
func rowStarts(line []rune, width int) []int {
	b := rowBreaker{width: width, starts: []int{0}}
	for i, r := range line {
		if unicode.IsSpace(r) {
			b.makeRoom(i, 1)
			b.endWord(i+1, b.columns+1)
			continue
		}
		columns := Width(string(line[b.word : i+1]))
		if columns > width && i > b.word {
			b.makeRoom(i, columns-b.columns)
			columns = Width(string(line[b.word : i+1]))
		}
		b.columns = columns
		if columns+Width(string(r)) > width {
			b.breakBeforeWord()
			b.endWord(i+1, columns)
		}
	}
	b.makeRoom(len(line), 1)
	return b.starts
}

// rowBreaker is where the breaking of a line stands.
type rowBreaker struct {
	width   int
	starts  []int
	used    int // columns of the row before the word
	word    int // first character of the word
	columns int // columns of the word
}

// breakBeforeWord starts a row with the word, unless it does so already.
func (b *rowBreaker) breakBeforeWord() {
	if b.word > b.starts[len(b.starts)-1] {
		b.starts = append(b.starts, b.word)
		b.used = 0
	}
}

// makeRoom breaks where the row has no room for the word and the columns after
// it: before the word, or before the character at i where the word fills a row.
func (b *rowBreaker) makeRoom(i, columns int) {
	if b.used+b.columns+columns > b.width {
		b.breakBeforeWord()
	}
	if b.used+b.columns+columns > b.width {
		b.endWord(i, b.columns)
		b.breakBeforeWord()
	}
}

// endWord adds the word to the row; the next begins at a character.
func (b *rowBreaker) endWord(next, columns int) {
	b.used += columns
	b.word, b.columns = next, 0
}

// View draws the editor in the width and height that were set.
func (e *Editor) View() string {
	width, height := e.area.Width(), e.area.Height()
	info := e.area.LineInfo()
	at := info.StartColumn + info.ColumnOffset
	lines := strings.Split(e.text, "\n")

	total, cursorRow := 0, 0
	for i, line := range lines {
		starts := e.rows.of(line, width)
		if i == e.area.Line() {
			cursorRow = total + rowAt(starts, at)
		}
		total += len(starts)
	}
	e.scrollTo(cursorRow, total, height)

	rows := make([]string, 0, height)
	for i, row := 0, 0; i < len(lines) && len(rows) < height; i++ {
		starts := e.rows.of(lines[i], width)
		if row+len(starts) > e.top {
			cursor := -1
			if i == e.area.Line() && e.Focused() {
				cursor = at
			}
			shown := drawnRows([]rune(lines[i]), starts, cursor, width)
			shown = shown[max(e.top-row, 0):]
			rows = append(rows, shown[:min(len(shown), height-len(rows))]...)
		}
		row += len(starts)
	}
	for len(rows) < height {
		rows = append(rows, strings.Repeat(" ", width))
	}
	return strings.Join(rows, "\n")
}

// scrollTo moves the text as little as it takes to have the cursor in sight,
// and no further than its end.
func (e *Editor) scrollTo(cursorRow, total, height int) {
	e.top = max(min(e.top, cursorRow, total-height), cursorRow-height+1, 0)
}

// rowAt is the row in which a character of a line stands.
func rowAt(starts []int, at int) int {
	for row := len(starts) - 1; row > 0; row-- {
		if starts[row] <= at {
			return row
		}
	}
	return 0
}

// drawnRows are the rows of one line; cursor is the character that the cursor
// is on, or -1.
func drawnRows(line []rune, starts []int, cursor, width int) []string {
	cursorRow := rowAt(starts, cursor)
	rows := make([]string, len(starts))
	for i, start := range starts {
		end := len(line)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if cursor >= 0 && i == cursorRow {
			rows[i] = Pad(withCursor(line[start:end], cursor-start), width)
			continue
		}
		rows[i] = Pad(strings.TrimRight(spaced(line[start:end]), " "), width)
	}
	return rows
}

// withCursor is a row with the cursor on one of its characters, or after the
// last.
func withCursor(row []rune, at int) string {
	at = max(min(at, len(row)), 0)
	under, after := " ", ""
	if at < len(row) {
		rest := spaced(row[at:])
		under, _ = ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		after = strings.TrimRight(rest[len(under):], " ")
	}
	return spaced(row[:at]) + CurrentTheme().Cursor.Render(under) + after
}

// spaced is text with a plain space for every kind of white space.
func spaced(text []rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, string(text))
}
