package tableview

import (
	"fmt"
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// detailLines is how many lines stand below the table.
const detailLines = 2

// details are the lines below the table, once that is drawn: the selected cell
// in full words, or what was tested and how many notes there are.
func (s *Screen) details(width int) []string {
	theme := ui.CurrentTheme()
	g := &s.shown.grid
	if s.inTable && s.pane != chartPane && s.pane != notesPane && len(g.layout.Rows) > 0 && len(g.widths) > 0 {
		return []string{
			theme.Strong.Render(ui.Clip(rowWords(&g.layout.Rows[g.row]), width)),
			ui.Clip(s.cellWords(), width),
		}
	}
	t := s.shown.table
	notes := "n reads " + plural(len(t.Base)+len(t.Tests)+len(t.NotesFor(s.show)), "sentence") + " on this table"
	beyond := s.beyond()
	if len(t.Tests) == 0 {
		return []string{theme.Dim.Render(ui.Clip(notes, width)), theme.Dim.Render(ui.Clip(beyond, width))}
	}
	tested, doubt := testWords(t)
	style, said := theme.Dim, notes
	if doubt != "" {
		style, said = theme.Warning, doubt
	}
	if beyond != "" {
		beyond = between + beyond
	}
	return []string{ui.Clip(tested, width), style.Render(ui.Clip(said, width)) + theme.Dim.Render(ui.Clip(beyond, max(width-ui.Width(said), 0)))}
}

// testWords say what was tested, and which of it is not to be relied on; there
// is no doubt where all is.
func testWords(t *tables.Table) (tested, doubt string) {
	doubtful := 0
	for i := range t.Tests {
		if t.Tests[i].Doubtful {
			doubtful++
		}
	}
	if len(t.Tests) > 1 || t.Tests[0].Item.Label != "" {
		tested = plural(len(t.Tests), "test") + " of association, which n reads"
		if doubtful > 0 {
			doubt = fmt.Sprintf("In %d expected counts are small: do not rely on p.", doubtful)
		}
		return tested, doubt
	}
	if doubtful > 0 {
		doubt = "Expected counts are small: do not rely on p."
	}
	return t.Tests[0].Sentence(), doubt
}

// between parts what is said of a table on one line.
const between = " · "

// beyond says what of the table is out of sight.
func (s *Screen) beyond() string {
	if s.pane == chartPane || s.pane == notesPane {
		return ""
	}
	return s.shown.grid.beyond()
}

// cellWords are what the selected cell holds, and what is out of sight.
func (s *Screen) cellWords() string {
	g := &s.shown.grid
	words := g.layout.Headers[g.column+1].Text() + ": " + valueWords(&g.layout.Rows[g.row].Cells[g.column])
	if beyond := g.beyond(); beyond != "" {
		words += between + beyond
	}
	return words
}

func plural(count int, what string) string {
	if count == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", count, what)
}

// rowWords are the whole label of a row.
func rowWords(row *tables.LaidRow) string {
	if row.Group != "" {
		return oneLine(row.Label) + " – " + oneLine(row.Group)
	}
	return oneLine(row.Label)
}

// valueWords are a value, or why there is none.
func valueWords(value *tables.Value) string {
	switch {
	case value.Mark != tables.NoMark:
		return value.Text() + " " + value.Mark.Words()
	case value.Empty:
		return "nothing"
	}
	return value.Text()
}

// beyond says what is out of sight; empty if nothing is.
func (g *grid) beyond() string {
	var words []string
	switch above, below := g.top > 0, g.top+g.height < len(g.lines); {
	case above && below:
		words = append(words, "more ↑↓")
	case above:
		words = append(words, "more ↑")
	case below:
		words = append(words, "more ↓")
	}
	if g.columns < len(g.widths) {
		words = append(words, fmt.Sprintf("columns %d–%d of %d", g.left+1, g.left+g.columns, len(g.widths)))
	}
	return strings.Join(words, between)
}
