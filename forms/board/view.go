package board

import (
	"fmt"
	"strings"

	"fieldwork/forms/ui"
)

// view is what the board looks like, kept until it changes, and how far it is
// scrolled.
type view struct {
	lines         []string // nil if they must be laid out again
	width, height int
	top           int
	revealing     bool // the marked appointment must come in sight
	// The appointments: the line of the first that is shown, which one that
	// is, how many are shown, and the line of the marked one.
	firstLine, firstShown, shown, markedLine int
}

// forget has the board laid out again.
func (v *view) forget() { v.lines = nil }

// reveal has the board laid out again with the marked appointment in sight.
func (v *view) reveal() {
	v.forget()
	v.revealing = true
}

// settle moves the window to where it may be, and as little as it takes to have
// an appointment in sight that was just marked.
func (v *view) settle() {
	if v.revealing {
		v.top = max(min(v.top, v.markedLine), v.markedLine-v.page()+1)
		v.revealing = false
	}
	v.scroll(0)
}

// markedIsAbove reports whether the marked appointment is scrolled away.
func (v *view) markedIsAbove() bool { return v.top > v.markedLine }

// scrolls reports whether there is more than fits the window.
func (v *view) scrolls() bool { return len(v.lines) > v.height }

// page is how many lines of the board are in sight while it scrolls.
func (v *view) page() int { return max(v.height-1, 1) }

// scroll moves the window, no further than to the ends.
func (v *view) scroll(lines int) {
	most := 0
	if v.scrolls() {
		most = len(v.lines) - v.page()
	}
	v.top = max(min(v.top+lines, most), 0)
}

// appointmentAt is which appointment is drawn in a line of the window.
func (v *view) appointmentAt(line int) (at int, ok bool) {
	at = line + v.top - v.firstLine
	if at < 0 || at >= v.shown || v.scrolls() && line >= v.page() {
		return 0, false
	}
	return at + v.firstShown, true
}

// Body draws the board. Where it is higher than the window, the last line says
// what there is to scroll to.
func (s *Screen) Body(width, height int) string {
	s.seen = true
	v := &s.view
	if v.lines == nil || v.width != width || v.height != height {
		v.width, v.height = width, height
		v.lines = s.layOut(width, height)
		v.settle()
	}
	if !v.scrolls() {
		return strings.Join(v.lines, "\n")
	}
	last := min(v.top+v.page(), len(v.lines))
	more := ui.CurrentTheme().Dim.Render(whereToScroll(v.top, len(v.lines)-last))
	return strings.Join(v.lines[v.top:last], "\n") + "\n" + ui.Fit(more, width)
}

func whereToScroll(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, fmt.Sprintf("↑ %d more above", above))
	}
	if below > 0 {
		parts = append(parts, fmt.Sprintf("↓ %d more below", below))
	}
	return strings.Join(parts, "   ")
}

// layOut is every line of the board.
func (s *Screen) layOut(width, height int) []string {
	c := s.shown()
	switch {
	case c == nil:
		return ui.Wrap("There is no instrument to show a board of. Add one first.", ui.ReadingWidth(width))
	case !c.known && c.failure == nil:
		return []string{"Counting…"}
	}
	var lines []string
	if c.failure != nil {
		warning := ui.CurrentTheme().Warning
		sentence := ui.MarkWarning + " " + s.options.Explain(c.failure) + " It is tried again every few seconds."
		for _, line := range ui.Wrap(sentence, ui.ReadingWidth(width)) {
			lines = append(lines, warning.Render(line))
		}
		lines = append(lines, "")
	}
	if !c.known {
		return lines
	}
	lines = append(append(lines, overview(&c.board, width, figures(&c.board))...), "")
	lines = append(lines, s.appointmentLines(c, width, height, len(lines))...)
	if details := details(&c.board, width, unlimited); len(details) > 0 {
		lines = append(append(lines, ""), details...)
	}
	return lines
}
