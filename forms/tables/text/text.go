// Package text writes tables as plain text in columns of a width, for terminals
// and files that are read as they are. What comes from outside is made safe.
package text

import (
	"bufio"
	"io"
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

const (
	// gap parts columns, and spanGap runs of columns.
	gap     = " "
	spanGap = "  "
	rule    = "─"
	// narrowest is the least width that tables are laid out for.
	narrowest = 40
	// longestWord is the longest word of a header that widens its columns.
	longestWord = 12
	// fewLines is how many lines of a label do not widen its columns.
	fewLines = 3
	indent   = "  "
)

// Write writes tables one below the other, no line wider than width where that
// can be. Tables that are too wide go on below, with their row labels again.
func Write(w io.Writer, all []tables.Table, show tables.Show, width int) error {
	out := bufio.NewWriter(w)
	p := &printer{out: out, width: max(width, narrowest)}
	for i := range all {
		if i > 0 {
			p.line("")
			p.line("")
		}
		p.table(&all[i], show)
	}
	return out.Flush()
}

// printer writes lines; the writer below it remembers its errors.
type printer struct {
	out   *bufio.Writer
	width int
}

func (p *printer) line(text string) {
	_, _ = p.out.WriteString(strings.TrimRight(text, " ") + "\n")
}

// paragraph writes text that is wrapped.
func (p *printer) paragraph(text string) {
	for _, line := range wrapped(text, p.width) {
		p.line(line)
	}
}

func (p *printer) table(t *tables.Table, show tables.Show) {
	p.paragraph(heading(t))
	if t.By != nil {
		p.paragraph("By " + t.By.Name + ": " + t.By.Label)
	}
	p.paragraph(strings.Join(t.Base, " "))
	p.line("")
	layout := t.Lay(show)
	p.columns(&layout)
	notes := t.NotesFor(show)
	if len(t.Tests)+len(notes) > 0 {
		p.line("")
	}
	for _, test := range t.Tests {
		p.paragraph(test.Sentence())
	}
	for _, note := range notes {
		p.paragraph(note)
	}
}

// heading is the name of the question with its wording.
func heading(t *tables.Table) string {
	if t.Kind == tables.Frame {
		return t.Title
	}
	return t.Question + ". " + t.Title
}

// wrapped gives the lines of a text from outside; none for no text.
func wrapped(text string, width int) []string {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return nil
	}
	return ui.Wrap(text, max(width, 1))
}
