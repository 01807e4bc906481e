package coding

import (
	"slices"
	"unicode/utf8"
)

// Strands brings the edits of texts together that two copies of a study have
// made of the same texts, change by change in their order. Each copy counts its
// places in its own texts; Strands gives them in the texts that come of both.
type Strands struct {
	// Clashes are the documents in which both have edited the same words
	// differently.
	Clashes map[string]bool
	// Kept says, by document, whose edits count where they clash: true for the
	// first copy.
	Kept map[string]bool

	// Each is what leads from the texts of a copy to those of both, by document.
	first, second map[string][]TextEdit

	// alone says that only one copy has the change that is being added, and
	// counts that it is not undone.
	alone, counts bool
}

// NewStrands begins with texts that both copies have alike.
func NewStrands(kept map[string]bool) *Strands {
	return &Strands{Clashes: map[string]bool{}, Kept: kept, first: map[string][]TextEdit{}, second: map[string][]TextEdit{}}
}

// Step is a change as one copy has it: Change is nil where the copy does not
// have it, and Stands is false where it is undone there.
type Step struct {
	Change *Change
	Stands bool
}

// Add takes in the next change, and gives it with its places in the texts of
// both. stands says that it counts when both are one.
func (s *Strands) Add(first, second Step, stands bool) Change {
	own, lead, side := first, s.first, true
	if own.Change == nil {
		own, lead, side = second, s.second, false
	}
	s.alone, s.counts = first.Change == nil || second.Change == nil, stands
	after := *own.Change
	if len(s.first)+len(s.second)+len(s.Kept) > 0 {
		after = s.moved(own.Change, lead, side)
	}
	s.advance(first, &after, stands, true)
	s.advance(second, &after, stands, false)
	s.forget()
	return after
}

// FromFirst and FromSecond give where a passage of a document lies in the text
// of both, by where it lies in that of one copy.
func (s *Strands) FromFirst(document string, passage Span) Span {
	return movedBy(s.first[document], passage)
}

// FromSecond is FromFirst for the second copy.
func (s *Strands) FromSecond(document string, passage Span) Span {
	return movedBy(s.second[document], passage)
}

// Edits gives what leads from the text that a copy has of a document to that of
// both.
func (s *Strands) Edits(document string, first bool) []TextEdit {
	if first {
		return s.first[document]
	}
	return s.second[document]
}

// Lead says what leads from the text that a copy has to that of both, where the
// edits themselves do not.
func (s *Strands) Lead(document string, first bool, edits []TextEdit) {
	if first {
		s.first[document] = edits
		return
	}
	s.second[document] = edits
}

// Documents lists the documents of which the copies have different texts.
func (s *Strands) Documents() []string {
	var list []string
	for _, lead := range []map[string][]TextEdit{s.first, s.second} {
		for document := range lead {
			list = append(list, document)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// moved gives a change of a copy in the texts of both.
func (s *Strands) moved(c *Change, lead map[string][]TextEdit, side bool) Change {
	before, after := map[string][]TextEdit{}, map[string][]TextEdit{}
	moved := *c
	moved.Texts = nil
	for document, edits := range c.TextsByDocument() {
		if s.drops(document, side) {
			after[document] = append(backwards(edits), lead[document]...)
			continue
		}
		var texts []TextEdit
		texts, after[document] = s.past(document, edits, lead[document])
		moved.Texts = append(moved.Texts, texts...)
	}
	for document, edits := range lead {
		before[document] = edits
		if _, edited := after[document]; !edited {
			after[document] = edits
		}
	}
	moved.Segments = movedEdits(c.Segments, before, after, func(s Segment, by map[string][]TextEdit) Segment {
		s.Span = movedBy(by[s.Document], s.Span)
		return s
	})
	moved.Documents = movedEdits(c.Documents, before, after, func(d Document, by map[string][]TextEdit) Document {
		d.Length += lengthened(by[d.ID])
		return d
	})
	moved.Documents = slices.DeleteFunc(moved.Documents, func(e Edit[Document]) bool {
		return e.Before != nil && e.After != nil && *e.Before == *e.After
	})
	moved.Turns = slices.DeleteFunc(slices.Clone(c.Turns), func(e Edit[TurnList]) bool { return s.drops(e.record().Document, side) })
	return moved
}

func movedEdits[T any](edits []Edit[T], before, after map[string][]TextEdit, move func(T, map[string][]TextEdit) T) []Edit[T] {
	moved := make([]Edit[T], len(edits))
	for i, e := range edits {
		if e.Before != nil {
			was := move(*e.Before, before)
			moved[i].Before = &was
		}
		if e.After != nil {
			is := move(*e.After, after)
			moved[i].After = &is
		}
	}
	return moved
}

// lengthened is by how many code points edits make a text longer.
func lengthened(edits []TextEdit) int {
	by := 0
	for _, e := range edits {
		by += utf8.RuneCountInString(e.New) - utf8.RuneCountInString(e.Old)
	}
	return by
}

// drops reports whether the edits of a copy do not count in a document.
func (s *Strands) drops(document string, side bool) bool {
	kept, decided := s.Kept[document]
	return s.alone && decided && kept != side
}

// advance goes on with what leads from the texts of a copy to those of both,
// after a change of the copy, of both, or of one of them.
func (s *Strands) advance(own Step, both *Change, stands, side bool) {
	lead := s.first
	if !side {
		lead = s.second
	}
	standsHere := own.Change != nil && own.Stands
	if !standsHere && stands {
		for document, edits := range both.TextsByDocument() {
			lead[document] = append(slices.Clip(lead[document]), edits...)
		}
		return
	}
	if !standsHere {
		return
	}
	for document, edits := range own.Change.TextsByDocument() {
		if !stands || s.drops(document, side) {
			lead[document] = append(backwards(edits), lead[document]...)
			continue
		}
		_, lead[document] = s.past(document, edits, lead[document])
	}
}

// forget leaves out what leads nowhere.
func (s *Strands) forget() {
	for _, lead := range []map[string][]TextEdit{s.first, s.second} {
		for document, edits := range lead {
			if len(edits) == 0 {
				delete(lead, document)
			}
		}
	}
}

// past gives two runs of edits of one text, each as it is to be made after the
// other. Edits that both have are made once. Where words are edited by both
// differently the document clashes.
func (s *Strands) past(document string, edits, others []TextEdit) (edited, rest []TextEdit) {
	for _, e := range edits {
		var after []TextEdit
		gone := false
		for i, f := range others {
			if e == f {
				after, gone = append(after, others[i+1:]...), true
				break
			}
			if s.counts && clash(e, f) {
				s.Clashes[document] = true
			}
			moved := f.behind(e)
			e = e.behind(f)
			after = append(after, moved)
		}
		others = after
		if !gone {
			edited = append(edited, e)
		}
	}
	return edited, others
}

// clash reports whether two edits of one text are about the same words, or
// write at the same place.
func clash(e, f TextEdit) bool {
	a, b := e.span(), f.span()
	return a.Overlaps(b) || a.Len() == 0 && b.Len() == 0 && a.From == b.From ||
		a.Len() == 0 && b.From < a.From && a.From < b.To || b.Len() == 0 && a.From < b.From && b.From < a.To
}

// behind is an edit as it is made after another, of other words.
func (e TextEdit) behind(other TextEdit) TextEdit {
	if span := other.span(); e.span().To > span.From && e.At >= span.To {
		e.At += utf8.RuneCountInString(other.New) - span.Len()
	}
	return e
}
