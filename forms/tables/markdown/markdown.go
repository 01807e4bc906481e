// Package markdown writes tables as GitHub Flavored Markdown. Labels from
// outside cannot become markup.
package markdown

import (
	"bufio"
	"io"
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// Write writes a title, and each table under a heading of its own.
func Write(w io.Writer, title string, all []tables.Table, show tables.Show) error {
	out := bufio.NewWriter(w)
	line := func(text string) { _, _ = out.WriteString(text + "\n") }
	line("# " + Escape(title))
	for i := range all {
		line("")
		table(line, &all[i], show)
	}
	return out.Flush()
}

func table(line func(string), t *tables.Table, show tables.Show) {
	heading := t.Title
	if t.Kind != tables.Frame {
		heading = t.Question + ". " + heading
	}
	line("## " + Escape(heading))
	line("")
	if t.By != nil {
		line("By " + Escape(t.By.Name+": "+t.By.Label))
		line("")
	}
	line(Escape(strings.Join(t.Base, " ")))
	line("")
	layout := t.Lay(show)
	grid(line, &layout)
	for _, test := range t.Tests {
		line("")
		line(Escape(test.Sentence()))
	}
	for _, note := range t.NotesFor(show) {
		line("")
		line(Escape(note))
	}
}

// grid writes a layout. Where the categories of a crossing stand in the rows,
// they have a column of their own.
func grid(line func(string), layout *tables.Layout) {
	grouped := false
	for _, row := range layout.Rows {
		grouped = grouped || row.Group != ""
	}
	headers, rules := []string{Escape(layout.Headers[0].Label)}, []string{"---"}
	if grouped {
		headers, rules = append(headers, "Category"), append(rules, "---")
	}
	for _, header := range layout.Headers[1:] {
		headers, rules = append(headers, Escape(header.Text())), append(rules, "---:")
	}
	line(joined(headers))
	line(joined(rules))
	for _, row := range layout.Rows {
		cells := []string{Escape(row.Label)}
		if grouped {
			cells = append(cells, Escape(row.Group))
		}
		for _, value := range row.Cells {
			cells = append(cells, Escape(value.Text()))
		}
		line(joined(cells))
	}
}

func joined(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// Escape makes one line of text that Markdown shows as it is.
func Escape(text string) string {
	var out strings.Builder
	for i, r := range ui.Safe(strings.Join(strings.Fields(text), " ")) {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>|~$&", r),
			i == 0 && strings.ContainsRune("#+-=!:", r):
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return numbered(out.String())
}

// numbered keeps the number at the start of a text from becoming that of a list.
func numbered(text string) string {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')') {
		return text[:digits] + "\\" + text[digits:]
	}
	return text
}
