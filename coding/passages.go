package coding

import (
	"fmt"
	"slices"
)

// CodePassage makes the change that gives a passage codes. Those that it has
// already by the same coder are passed over; it fails with ErrCoded if it has
// all of them, with ErrSpan for a passage that is not within the text, and
// with ErrNoCode.
func (a *Analysis) CodePassage(by Author, document string, text *Text, passage Span, codes ...string) (Change, error) {
	if !text.Holds(passage) {
		return Change{}, ErrSpan
	}
	var c Change
	names := ""
	for _, id := range codes {
		code, known := a.codes[id]
		if !known {
			return Change{}, fmt.Errorf("%w: %s", ErrNoCode, id)
		}
		if a.has(document, passage, id, by.Coder) {
			continue
		}
		if names != "" {
			names += ", "
		}
		names += code.Name
		c.Segments = append(c.Segments, made(Segment{
			ID: by.NewID(), Document: document, Code: id, Span: passage, Coder: by.Coder, Made: by.Now().UTC().Round(0),
		}))
	}
	if c.Empty() {
		return c, ErrCoded
	}
	c.Label = "coded a passage as " + names
	c.Shown = "coded " + quoted(text.Slice(passage)) + " as " + names
	return c, nil
}

// has reports whether a coder has given a passage a code.
func (a *Analysis) has(document string, passage Span, code, coder string) bool {
	for _, s := range a.SegmentsIn(document, passage) {
		if s.Span == passage && s.Code == code && s.Coder == coder {
			return true
		}
	}
	return false
}

// Uncode makes the change that takes codes off passages, with the memos on
// them. It fails with ErrNoSegment.
func (a *Analysis) Uncode(ids ...string) (Change, error) {
	var c Change
	for _, id := range ids {
		s, known := a.Segment(id)
		if !known {
			return Change{}, fmt.Errorf("%w: %s", ErrNoSegment, id)
		}
		c.Label = "took " + a.codes[s.Code].Name + " off a passage"
		a.takeSegment(&c, s)
	}
	if len(ids) > 1 {
		c.Label = fmt.Sprintf("took codes off %d passages", len(ids))
	}
	return c, nil
}

// takeSegment adds to a change that a segment goes, with its memo.
func (a *Analysis) takeSegment(c *Change, s Segment) {
	c.Segments = append(c.Segments, taken(s))
	if memo, ok := a.Memo(OnSegment, s.ID); ok {
		c.Memos = append(c.Memos, taken(memo))
	}
}

// changeSegment makes the change of one segment. It fails with ErrNoSegment,
// and with ErrCoded where it would leave it as it is.
func (a *Analysis) changeSegment(id, label string, change func(*Segment)) (Change, error) {
	before, known := a.Segment(id)
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoSegment, id)
	}
	after := before
	if change(&after); after == before {
		return Change{}, ErrCoded
	}
	return Change{Label: label, Segments: []Edit[Segment]{changed(before, after)}}, nil
}

// Resize makes the change that lets a segment cover another passage of its
// document. It fails with ErrSpan too.
func (a *Analysis) Resize(id string, text *Text, passage Span) (Change, error) {
	if !text.Holds(passage) {
		return Change{}, ErrSpan
	}
	s, _ := a.Segment(id)
	name := a.codes[s.Code].Name
	c, err := a.changeSegment(id, "let "+name+" cover another passage", func(s *Segment) { s.Span = passage })
	c.Shown = "let " + name + " cover " + quoted(text.Slice(passage))
	return c, err
}

// Recode makes the change that gives a segment another code. It fails with
// ErrNoCode too, and with ErrCoded where the same coder has given the passage
// that code already.
func (a *Analysis) Recode(id, code string) (Change, error) {
	to, known := a.codes[code]
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoCode, code)
	}
	s, known := a.Segment(id)
	if known && a.has(s.Document, s.Span, code, s.Coder) {
		return Change{}, ErrCoded
	}
	return a.changeSegment(id, "recoded a passage from "+a.codes[s.Code].Name+" to "+to.Name, func(s *Segment) { s.Code = code })
}

// MarkQuote makes the change that marks a segment to be quoted in the report,
// or takes the mark off.
func (a *Analysis) MarkQuote(id string, quote bool) (Change, error) {
	label := "marked a passage to be quoted"
	if !quote {
		label = "took the mark for quoting off a passage"
	}
	return a.changeSegment(id, label, func(s *Segment) { s.Quote = quote })
}

// Split makes the change that parts a segment in two at a place within it. It
// fails with ErrSpan where the place is not inside it.
func (a *Analysis) Split(by Author, id string, place int) (Change, error) {
	s, known := a.Segment(id)
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoSegment, id)
	}
	if place <= s.From || place >= s.To {
		return Change{}, ErrSpan
	}
	first, second := s, s
	first.To, second.From, second.ID = place, place, by.NewID()
	return Change{
		Label:    "split a passage of " + a.codes[s.Code].Name,
		Segments: []Edit[Segment]{changed(s, first), made(second)},
	}, nil
}

// Join makes the change that joins segments of one code, coder and document to
// one that covers all from the first to the last. It keeps the first, and its
// memo; the memos on the others go into it. It fails with ErrApart.
func (a *Analysis) Join(by Author, ids ...string) (Change, error) {
	var all []Segment
	for _, id := range ids {
		s, known := a.Segment(id)
		if !known {
			return Change{}, fmt.Errorf("%w: %s", ErrNoSegment, id)
		}
		all = append(all, s)
	}
	slices.SortFunc(all, beforeSegment)
	if all = slices.Compact(all); len(all) < 2 {
		return Change{}, ErrApart
	}
	c := Change{Label: fmt.Sprintf("joined %d passages of %s", len(all), a.codes[all[0].Code].Name)}
	joined := all[0]
	words := ""
	for i, s := range all {
		if s.Code != joined.Code || s.Coder != joined.Coder || s.Document != joined.Document {
			return Change{}, ErrApart
		}
		joined.To, joined.Quote = max(joined.To, s.To), joined.Quote || s.Quote
		if memo, ok := a.Memo(OnSegment, s.ID); ok {
			words = together(words, memo.Text)
		}
		if i > 0 {
			a.takeSegment(&c, s)
		}
	}
	c.Segments = append(c.Segments, changed(all[0], joined))
	a.setMemo(&c, by, OnSegment, joined.ID, words)
	return c, nil
}

// together joins two texts, each a paragraph.
func together(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + paragraphBreak + second
}
