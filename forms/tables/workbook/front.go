package workbook

import (
	"fmt"

	"fieldwork/forms/tables"
)

// writeCover writes the first worksheet: what the workbook is, and how to read
// it.
func writeCover(p *page) {
	p.width(1, coverWidth)
	p.title(p.book.Title)
	p.line("This workbook contains " + counted(p.plan.tables, "table") + " and " + counted(p.plan.charts, "chart") +
		" of them, each on a worksheet of its own.")
	if p.book.Source != "" {
		p.line(p.book.Source)
	}
	p.link("Contents of this workbook", contentsSheet)
	p.subtitle("How to read the tables")
	if len(p.plan.notes.texts) > 0 {
		p.line("Titles refer to notes, as in [note 1].")
		p.link("Notes to the tables", notesSheet)
	}
	p.line("Cells hold numbers as they were worked out, and show them rounded. Percentages are from 0 to 100.")
	p.line("Each worksheet of a table says how many answered, and how many did not and why.")
	p.subtitle("Shorthand")
	p.line("Shorthand stands in square brackets in place of a number.")
	for _, mark := range []tables.Mark{tables.Suppressed, tables.NotAvailable, tables.NotApplicable} {
		p.line(explanation(mark))
	}
	if len(p.plan.tests) > 0 {
		p.line(unreliable)
	}
}

// explanation says what a shorthand means.
func explanation(mark tables.Mark) string {
	words := mark.Words()
	if mark == tables.NotApplicable {
		words = "not applicable: no number belongs here, or there is nothing to take it of"
	}
	return fmt.Sprintf("[%s] %s.", mark, words)
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// writeContents writes the list of the other worksheets.
func writeContents(p *page) {
	grid := grid{name: "contents", columns: []column{{"Worksheet", 16, false}, {"What it contains", 120, false}}}
	p.columns(grid.columns)
	p.title("Contents")
	p.line("This worksheet contains one table. It lists the worksheets that follow, with links to them.")
	for _, sheet := range p.plan.sheets {
		if sheet.title != "" {
			grid.rows = append(grid.rows, gridRow{cells: []cell{{text: sheet.name, leads: sheet.name}, {text: sheet.title}}})
		}
	}
	p.grid(grid)
}
