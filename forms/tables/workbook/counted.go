package workbook

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// countedTable is a table of the book with its worksheet.
type countedTable struct {
	table  *tables.Table
	number int
	sheet  string
	layout tables.Layout
	notes  []int // the numbers of its notes
}

// title is that of the table in the contents.
func (c *countedTable) title() string { return fmt.Sprintf("Table %d: %s", c.number, c.heading()) }

// heading says what is counted.
func (c *countedTable) heading() string {
	text := c.table.Title
	if c.table.Kind != tables.Frame {
		text = c.table.Question + ". " + text
	}
	if c.table.By != nil {
		text += " (by " + c.table.By.Name + ")"
	}
	return text
}

// write writes the worksheet of the table.
func (c *countedTable) write(p *page) {
	g := c.grid()
	p.columns(g.columns)
	p.title(c.title() + references(c.notes))
	p.line("This worksheet contains one table.")
	p.link("Contents of this workbook", contentsSheet)
	if len(c.notes) > 0 {
		p.link("The notes that the title refers to", notesSheet)
	}
	if c.table.By != nil {
		p.line("Crossed with " + c.table.By.Name + ": " + c.table.By.Label)
	}
	if len(c.table.Tests) > 0 {
		p.link("Tests of association of this table", testsSheet)
	}
	if len(c.table.Base) > 0 {
		p.line(strings.Join(c.table.Base, " "))
	}
	if marks := c.marks(); len(marks) > 0 {
		p.line("Shorthand: " + strings.Join(marks, " "))
	}
	p.grid(g)
}

// marks explains each shorthand in the table.
func (c *countedTable) marks() []string {
	var found []string
	for _, mark := range []tables.Mark{tables.Suppressed, tables.NotAvailable, tables.NotApplicable} {
		if slices.ContainsFunc(c.layout.Rows, func(row tables.LaidRow) bool {
			return slices.ContainsFunc(row.Cells, func(value tables.Value) bool { return markOf(value) == mark })
		}) {
			found = append(found, explanation(mark))
		}
	}
	return found
}

// markOf is the shorthand of a value; no cell is left empty.
func markOf(value tables.Value) tables.Mark {
	if value.Empty {
		return tables.NotApplicable
	}
	return value.Mark
}

// grid lays the table out. Where categories of the crossing stand in the rows,
// they have a column of their own, and labels repeat.
func (c *countedTable) grid() grid {
	g := grid{name: fmt.Sprintf("table_%d_%s", c.number, c.table.Name)}
	g.columns = []column{{c.layout.Headers[0].Label, c.labelWidth(), false}}
	grouped := slices.ContainsFunc(c.layout.Rows, func(row tables.LaidRow) bool { return row.Group != "" })
	if grouped {
		g.columns = append(g.columns, column{c.table.By.Label, 40, false})
	}
	for _, header := range c.layout.Headers[1:] {
		text := headerText(header)
		g.columns = append(g.columns, column{text, valueWidth(text), true})
	}
	total := false
	for _, row := range c.layout.Rows {
		cells := []cell{{text: row.Label}}
		if grouped {
			cells = append(cells, cell{text: row.Group})
		}
		for _, value := range row.Cells {
			cells = append(cells, valueCell(value))
		}
		g.rows = append(g.rows, gridRow{cells, row.Total && !total})
		total = row.Total
	}
	return g
}

// labelWidth is the width of the labels: as much as they need, but room for the
// lines above them too.
func (c *countedTable) labelWidth() float64 {
	const least, most = 50, 64
	longest := least
	for _, row := range c.layout.Rows {
		longest = max(longest, ui.Width(fitting(row.Label))*6/5)
	}
	return float64(min(longest, most))
}

// valueWidth is the width of a column of numbers: more under a long header.
func valueWidth(header string) float64 {
	const narrow, wide, long = 13, 22, 40
	if len(header) > long {
		return wide
	}
	return narrow
}

func valueCell(value tables.Value) cell {
	if mark := markOf(value); mark != tables.NoMark {
		return cell{text: "[" + string(mark) + "]"}
	}
	return cell{number: value.Number, format: formats[value.Format]}
}

// units are those of columns, in words with the unit in round brackets.
var units = map[string]string{
	"n": "Respondents (n)", "weighted n": "Respondents, weighted (n)", "%": "Percentage (%)",
	"% of responses": "Percentage of responses (%)", "row %": "Percentage of the row (%)",
	"from %": "Interval from (%)", "to %": "Interval to (%)",
}

// headerText is a header on one line with its unit in round brackets: "Newport:
// Percentage (%)", "Agree (n)".
func headerText(header tables.Header) string {
	words, known := units[header.Unit]
	text := header.Label
	switch {
	case known && header.Label == header.Unit:
		text = words
	case known && strings.ContainsAny(header.Unit, " "):
		text += ": " + words
	case header.Unit != "":
		text += " (" + header.Unit + ")"
	}
	if header.Group != "" {
		text = header.Group + ": " + text
	}
	return text
}
