package view

import (
	"cmp"
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/units"
)

// here lists the shown segments that the cursor is in: the coder's own first,
// and of these the shortest, of two as short the one that was made last.
func (s *Screen) here() []coding.Segment {
	if s.known == nil {
		return nil
	}
	var found []coding.Segment
	for _, i := range s.known.in(coding.Span{From: s.at, To: s.at + 1}) {
		found = append(found, *s.known.segment(i))
	}
	coder := s.space.Author().Coder
	slices.SortStableFunc(found, func(a, b coding.Segment) int {
		return cmp.Or(ranked(a.Coder != coder, b.Coder != coder), cmp.Compare(a.Len(), b.Len()), b.Made.Compare(a.Made), cmp.Compare(a.ID, b.ID))
	})
	return found
}

// ranked orders what is not so before what is.
func ranked(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return +1
	}
	return -1
}

// segment is the one that changes are about: of those under the cursor the one
// that was chosen, or else the first.
func (s *Screen) segment() (coding.Segment, bool) {
	here := s.here()
	for _, each := range here {
		if each.ID == s.current {
			return each, true
		}
	}
	if len(here) == 0 {
		return coding.Segment{}, false
	}
	return here[0], true
}

// codesHere are the codes of the segments under the cursor.
func (s *Screen) codesHere() map[string]bool {
	codes := map[string]bool{}
	for _, each := range s.here() {
		codes[each.Code] = true
	}
	return codes
}

func (s *Screen) currentCode() string {
	segment, _ := s.segment()
	return segment.Code
}

// target is the passage that a code would land on: what is selected, or the
// sentence, paragraph or turn under the cursor.
func (s *Screen) target() coding.Span {
	if s.selected.Len() > 0 {
		return s.selected
	}
	if s.units == nil {
		return coding.Span{}
	}
	return s.units.At(s.place.unit, s.at)
}

// unitNames are the units of a text as people call them.
var unitNames = map[units.Unit]string{
	units.Character: "character", units.Word: "word", units.Sentence: "sentence",
	units.Paragraph: "paragraph", units.Turn: "turn", units.Everything: "whole text",
}

// turnAt is the turn that holds a place; ok is false where there is none.
func (s *Screen) turnAt(place int) (turn coding.Turn, ok bool) {
	turns := s.page.content.Turns
	at, found := slices.BinarySearchFunc(turns, place, func(t coding.Turn, place int) int { return cmp.Compare(t.From, place) })
	if !found {
		at--
	}
	if at < 0 || place >= turns[at].To {
		return coding.Turn{}, false
	}
	return turns[at], true
}
