package recruit

import (
	"fmt"
	"strconv"

	"fieldwork/forms/ui"
)

const (
	filterMark = "/ "
	// leastFilter is how many columns the filter has at the least.
	leastFilter = 10
)

// filterLine shows what is typed to find, and which part of how many contacts
// is in sight.
func (f *finder) filterLine(width int) string {
	theme := ui.CurrentTheme()
	count := f.place()
	room := max(width-ui.Width(filterMark)-ui.Width(count)-1, leastFilter)
	text := ""
	switch {
	case f.typing:
		f.line.SetWidth(room)
		text = theme.Accent.Render(filterMark) + f.line.View()
	case f.line.Value() != "":
		text = theme.Accent.Render(filterMark + ui.Clip(f.line.Value(), room))
	default:
		text = theme.Dim.Render(filterMark + "finds by name, organisation, e-mail, phone or list")
	}
	return ui.Fit(ui.Pad(text, max(width-ui.Width(count)-1, 0))+" "+theme.Dim.Render(count), width)
}

// place says which of the contacts are in sight.
func (f *finder) place() string {
	whole := grouped(len(f.contacts))
	if f.partial {
		whole += "…"
	}
	found := grouped(len(f.found))
	switch inSight := f.cursor.rows > 0 && f.cursor.rows < len(f.found); {
	case inSight && f.filter != "":
		whole = found + " found"
	case f.filter != "":
		return found + " of " + whole
	case !inSight:
		return whole
	}
	return fmt.Sprintf("%s–%s of %s", grouped(f.cursor.top+1), grouped(f.cursor.top+f.cursor.rows), whole)
}

// grouped is a number with a comma before each three digits: 100,000.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// nothing says why no contact is listed.
func (f *finder) nothing() string {
	if len(f.contacts) == 0 {
		return "The study has no contact yet; import some with 'fieldwork contacts import FILE'."
	}
	return "No contact has this. Change what is typed after /, or press esc to list all."
}

// columns sets safe cells side by side; the last has what is left of the
// width.
func columns(width int, cells []string, widths []int) string {
	const gap = 2
	used := 0
	for i := range widths {
		used += widths[i] + gap
	}
	widths = append(widths, max(width-used, 0))
	return ui.Fit(ui.Columns(cells, widths), width)
}
