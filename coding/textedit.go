package coding

import (
	"fmt"
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

// EditText makes the change that replaces a passage of a document, whose
// segments and turns move with it. Segments whose words were all taken out go.
func (a *Analysis) EditText(label string, text *Text, edit TextEdit) (Change, error) {
	return a.EditTexts(label, map[string]*Text{edit.Document: text}, []TextEdit{edit})
}

// EditTexts makes the change of several edits, each in the text that those
// before it have left. It fails with ErrChanged where a text does not hold
// what is to be replaced.
func (a *Analysis) EditTexts(label string, texts map[string]*Text, edits []TextEdit) (Change, error) {
	c := Change{Label: label, Texts: edits}
	byDocument := map[string][]TextEdit{}
	var order []string
	for _, e := range edits {
		if byDocument[e.Document] == nil {
			order = append(order, e.Document)
		}
		byDocument[e.Document] = append(byDocument[e.Document], e)
	}
	for _, id := range order {
		if err := a.editOne(&c, id, texts[id], byDocument[id]); err != nil {
			return Change{}, err
		}
	}
	return c, nil
}

func (a *Analysis) editOne(c *Change, id string, text *Text, edits []TextEdit) error {
	document, known := a.documents[id]
	if !known || text == nil {
		return fmt.Errorf("%w: the document", ErrChanged)
	}
	for _, e := range edits {
		after, err := e.In(text)
		if err != nil {
			return err
		}
		text = NewText(after)
	}
	c.Documents = append(c.Documents, changed(document, document.edited(edits, text.Len())))
	for _, s := range a.segments[id] {
		after := s
		for _, e := range edits {
			if after.Span.Len() > 0 {
				after.Span = e.Moved(after.Span)
			}
		}
		switch {
		case after.Span.Len() == 0:
			c.Segments = append(c.Segments, taken(s))
		case after != s:
			c.Segments = append(c.Segments, changed(s, after))
		}
	}
	return nil
}

// edited is the document after edits of its text.
func (d Document) edited(edits []TextEdit, length int) Document {
	turns := make([]Turn, 0, len(d.Turns))
	before := 0 // where the turn before ends
	for _, turn := range d.Turns {
		span := Span{turn.From, turn.To}
		for _, e := range edits {
			span = e.movedTurn(span)
		}
		if turn.From, turn.To = max(span.From, before), span.To; turn.From < turn.To {
			turns = append(turns, turn)
			before = turn.To
		}
	}
	d.Turns, d.Length = turns, length
	return d
}
