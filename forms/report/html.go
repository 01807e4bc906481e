package report

import (
	"bufio"
	_ "embed" // for the style sheet
	"fmt"
	"html"
	"io"
	"strings"

	"fieldwork/forms/tables/svg"
)

//go:embed style.css
var styleSheet string

// WriteHTML writes a document as one file of HTML 5 that needs no other: its
// style is in it, and there is no script. The title is the only heading of the
// first level; a heading of level 1 becomes one of the second. Tables have
// captions and scopes, and it fits on paper too. It is well-formed XML as well.
// It fails only if out does.
func WriteHTML(out io.Writer, d Document) error {
	w := &htmlWriter{out: bufio.NewWriter(out), language: d.language(), listing: d.listing()}
	title := oneLine(d.Title)
	w.printf("<!DOCTYPE html>\n<html lang=%q>\n<head>\n<meta charset=\"utf-8\"/>\n", w.language)
	w.printf("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>%s</title>\n", html.EscapeString(title))
	w.printf("<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", styleSheet, html.EscapeString(title))
	if d.Subtitle != "" {
		w.printf("<p class=\"subtitle\">%s</p>\n", html.EscapeString(oneLine(d.Subtitle)))
	}
	for _, block := range d.Blocks {
		w.block(block)
	}
	w.printf("</main>\n</body>\n</html>\n")
	return w.out.Flush()
}

// htmlWriter leaves the errors of its output to the last flush.
type htmlWriter struct {
	out      *bufio.Writer
	language string
	levels   levels
	listing  []listed
	headings counter
	// listedAlready says that the contents were written.
	listedAlready bool
	// tables and figures count those that have captions, charts all.
	tables, figures, charts counter
}

func (w *htmlWriter) printf(format string, values ...any) { fmt.Fprintf(w.out, format, values...) }

func (w *htmlWriter) block(block Block) {
	switch b := block.(type) {
	case Heading:
		w.heading(b)
	case Contents:
		w.contents()
	case Paragraph:
		if text := htmlText(b.Text); text != "" {
			w.printf("<p>%s</p>\n", text)
		}
	case Quotation:
		w.quotation(b)
	case Table:
		w.table(b)
	case List:
		w.list(b)
	case Figure:
		w.figure(b)
	case PageBreak:
		w.printf("<div class=\"break\"></div>\n")
	}
}

// lang is the attribute that says what language a text is in, if it is not that
// of the document.
func (w *htmlWriter) lang(of string) string {
	if of = tag(of); of != "" && of != w.language {
		return fmt.Sprintf(" lang=%q", of)
	}
	return ""
}

func (w *htmlWriter) quotation(q Quotation) {
	if len(paragraphs(q.Text)) == 0 && q.Source == "" {
		return
	}
	w.printf("<blockquote>\n")
	for _, paragraph := range paragraphs(q.Text) {
		w.printf("<p%s>%s</p>\n", w.lang(q.Language), html.EscapeString(paragraph))
	}
	if q.Source != "" {
		w.printf("<footer>%s</footer>\n", html.EscapeString(oneLine(q.Source)))
	}
	w.printf("</blockquote>\n")
}

func (w *htmlWriter) list(l List) {
	name := "ul"
	if l.Ordered {
		name = "ol"
	}
	if len(l.Items) == 0 {
		return
	}
	w.printf("<%s>\n", name)
	for _, item := range l.Items {
		w.printf("<li>%s</li>\n", htmlText(item))
	}
	w.printf("</%s>\n", name)
}

func (w *htmlWriter) table(t Table) {
	if t.empty() {
		w.notes(t.Notes)
		return
	}
	w.printf("<div class=\"table\" tabindex=\"0\">\n<table>\n")
	if t.Caption != "" {
		w.printf("<caption>Table %d: %s</caption>\n", w.tables.next(), html.EscapeString(oneLine(t.Caption)))
	}
	w.printf("<thead>\n<tr>")
	for i, column := range t.Columns {
		w.printf("<th scope=\"col\"%s>%s</th>", numberClass(t.numeric(i)), html.EscapeString(oneLine(column)))
	}
	w.printf("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.row(row, len(t.Columns))
	}
	w.printf("</tbody>\n</table>\n</div>\n")
	w.notes(t.Notes)
}

func (w *htmlWriter) row(row []Cell, columns int) {
	w.printf("<tr>")
	for i := range columns {
		c := cell(row, i)
		text := strings.Join(lines(html.EscapeString(c.Text)), "<br/>")
		if i == 0 {
			w.printf("<th scope=\"row\"%s%s>%s</th>", numberClass(c.Number), w.lang(c.Language), text)
		} else {
			w.printf("<td%s%s>%s</td>", numberClass(c.Number), w.lang(c.Language), text)
		}
	}
	w.printf("</tr>\n")
}

// figure draws a chart in the page. Its alternative text is in the drawing.
func (w *htmlWriter) figure(f Figure) {
	w.printf("<figure>\n")
	if f.Caption != "" {
		w.printf("<figcaption>Chart %d: %s</figcaption>\n", w.figures.next(), html.EscapeString(oneLine(f.Caption)))
	}
	if f.drawable() {
		w.printf("%s\n", svg.Draw(f.safe(), fmt.Sprintf("chart-%d", w.charts.next())))
	}
	w.notes([]string{f.Chart.Caption})
	w.printf("</figure>\n")
}

func (w *htmlWriter) notes(notes []string) {
	for _, note := range notes {
		if note = oneLine(note); note != "" {
			w.printf("<p class=\"note\">%s</p>\n", html.EscapeString(note))
		}
	}
}

func numberClass(number bool) string {
	if number {
		return " class=\"number\""
	}
	return ""
}

// htmlText is running text with its emphasis and its line breaks.
func htmlText(text Text) string {
	var out strings.Builder
	for _, run := range text {
		written := strings.ReplaceAll(html.EscapeString(safe(run.Text)), "\n", "<br/>")
		if run.Emphasis {
			written = "<em>" + written + "</em>"
		}
		if run.Strong {
			written = "<strong>" + written + "</strong>"
		}
		out.WriteString(written)
	}
	return out.String()
}
