package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WriteMarkdown writes a document as Markdown (CommonMark with the tables of
// GitHub's). The title is the only heading of the first level; a heading of
// level 1 becomes one of the second. Of a chart it gives what is said of it in
// words. It fails only if out does.
func WriteMarkdown(out io.Writer, d Document) error {
	w := &markdownWriter{out: bufio.NewWriter(out)}
	w.paragraph("# " + markdownInline(oneLine(d.Title)))
	if subtitle := oneLine(d.Subtitle); subtitle != "" {
		w.paragraph("*" + markdownInline(subtitle) + "*")
	}
	for _, block := range d.Blocks {
		w.block(block)
	}
	return w.out.Flush()
}

// markdownWriter leaves the errors of its output to the last flush.
type markdownWriter struct {
	out    *bufio.Writer
	begun  bool
	levels levels
	// tables and figures count those that have captions.
	tables, figures counter
	// afterList says that a list came last, and whether it was ordered.
	afterList, ordered bool
}

// paragraph writes lines with a blank one before them.
func (w *markdownWriter) paragraph(lines ...string) {
	if w.begun {
		fmt.Fprintln(w.out)
	}
	w.begun = true
	for _, line := range lines {
		fmt.Fprintln(w.out, line)
	}
}

func (w *markdownWriter) block(block Block) {
	list, isList := block.(List)
	if isList && w.afterList && w.ordered == list.Ordered {
		w.paragraph("<!-- -->") // parts two lists that would be read as one
	}
	w.afterList, w.ordered = isList && len(list.Items) > 0, list.Ordered
	switch b := block.(type) {
	case Heading:
		level := min(w.levels.next(b.Level)+1, deepest)
		w.paragraph(strings.TrimSpace(strings.Repeat("#", level) + " " + markdownHeading(b.Text)))
	case Paragraph:
		if text := markdownText(b.Text); len(text) > 0 {
			w.paragraph(text...)
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
		w.paragraph("---")
	}
}

// markdownHeading is the text of a heading, whose last # would close it.
func markdownHeading(text string) string {
	text = markdownInline(oneLine(text))
	if strings.HasSuffix(text, "#") {
		text = text[:len(text)-1] + `\#`
	}
	return text
}

func (w *markdownWriter) quotation(q Quotation) {
	var lines []string
	for _, paragraph := range paragraphs(q.Text) {
		if len(lines) > 0 {
			lines = append(lines, ">")
		}
		lines = append(lines, "> "+markdownLine(paragraph))
	}
	if source := oneLine(q.Source); source != "" {
		if len(lines) > 0 {
			lines = append(lines, ">")
		}
		lines = append(lines, "> — "+markdownInline(source))
	}
	if len(lines) > 0 {
		w.paragraph(lines...)
	}
}

func (w *markdownWriter) list(l List) {
	var items []string
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		text := strings.Join(markdownText(item), "\n"+strings.Repeat(" ", len(mark)))
		items = append(items, strings.TrimRight(mark+text, " "))
	}
	if len(items) > 0 {
		w.paragraph(items...)
	}
}

func (w *markdownWriter) table(t Table) {
	if t.Caption != "" && !t.empty() {
		w.paragraph(fmt.Sprintf("**Table %d: %s**", w.tables.next(), markdownInline(oneLine(t.Caption))))
	}
	if !t.empty() {
		w.paragraph(t.markdown()...)
	}
	for _, note := range t.Notes {
		if note = oneLine(note); note != "" {
			w.paragraph(markdownLine(note))
		}
	}
}

// figure says in words what a chart shows.
func (w *markdownWriter) figure(f Figure) {
	if f.Caption != "" {
		w.paragraph(fmt.Sprintf("**Chart %d: %s**", w.figures.next(), markdownInline(oneLine(f.Caption))))
	}
	for _, sentence := range []string{f.Chart.Alternative, f.Chart.Caption} {
		if sentence = oneLine(sentence); sentence != "" {
			w.paragraph(markdownLine(sentence))
		}
	}
}

// markdown is a table as GitHub's Markdown has it.
func (t *Table) markdown() []string {
	titles, rules := "|", "|"
	for i, column := range t.Columns {
		titles += " " + markdownInline(oneLine(column)) + " |"
		if t.numeric(i) {
			rules += " ---: |"
		} else {
			rules += " --- |"
		}
	}
	rows := []string{titles, rules}
	for _, row := range t.Rows {
		written := "|"
		for i := range t.Columns {
			written += " " + strings.Join(paragraphs(markdownInline(safe(cell(row, i).Text))), "<br>") + " |"
		}
		rows = append(rows, written)
	}
	return rows
}

// markdownText is running text as lines of Markdown; a backslash at the end of
// one breaks it.
func markdownText(text Text) []string {
	written, marked := "", false
	for _, run := range joined(text) {
		marks := ""
		if run.Emphasis {
			marks += "*"
		}
		if run.Strong {
			marks += "**"
		}
		if marked {
			marks = "" // marks that touch could be read in more than one way
		}
		written += emphasised(run.Text, marks)
		marked = marks != "" && strings.HasSuffix(written, "*")
	}
	return broken(written)
}

// joined are the runs of safe text, those that follow each other with the same
// emphasis as one.
func joined(text Text) Text {
	var runs Text
	for _, run := range text {
		run.Text = safe(run.Text)
		if last := len(runs) - 1; last >= 0 && runs[last].Strong == run.Strong && runs[last].Emphasis == run.Emphasis {
			runs[last].Text += run.Text
		} else if run.Text != "" {
			runs = append(runs, run)
		}
	}
	return runs
}

// emphasised puts marks around each line of a text, with the spaces outside
// them, where they would hold no text and mean nothing.
func emphasised(text, marks string) string {
	all := strings.Split(text, "\n")
	for i, line := range all {
		inner := strings.TrimFunc(line, isEdge)
		if marks == "" || inner == "" {
			all[i] = markdownInline(line)
			continue
		}
		from := strings.Index(line, inner)
		all[i] = markdownInline(line[:from]) + marks + markdownInline(inner) + marks + markdownInline(line[from+len(inner):])
	}
	return strings.Join(all, "\n")
}

// isEdge reports what emphasis cannot begin or end with in Markdown when a word
// stands next to it.
func isEdge(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || r == utf8.RuneError
}

// broken parts a text at its newlines.
func broken(text string) []string {
	var found []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			found = append(found, line)
		}
	}
	for i, line := range found {
		line = atStart(line)
		if i < len(found)-1 {
			line += `\`
		}
		found[i] = line
	}
	return found
}
