package report

import (
	"strings"

	"fieldwork/forms/tables"
)

// DocumentOf is a document of counted tables, each under a heading with the
// wording of its question.
func DocumentOf(title, language string, all []tables.Table, show tables.Show) Document {
	document := Document{Title: title, Language: language}
	for i := range all {
		t := &all[i]
		heading := t.Title
		if t.Kind != tables.Frame {
			heading = t.Question + ". " + heading
		}
		document.Blocks = append(document.Blocks, Heading{Level: 1, Text: heading})
		if t.By != nil {
			document.Blocks = append(document.Blocks, Paragraph{Text: Plain("By " + t.By.Name + ": " + t.By.Label)})
		}
		table := TableOf(t, show)
		table.Caption = "" // the heading says it
		document.Blocks = append(document.Blocks, table)
	}
	return document
}

// TableOf is a counted table with its sentences about the base, tests and
// methods below it. Its caption is the wording of the question.
func TableOf(t *tables.Table, show tables.Show) Table {
	layout := t.Lay(show)
	made := Table{Caption: CaptionOf(t), Columns: []string{layout.Headers[0].Label}}
	grouped := false
	for _, row := range layout.Rows {
		grouped = grouped || row.Group != ""
	}
	if grouped {
		made.Columns = append(made.Columns, "Category")
	}
	for _, header := range layout.Headers[1:] {
		made.Columns = append(made.Columns, header.Text())
	}
	for _, row := range layout.Rows {
		cells := []Cell{Words(oneLine(row.Label))}
		if grouped {
			cells = append(cells, Words(oneLine(row.Group)))
		}
		for _, value := range row.Cells {
			cells = append(cells, Number(value.Text()))
		}
		made.Rows = append(made.Rows, cells)
	}
	made.Notes = append(made.Notes, strings.Join(t.Base, " "))
	for _, test := range t.Tests {
		made.Notes = append(made.Notes, test.Sentence())
	}
	made.Notes = append(made.Notes, t.NotesFor(show)...)
	return made
}

// FigureOf is the chart that suits a table; ok is false where there is nothing
// to draw.
func FigureOf(t *tables.Table) (figure Figure, ok bool) {
	chart, ok := tables.ChartOf(t)
	return Figure{Caption: CaptionOf(t), Chart: chart}, ok
}

// CaptionOf is the wording of a question with its number, and what the table is
// crossed with.
func CaptionOf(t *tables.Table) string {
	caption := oneLine(t.Title)
	if t.Number != "" {
		caption = "Question " + t.Number + ". " + caption
	}
	if t.By != nil {
		caption += " By: " + oneLine(t.By.Label)
	}
	return caption
}
