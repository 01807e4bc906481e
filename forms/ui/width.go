package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// ellipsis ends a text that was cut.
const ellipsis = "…"

// readingLimit is the widest line that is comfortable to read.
const readingLimit = 80

// ReadingWidth is how wide running text is on a terminal of a width: all of
// it, but no more than 80 columns.
func ReadingWidth(width int) int { return max(min(width, readingLimit), 0) }

// Width is the number of columns a text takes; our own colour sequences take
// none.
func Width(s string) int {
	if isPrintableASCII(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// Clip makes a text from outside safe and cuts it to a width, with … at the
// end where something is missing.
func Clip(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if most := width*bytesPerColumn + longestCluster; len(s) > most {
		s = s[:most] + " "
	}
	return Fit(Safe(s), width)
}

// Fit cuts a text that may carry our own colours to a width, with … at the end
// where something is missing.
func Fit(styled string, width int) string {
	switch {
	case width <= 0:
		return ""
	case len(styled) <= width && isPrintableASCII(styled), ansi.StringWidth(styled) <= width:
		return styled
	}
	return ansi.Truncate(styled, width, ellipsis)
}

// Pad fits a text, which may carry our own colours, to exactly a width.
func Pad(styled string, width int) string {
	styled = Fit(styled, width)
	return styled + strings.Repeat(" ", max(width-Width(styled), 0))
}

// Columns sets cells side by side, each fitted to its width, two columns of
// space between them. Cells may carry our own colours. The last cell is not
// padded.
func Columns(cells []string, widths []int) string {
	var line strings.Builder
	last := min(len(cells), len(widths)) - 1
	for i := 0; i <= last; i++ {
		if i == last {
			line.WriteString(Fit(cells[i], widths[i]))
			break
		}
		line.WriteString(Pad(cells[i], widths[i]))
		line.WriteString("  ")
	}
	return line.String()
}
