package sav

// Texts of more than 255 bytes stand in the file as several variables, the
// segments, each of which holds 252 of the bytes by its declared width, although
// 255 are written to it.
const (
	mostPlainWidth  = 255
	segmentCapacity = 252
)

// segments gives the widths under which a variable is declared: one, save for
// texts of more than 255 bytes.
func segments(width int) []int {
	if width <= mostPlainWidth {
		return []int{width}
	}
	count := (width + segmentCapacity - 1) / segmentCapacity
	widths := make([]int, count)
	for i := range widths {
		widths[i] = mostPlainWidth
	}
	widths[count-1] = width - (count-1)*segmentCapacity
	return widths
}

// elementSize is the size in bytes of what a case is made of.
const elementSize = 8

// elements is how many elements of a case a segment takes.
func elements(width int) int {
	return max(1, (width+elementSize-1)/elementSize)
}

// caseSize is how many elements a case has.
func caseSize(variables []Variable) int {
	size := 0
	for _, v := range variables {
		for _, width := range segments(v.Width) {
			size += elements(width)
		}
	}
	return size
}
