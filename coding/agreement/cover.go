package agreement

import (
	"cmp"
	"slices"
	"sort"

	"fieldwork/coding"
)

// cover is a part of a text: spans in order that neither overlap nor touch.
type cover struct {
	spans []coding.Span
	// before is, for each span, how many code points of the cover lie before it.
	before []int
}

// newCover is what any of the spans holds, within a text of a length.
func newCover(length int, spans []coding.Span) cover {
	joined := joinSpans(inOrder(length, spans), func(last, next coding.Span) bool { return next.From <= last.To })
	covered := cover{spans: joined, before: make([]int, len(joined))}
	sum := 0
	for at, span := range joined {
		covered.before[at] = sum
		sum += span.Len()
	}
	return covered
}

// inOrder cuts spans to a text, drops what is empty, and sorts them by where
// they begin.
func inOrder(length int, spans []coding.Span) []coding.Span {
	var kept []coding.Span
	for _, span := range spans {
		cut := coding.Span{From: max(0, span.From), To: min(length, span.To)}
		if cut.From < cut.To {
			kept = append(kept, cut)
		}
	}
	slices.SortFunc(kept, bySpan)
	return kept
}

// bySpan orders spans by where they begin, then by where they end.
func bySpan(a, b coding.Span) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

// joinSpans joins spans in order with the one before, where that is to be.
func joinSpans(spans []coding.Span, joins func(last, next coding.Span) bool) []coding.Span {
	var joined []coding.Span
	for _, span := range spans {
		if last := len(joined) - 1; last >= 0 && joins(joined[last], span) {
			joined[last].To = max(joined[last].To, span.To)
			continue
		}
		joined = append(joined, span)
	}
	return joined
}

// without is what of a text of a length the cover does not hold.
func (c cover) without(length int) cover {
	var gaps []coding.Span
	at := 0
	for _, span := range c.spans {
		gaps = append(gaps, coding.Span{From: at, To: span.From})
		at = span.To
	}
	return newCover(length, append(gaps, coding.Span{From: at, To: length}))
}

// both is what two covers of a text hold both.
func (c cover) both(other cover) cover {
	var shared []coding.Span
	for i, j := 0, 0; i < len(c.spans) && j < len(other.spans); {
		a, b := c.spans[i], other.spans[j]
		shared = append(shared, coding.Span{From: max(a.From, b.From), To: min(a.To, b.To)})
		if a.To < b.To {
			i++
		} else {
			j++
		}
	}
	return newCover(max(c.end(), other.end()), shared)
}

// end is where the last span of the cover ends.
func (c cover) end() int {
	if len(c.spans) == 0 {
		return 0
	}
	return c.spans[len(c.spans)-1].To
}

// upTo is how many code points of the cover lie before a place.
func (c cover) upTo(place int) int {
	at := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].From >= place }) - 1
	if at < 0 {
		return 0
	}
	return c.before[at] + min(place, c.spans[at].To) - c.spans[at].From
}

// within is how many code points of the cover a span holds; none where the span
// ends before it begins.
func (c cover) within(span coding.Span) int {
	return max(0, c.upTo(span.To)-c.upTo(span.From))
}
