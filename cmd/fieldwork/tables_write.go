package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"fieldwork/forms/report"
	"fieldwork/forms/study"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/page"
	"fieldwork/forms/tables/text"
	"fieldwork/forms/tables/tidy"
	"fieldwork/forms/tables/workbook"
)

// madeTables are tables that are to be written.
type madeTables struct {
	form            study.Version
	title, language string
	show            tables.Show
	columns         int // the width of the terminal; 0 if there is none
	tables          []tables.Table
}

// written says that the tables are in a file, and whether that needs care.
func (made *madeTables) written(path string) string {
	said := "Wrote " + plural(len(made.tables), "table", "tables") + " to " + path + "."
	if slices.ContainsFunc(made.tables, func(t tables.Table) bool { return t.Verbatim }) {
		said += " " + tables.VerbatimWarning
	}
	return said
}

// textColumns is the width of tables as text where there is no terminal.
const textColumns = 100

// tableWriters are the formats that tables can be written in.
var tableWriters = map[string]func(io.Writer, madeTables) error{
	"text": func(w io.Writer, made madeTables) error {
		width := textColumns
		if made.columns > 0 {
			width = made.columns
		}
		return text.Write(w, made.tables, made.show, width)
	},
	"csv": func(w io.Writer, made madeTables) error { return tidy.Write(w, made.tables) },
	"md": func(w io.Writer, made madeTables) error {
		return report.WriteMarkdown(w, report.DocumentOf(made.title, made.language, made.tables, made.show))
	},
	"html": func(w io.Writer, made madeTables) error {
		return page.Write(w, page.Page{Title: made.title, Language: made.language, Tables: made.tables, Show: made.show})
	},
	"json": writeTablesJSON,
	workbookFormat: func(w io.Writer, made madeTables) error {
		return workbook.Write(w, workbook.Book{
			Title: made.title, Source: fmt.Sprintf("Source: the answers to %s, version %d.", made.form.Name, made.form.Version),
			Language: made.language, Tables: made.tables, Show: made.show,
		})
	},
}

// tableFormats are the names of the formats.
func tableFormats() []string { return slices.Sorted(maps.Keys(tableWriters)) }

// tablesJSON is what is written as JSON.
type tablesJSON struct {
	Form     string         `json:"form"`
	Version  int            `json:"version"`
	Language string         `json:"language"`
	Tables   []tables.Table `json:"tables"`
	Charts   []tables.Chart `json:"charts"`
}

func writeTablesJSON(w io.Writer, made madeTables) error {
	all := tablesJSON{
		Form: made.form.Name, Version: made.form.Version, Language: made.language, Tables: made.tables, Charts: []tables.Chart{},
	}
	for i := range made.tables {
		if chart, ok := tables.ChartOf(&made.tables[i]); ok {
			all.Charts = append(all.Charts, chart)
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(all)
}
