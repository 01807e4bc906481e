package guide

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// notesEditor is where the notes on the question on screen are written, a line
// for each. The cursor is on one of them, or on a line that is still empty;
// that one is no note before something is typed in it.
type notesEditor struct {
	sitting *deliver.GuideSitting
	editor  *ui.Editor // of the line with the cursor
	at      int        // the place of that line among the notes
	empty   bool       // it is no note yet, but stands before the one of that place

	top     int // the first line that is shown
	wrapped wrappedNotes
}

func newNotesEditor(sitting *deliver.GuideSitting) *notesEditor {
	n := &notesEditor{sitting: sitting, editor: ui.NewEditor()}
	n.toEnd()
	return n
}

// toEnd puts the cursor on a new line after all notes.
func (n *notesEditor) toEnd() { n.toEmpty(len(n.sitting.Notes())) }

// toEmpty puts the cursor on an empty line before the note of a place.
func (n *notesEditor) toEmpty(place int) {
	n.at, n.empty = place, true
	n.editor.SetValue("")
}

// toNote puts the cursor on a note, after a number of its characters.
func (n *notesEditor) toNote(place, characters int) {
	n.at, n.empty = place, false
	n.editor.SetValue(n.text(place))
	n.editor.PlaceCursor(characters)
}

func (n *notesEditor) text(place int) string {
	return n.sitting.Note(n.sitting.Notes()[place]).Text
}

// take takes a key or a paste, and reports whether a note changed.
func (n *notesEditor) take(key tea.KeyMsg) (changed bool) {
	before, after := n.editor.Around()
	if !key.Paste {
		switch key.Type {
		case tea.KeyEnter:
			return n.newLine(before, after)
		case tea.KeyUp, tea.KeyDown:
			n.move(key, before)
			return false
		case tea.KeyBackspace, tea.KeyCtrlH:
			if before == "" {
				return n.joinBefore()
			}
		case tea.KeyDelete, tea.KeyCtrlD:
			if after == "" {
				return n.joinAfter(before)
			}
		}
	}
	n.editor.Update(key)
	if !n.editor.Changed() {
		return false
	}
	return n.write()
}

func characters(text string) int { return len([]rune(text)) }

// write keeps what stands in the line with the cursor. Several lines, which
// were pasted, become several notes.
func (n *notesEditor) write() bool {
	_, after := n.editor.Around()
	text := n.editor.Value()
	lines := said(text)
	if len(lines) == 0 {
		return n.becomeEmpty(text)
	}
	if n.empty {
		n.sitting.AddNote(n.at, lines[0])
		n.empty = false
	} else {
		n.sitting.SetNote(n.at, lines[0])
	}
	for _, line := range lines[1:] {
		n.at++
		n.sitting.AddNote(n.at, line)
	}
	if strings.Contains(text, "\n") {
		n.toNote(n.at, characters(n.text(n.at))-characters(after))
	}
	return true
}

// becomeEmpty takes the note of the line away, which holds nothing but white
// space now.
func (n *notesEditor) becomeEmpty(text string) bool {
	changed := !n.empty
	if changed {
		n.sitting.SetNote(n.at, "")
		n.empty = true
	}
	if strings.Contains(text, "\n") {
		n.editor.SetValue("")
	}
	return changed
}

// said is the lines of a text that say something.
func said(text string) []string {
	if !strings.Contains(text, "\n") {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		return []string{text}
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// newLine begins a new line at the end, or parts the line in two where the
// cursor stands within it.
func (n *notesEditor) newLine(before, after string) bool {
	if n.empty || strings.TrimSpace(before) == "" || strings.TrimSpace(after) == "" {
		n.toEnd()
		return false
	}
	after = strings.TrimLeft(after, " ")
	n.sitting.SplitNote(n.at, strings.TrimRight(before, " "), after)
	n.toNote(n.at+1, 0)
	return true
}

// move goes up or down: within the line as far as its rows go, then to the
// line above or below.
func (n *notesEditor) move(key tea.KeyMsg, before string) {
	down := key.Type == tea.KeyDown
	if down && !n.editor.OnLastRow() || !down && !n.editor.OnFirstRow() {
		n.editor.Update(key)
		if now, _ := n.editor.Around(); now != before {
			return
		}
	}
	column, last := characters(before), len(n.sitting.Notes())-1
	switch {
	case !down && n.at > 0:
		n.toNote(n.at-1, column)
	case down && n.empty && n.at <= last:
		n.toNote(n.at, column)
	case down && !n.empty && n.at < last:
		n.toNote(n.at+1, column)
	case down && !n.empty:
		n.toEnd()
	}
}

// wheel goes to the line above or below.
func (n *notesEditor) wheel(down bool) {
	key := tea.KeyMsg{Type: tea.KeyUp}
	if down {
		key.Type = tea.KeyDown
	}
	n.take(key)
}

// joinBefore puts the line at the end of the one above.
func (n *notesEditor) joinBefore() bool {
	switch {
	case n.at == 0:
		return false
	case n.empty:
		n.toNote(n.at-1, characters(n.text(n.at-1)))
		return false
	}
	column := characters(n.text(n.at - 1))
	n.sitting.JoinNote(n.at)
	n.toNote(n.at-1, column)
	return true
}

// joinAfter puts the line below at the end of this one.
func (n *notesEditor) joinAfter(before string) bool {
	if n.empty || !n.sitting.JoinNote(n.at+1) {
		return false
	}
	n.toNote(n.at, characters(before))
	return true
}

// quote marks the line with the cursor as one to be quoted, or takes that
// back; on a line that is still empty, the one above. It reports false where
// there is none.
func (n *notesEditor) quote() bool {
	place := n.at
	if n.empty {
		place--
	}
	if place < 0 {
		return false
	}
	n.sitting.ToggleQuote(place)
	return true
}
