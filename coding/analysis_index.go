package coding

import (
	"cmp"
	"slices"
	"strings"
)

// blockSize is how many segments share one entry of an index.
const blockSize = 64

// shelf is the segments of a document in the order of beforeSegment, with the
// furthest end of each block of them, so that those that overlap a passage are
// found without a look at all that begin before it.
type shelf struct {
	list []Segment
	ends []int
}

// order makes the index anew; it has to follow every change of the list.
func (s *shelf) order() {
	s.ends = s.ends[:0]
	for block := range slices.Chunk(s.list, blockSize) {
		end := block[0].To
		for i := range block {
			end = max(end, block[i].To)
		}
		s.ends = append(s.ends, end)
	}
}

// in lists the segments that overlap a passage.
func (s *shelf) in(passage Span) []Segment {
	last, _ := slices.BinarySearchFunc(s.list, passage.To, func(s Segment, to int) int { return cmp.Compare(s.From, to) })
	var found []Segment
	for block := 0; block*blockSize < last; block++ {
		if s.ends[block] <= passage.From {
			continue
		}
		for i := block * blockSize; i < min((block+1)*blockSize, last); i++ {
			if s.list[i].Overlaps(passage) {
				found = append(found, s.list[i])
			}
		}
	}
	return found
}

// home is where a segment is found: its document, and its place in the order
// there.
type home struct {
	document string
	span     Span
}

// shelfOf gives the segments of a document to be changed.
func (a *Analysis) shelfOf(document string) *shelf {
	s := a.segments[document]
	if s == nil {
		s = &shelf{}
		a.segments[document] = s
	}
	return s
}

// settle brings everything that is counted or found ahead into line with a
// change.
func (a *Analysis) settle(c *Change) {
	touched := map[string]bool{}
	for _, e := range c.Segments {
		touched[e.record().Document] = true
	}
	for _, e := range c.Texts {
		touched[e.Document] = true
	}
	for document := range touched {
		if s := a.segments[document]; s != nil {
			s.order()
		}
	}
	if len(c.Codes) > 0 {
		a.children = childrenOf(a.codes)
	}
}

// childrenOf lists the codes under each parent, in order.
func childrenOf(codes map[string]Code) map[string][]Code {
	children := map[string][]Code{}
	for _, c := range codes {
		children[c.Parent] = append(children[c.Parent], c)
	}
	for _, list := range children {
		slices.SortFunc(list, func(x, y Code) int {
			return cmp.Or(cmp.Compare(x.Place, y.Place), cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.ID, y.ID))
		})
	}
	return children
}
