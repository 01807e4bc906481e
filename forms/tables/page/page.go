// Package page writes tables as one HTML file, each with its chart before it as
// inline SVG: headings in order, captions, headers that say what they are the
// head of, no script, and rules for print. What comes from outside cannot become
// markup.
package page

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"golang.org/x/text/language"

	"fieldwork/forms/tables"
	"fieldwork/forms/tables/svg"
	"fieldwork/forms/ui"
)

//go:embed page.css
var styleSheet string

// Page is what is written.
type Page struct {
	Title string
	// Language is the BCP 47 tag of the language of the labels; "en" for what is
	// no such tag. The sentences of the tables are in English.
	Language string
	Tables   []tables.Table
	Show     tables.Show
}

// Write writes the page.
func Write(w io.Writer, page Page) error {
	out := &writer{bufio.NewWriter(w)}
	labels := tag(page.Language)
	out.put(`<!DOCTYPE html>`, "\n", `<html lang="en">`, "\n<head>\n", `<meta charset="utf-8">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		"<title>", safe(page.Title), "</title>\n<style>\n", styleSheet, "</style>\n</head>\n<body>\n<main>\n")
	out.put("<h1", labels, ">", safe(page.Title), "</h1>\n")
	out.contents(page.Tables, labels)
	for i := range page.Tables {
		out.table(&page.Tables[i], i+1, page.Show, labels)
	}
	out.put("</main>\n</body>\n</html>\n")
	return out.Flush()
}

// tag is the attribute for text in the language of the labels; empty where that
// is the page's own.
func tag(wanted string) string {
	parsed, err := language.Parse(wanted)
	if err != nil || parsed == language.Und || parsed == language.English {
		return ""
	}
	return ` lang="` + html.EscapeString(parsed.String()) + `"`
}

func safe(text string) string {
	return html.EscapeString(ui.Safe(strings.Join(strings.Fields(text), " ")))
}

// writer keeps the first error until it is flushed.
type writer struct{ *bufio.Writer }

func (w *writer) put(parts ...string) {
	for _, part := range parts {
		_, _ = w.WriteString(part)
	}
}

// heading is what a table is called on the page.
func heading(t *tables.Table) string {
	if t.Kind == tables.Frame {
		return t.Title
	}
	return t.Question + ". " + t.Title
}

func (w *writer) contents(all []tables.Table, labels string) {
	if len(all) < 2 {
		return
	}
	w.put("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n")
	for i := range all {
		w.put(fmt.Sprintf(`<li><a href="#table-%d"%s>`, i+1, labels), safe(heading(&all[i])), "</a></li>\n")
	}
	w.put("</ol>\n</nav>\n")
}

// table writes a section: heading, chart, table, tests and notes.
func (w *writer) table(t *tables.Table, number int, show tables.Show, labels string) {
	id := fmt.Sprintf("table-%d", number)
	w.put(fmt.Sprintf("<section aria-labelledby=\"%s\">\n<h2 id=\"%s\"%s>", id, id, labels), safe(heading(t)), "</h2>\n")
	if chart, ok := tables.ChartOf(t); ok {
		w.put("<figure>\n", svg.Draw(&chart, fmt.Sprintf("chart-%d", number)), "\n<figcaption>", safe(chart.Caption), "</figcaption>\n</figure>\n")
	}
	w.put(fmt.Sprintf("<div class=\"wide\" role=\"region\" aria-labelledby=\"%s-caption\" tabindex=\"0\">\n<table>\n<caption id=\"%s-caption\">", id, id))
	w.put(safe(caption(t, number)), "</caption>\n")
	layout := t.Lay(show)
	w.head(&layout, labels)
	w.rows(&layout, labels)
	w.put("</table>\n</div>\n")
	w.notes(t, show)
	w.put("</section>\n")
}

// caption says what is counted and of whom.
func caption(t *tables.Table, number int) string {
	text := fmt.Sprintf("Table %d. %s", number, t.Question)
	if t.Kind == tables.Frame {
		text = fmt.Sprintf("Table %d. Sample by list", number)
	}
	if t.By != nil {
		text += " by " + t.By.Name + " (" + strings.TrimSuffix(t.By.Label, ".") + ")"
	}
	return text + ". " + strings.Join(t.Base, " ")
}

// head writes one row of headers, or two where columns have labels in common.
func (w *writer) head(layout *tables.Layout, labels string) {
	spans := layout.Spans()
	double := false
	for _, span := range spans {
		double = double || span.Label != "" && span.Units[0] != ""
	}
	if !double {
		w.put("<thead>\n<tr><th scope=\"col\">", safe(layout.Headers[0].Label), "</th>")
		for _, header := range layout.Headers[1:] {
			w.put("<th scope=\"col\"", labels, ">", safe(header.Text()), "</th>")
		}
		w.put("</tr>\n</thead>\n")
		return
	}
	w.put("<colgroup><col></colgroup>")
	for _, span := range spans {
		w.put(fmt.Sprintf(`<colgroup span="%d"></colgroup>`, span.To-span.From))
	}
	w.put("\n<thead>\n<tr><th scope=\"col\" rowspan=\"2\">", safe(layout.Headers[0].Label), "</th>")
	for _, span := range spans {
		w.put(spanHead(span, labels), safe(span.Label), "</th>")
	}
	w.put("</tr>\n<tr>")
	for _, span := range spans {
		for _, unit := range span.Units {
			if unit != "" {
				w.put(`<th scope="col">`, safe(unit), "</th>")
			}
		}
	}
	w.put("</tr>\n</thead>\n")
}

// spanHead begins the header of a span; one without units stands beside both
// rows.
func spanHead(span tables.Span, labels string) string {
	if span.Units[0] == "" {
		return `<th scope="col" rowspan="2"` + labels + ">"
	}
	return fmt.Sprintf(`<th scope="colgroup" colspan="%d"%s>`, span.To-span.From, labels)
}

// rows writes the body. Where the categories of a crossing stand in the rows,
// what they are crossed with stands above them.
func (w *writer) rows(layout *tables.Layout, labels string) {
	w.put("<tbody>\n")
	before, begun := "", false
	for _, row := range layout.Rows {
		label := row.Label
		if row.Group != "" {
			if label != before || !begun {
				if begun {
					w.put("</tbody>\n<tbody>\n")
				}
				w.put(fmt.Sprintf(`<tr><th class="group" scope="rowgroup" colspan="%d"%s>`, len(layout.Headers), labels), safe(label), "</th></tr>\n")
			}
			before, begun, label = row.Label, true, row.Group
		}
		class := ""
		if row.Total {
			class = ` class="total"`
		}
		w.put("<tr", class, `><th scope="row"`, labels, ">", safe(label), "</th>")
		for _, value := range row.Cells {
			w.put("<td>", safe(value.Text()), "</td>")
		}
		w.put("</tr>\n")
	}
	w.put("</tbody>\n")
}

func (w *writer) notes(t *tables.Table, show tables.Show) {
	notes := t.NotesFor(show)
	if len(t.Tests)+len(notes) == 0 {
		return
	}
	w.put("<ul class=\"notes\">\n")
	for _, test := range t.Tests {
		w.put("<li>", safe(test.Sentence()), "</li>\n")
	}
	for _, note := range notes {
		w.put("<li>", safe(note), "</li>\n")
	}
	w.put("</ul>\n")
}
