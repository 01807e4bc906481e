package guide

import (
	"strings"
	"time"

	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// markQuote stands before a note that is to be quoted.
const markQuote = "❝"

// wrappedNotes are the rows of notes as they are shown, kept for as long as
// the width stays: a key changes one note only.
type wrappedNotes struct {
	width int
	rows  map[string][]string // by text
}

// mostWrapped is how many notes are kept wrapped.
const mostWrapped = 2000

func (w *wrappedNotes) of(text string, width int) []string {
	if w.width != width || len(w.rows) > mostWrapped {
		w.width, w.rows = width, map[string][]string{}
	}
	rows, ok := w.rows[text]
	if !ok {
		rows = ui.Wrap(text, width)
		w.rows[text] = rows
	}
	return rows
}

// draw shows the notes around the cursor in a width and height.
func (n *notesEditor) draw(width, height int) []string {
	stamp := n.stampWidth()
	textWidth := max(width-stamp-3, 2)
	n.editor.SetWidth(textWidth)
	n.editor.SetHeight(max(min(n.editor.Rows(), height), 1))
	n.scroll(textWidth, height)
	rows := make([]string, 0, height)
	for line := n.top; line < n.lines() && len(rows) < height; line++ {
		rows = append(rows, n.drawLine(line, stamp, textWidth)...)
	}
	return rows[:min(len(rows), height)]
}

// lines is how many lines there are, that of the cursor among them.
func (n *notesEditor) lines() int {
	if n.empty {
		return len(n.sitting.Notes()) + 1
	}
	return len(n.sitting.Notes())
}

// placeOf is the place of the note that a line shows.
func (n *notesEditor) placeOf(line int) int {
	if n.empty && line > n.at {
		return line - 1
	}
	return line
}

// rowsOf is how many rows a line takes.
func (n *notesEditor) rowsOf(line, textWidth, height int) int {
	if line == n.at {
		return min(n.editor.Rows(), height)
	}
	return len(n.wrapped.of(n.text(n.placeOf(line)), textWidth))
}

// scroll moves the notes as little as it takes to have the cursor in sight,
// and no further than their end.
func (n *notesEditor) scroll(textWidth, height int) {
	first, used := n.at, n.rowsOf(n.at, textWidth, height)
	for first > 0 && used+n.rowsOf(first-1, textWidth, height) <= height {
		first--
		used += n.rowsOf(first, textWidth, height)
	}
	last, used := n.lines(), 0
	for last > 0 && used+n.rowsOf(last-1, textWidth, height) <= height {
		last--
		used += n.rowsOf(last, textWidth, height)
	}
	n.top = max(min(n.top, n.at, last), first)
}

// stampWidth is how many columns the stamps take.
func (n *notesEditor) stampWidth() int {
	const short, long = len("00:00"), len("0:00:00")
	longest := n.sitting.Elapsed()
	if notes := n.sitting.Notes(); len(notes) > 0 {
		at, _ := n.sitting.Stamp(notes[len(notes)-1])
		longest = max(longest, at)
	}
	if longest >= time.Hour {
		return long
	}
	return short
}

// stampWords is the time of a note; a dash for one that no recording holds,
// where there are recordings.
func stampWords(at time.Duration, ok bool) string {
	if !ok {
		return "–"
	}
	return deliver.Clock(at)
}

// drawLine draws one line: its stamp, whether it is to be quoted, and its text.
func (n *notesEditor) drawLine(line, stamp, textWidth int) []string {
	theme := ui.CurrentTheme()
	lead := strings.Repeat(" ", stamp+3)
	first := lead
	if line != n.at || !n.empty {
		id := n.sitting.Notes()[n.placeOf(line)]
		mark := " "
		if n.sitting.Note(id).Quote {
			mark = theme.Chosen.Render(markQuote)
		}
		time := stampWords(n.sitting.Stamp(id))
		first = theme.Dim.Render(strings.Repeat(" ", max(stamp-len(time), 0))+time) + " " + mark + " "
	}
	var rows []string
	if line == n.at {
		rows = strings.Split(n.editor.View(), "\n")
		if n.empty && len(n.sitting.Notes()) == 0 && n.editor.Value() == "" {
			rows[0] = ui.Pad(theme.Cursor.Render(" ")+theme.Dim.Render(" type notes"), textWidth)
		}
	} else {
		rows = n.wrapped.of(n.text(n.placeOf(line)), textWidth)
	}
	drawn := make([]string, len(rows))
	for i, row := range rows {
		drawn[i] = lead + row
		if i == 0 {
			drawn[i] = first + row
		}
	}
	return drawn
}

// click puts the cursor on the line that is shown at a row of the notes.
func (n *notesEditor) click(row, height int) {
	for line := n.top; line < n.lines(); line++ {
		row -= n.rowsOf(line, n.wrapped.width, height)
		switch {
		case row >= 0:
			continue
		case line != n.at:
			place := n.placeOf(line)
			n.toNote(place, characters(n.text(place)))
		}
		return
	}
	n.toEnd()
}
