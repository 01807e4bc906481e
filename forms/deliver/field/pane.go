package field

import "fmt"

// pane is the part of some rows, each of one line or more, that fits the room.
// It remembers which row stands on which line, and how many are out of sight.
type pane struct {
	owner        []int // row of each line in sight
	above, below int   // rows that are not whole in sight
}

// show gives the lines around the row that has the focus (none if negative).
// owner is the row of each line. No row is cut at the top, save a single one
// that is taller than the room.
func (p *pane) show(lines []string, owner []int, focus, height int) []string {
	height = max(1, height)
	first, last := 0, len(lines)
	if last > height {
		top, bottom := extent(owner, focus)
		first = min(max(0, min(bottom+1-height, top)), last-height)
		for first > 0 && first < top && owner[first] == owner[first-1] {
			first++
		}
		last = min(last, first+height)
	}
	p.owner = owner[first:last]
	p.above, p.below = 0, 0
	if first > 0 {
		p.above = owner[first-1] + 1
	}
	if last < len(lines) {
		p.below = owner[len(owner)-1] - owner[last] + 1
	}
	return lines[first:last]
}

// extent is the first and the last line of a row.
func extent(owner []int, row int) (top, bottom int) {
	for i, each := range owner {
		if each == row {
			if bottom == 0 && (i == 0 || owner[i-1] != row) {
				top = i
			}
			bottom = i
		}
	}
	return top, bottom
}

// at gives the row drawn at a line in sight, or -1.
func (p *pane) at(line int) int {
	if line < 0 || line >= len(p.owner) {
		return -1
	}
	return p.owner[line]
}

// hidden says how many rows are out of sight; "" for none.
func (p *pane) hidden() string {
	switch {
	case p.above > 0 && p.below > 0:
		return fmt.Sprintf("↑ %d ↓ %d more", p.above, p.below)
	case p.above > 0:
		return fmt.Sprintf("↑ %d more", p.above)
	case p.below > 0:
		return fmt.Sprintf("↓ %d more", p.below)
	}
	return ""
}
