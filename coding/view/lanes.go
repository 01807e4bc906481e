package view

import (
	"slices"

	"fieldwork/coding"
)

// segmentAt is where a segment stands among those that are shown.
type segmentAt struct{ block, at int }

// noSegment is the place of none.
var noSegment = segmentAt{block: -1}

// lanes say in which column of the margin each segment has its bracket, -1
// where it has none. They are given out from the start of the document as far
// as is in sight; after a change only from the block on that has changed.
type lanes struct {
	blocks [][]coding.Segment // that lanes are given out to, as they were then
	of     [][]int8
	// starts is what each lane holds, or held last, where a block begins; there
	// is one more than there are blocks.
	starts        [][]segmentAt
	count, spacer int
	text          *blocks
}

// assign gives each segment that ends no later than at a place a lane from its
// first to its last row, and takes lanes again that have become free. Where
// there is none the segment that was made first goes without. Two segments share
// a lane only if they share no row: a block of the text ends between them, or as
// many code points as a row may have.
func (l *lanes) assign(shown [][]coding.Segment, end int, text *blocks, count, spacer int) {
	if l.count != count || l.spacer != spacer || l.text != text {
		none := slices.Repeat([]segmentAt{noSegment}, count)
		*l = lanes{count: count, spacer: spacer, text: text, starts: [][]segmentAt{none}}
	}
	same := 0
	for same < min(len(l.blocks), len(shown)) && sameBlock(l.blocks[same], shown[same]) {
		same++
	}
	if same < len(l.blocks) {
		l.goBack(same)
	}
	for block := len(l.blocks); block < len(shown); block++ {
		if segments := shown[block]; len(segments) > 0 && segments[0].From >= end+spacer {
			return
		}
		l.next(shown[block])
	}
}

// sameBlock reports whether two blocks of segments are the same one.
func sameBlock(a, b []coding.Segment) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// goBack takes the lanes back from a block on. What has lost its lane to a
// segment of these blocks has it again.
func (l *lanes) goBack(block int) {
	l.blocks, l.of, l.starts = l.blocks[:block], l.of[:block], l.starts[:block+1]
	for lane, held := range l.starts[block] {
		if held != noSegment {
			l.of[held.block][held.at] = int8(lane)
		}
	}
}

// next gives lanes to the segments of the next block.
func (l *lanes) next(segments []coding.Segment) {
	block := len(l.blocks)
	holds := slices.Clone(l.starts[block])
	l.blocks, l.of = append(l.blocks, segments), append(l.of, make([]int8, len(segments)))
	for i := range segments {
		lane := l.laneFor(&segments[i], holds)
		l.of[block][i] = int8(lane)
		if lane < 0 {
			continue
		}
		if held := holds[lane]; held != noSegment && !l.apart(l.segment(held).To, segments[i].From) {
			l.of[held.block][held.at] = -1
		}
		holds[lane] = segmentAt{block, i}
	}
	l.starts = append(l.starts, holds)
}

func (l *lanes) segment(at segmentAt) *coding.Segment { return &l.blocks[at.block][at.at] }

// laneFor is the first lane that is free for a segment, or that of the one that
// was made first if that is older; else -1.
func (l *lanes) laneFor(segment *coding.Segment, holds []segmentAt) int {
	oldest := -1
	for lane, held := range holds {
		if held == noSegment || l.apart(l.segment(held).To, segment.From) {
			return lane
		}
		if oldest < 0 || l.segment(held).Made.Before(l.segment(holds[oldest]).Made) {
			oldest = lane
		}
	}
	if oldest >= 0 && l.segment(holds[oldest]).Made.Before(segment.Made) {
		return oldest
	}
	return -1
}

// apart reports whether what ends at one place and what begins at another share
// no row.
func (l *lanes) apart(end, begin int) bool {
	return begin-end >= l.spacer || begin >= end && l.text.part(end, begin)
}
