package ui

import "strings"

// Around is the text before the cursor and the text from the cursor on.
func (e *Editor) Around() (before, after string) {
	lines := strings.Split(e.text, "\n")
	at := e.area.Line()
	info := e.area.LineInfo()
	line := []rune(lines[at])
	column := max(min(info.StartColumn+info.ColumnOffset, len(line)), 0)
	before = strings.Join(append(lines[:at:at], string(line[:column])), "\n")
	after = strings.Join(append([]string{string(line[column:])}, lines[at+1:]...), "\n")
	return before, after
}

// PlaceCursor puts the cursor in the line where it is, after a number of
// characters; after the last where there are fewer.
func (e *Editor) PlaceCursor(characters int) { e.area.SetCursor(characters) }

// OnFirstRow reports whether the cursor is on the first row of the text as it
// is wrapped, so that there is nothing above it.
func (e *Editor) OnFirstRow() bool {
	row, _ := e.row()
	return e.area.Line() == 0 && row == 0
}

// OnLastRow reports whether the cursor is on the last row of the text as it is
// wrapped, so that there is nothing below it.
func (e *Editor) OnLastRow() bool {
	row, rows := e.row()
	return e.area.Line() == e.area.LineCount()-1 && row == rows-1
}

// row is in which of the rows of its line the cursor is.
func (e *Editor) row() (row, rows int) {
	info := e.area.LineInfo()
	starts := e.rows.of(strings.Split(e.text, "\n")[e.area.Line()], e.area.Width())
	return rowAt(starts, info.StartColumn+info.ColumnOffset), len(starts)
}

// Rows is how many rows the text takes at the width of the editor.
func (e *Editor) Rows() int {
	rows := 0
	for line := range strings.SplitSeq(e.text, "\n") {
		rows += len(e.rows.of(line, e.area.Width()))
	}
	return rows
}
