package comparison

import (
	"cmp"
	"slices"

	"fieldwork/coding"
)

// Disagreement is a passage that two coders did not give one code alike. It is
// all that their segments of the code hold which overlap one another.
type Disagreement struct {
	Document coding.Document
	// Code is the place of the code among those of the material.
	Code int
	// Passage is from where the first segment begins to where the last ends.
	Passage coding.Span
	// First and Second are the segments of the two coders, either of them maybe
	// none, by where they begin.
	First, Second []coding.Segment
	// Apart is how many code points only one of the coders gave the code.
	Apart int
}

// Disagreements lists where the first two coders have not given the same
// passages the same codes, the worst first: where most code points have the
// code from only one of them, and of those alike in the order of documents,
// places and codes. Documents that not both have finished are left out.
func (m *Material) Disagreements() []Disagreement {
	var all []Disagreement
	for at := range m.documents {
		if d := &m.documents[at]; !d.absent[0] && !d.absent[1] {
			all = append(all, m.disagreementsIn(d)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Disagreement) int { return cmp.Compare(b.Apart, a.Apart) })
	return all
}

// disagreementsIn lists those in one document, by place and code.
func (m *Material) disagreementsIn(d *compared) []Disagreement {
	byCode := map[string][]coding.Segment{}
	for _, segment := range d.segments {
		if segment.Coder == m.coders[0] || segment.Coder == m.coders[1] {
			byCode[segment.Code] = append(byCode[segment.Code], segment)
		}
	}
	var found []Disagreement
	for code := range m.codes {
		for _, segments := range clusters(byCode[m.codes[code].ID]) {
			if each := m.disagreement(d, code, segments); !alike(each.First, each.Second) {
				found = append(found, each)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Disagreement) int { return cmp.Compare(a.Passage.From, b.Passage.From) })
	return found
}

// clusters parts segments, which are in order, where none overlaps both sides.
func clusters(segments []coding.Segment) [][]coding.Segment {
	var parts [][]coding.Segment
	end := 0
	for _, segment := range segments {
		if len(parts) == 0 || segment.From >= end {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], segment)
		end = max(end, segment.To)
	}
	return parts
}

func (m *Material) disagreement(d *compared, code int, segments []coding.Segment) Disagreement {
	found := Disagreement{Document: d.Document, Code: code, Passage: segments[0].Span}
	for _, segment := range segments {
		found.Passage.To = max(found.Passage.To, segment.To)
		if segment.Coder == m.coders[0] {
			found.First = append(found.First, segment)
		} else {
			found.Second = append(found.Second, segment)
		}
	}
	first, second := joined(found.First), joined(found.Second)
	found.Apart = lengthOf(first) + lengthOf(second) - 2*shared(first, second)
	return found
}

// spansIn gives the different spans of segments, in their order.
func spansIn(segments []coding.Segment) []coding.Span {
	var spans []coding.Span
	for _, segment := range segments {
		if !slices.Contains(spans, segment.Span) {
			spans = append(spans, segment.Span)
		}
	}
	return spans
}

// alike reports whether two coders gave the code to the same passages.
func alike(first, second []coding.Segment) bool {
	return slices.Equal(spansIn(first), spansIn(second))
}

// joined gives what segments in order hold, as spans that do not overlap.
func joined(segments []coding.Segment) []coding.Span {
	var spans []coding.Span
	for _, segment := range segments {
		if last := len(spans) - 1; last >= 0 && segment.From <= spans[last].To {
			spans[last].To = max(spans[last].To, segment.To)
			continue
		}
		spans = append(spans, segment.Span)
	}
	return spans
}

func lengthOf(spans []coding.Span) int {
	length := 0
	for _, span := range spans {
		length += span.Len()
	}
	return length
}

// shared is how many code points both of two lists of spans hold.
func shared(first, second []coding.Span) int {
	both := 0
	for i, j := 0, 0; i < len(first) && j < len(second); {
		a, b := first[i], second[j]
		both += max(min(a.To, b.To)-max(a.From, b.From), 0)
		if a.To < b.To {
			i++
		} else {
			j++
		}
	}
	return both
}
