package view

import "fieldwork/coding"

// lanes say in which column of the margin each segment has its bracket, -1
// where it has none.
type lanes struct {
	of            []int8
	count, spacer int
	blocks        *blocks
}

// assign gives each segment a lane from its first to its last row, and takes
// lanes again that have become free. Where there is none the segment that was
// made first goes without. Two segments share a lane only if they share no row:
// a block ends between them, or as many code points as a row may have.
func (l *lanes) assign(segments []coding.Segment, blocks *blocks, count, spacer int) {
	if l.of != nil && l.count == count && l.spacer == spacer {
		return
	}
	l.of, l.count, l.spacer, l.blocks = make([]int8, len(segments)), count, spacer, blocks
	holds := make([]int, count) // the segment that a lane holds, or held last
	for i := range holds {
		holds[i] = -1
	}
	for i := range segments {
		lane := l.laneFor(segments, holds, i)
		l.of[i] = int8(lane)
		if lane >= 0 {
			if held := holds[lane]; held >= 0 && !l.apart(segments[held].To, segments[i].From) {
				l.of[held] = -1
			}
			holds[lane] = i
		}
	}
}

// laneFor is the first lane that is free for a segment, or that of the one that
// was made first if that is older; else -1.
func (l *lanes) laneFor(segments []coding.Segment, holds []int, i int) int {
	oldest := -1
	for lane, held := range holds {
		if held < 0 || l.apart(segments[held].To, segments[i].From) {
			return lane
		}
		if oldest < 0 || segments[held].Made.Before(segments[holds[oldest]].Made) {
			oldest = lane
		}
	}
	if oldest >= 0 && segments[holds[oldest]].Made.Before(segments[i].Made) {
		return oldest
	}
	return -1
}

// apart reports whether what ends at one place and what begins at another share
// no row.
func (l *lanes) apart(end, begin int) bool {
	return begin-end >= l.spacer || begin >= end && l.blocks.part(end, begin)
}
