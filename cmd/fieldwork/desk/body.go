package desk

import (
	"strings"

	"fieldwork/forms/ui"
)

const (
	// wide is the width of a body from which names stand beside titles.
	wide = 100
	// fewest is how many lines what needs doing is given at the least.
	fewest = 6
	indent = "  "
	gap    = 2 // columns between the cells of ui.Columns
)

// Body draws what needs doing and how far the study has come. Where room is
// short, what needs doing goes on its own from its least height.
func (d *Desk) Body(width, height int) string {
	if !d.loaded {
		return ui.CurrentTheme().Dim.Render("Reading the study…")
	}
	least := min(len(d.tasks)+1, fewest)
	room := max(height-least, 0)
	tables := d.tables(width, room)
	tables = tables[:min(len(tables), room)]
	return strings.Join(append(d.todo(width, height-len(tables)), tables...), "\n")
}

// tables draws what stands below the tasks: the progress against the sample, or
// in a study without cases the instruments and the answers so far.
func (d *Desk) tables(width, height int) []string {
	if d.contents.ahead && d.contents.calling.cases > 0 {
		return section("Progress", []string{indent + ui.CurrentTheme().Dim.Render(casesWords)})
	}
	if len(d.contents.boards) == 0 {
		return append(section("Instruments", d.instrumentRows(width)), section("Answers so far", d.answerRows(width))...)
	}
	const heading = 2
	return section("Progress", d.contents.progressRows(width, height-heading))
}

// section is a heading with rows under it and a free line above.
func section(heading string, rows []string) []string {
	if len(rows) == 0 {
		return nil
	}
	return append([]string{"", ui.CurrentTheme().Title.Render(heading)}, rows...)
}

// table sets rows of cells side by side, in columns as wide as their widest
// cell; the last has what is left of the width. Where that is less than least,
// the column at narrow gives way.
func table(rows [][]string, width, narrow, least int) []string {
	widths := make([]int, len(rows[0]))
	rest := width - len(indent)
	for i := range widths[:len(widths)-1] {
		for _, row := range rows {
			widths[i] = max(widths[i], ui.Width(row[i]))
		}
		rest -= widths[i] + gap
	}
	if rest < least {
		taken := min(least-rest, widths[narrow]/2)
		widths[narrow] -= taken
		rest += taken
	}
	widths[len(widths)-1] = max(rest, 0)
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = ui.Fit(indent+ui.Columns(row, widths), width)
	}
	return lines
}

// right sets a text to the right of a width.
func right(text string, width int) string {
	return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
}
