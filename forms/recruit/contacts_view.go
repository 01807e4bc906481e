package recruit

import (
	"strings"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// wide is the width of a body from which a list has columns for more.
const wide = 100

// Body draws the filter and the contacts in sight.
func (l *contactList) Body(width, height int) string {
	theme, f := ui.CurrentTheme(), l.finder
	f.cursor.hide()
	if !l.loaded {
		return theme.Dim.Render(ui.Fit("Reading the contacts…", width))
	}
	const above = 2 // the filter and the heading
	f.cursor.show(max(height-above, 1), len(f.found), above)
	lines := []string{f.filterLine(width)}
	if len(f.found) == 0 {
		lines = append(lines, "")
		for _, line := range ui.Wrap(f.nothing(), ui.ReadingWidth(width)) {
			lines = append(lines, theme.Dim.Render(line))
		}
	} else {
		lines = append(lines, theme.Dim.Render(contactColumns(width, contactCells{"  Name", "Organisation", "E-mail", "Phone", "Lang", "Lists", ""})))
	}
	for i := f.cursor.top; i < f.cursor.top+f.cursor.rows; i++ {
		lines = append(lines, contactLine(width, &f.contacts[f.found[i]], i == f.cursor.selected))
	}
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

// contactCells are the cells of a line of the list.
type contactCells struct {
	name, organisation, email, phone, language, lists, note string
}

func contactLine(width int, c *sample.Contact, selected bool) string {
	mark := "  "
	if selected {
		mark = ui.MarkCursor + " "
	}
	cells := contactCells{
		name: mark + c.Name, organisation: c.Organisation, email: c.Email, phone: c.Phone,
		language: strings.ToUpper(c.Language), lists: strings.Join(c.Lists, ", "),
	}
	if c.Name == "" {
		cells.name = mark + c.Email
	}
	if c.DoNotCall {
		cells.note = ui.MarkWarning + " " + doNotCallWords
	}
	line := contactColumns(width, cells)
	switch {
	case selected:
		return ui.CurrentTheme().Accent.Render(line)
	case c.DoNotCall:
		return ui.CurrentTheme().Dim.Render(line)
	}
	return line
}

// noteWidth is the width of the words that mark a contact.
const noteWidth = len(ui.MarkWarning + " " + doNotCallWords)

// contactColumns sets the cells of a line in their columns. Where room is short
// there is no e-mail address and no list.
func contactColumns(width int, cells contactCells) string {
	const phone, language = 13, 4
	widths := []int{phone, language}
	texts := []string{cells.phone, cells.language, cells.note}
	if width < wide {
		name := max((width-phone-language-noteWidth-4*2)/2, 8)
		widths = append([]int{name, name}, widths...)
		texts = append([]string{cells.name, cells.organisation}, texts...)
	} else {
		room := width - phone - language - noteWidth - 6*2
		name, email := room*26/100, room*32/100
		widths = []int{name, name, email, phone, language, room - 2*name - email}
		texts = []string{cells.name, cells.organisation, cells.email, cells.phone, cells.language, cells.lists, cells.note}
	}
	for i := range widths {
		texts[i] = ui.Clip(texts[i], widths[i])
	}
	texts[len(widths)] = ui.Clip(cells.note, noteWidth)
	return columns(width, texts, widths)
}
