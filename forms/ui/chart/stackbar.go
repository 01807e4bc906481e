package chart

import (
	"slices"
	"strings"

	"fieldwork/forms/ui"
)

// bar is a bar with the line in it, as wide as the room for bars.
func (r *stackRoom) bar(stack *Stack) string {
	cells := r.cells(stack)
	drawn := r.run(cells[:r.left])
	if r.Diverging {
		drawn += ui.CurrentTheme().Rule.Render(zeroLine)
	}
	return drawn + r.run(cells[r.left:])
}

// noPart is where a bar has nothing.
const noPart = -1

// cells are the parts that a bar has, from left to right. The ends of parts are
// rounded, not their lengths, so that a bar is as long as all of it.
func (r *stackRoom) cells(stack *Stack) []int {
	cells := slices.Repeat([]int{noPart}, r.left+r.right)
	at, scale := r.from(stack), r.scale()
	for i := range r.parts {
		end := at + stack.value(i)
		for cell := r.place(at * scale); cell < r.place(end*scale); cell++ {
			cells[cell] = i
		}
		at = end
	}
	return cells
}

// place is the cell that begins at a distance from the line, in cells.
func (r *stackRoom) place(distance float64) int {
	const half = 0.5
	return max(min(int(float64(r.left)+distance+half), r.left+r.right), 0)
}

// from is where a bar begins, below 0 in a diverging chart.
func (r *stackRoom) from(stack *Stack) float64 {
	if !r.Diverging {
		return 0
	}
	from := 0.0
	for i, part := range r.parts {
		switch part.Side {
		case -1:
			from -= stack.value(i)
		case 0:
			from -= stack.value(i) / 2
		}
	}
	return from
}

// scale is how many cells there are to a value of 1, the same on both sides.
func (r *stackRoom) scale() float64 {
	most := finite(r.Most)
	if most == 0 {
		most = 1
	}
	scale := float64(r.right) / most
	if least := finite(-r.Least); r.Diverging && least > 0 {
		scale = min(scale, float64(r.left)/least)
	}
	return scale
}

// run draws cells that follow on from each other.
func (r *stackRoom) run(cells []int) string {
	var line strings.Builder
	for from := 0; from < len(cells); {
		to := from
		for to < len(cells) && cells[to] == cells[from] {
			to++
		}
		if cells[from] == noPart {
			line.WriteString(strings.Repeat(" ", to-from))
		} else {
			shade := r.parts[cells[from]].Shade
			line.WriteString(shade.style().Render(strings.Repeat(shade.block(), to-from)))
		}
		from = to
	}
	return line.String()
}
