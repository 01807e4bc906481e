package workbook

import "fieldwork/forms/ui"

// The heights of rows, in points: the least, and the most that a row can have.
const (
	leastRow   = 17
	tallestRow = 409
)

// heightOf is about the height that a text needs in a column of a width in
// characters, in points: rather too much than too little.
func heightOf(text string, width float64, l look) float64 {
	const (
		perLine = 1.28 // of the size
		beneath = 4
	)
	lines := 1
	if !l.flows {
		lines = len(ui.Wrap(text, max(room(width, l), 1)))
	}
	height := float64(lines)*sizeOf(l)*perLine + beneath
	if l.apart {
		height += sizeOf(l)
	}
	return height
}

// fits reports whether a text is about as long as a width in characters, or
// shorter.
func fits(text string, width float64, l look) bool { return ui.Width(fitting(text)) <= room(width, l) }

// room is about how many characters of a text fit into a width, which is in
// characters of the body.
func room(width float64, l look) int {
	const plain, bold = 0.98, 0.94
	if l.bold {
		return int(width * bold * bodySize / sizeOf(l))
	}
	return int(width * plain * bodySize / sizeOf(l))
}

// sizeOf is the size of a font, in points.
func sizeOf(l look) float64 {
	if l.size == 0 {
		return bodySize
	}
	return l.size
}
