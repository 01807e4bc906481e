package coding

import (
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// TextEdit replaces a passage of a document's text.
type TextEdit struct {
	Document string `json:"document"`
	// At is the code point at which the passage begins.
	At  int    `json:"at"`
	Old string `json:"old"`
	New string `json:"new"`
}

// span is the passage that is replaced.
func (e TextEdit) span() Span { return Span{e.At, e.At + utf8.RuneCountInString(e.Old)} }

// In gives a text after the edit. It fails with ErrChanged where the text does
// not hold what is to be replaced.
func (e TextEdit) In(text *Text) (string, error) {
	span := e.span()
	if e.At < 0 || span.To > text.Len() {
		return "", fmt.Errorf("%w: the text", ErrChanged)
	}
	from, to := text.ByteAt(span.From), text.ByteAt(span.To)
	if text.String()[from:to] != e.Old {
		return "", fmt.Errorf("%w: the text", ErrChanged)
	}
	return text.String()[:from] + e.New + text.String()[to:], nil
}

// Moved is where a coded passage lies after the edit. It goes on covering the
// words that it covered: it grows with what is written inside it, not with what
// is written at its edges, and of words that were replaced in part it covers
// all the new ones. It is empty if all its words were taken out.
func (e TextEdit) Moved(s Span) Span {
	edit, added := e.span(), utf8.RuneCountInString(e.New)
	by := added - edit.Len()
	switch {
	case s.To <= edit.From:
		return s
	case s.From >= edit.To:
		return Span{s.From + by, s.To + by}
	}
	moved := Span{min(s.From, edit.From), edit.From + added}
	if s.To > edit.To {
		moved.To = s.To + by
	}
	return moved
}

// movedTurn is where a speaker turn lies after the edit. Unlike a coded
// passage, a turn grows with what is written at its edges, for that is said by
// the same speaker.
func (e TextEdit) movedTurn(s Span) Span {
	edit, added := e.span(), utf8.RuneCountInString(e.New)
	if edit.Len() == 0 && s.From <= edit.From && edit.From <= s.To {
		return Span{s.From, s.To + added}
	}
	return e.Moved(s)
}

// movedBy is where a coded passage lies after edits.
func movedBy(edits []TextEdit, s Span) Span {
	for _, e := range edits {
		if s.Len() > 0 {
			s = e.Moved(s)
		}
	}
	return s
}

// MoveTurns gives the speaker turns of a text as they are after edits of it.
// Those whose words were all taken out go.
func MoveTurns(edits []TextEdit, turns []Turn) []Turn {
	moved := make([]Turn, 0, len(turns))
	before := 0 // where the turn before ends
	for _, turn := range turns {
		span := Span{turn.From, turn.To}
		for _, e := range edits {
			span = e.movedTurn(span)
		}
		if turn.From, turn.To = max(span.From, before), span.To; turn.From < turn.To {
			moved = append(moved, turn)
			before = turn.To
		}
	}
	return moved
}

// Content is the text of a document with its speaker turns.
type Content struct {
	Text  *Text
	Turns []Turn
}

// EditTexts makes the change of edits, each in the text that those before it
// have left. Segments and turns move with the text; those whose words were all
// taken out go. contents holds the documents that are edited. It fails with
// ErrChanged where a text does not hold what is to be replaced. shown says to the
// coder what was done, and may hold words; the label tells how many places were
// edited.
func (a *Analysis) EditTexts(shown string, contents map[string]Content, edits ...TextEdit) (Change, error) {
	c := Change{Label: editedPlaces(len(edits)), Shown: shown, Texts: edits}
	by := c.TextsByDocument()
	for _, id := range slices.Sorted(maps.Keys(by)) {
		if err := a.editOne(&c, id, contents[id], by[id]); err != nil {
			return Change{}, err
		}
	}
	return c, nil
}

func editedPlaces(count int) string {
	if count == 1 {
		return "edited the text in one place"
	}
	return fmt.Sprintf("edited the text in %d places", count)
}

func (a *Analysis) editOne(c *Change, id string, content Content, edits []TextEdit) error {
	document, known := a.documents[id]
	if !known || content.Text == nil {
		return fmt.Errorf("%w: the document", ErrChanged)
	}
	text, err := EditText(content.Text, edits)
	if err != nil {
		return err
	}
	if after := document; text.Len() != document.Length {
		after.Length = text.Len()
		c.Documents = append(c.Documents, changed(document, after))
	}
	back := backwards(edits)
	for _, s := range a.Segments(id) {
		after := s
		after.Span = movedBy(edits, s.Span)
		switch {
		case after.Span.Len() == 0:
			a.takeSegment(c, s)
		case movedBy(back, after.Span) != s.Span:
			c.Segments = append(c.Segments, changed(s, after))
		}
	}
	moved := MoveTurns(edits, content.Turns)
	if !slices.Equal(MoveTurns(back, moved), content.Turns) {
		c.Turns = append(c.Turns, changed(TurnList{id, content.Turns}, TurnList{id, moved}))
	}
	return nil
}

// backwards are the edits that lead back.
func backwards(edits []TextEdit) []TextEdit {
	var back []TextEdit
	for _, e := range slices.Backward(edits) {
		e.Old, e.New = e.New, e.Old
		back = append(back, e)
	}
	return back
}
