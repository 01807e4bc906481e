package workbook

import (
	"fmt"
	"slices"

	"fieldwork/forms/tables"
)

// The worksheets before the tables.
const (
	coverSheet    = "Cover"
	contentsSheet = "Contents"
	notesSheet    = "Notes"
	testsSheet    = "Tests"
)

// plan says what worksheets there are.
type plan struct {
	sheets []sheet
	// tables and charts are how many there are of each.
	tables, charts int
	notes          *notes
	tests          []tested
}

// sheet is one worksheet.
type sheet struct {
	// title is that in the contents; empty for one that is not listed there.
	name, title string
	write       func(*page)
}

// tested is a test of a table.
type tested struct {
	sheet string
	test  *tables.Test
}

// planOf lays out a workbook.
func planOf(book *Book) *plan {
	p := &plan{tables: len(book.Tables), notes: newNotes()}
	var counted []sheet
	for i := range book.Tables {
		counted = append(counted, p.sheetsOf(book, i)...)
	}
	p.sheets = []sheet{
		{name: coverSheet, write: writeCover},
		{name: contentsSheet, write: writeContents},
	}
	if len(p.notes.texts) > 0 {
		p.sheets = append(p.sheets, sheet{notesSheet, "Notes to the tables", writeNotes})
	}
	if len(p.tests) > 0 {
		p.sheets = append(p.sheets, sheet{testsSheet, "Tests of association", writeTests})
	}
	p.sheets = append(p.sheets, counted...)
	return p
}

// sheetsOf are the worksheet of a table and that of its chart.
func (p *plan) sheetsOf(book *Book, at int) []sheet {
	table := &book.Tables[at]
	counted := &countedTable{
		table: table, number: at + 1, sheet: fmt.Sprintf("Table %d", at+1), layout: table.Lay(book.Show),
	}
	for _, note := range table.NotesFor(book.Show) {
		if !explainsMark(note) {
			number := p.notes.add(note, counted.sheet)
			counted.notes = append(counted.notes, number)
		}
	}
	slices.Sort(counted.notes)
	for i := range table.Tests {
		p.tests = append(p.tests, tested{counted.sheet, &table.Tests[i]})
	}
	sheets := []sheet{{counted.sheet, counted.title(), counted.write}}
	if chart, ok := tables.ChartOf(table); ok {
		p.charts++
		drawn := &drawnChart{chart: chart, counted: counted, sheet: fmt.Sprintf("Chart %d", at+1)}
		sheets = append(sheets, sheet{drawn.sheet, drawn.title(), drawn.write})
	}
	return sheets
}

// explainsMark reports whether a note explains a shorthand, which each
// worksheet does by itself.
func explainsMark(note string) bool {
	for _, mark := range []tables.Mark{tables.Suppressed, tables.NotAvailable, tables.NotApplicable} {
		if note == fmt.Sprintf("[%s] %s.", mark, mark.Words()) {
			return true
		}
	}
	return false
}
