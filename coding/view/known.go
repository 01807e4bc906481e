package view

import (
	"fmt"
	"sort"

	"fieldwork/coding"
)

// indexBlock is how many segments share one entry of an index.
const indexBlock = 64

// known is what follows from the segments and codes as they are, worked out
// once for every change.
type known struct {
	version  int
	filter   filter
	document string
	// shown are the segments of the document that the filter leaves, by where
	// they begin, and ends the furthest end of each block of them.
	shown []coding.Segment
	ends  []int
	// covered are the passages that have a code, in order; none touch.
	covered []coding.Span
	// turns is how many speaker turns there are, and coded how many of them
	// have a code somewhere.
	turns, coded int
	tree         []treeRow
	lanes        lanes
}

func (s *Screen) learn(content coding.Content) *known {
	a := s.space.Analysis()
	k := &known{version: s.space.Version(), filter: s.filter, document: s.document, turns: len(content.Turns)}
	k.shown = a.Segments(s.document)
	if !s.filter.everything(a) {
		passes := s.filter.passes(a, s.document, s.space.Author().Coder)
		var left []coding.Segment
		for i := range k.shown {
			if passes(&k.shown[i]) {
				left = append(left, k.shown[i])
			}
		}
		k.shown = left
	}
	k.index()
	k.countTurns(content.Turns)
	k.tree = treeRows(a, s.folds.folded)
	return k
}

// index finds the ends of the blocks and what is covered.
func (k *known) index() {
	k.ends = make([]int, 0, len(k.shown)/indexBlock+1)
	for i := range k.shown {
		s := k.shown[i].Span
		if i%indexBlock == 0 {
			k.ends = append(k.ends, s.To)
		}
		last := len(k.ends) - 1
		k.ends[last] = max(k.ends[last], s.To)
		if last := len(k.covered) - 1; last >= 0 && s.From <= k.covered[last].To {
			k.covered[last].To = max(k.covered[last].To, s.To)
		} else {
			k.covered = append(k.covered, s)
		}
	}
}

func (k *known) countTurns(turns []coding.Turn) {
	at := 0
	for _, turn := range turns {
		for at < len(k.covered) && k.covered[at].To <= turn.From {
			at++
		}
		if at < len(k.covered) && k.covered[at].From < turn.To {
			k.coded++
		}
	}
}

// in lists the segments that overlap a passage, by their places in shown.
func (k *known) in(passage coding.Span) []int {
	last := sort.Search(len(k.shown), func(i int) bool { return k.shown[i].From >= passage.To })
	var found []int
	for block := 0; block*indexBlock < last; block++ {
		if k.ends[block] <= passage.From {
			continue
		}
		for i := block * indexBlock; i < min((block+1)*indexBlock, last); i++ {
			if k.shown[i].To > passage.From {
				found = append(found, i)
			}
		}
	}
	return found
}

// coveredAt is the covered passage that holds a place, or else the next; its
// index is that of none where there is none.
func (k *known) coveredAt(place int) int {
	return sort.Search(len(k.covered), func(i int) bool { return k.covered[i].To > place })
}

// progress says how far the document has been coded, in few words where room is
// short.
func (k *known) progress(short bool) string {
	words := fmt.Sprintf("%d segments", len(k.shown))
	if len(k.shown) == 1 {
		words = "1 segment"
	}
	if k.turns == 0 {
		return words
	}
	share := k.coded * 100 / k.turns
	if short {
		return fmt.Sprintf("%s, %d%%", words, share)
	}
	return fmt.Sprintf("%s   %d%% of turns coded", words, share)
}
