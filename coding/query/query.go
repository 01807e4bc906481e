package query

import (
	"slices"

	"fieldwork/coding"
)

// Query says which passages are wanted: a [Theme] or a [Combination].
type Query interface {
	// finds gives the passages of one document in order.
	finds(in *document) []Find
	// codes adds the codes that it is about.
	codes(into map[string]bool)
	words(names func(code string) string) string
}

// Theme wants every segment of a code, and with Branch those of the codes that
// lie under it too. Each find is a whole segment.
type Theme struct {
	Code   string
	Branch bool
}

// Operator says how two queries are combined.
type Operator int

// The operators. The finds are always those of the left side, but with Or;
// what the right side finds decides which. A segment that both sides find
// counts as any other does, so that it overlaps itself and is near to itself.
const (
	// And gives what of the finds of the left side is under finds of the right
	// side too: the longest stretches of it, each a find. The words are the
	// same whichever side comes first.
	And Operator = iota
	// Or gives the finds of both sides; one that both have is given once.
	Or
	// Not gives the finds of the left side that share no code point with any
	// of the right side.
	Not
	// Overlapping gives the finds of the left side, whole, that share a code
	// point with one of the right side.
	Overlapping
	// Near gives the finds of the left side, whole, that lie within so many
	// units of text of one of the right side: with 0 in the same sentence, with
	// 1 in the same or a neighbouring one. Those that overlap are near.
	Near
)

// Combination combines two queries.
type Combination struct {
	Operator    Operator
	Left, Right Query
	// Unit and Within are for Near: how many units may lie between, the last
	// one included.
	Unit   Unit
	Within int
}

// document is what a query is run on.
type document struct {
	segments []coding.Segment
	// branches holds the codes of each theme that is asked for.
	branches map[Theme]map[string]bool
	places   func(Unit) (Places, bool)
	// unread is set when places were asked for that are not known.
	unread bool
}

func (t Theme) finds(in *document) []Find {
	wanted := in.branches[t]
	var found []Find
	for i := range in.segments {
		if s := &in.segments[i]; s.Code == t.Code || wanted[s.Code] {
			found = append(found, Find{Segment: *s, Passage: s.Span})
		}
	}
	return found
}

func (t Theme) codes(into map[string]bool) { into[t.Code] = into[t.Code] || t.Branch }

func (c *Combination) codes(into map[string]bool) {
	c.Left.codes(into)
	c.Right.codes(into)
}

func (c *Combination) finds(in *document) []Find {
	left := c.Left.finds(in)
	if len(left) == 0 && c.Operator != Or {
		return nil
	}
	right := c.Right.finds(in)
	switch c.Operator {
	case And:
		return both(left, coverage(right))
	case Or:
		return either(left, right)
	case Not:
		beside := coverage(right)
		return slices.DeleteFunc(left, func(f Find) bool { return beside.touch(f.Passage) })
	case Near:
		return c.near(in, left, right)
	}
	return touching(left, coverage(right))
}

// both gives the parts of finds that stretches cover.
func both(left []Find, right spans) []Find {
	var found []Find
	for _, f := range left {
		for _, part := range right.parts(f.Passage) {
			found = append(found, Find{Segment: f.Segment, Passage: part})
		}
	}
	slices.SortFunc(found, before)
	return found
}

// touching gives the finds that share a code point with stretches.
func touching(left []Find, right spans) []Find {
	return slices.DeleteFunc(left, func(f Find) bool { return !right.touch(f.Passage) })
}

func (c *Combination) near(in *document, left, right []Find) []Find {
	if len(right) == 0 {
		return nil
	}
	places, known := in.places(c.Unit)
	if !known {
		in.unread = true
		return nil
	}
	var reach spans
	for _, f := range right {
		reach = reach.with(places.Widen(f.Passage, c.Within))
	}
	return touching(left, reach)
}
