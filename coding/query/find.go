package query

import (
	"cmp"
	"slices"

	"fieldwork/coding"
)

// Find is one passage that a query gives.
type Find struct {
	// Segment is the one that the passage was found by.
	Segment coding.Segment
	// Passage is what of the segment was found: all of it, or with And a part.
	Passage coding.Span
}

// before orders the finds of a document by where they begin, the longer first.
func before(a, b Find) int {
	return cmp.Or(cmp.Compare(a.Passage.From, b.Passage.From), cmp.Compare(b.Passage.To, a.Passage.To),
		cmp.Compare(a.Segment.ID, b.Segment.ID))
}

// either merges the finds of two sides, each in order; those that both have
// are given once.
func either(left, right []Find) []Find {
	all := make([]Find, 0, len(left)+len(right))
	for len(left) > 0 && len(right) > 0 {
		switch order := before(left[0], right[0]); {
		case order < 0:
			all, left = append(all, left[0]), left[1:]
		case order > 0:
			all, right = append(all, right[0]), right[1:]
		default:
			all, left, right = append(all, left[0]), left[1:], right[1:]
		}
	}
	return append(append(all, left...), right...)
}

// spans are stretches of a text in order that neither overlap nor touch.
type spans []coding.Span

// coverage joins finds, which are in order, to the stretches that they cover.
func coverage(finds []Find) spans {
	var covered spans
	for _, f := range finds {
		covered = covered.with(f.Passage)
	}
	return covered
}

// with adds a stretch that does not begin before the last one.
func (c spans) with(s coding.Span) spans {
	if last := len(c) - 1; last >= 0 && s.From <= c[last].To {
		c[last].To = max(c[last].To, s.To)
		return c
	}
	return append(c, s)
}

// parts gives what of a passage the stretches cover.
func (c spans) parts(passage coding.Span) []coding.Span {
	at, _ := slices.BinarySearchFunc(c, passage.From, func(s coding.Span, from int) int {
		if s.To <= from {
			return -1
		}
		return 1
	})
	var parts []coding.Span
	for ; at < len(c) && c[at].From < passage.To; at++ {
		parts = append(parts, coding.Span{From: max(c[at].From, passage.From), To: min(c[at].To, passage.To)})
	}
	return parts
}

// touch reports whether the stretches share a code point with a passage.
func (c spans) touch(passage coding.Span) bool {
	at, _ := slices.BinarySearchFunc(c, passage.From, func(s coding.Span, from int) int {
		if s.To <= from {
			return -1
		}
		return 1
	})
	return at < len(c) && c[at].From < passage.To
}
