package view

import (
	"fmt"
	"slices"
	"sort"

	"fieldwork/coding"
)

// known is what follows from the segments and codes as they are, worked out
// for every change from what has changed.
type known struct {
	version  int
	filter   filter
	document string
	// all says that nothing is filtered away.
	all bool
	// blocks are the segments of the document, by where they begin; shown are
	// those of each block that the filter leaves, and count their number.
	blocks []knownBlock
	shown  [][]coding.Segment
	count  int
	// covered are the passages that have a code, in order; none touch.
	covered []coding.Span
	// runs is what is covered, taken together where only space parts it; nil
	// until it is asked for.
	runs []coding.Span
	// turns are the speaker turns, and coded is how many of them have a code
	// somewhere.
	turns []coding.Turn
	coded int
	tree  []treeRow
	lanes lanes
}

// knownBlock is a block of segments of the analysis, and what follows from it.
type knownBlock struct {
	of, shown []coding.Segment
	end       int           // the furthest of those shown
	covered   []coding.Span // by those shown, in order; none touch
}

func (s *Screen) learn(content coding.Content) *known {
	a := s.space.Analysis()
	k := &known{version: s.space.Version(), filter: s.filter, document: s.document, all: s.filter.everything(a), turns: content.Turns}
	before := s.known
	if before == nil || before.document != k.document {
		before = &known{}
	}
	passes := func(*coding.Segment) bool { return true }
	if !k.all {
		passes = s.filter.passes(a, s.document, s.space.Author().Coder)
	}
	k.takeBlocks(a.SegmentBlocks(s.document), before, passes)
	k.cover()
	k.countTurns(before)
	k.tree, k.lanes = treeRows(a, s.space.Counts(), s.folds.folded), before.lanes
	return k
}

// takeBlocks takes the blocks of the analysis, those that are as they were from
// what was known before.
func (k *known) takeBlocks(blocks [][]coding.Segment, before *known, passes func(*coding.Segment) bool) {
	var old []knownBlock
	if k.all && before.all {
		old = before.blocks
	}
	first := 0
	for first < min(len(old), len(blocks)) && sameBlock(old[first].of, blocks[first]) {
		first++
	}
	last := 0
	for last < min(len(old), len(blocks))-first && sameBlock(old[len(old)-1-last].of, blocks[len(blocks)-1-last]) {
		last++
	}
	k.blocks = make([]knownBlock, 0, len(blocks))
	k.blocks = append(k.blocks, old[:first]...)
	for _, block := range blocks[first : len(blocks)-last] {
		k.blocks = append(k.blocks, learnBlock(block, k.all, passes))
	}
	k.blocks = append(k.blocks, old[len(old)-last:]...)
	k.shown = make([][]coding.Segment, len(k.blocks))
	for i := range k.blocks {
		k.shown[i] = k.blocks[i].shown
		k.count += len(k.shown[i])
	}
}

func learnBlock(of []coding.Segment, all bool, passes func(*coding.Segment) bool) knownBlock {
	b := knownBlock{of: of, shown: of}
	if !all {
		b.shown = nil
		for i := range of {
			if passes(&of[i]) {
				b.shown = append(b.shown, of[i])
			}
		}
	}
	for i := range b.shown {
		b.end = max(b.end, b.shown[i].To)
		b.covered = covering(b.covered, b.shown[i].Span)
	}
	return b
}

// covering adds a passage to some that are covered and begin no later.
func covering(covered []coding.Span, passage coding.Span) []coding.Span {
	if last := len(covered) - 1; last >= 0 && passage.From <= covered[last].To {
		covered[last].To = max(covered[last].To, passage.To)
		return covered
	}
	return append(covered, passage)
}

// cover finds what is covered by all blocks.
func (k *known) cover() {
	for i := range k.blocks {
		for _, passage := range k.blocks[i].covered {
			k.covered = covering(k.covered, passage)
		}
	}
}

// countTurns counts the turns that have a code, anew only where something else
// is covered than before.
func (k *known) countTurns(before *known) {
	if len(k.turns) == 0 {
		return
	}
	if len(before.turns) != len(k.turns) || &before.turns[0] != &k.turns[0] {
		k.coded = codedTurns(k.turns, k.covered)
		return
	}
	first := 0
	for first < min(len(k.covered), len(before.covered)) && k.covered[first] == before.covered[first] {
		first++
	}
	now, was := k.covered[first:], before.covered[first:]
	for len(now) > 0 && len(was) > 0 && now[len(now)-1] == was[len(was)-1] {
		now, was = now[:len(now)-1], was[:len(was)-1]
	}
	differs := hull(append(slices.Clip(now), was...))
	from := sort.Search(len(k.turns), func(i int) bool { return k.turns[i].To > differs.From })
	to := sort.Search(len(k.turns), func(i int) bool { return k.turns[i].From >= differs.To })
	turns := k.turns[from:max(from, to)]
	k.coded = before.coded - codedTurns(turns, before.covered) + codedTurns(turns, k.covered)
}

// hull is the passage from the first to the last place of some.
func hull(passages []coding.Span) coding.Span {
	if len(passages) == 0 {
		return coding.Span{}
	}
	whole := passages[0]
	for _, each := range passages {
		whole = coding.Span{From: min(whole.From, each.From), To: max(whole.To, each.To)}
	}
	return whole
}

// codedTurns counts the turns that are covered in part at least.
func codedTurns(turns []coding.Turn, covered []coding.Span) int {
	count := 0
	for i := range turns {
		for len(covered) > 0 && covered[0].To <= turns[i].From {
			covered = covered[1:]
		}
		if len(covered) > 0 && covered[0].From < turns[i].To {
			count++
		}
	}
	return count
}

// in lists the segments that overlap a passage, by where they stand in shown.
func (k *known) in(passage coding.Span) []segmentAt {
	var found []segmentAt
	for block := range k.blocks {
		b := &k.blocks[block]
		if len(b.shown) > 0 && b.shown[0].From >= passage.To {
			break
		}
		if b.end <= passage.From {
			continue
		}
		for i := range b.shown {
			if b.shown[i].Overlaps(passage) {
				found = append(found, segmentAt{block, i})
			}
		}
	}
	return found
}

func (k *known) segment(at segmentAt) *coding.Segment { return &k.shown[at.block][at.at] }

// nextAfter is the first segment that begins after a place; nil for none.
func (k *known) nextAfter(place int) *coding.Segment {
	for _, block := range k.shown {
		if len(block) == 0 || block[len(block)-1].From <= place {
			continue
		}
		return &block[sort.Search(len(block), func(i int) bool { return block[i].From > place })]
	}
	return nil
}

// lastBefore is the last segment that begins before a place; nil for none.
func (k *known) lastBefore(place int) *coding.Segment {
	for _, block := range slices.Backward(k.shown) {
		if len(block) == 0 || block[0].From >= place {
			continue
		}
		return &block[sort.Search(len(block), func(i int) bool { return block[i].From >= place })-1]
	}
	return nil
}

// coveredAt is the covered passage that holds a place, or else the next; its
// index is that of none where there is none.
func (k *known) coveredAt(place int) int {
	return sort.Search(len(k.covered), func(i int) bool { return k.covered[i].To > place })
}

// progress says how far the document has been coded, in few words where room is
// short.
func (k *known) progress(short bool) string {
	words := fmt.Sprintf("%d segments", k.count)
	if k.count == 1 {
		words = "1 segment"
	}
	if len(k.turns) == 0 {
		return words
	}
	share := k.coded * 100 / len(k.turns)
	if short {
		return fmt.Sprintf("%s, %d%%", words, share)
	}
	return fmt.Sprintf("%s   %d%% of turns coded", words, share)
}
