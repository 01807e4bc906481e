package refi

import (
	"bytes"
	"slices"

	"fieldwork/coding"
)

// note makes a memo on a subject of notes and a description. What there is on
// it already goes before.
func (t *toAnalysis) note(subject coding.Subject, id string, notes []GUID, description string, by Stamp) {
	if description = spacedLines(description); description != "" {
		t.memo(coding.Memo{
			Subject: subject, ID: id, Text: description, Coder: t.coder(by.Creator, by.Modifier), Changed: t.moment(by.Modified, by.Created),
		})
	}
	for _, noteID := range notes {
		note := t.notes[noteID]
		if note == nil || noteID == quoteMark {
			continue
		}
		t.usedNotes[noteID] = true
		text := t.noteText(note)
		if text == "" {
			continue
		}
		t.memo(coding.Memo{
			Subject: subject, ID: id, Text: text, Coder: t.coder(note.Creator, note.Modifier), Changed: t.moment(note.Modified, note.Created),
		})
	}
}

// spacedLines is a text with LF line ends; empty for one of nothing but space.
func spacedLines(text string) string {
	text = rawText{raw: text}.normal()
	if len(bytes.TrimSpace([]byte(text))) == 0 {
		return ""
	}
	return text
}

// noteText is the text of a note, or its description or name where it has none.
func (t *toAnalysis) noteText(note *Source) string {
	if note.Text.There() {
		text, err := note.Text.Open()
		if err != nil {
			t.report.lost("notes that cannot be read", "Their text is damaged.", note.Name)
			return ""
		}
		if text = spacedLines(text); text != "" {
			return text
		}
	}
	if text := spacedLines(note.Description); text != "" {
		return text
	}
	return spacedLines(note.Name)
}

func (t *toAnalysis) memo(m coding.Memo) {
	at, there := t.memoAt[m.Key()]
	if !there {
		t.memoAt[m.Key()] = len(t.imported.Memos)
		t.imported.Memos = append(t.imported.Memos, m)
		return
	}
	before := &t.imported.Memos[at]
	if before.Text != m.Text {
		before.Text += "\n\n" + m.Text
	}
	if m.Changed.After(before.Changed) {
		before.Changed = m.Changed
	}
}

// freeNotes makes field notes of the notes that nothing refers to, and tells
// what was selected in the others.
func (t *toAnalysis) freeNotes() {
	kept := t.keptNotes()
	for i := range t.project.Notes {
		note := &t.project.Notes[i]
		switch {
		case t.usedNotes[note.GUID]:
			for range len(note.Selections) + len(note.Codings) {
				t.report.lost("codings of memos", "Memos cannot be coded here.", note.Name)
			}
		case note.GUID == quoteMark || kept[note.GUID]:
		default:
			t.report.changed("notes on nothing", "They became field notes.", note.Name)
			t.document(note, coding.FieldNote)
		}
	}
}

// keptNotes are the notes that sources which are kept whole refer to.
func (t *toAnalysis) keptNotes() map[GUID]bool {
	kept := map[GUID]bool{}
	const reference = `<NoteRef targetGUID="`
	for i := range t.project.Others {
		for part := range bytes.SplitSeq(t.project.Others[i].XML, []byte(reference)) {
			if id, ok := ParseGUID(string(part[:min(len(part), 36)])); ok {
				kept[id] = true
			}
		}
	}
	return kept
}

// sortedNotes are some notes in the order of the project.
func (t *toAnalysis) sortedNotes(wanted map[GUID]bool) []Source {
	return slices.DeleteFunc(slices.Clone(t.project.Notes), func(note Source) bool { return !wanted[note.GUID] })
}
