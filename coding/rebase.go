package coding

import (
	"slices"
	"unicode/utf8"
)

// Rebased gives the change as it has to be made, or taken back, in texts that
// others have edited since it was made: passages lie where the edits have moved
// them. The edits are given in their order, those of several documents mixed.
// What they have changed itself stays as it was, so that Apply refuses it.
func (c *Change) Rebased(since []TextEdit) Change {
	by := (&Change{Texts: since}).TextsByDocument()
	if len(by) == 0 {
		return *c
	}
	after := *c
	after.Segments = rebased(c.Segments, func(s Segment) Segment {
		s.Span = movedBy(by[s.Document], s.Span)
		return s
	})
	after.Documents = rebased(c.Documents, func(d Document) Document {
		for _, e := range by[d.ID] {
			d.Length += utf8.RuneCountInString(e.New) - utf8.RuneCountInString(e.Old)
		}
		return d
	})
	after.Turns = rebased(c.Turns, func(list TurnList) TurnList {
		list.Turns = MoveTurns(by[list.Document], list.Turns)
		return list
	})
	after.Texts = slices.Clone(c.Texts)
	for i := range after.Texts {
		after.Texts[i].At = movedPlace(by[c.Texts[i].Document], c.Texts[i])
	}
	return after
}

func rebased[T any](edits []Edit[T], move func(T) T) []Edit[T] {
	moved := make([]Edit[T], len(edits))
	for i, e := range edits {
		if e.Before != nil {
			before := move(*e.Before)
			moved[i].Before = &before
		}
		if e.After != nil {
			after := move(*e.After)
			moved[i].After = &after
		}
	}
	return moved
}

// movedPlace is where the words that an edit has written lie after others.
func movedPlace(edits []TextEdit, e TextEdit) int {
	return movedBy(edits, Span{e.At, e.At + utf8.RuneCountInString(e.New)}).From
}
