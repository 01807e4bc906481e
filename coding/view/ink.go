package view

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fieldwork/coding"
)

// ink says how each place in sight is written.
type ink struct {
	at       int
	selected coding.Span
	current  coding.Span   // of the segment under the cursor
	hits     []coding.Span // of the search, in sight
	covered  []coding.Span // what is dimmed, in sight
}

func (s *Screen) newInk(sight coding.Span) *ink {
	k := &ink{at: s.at, selected: s.selected, hits: within(s.search.hits, sight)}
	if segment, ok := s.segment(); ok && !s.filter.uncoded {
		k.current = segment.Span
	}
	if s.filter.uncoded {
		k.covered = within(s.known.covered, sight)
	}
	return k
}

// within are the spans that lie in another in part at least, of spans that are
// in order and do not overlap.
func within(spans []coding.Span, sight coding.Span) []coding.Span {
	from := sort.Search(len(spans), func(i int) bool { return spans[i].To > sight.From })
	to := sort.Search(len(spans), func(i int) bool { return spans[i].From >= sight.To })
	return spans[from:max(from, to)]
}

// pen is what a place is written with.
func (k *ink) pen(p *pens, place int) *pen {
	selected := k.selected.From <= place && place < k.selected.To
	switch {
	case place == k.at && selected:
		return &p.selectedCursor
	case place == k.at:
		return &p.cursor
	case selected:
		return &p.selected
	case holds(&k.hits, place):
		return &p.hit
	case holds(&k.covered, place):
		return &p.dim
	case k.marks(place):
		return &p.current
	}
	return &p.plain
}

const (
	// longestMarked is the longest passage, in code points, of which every word
	// is marked while the cursor is in it; of a longer one only the ends are, for
	// the brackets tell the rest.
	longestMarked = 300
	markedEnd     = 40
)

// marks reports whether a place is marked as belonging to the segment under the
// cursor.
func (k *ink) marks(place int) bool {
	if place < k.current.From || place >= k.current.To {
		return false
	}
	return k.current.Len() <= longestMarked || place < k.current.From+markedEnd || place >= k.current.To-markedEnd
}

// holds reports whether one of some spans holds a place; it lets go of those
// that end before it, for places are asked about in order.
func holds(spans *[]coding.Span, place int) bool {
	for len(*spans) > 0 && (*spans)[0].To <= place {
		*spans = (*spans)[1:]
	}
	return len(*spans) > 0 && (*spans)[0].From <= place
}

// inked writes the words of a row, the first of which is at a place. It gives
// the place after the last.
func (s *Screen) inked(k *ink, at point, row row, place int) (line string, after int) {
	var out strings.Builder
	if row.lead > 0 {
		s.pens.speaker.write(&out, s.page.speaker(at.block))
		out.WriteString(speakerGap)
	}
	used := row.lead
	text := s.page.blocks.text
	writing := &s.pens.plain
	for from := row.from; from < row.to; {
		c := firstCell(text[from:row.to])
		shown := c.shown
		if place == k.at && shown == "" {
			shown, c.columns = " ", 1 // the cursor on what has no shape
		}
		if shown != "" && used+c.columns <= s.page.width+cursorRoom {
			if pen := k.pen(s.pens, place); pen != writing {
				out.WriteString(writing.after)
				out.WriteString(pen.before)
				writing = pen
			}
			out.WriteString(shown)
			used += c.columns
		}
		place += codePoints(text[from : from+c.bytes])
		from += c.bytes
	}
	out.WriteString(writing.after)
	return out.String() + s.endCursor(k, row, place), place
}

// endCursor is the cursor after the last character of the text.
func (s *Screen) endCursor(k *ink, row row, place int) string {
	if k.at != place || row.to != len(s.page.blocks.text) {
		return ""
	}
	return s.pens.cursor.of(" ")
}

func codePoints(s string) int {
	if len(s) == 1 {
		return 1
	}
	return utf8.RuneCountInString(s)
}
