package themeview

// list is a list of passages of several lines each: which is selected, and
// which are in sight.
type list struct {
	selected int
	top      int // the first that is in sight
	length   int
	drawn    int   // how many were drawn last
	lines    []int // which passage is on each line drawn last; -1 for none
	line     int   // of the body, on which the list begins
	width    int   // columns that the list had last
	// blocks are drawn passages by their place in the list.
	blocks map[int]block
}

// block is a passage as it is drawn.
type block struct {
	lines    []string
	selected bool
}

const (
	// mostBlocks is how many drawn passages are kept.
	mostBlocks = 400
	// ahead is how many passages on either side of the selected one have their
	// texts read.
	ahead = 30
)

// count says how many passages there are; the selected one stays among them.
func (l *list) count(length int) {
	l.length = length
	l.selected = max(min(l.selected, length-1), 0)
	l.forget()
}

// forget has the passages drawn anew.
func (l *list) forget() { clear(l.blocks) }

// move selects the passage so many further down.
func (l *list) move(by int) { l.selected = max(min(l.selected+by, l.length-1), 0) }

// page is how many passages a page key goes.
func (l *list) page() int { return max(l.drawn-1, 1) }

// around are the passages that may come in sight: from up to but not including
// to.
func (l *list) around() (from, to int) {
	return max(l.selected-ahead, 0), min(l.selected+ahead, l.length)
}

// at is the passage on a line of the body.
func (l *list) at(x, y int) (int, bool) {
	if y -= l.line; y < 0 || y >= len(l.lines) || x >= l.width || l.lines[y] < 0 {
		return 0, false
	}
	return l.lines[y], true
}

// window draws as many passages as there is room for, the selected one among
// them, whole unless it is taller than the room.
func (l *list) window(width, room, line int, draw func(at int) []string) []string {
	if width != l.width {
		l.forget()
	}
	l.width, l.line, l.lines, l.drawn = width, line, l.lines[:0], 0
	l.settle(room, draw)
	var drawn []string
	for at := l.top; at < l.length && len(drawn) < room; at++ {
		block := l.block(at, draw)
		if len(drawn)+len(block) <= room {
			l.drawn++
		}
		for _, text := range block[:min(len(block), room-len(drawn))] {
			drawn = append(drawn, text)
			l.lines = append(l.lines, at)
		}
	}
	return drawn
}

// settle brings the selected passage in sight by as little as it takes.
func (l *list) settle(room int, draw func(at int) []string) {
	if l.top = max(min(l.top, l.selected, l.length-1), 0); l.length == 0 {
		return
	}
	used := 0
	for at := l.selected; at >= l.top; at-- {
		if used += len(l.block(at, draw)); used > room {
			l.top = min(at+1, l.selected)
			return
		}
	}
}

// block is a drawn passage, drawn again where it was selected and is not, or
// the other way about.
func (l *list) block(at int, draw func(at int) []string) []string {
	selected := at == l.selected
	if known, there := l.blocks[at]; there && known.selected == selected {
		return known.lines
	}
	if len(l.blocks) >= mostBlocks {
		l.forget()
	}
	drawn := block{draw(at), selected}
	l.blocks[at] = drawn
	return drawn.lines
}
