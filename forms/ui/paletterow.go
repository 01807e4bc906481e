package ui

import "strings"

const (
	// narrowestHelp is the least room in which a row of the palette tells what
	// its action does.
	narrowestHelp = 12
	// mostPaletteFoot is how many lines the foot of the palette may take.
	mostPaletteFoot = 3
	paletteLead     = 2 // the mark and a space
	paletteGap      = 2
)

// paletteColumns are the widths of the columns of the palette: name, keys and
// what the action does; and the lines that are kept at the foot for what the
// selected row has no room for. They hold for one width of the palette.
type paletteColumns struct {
	width, name, keys, help, foot int
}

// measure sets the columns for a width.
func (p *palette) measure(width int) {
	if p.columns.width == width {
		return
	}
	c := paletteColumns{width: width}
	for _, entry := range p.entries {
		c.name = max(c.name, Width(Safe(entry.label)))
		c.keys = max(c.keys, min(Width(entry.keys), widestKeys))
	}
	c.name = max(min(c.name, width-paletteLead-paletteGap-c.keys), 0)
	c.help = width - paletteLead - c.name - c.keys - 2*paletteGap
	if c.help < narrowestHelp {
		c.help = 0
	}
	p.columns = c
	for _, entry := range p.entries {
		p.columns.foot = max(p.columns.foot, len(p.footLines(entry)))
	}
}

// brief is what stands beside the keys of an entry: what it does, or why it
// cannot be done.
func (e paletteEntry) brief() string {
	if e.why != "" {
		return "Not now: " + e.why
	}
	return e.help
}

// footLines tell all of an entry whose row does not; of others there are none.
func (p *palette) footLines(entry paletteEntry) []string {
	fits := Width(Safe(entry.label)) <= p.columns.name && Width(Safe(entry.brief())) <= p.columns.help
	if fits && (entry.why == "" || entry.help == "") {
		return nil
	}
	return firstLines(oneParagraph(entry.whole()), ReadingWidth(p.columns.width-paletteLead), mostPaletteFoot)
}

// View draws the list and, beneath it, all of the selected action where its
// row has no room for it.
func (p *palette) View(width, height int) string {
	p.measure(width)
	room := min(p.columns.foot, (height-1)/2)
	list := p.list.view(width, height-room, p.row)
	if room == 0 {
		return list
	}
	foot := make([]string, room)
	if i, ok := p.list.chosen(); ok {
		lines := p.footLines(p.entries[i])
		if len(lines) > room {
			lines = firstLines(strings.Join(lines, " "), ReadingWidth(width-paletteLead), room)
		}
		for i, line := range lines {
			foot[i] = strings.Repeat(" ", paletteLead) + CurrentTheme().Dim.Render(line)
		}
	}
	return list + "\n" + strings.Join(foot, "\n")
}

// row is the line of an action: its name first, its keys, what it does.
func (p *palette) row(i, width int, current bool) string {
	entry := p.entries[i]
	theme := CurrentTheme()
	mark := "  "
	if current {
		mark = theme.Accent.Render(MarkCursor + " ")
	}
	name, keys, brief := Clip(entry.label, p.columns.name), theme.Key.Render(entry.keys), Clip(entry.brief(), p.columns.help)
	if entry.why != "" {
		name, keys, brief = theme.Dim.Render(name), theme.Dim.Render(entry.keys), theme.Dim.Render(brief)
	}
	return Fit(mark+Columns([]string{name, keys, brief}, []int{p.columns.name, p.columns.keys, p.columns.help}), width)
}
