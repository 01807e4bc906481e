package recruit

import (
	"fmt"
	"strings"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// Body draws the grid, and under it the contacts in sight.
func (s *sampling) Body(width, height int) string {
	theme := ui.CurrentTheme()
	s.finder.cursor.hide()
	if !s.loaded {
		return theme.Dim.Render(ui.Fit("Reading the contacts…", width))
	}
	room := max(height-leastList, 0)
	lines := s.noGridLines(width, room)
	if s.pool.has() {
		lines = append(s.gridLines(width, height), s.shortLine(width), "")
	}
	lines = lines[:min(len(lines), room)]
	lines = append(lines, s.listLines(width, height-len(lines), len(lines))...)
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

// leastList is how many lines the list has at the least: the filter, the
// heading, and the contact at the cursor.
const leastList = 3

// noGridLines says that there is no grid, in fewer words where room is short.
func (s *sampling) noGridLines(width, room int) []string {
	const short = "There is no grid yet. Press n to make one"
	rows := ui.Wrap(short+": choose two columns of the contacts, then type how many are wanted in each cell.", ui.ReadingWidth(width))
	if len(rows) >= room {
		rows = ui.Wrap(short+".", ui.ReadingWidth(width))
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, ui.CurrentTheme().Dim.Render(row))
	}
	return append(lines, "")
}

// mostTold is how many cells that are short are told in one line.
const mostTold = 20

// shortLine says what the grid is still short of.
func (s *sampling) shortLine(width int) string {
	short := s.pool.short
	if len(short) == 0 {
		return ui.Fit(ui.MarkDone+" Every cell has as many as are wanted.", width)
	}
	var line strings.Builder
	fmt.Fprintf(&line, "%s Still short of %d: ", markShort, s.pool.missing)
	for i, cell := range short[:min(len(short), mostTold)] {
		if i > 0 {
			line.WriteString(" · ")
		}
		fmt.Fprintf(&line, "%s / %s: %d", ui.Clip(cell.Row, 20), ui.Clip(cell.Column, 20), cell.Short())
	}
	return ui.Fit(line.String(), width)
}

// listLines draws the filter and the contacts, from a line of the body on.
func (s *sampling) listLines(width, height, from int) []string {
	theme, f := ui.CurrentTheme(), s.finder
	const above = 2 // the filter and the heading
	f.cursor.show(max(height-above, 0), len(f.found), from+above)
	lines := []string{f.filterLine(width)}
	if len(f.found) == 0 {
		for _, line := range ui.Wrap(f.nothing(), ui.ReadingWidth(width)) {
			lines = append(lines, theme.Dim.Render(line))
		}
		return lines
	}
	heading := [4]string{"      Name", "Organisation", s.cellHeading(), "Stands"}
	lines = append(lines, theme.Dim.Render(candidateColumns(width, heading)))
	for i := f.cursor.top; i < f.cursor.top+f.cursor.rows; i++ {
		lines = append(lines, s.candidateLine(width, f.found[i], i == f.cursor.selected && !s.targets.open))
	}
	return lines
}

// cellHeading names the columns that a contact's cell follows from.
func (s *sampling) cellHeading() string {
	if !s.pool.has() {
		return "Role"
	}
	return s.pool.grid.Row + " / " + s.pool.grid.Column
}

func (s *sampling) candidateLine(width, place int, selected bool) string {
	theme, contact := ui.CurrentTheme(), &s.finder.contacts[place]
	mark := "  "
	if selected {
		mark = ui.MarkCursor + " "
	}
	box := ui.MarkUnchecked
	switch {
	case s.pool.caseOf[place] != nil:
		box = ui.MarkChecked
	case contact.DoNotCall:
		box = "   "
	}
	cell := contact.Role
	if s.pool.has() {
		at := s.pool.cells[s.pool.cellOf[place]]
		cell = valueOr(at.row) + " / " + valueOr(at.column)
	}
	line := candidateColumns(width, [4]string{mark + box + " " + nameOf(contact), contact.Organisation, cell, s.standingWords(place)})
	switch {
	case selected:
		return theme.Accent.Render(line)
	case s.pool.standing(place) == other && s.pool.has():
		return theme.Dim.Render(line)
	}
	return line
}

func valueOr(value string) string {
	if value == "" {
		return nothingThere
	}
	return value
}

// standingWords says where the contact at a place stands.
func (s *sampling) standingWords(place int) string {
	c := s.pool.caseOf[place]
	switch {
	case c != nil && (c.State != sample.Fresh || c.Attempts > 0):
		return "chosen, begun"
	case c != nil:
		return "chosen"
	case s.finder.contacts[place].DoNotCall:
		return ui.MarkWarning + " " + doNotCallWords
	case s.pool.standing(place) == wanted:
		return markShort + " wanted"
	}
	return ""
}

// candidateColumns sets the cells of a line in their columns. Where the window
// is narrow only the name stands there, and where the contact stands.
func candidateColumns(width int, cells [4]string) string {
	const standing, gap, narrow = 13, 2, 56
	if width < narrow {
		name := max(width-standing-gap, 0)
		return columns(width, []string{ui.Clip(cells[0], name), ui.Clip(cells[3], standing)}, []int{name})
	}
	room := max(width-standing-3*gap, 12)
	name, organisation := room*35/100, room*27/100
	widths := []int{name, organisation, room - name - organisation}
	for i, width := range append(widths, standing) {
		cells[i] = ui.Clip(cells[i], width)
	}
	return columns(width, cells[:], widths)
}
