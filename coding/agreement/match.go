package agreement

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"fieldwork/coding"
)

// Matching says which segments of two coders are the same. Segments are given
// by their places in the lists that were compared.
type Matching struct {
	// Pairs are the segments that are the same, by those of the first coder.
	Pairs []Pair
	// OnlyFirst and OnlySecond are the segments without a counterpart.
	OnlyFirst, OnlySecond []int
}

// Pair is a segment of each coder.
type Pair struct {
	First, Second int
	// Overlap is the code points that both hold over those that either holds.
	Overlap float64
}

// Match pairs the segments that two coders gave one code in one text. Two can be
// a pair if they share at least one code point and if what both hold is at least
// the threshold, from 0 to 1, of what either holds. No segment is in two pairs.
//
// There are as many pairs as there can be, so that their number is the same
// whoever comes first. Each segment of the first coder, from the first in the
// text, takes the free counterpart that it overlaps most, and then the one that
// begins first; where all are taken, others make room if they can (augmenting
// paths in a bipartite graph, Berge 1957).
//
// It fails with ErrText for a threshold that is not from 0 to 1.
func Match(first, second []coding.Span, threshold float64) (Matching, error) {
	if !(threshold >= 0 && threshold <= 1) {
		return Matching{}, fmt.Errorf("%w: the threshold is %g, and can be 0 to 1", ErrText, threshold)
	}
	m := matcher{
		candidates: candidates(first, second, threshold),
		taken:      make([]int, len(second)),
		asked:      map[int]bool{},
	}
	for at := range m.taken {
		m.taken[at] = free
	}
	for _, segment := range sortedPlaces(first) {
		clear(m.asked)
		m.place(segment)
	}
	return m.matching(len(first)), nil
}

// free stands for a segment without a counterpart.
const free = -1

// matcher looks for counterparts.
type matcher struct {
	candidates [][]Pair     // for each segment of the first coder, the best first
	taken      []int        // for each segment of the second coder, that of the first
	asked      map[int]bool // the segments of the second coder asked in this search
}

// place finds a counterpart for a segment, if need be by giving others another.
func (m *matcher) place(segment int) bool {
	for _, pair := range m.candidates[segment] {
		if m.taken[pair.Second] == free {
			m.taken[pair.Second] = segment
			return true
		}
	}
	for _, pair := range m.candidates[segment] {
		if m.asked[pair.Second] {
			continue
		}
		m.asked[pair.Second] = true
		if m.place(m.taken[pair.Second]) {
			m.taken[pair.Second] = segment
			return true
		}
	}
	return false
}

// matching tells who was paired with whom.
func (m *matcher) matching(first int) Matching {
	var found Matching
	paired := make([]bool, first)
	for second, segment := range m.taken {
		if segment == free {
			found.OnlySecond = append(found.OnlySecond, second)
			continue
		}
		paired[segment] = true
		at := slices.IndexFunc(m.candidates[segment], func(p Pair) bool { return p.Second == second })
		found.Pairs = append(found.Pairs, m.candidates[segment][at])
	}
	slices.SortFunc(found.Pairs, func(a, b Pair) int { return cmp.Compare(a.First, b.First) })
	for segment, has := range paired {
		if !has {
			found.OnlyFirst = append(found.OnlyFirst, segment)
		}
	}
	return found
}

// candidates lists for each segment of the first coder those of the second that
// can be its counterpart, by overlap and then by place.
func candidates(first, second []coding.Span, threshold float64) [][]Pair {
	order := sortedPlaces(second)
	reach := make([]int, len(order)) // how far the segments up to each one reach
	for at, place := range order {
		reach[at] = second[place].To
		if at > 0 {
			reach[at] = max(reach[at], reach[at-1])
		}
	}
	all := make([][]Pair, len(first))
	for segment, span := range first {
		from := sort.Search(len(order), func(at int) bool { return reach[at] > span.From })
		for _, place := range order[from:] {
			if second[place].From >= span.To {
				break
			}
			if overlap := overlapOf(span, second[place]); overlap > 0 && overlap >= threshold {
				all[segment] = append(all[segment], Pair{First: segment, Second: place, Overlap: overlap})
			}
		}
		slices.SortStableFunc(all[segment], func(a, b Pair) int { return cmp.Compare(b.Overlap, a.Overlap) })
	}
	return all
}

// sortedPlaces is the places of spans in a list, by where they begin.
func sortedPlaces(spans []coding.Span) []int {
	order := make([]int, len(spans))
	for at := range order {
		order[at] = at
	}
	slices.SortStableFunc(order, func(a, b int) int { return bySpan(spans[a], spans[b]) })
	return order
}

// overlapOf is what both spans hold over what either holds; 0 where they share
// nothing.
func overlapOf(a, b coding.Span) float64 {
	shared := min(a.To, b.To) - max(a.From, b.From)
	if shared <= 0 {
		return 0
	}
	return float64(shared) / float64(a.Len()+b.Len()-shared)
}
