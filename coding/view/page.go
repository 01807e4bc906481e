package view

import (
	"cmp"

	"fieldwork/coding"
)

// mostWrapped is how many blocks are kept wrapped.
const mostWrapped = 1024

// page is a text wrapped at a width, as far as it has been looked at, and which
// part of it is in sight.
type page struct {
	content coding.Content
	blocks  *blocks
	width   int
	height  int
	rows    map[int][]row // of each block that was wrapped
	top     int           // the byte that is to be seen in the first row
	folds   *folding      // what is folded away; nil for nothing
}

// point is a row of a page.
type point struct{ block, row int }

func newPage(content coding.Content) *page {
	return &page{content: content, blocks: newBlocks(content), width: 1, height: 1, rows: map[int][]row{}}
}

// resize wraps the text anew where the width has changed.
func (p *page) resize(width, height int) {
	if width != p.width {
		clear(p.rows)
	}
	p.width, p.height = width, height
}

// in are the rows of a block.
func (p *page) in(block int) []row {
	rows, wrapped := p.rows[block]
	if !wrapped {
		if len(p.rows) >= mostWrapped {
			clear(p.rows)
		}
		from, to := p.blocks.bounds(block)
		rows = wrapBlock(p.blocks.text, from, to, p.width, p.leadOf(block))
		p.rows[block] = rows
	}
	return rows
}

// row is the row at a point.
func (p *page) row(at point) row { return p.in(at.block)[at.row] }

// find is the row that holds a byte.
func (p *page) find(at int) point {
	block := p.blocks.of(at)
	rows := p.in(block)
	for i := len(rows) - 1; i > 0; i-- {
		if rows[i].from <= at {
			return point{block, i}
		}
	}
	return point{block, 0}
}

// shown is the row that holds a byte, or the first of those that are folded away
// with it.
func (p *page) shown(at int) point { return p.unfolded(p.find(at)) }

// unfolded is a row, or the first of those that are folded away with it.
func (p *page) unfolded(at point) point {
	if folded, ok := p.foldOf(at); ok {
		return folded.first
	}
	return at
}

// foldOf is what a row is folded away with; ok is false for one that is shown.
func (p *page) foldOf(at point) (folded fold, ok bool) {
	if p.folds == nil {
		return fold{}, false
	}
	return p.folds.at(at)
}

// step is the row so many lines further down, or up where there are fewer than
// none; rows that are folded away are one line. It stops at the ends of the
// text. moved says how many were passed.
func (p *page) step(at point, by int) (to point, moved int) {
	if p.folds == nil {
		return p.rowStep(at, by)
	}
	for direction := cmp.Compare(by, 0); moved != by; moved += direction {
		edge := at
		if folded, ok := p.foldOf(at); ok && direction > 0 {
			edge = folded.last
		} else if ok {
			edge = folded.first
		}
		next, passed := p.rowStep(edge, direction)
		if passed == 0 {
			return at, moved
		}
		at = p.unfolded(next)
	}
	return at, moved
}

// rowStep is step for a text of which nothing is folded away.
func (p *page) rowStep(at point, by int) (to point, moved int) {
	for ; moved < by; moved++ {
		switch {
		case at.row+1 < len(p.in(at.block)):
			at.row++
		case at.block+1 < p.blocks.count():
			at = point{at.block + 1, 0}
		default:
			return at, moved
		}
	}
	for ; moved > by; moved-- {
		switch {
		case at.row > 0:
			at.row--
		case at.block > 0:
			at = point{at.block - 1, len(p.in(at.block-1)) - 1}
		default:
			return at, moved
		}
	}
	return at, moved
}

// before reports whether a row stands above another.
func (at point) before(other point) bool {
	return at.block < other.block || at.block == other.block && at.row < other.row
}

// rowsBeyond is how many rows are in sight above and below the cursor where
// there is room, for what is read goes on.
const rowsBeyond = 4

// show scrolls as little as it takes to have a byte in sight, with some rows
// beyond it; from afar it comes to stand in the upper half.
func (p *page) show(at int) {
	const afar = 2
	want, first := p.shown(at), p.shown(p.top)
	margin := min(rowsBeyond, (p.height-1)/3)
	upper, _ := p.step(first, margin)
	lower, _ := p.step(first, p.height-1-margin)
	switch {
	case want.before(upper):
		if start, _ := p.step(first, -p.height); want.before(start) {
			first, _ = p.step(want, -p.height/afar)
		} else {
			first, _ = p.step(want, -margin)
		}
	case lower.before(want):
		if end, _ := p.step(lower, p.height); end.before(want) {
			first, _ = p.step(want, -p.height/afar)
		} else {
			first, _ = p.step(want, -(p.height - 1 - margin))
		}
	}
	p.stand(first)
}

// scroll moves the window by rows.
func (p *page) scroll(by int) {
	first, _ := p.step(p.shown(p.top), by)
	p.stand(first)
}

// stand puts a row at the top, but leaves no empty room below the text while
// there is text above.
func (p *page) stand(first point) {
	if _, below := p.step(first, p.height-1); below < p.height-1 {
		first, _ = p.step(first, -(p.height - 1 - below))
	}
	p.top = p.row(first).from
}

// sight are the rows in sight, from the top.
func (p *page) sight() []point {
	points := make([]point, 0, p.height)
	at := p.shown(p.top)
	for len(points) < p.height {
		points = append(points, at)
		next, moved := p.step(at, 1)
		if moved == 0 {
			break
		}
		at = next
	}
	return points
}

// leadOf is how many columns the label of the speaker takes before a block.
func (p *page) leadOf(block int) int {
	label := p.speaker(block)
	if label == "" {
		return 0
	}
	return columnsOf(label) + len(speakerGap)
}
