package coding

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// blockSize is how many segments a block of a shelf begins with; one that has
// grown to twice as many is parted.
const blockSize = 64

// shelf is the segments of a document in the order of beforeSegment. They are
// kept in blocks, so that one is put in without moving all behind it, with the
// furthest end of each block, so that those that overlap a passage are found
// without a look at all that begin before it. A block is never changed: another
// takes its place.
type shelf struct {
	blocks [][]Segment
	ends   []int
	flat   []Segment // all of them; nil until it is asked for
}

// fill takes segments that are in order and are not changed any more.
func (s *shelf) fill(list []Segment) {
	s.flat, s.blocks, s.ends = list, nil, nil
	for block := range slices.Chunk(list, blockSize) {
		s.blocks, s.ends = append(s.blocks, block), append(s.ends, furthestEnd(block))
	}
}

// list gives all segments, which must not be changed.
func (s *shelf) list() []Segment {
	if s.flat == nil {
		s.flat = slices.Concat(s.blocks...)
	}
	return s.flat
}

// blockOf is the block that holds a segment, or would.
func (s *shelf) blockOf(segment *Segment) int {
	after := sort.Search(len(s.blocks), func(i int) bool { return beforeSegment(s.blocks[i][0], *segment) > 0 })
	return max(after-1, 0)
}

// find is where a segment stands; only its place in the order counts.
func (s *shelf) find(segment *Segment) (block, at int, found bool) {
	if len(s.blocks) == 0 {
		return 0, 0, false
	}
	block = s.blockOf(segment)
	at, found = slices.BinarySearchFunc(s.blocks[block], *segment, beforeSegment)
	return block, at, found
}

// put puts a segment in its place.
func (s *shelf) put(segment *Segment) {
	s.flat = nil
	if len(s.blocks) == 0 {
		s.fill([]Segment{*segment})
		return
	}
	block, at, _ := s.find(segment)
	old := s.blocks[block]
	grown := make([]Segment, 0, len(old)+1)
	grown = append(append(append(grown, old[:at]...), *segment), old[at:]...)
	if len(grown) < 2*blockSize {
		s.replace(block, grown)
		return
	}
	s.replace(block, grown[:blockSize:blockSize], grown[blockSize:])
}

// drop takes a segment out.
func (s *shelf) drop(segment *Segment) {
	block, at, found := s.find(segment)
	if !found {
		return
	}
	s.flat = nil
	old := s.blocks[block]
	if len(old) == 1 {
		s.replace(block)
		return
	}
	s.replace(block, slices.Concat(old[:at], old[at+1:]))
}

// replace puts blocks in the place of one.
func (s *shelf) replace(block int, by ...[]Segment) {
	ends := make([]int, len(by))
	for i := range by {
		ends[i] = furthestEnd(by[i])
	}
	s.blocks = slices.Replace(s.blocks, block, block+1, by...)
	s.ends = slices.Replace(s.ends, block, block+1, ends...)
}

func furthestEnd(block []Segment) int {
	end := block[0].To
	for i := range block {
		end = max(end, block[i].To)
	}
	return end
}

// in lists the segments that overlap a passage.
func (s *shelf) in(passage Span) []Segment {
	var found []Segment
	for i, block := range s.blocks {
		if block[0].From >= passage.To {
			break
		}
		if s.ends[i] <= passage.From {
			continue
		}
		for j := range block {
			if block[j].Overlaps(passage) {
				found = append(found, block[j])
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

// settle brings what is found ahead of the code system into line with a change.
func (a *Analysis) settle(c *Change) {
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
