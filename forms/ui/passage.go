package ui

// Passage scrolls drawn lines in a room that may be too low for them. The zero
// Passage is at the first line.
type Passage struct {
	top, most int // lines above the first one shown, and the most of them
	page      int // lines that a page key scrolls by
}

// Scrolls reports whether there was more than room when it was drawn last.
func (p *Passage) Scrolls() bool { return p.most > 0 }

// ScrollPages scrolls by so many pages, up where there are fewer than none.
func (p *Passage) ScrollPages(pages int) { p.ScrollLines(pages * p.page) }

// ScrollLines scrolls by so many lines.
func (p *Passage) ScrollLines(lines int) { p.top = max(0, min(p.most, p.top+lines)) }

// Window gives the lines that are in sight in a room. Where there are more,
// the last says which key shows them.
func (p *Passage) Window(lines []string, room int) []string {
	if room < 1 {
		p.most = 0
		return nil
	}
	if len(lines) <= room {
		p.top, p.most = 0, 0
		return lines
	}
	shown := max(1, room-1)
	p.most, p.page = len(lines)-shown, max(1, shown-1)
	p.ScrollLines(0)
	window := append([]string(nil), lines[p.top:p.top+shown]...)
	if room == 1 {
		return window
	}
	more := "↓ page down for more"
	if p.top == p.most {
		more = "↑ page up for the beginning"
	}
	return append(window, CurrentTheme().Dim.Render(more))
}
