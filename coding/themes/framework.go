package themes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldwork/coding"
)

// Framework is a matrix of cases down and themes across, whose cells hold what
// a case says to a theme.
type Framework struct {
	Cases   []Case
	Columns []Head
	// Cells has a cell for each case and column.
	Cells [][]FrameworkCell
}

// Case is a row of a framework: what comes from one case, or where documents
// belong to none, from one interview or one document.
type Case struct {
	ID string
	// Label names nobody.
	Label string
}

// FrameworkCell is what one case says to one theme.
type FrameworkCell struct {
	// Summary is what the coder has made of it; empty for nothing.
	Summary string
	// Segments are the passages, those marked to be quoted first.
	Segments []coding.Segment
	// Quotations are their words, once Quote has read them; a passage that
	// several coders have coded so is among them once. Withheld is how
	// many are not among them because the respondent has refused to be quoted.
	Quotations []string
	Withheld   int
}

// caseOf is what the summaries of a document's case are kept under.
func caseOf(d *coding.Document) string { return cmp.Or(d.Case, d.Interview, d.ID) }

// NewFramework makes the framework of the cases that have a passage that a
// choice wants, or a summary of its codes. With sum a code counts with all that
// lie under it.
func NewFramework(m *Material, c *Choice, r *Reading, labels *Labels, sum bool) *Framework {
	codes := c.CodesOf(m.Analysis)
	f := &Framework{Columns: codeHeads(m.Analysis, codes)}
	columns := rowsOf(m.Analysis, codes, sum)
	passages := map[string][]coding.Segment{} // by document
	for _, s := range Passages(m, c.summing(sum), r) {
		passages[s.Document] = append(passages[s.Document], s)
	}
	places := map[string]int{}
	for _, d := range m.picking(c).documents() {
		id := caseOf(&d)
		row, known := places[id]
		if !known {
			summaries, any := f.summaries(m.Analysis, id)
			if !any && len(passages[d.ID]) == 0 {
				continue
			}
			row = len(f.Cases)
			places[id] = row
			f.Cases, f.Cells = append(f.Cases, Case{ID: id, Label: labels.Case(&d)}), append(f.Cells, summaries)
		}
		for _, s := range passages[d.ID] {
			for _, column := range columns[s.Code] {
				f.Cells[row][column].Segments = append(f.Cells[row][column].Segments, s)
			}
		}
	}
	for _, row := range f.Cells {
		for _, cell := range row {
			slices.SortStableFunc(cell.Segments, quotesFirst)
		}
	}
	return f
}

func quotesFirst(a, b coding.Segment) int {
	switch {
	case a.Quote == b.Quote:
		return 0
	case a.Quote:
		return -1
	}
	return 1
}

// summaries are the cells of a case before its passages are in them.
func (f *Framework) summaries(a *coding.Analysis, id string) (cells []FrameworkCell, any bool) {
	cells = make([]FrameworkCell, len(f.Columns))
	for i, column := range f.Columns {
		cells[i].Summary = Summary(a, id, column.ID)
		any = any || cells[i].Summary != ""
	}
	return cells, any
}

// Quote reads the words of the passages into the cells, each document once, but
// for those of respondents who have refused to be quoted. It fails as the source
// does, and with coding.ErrSpan.
func (f *Framework) Quote(m *Material, read Source) error {
	type blank struct {
		cell    *FrameworkCell
		at      int
		segment coding.Segment
	}
	byDocument := map[string][]blank{}
	for _, row := range f.Cells {
		for column := range row {
			cell := &row[column]
			cell.Quotations, cell.Withheld = make([]string, len(cell.Segments)), 0
			for at, s := range cell.Segments {
				byDocument[s.Document] = append(byDocument[s.Document], blank{cell, at, s})
			}
		}
	}
	for document, places := range byDocument {
		d, _ := m.Analysis.Document(document)
		if m.respondent(&d).Unquotable {
			for _, p := range places {
				p.cell.Withheld++
			}
			continue
		}
		content, err := read(document)
		if err != nil {
			return fmt.Errorf("document %s: %w", document, err)
		}
		for _, p := range places {
			if !content.Text.Holds(p.segment.Span) {
				return fmt.Errorf("%w: segment %s of document %s", coding.ErrSpan, p.segment.ID, document)
			}
			p.cell.Quotations[p.at] = content.Text.Slice(p.segment.Span)
		}
	}
	for _, row := range f.Cells {
		for column := range row {
			row[column].settle()
		}
	}
	return nil
}

// settle leaves out quotations that are withheld, and those of passages that
// another coder has coded so too.
func (c *FrameworkCell) settle() {
	seen, kept := map[place]bool{}, c.Quotations[:0]
	for i, words := range c.Quotations {
		at := place{c.Segments[i].Document, c.Segments[i].Span}
		if words != "" && !seen[at] {
			kept = append(kept, words)
		}
		seen[at] = true
	}
	c.Quotations = kept
}

// Filling is what the cells of a framework show.
type Filling string

// The fillings.
const (
	// SummaryOrQuotations is the summary, or where there is none the quotations.
	SummaryOrQuotations Filling = "either"
	// OnlySummaries and OnlyQuotations are the one or the other.
	OnlySummaries  Filling = "summaries"
	OnlyQuotations Filling = "quotations"
)

// Text is a cell as it is written out, each quotation a paragraph of its own.
func (c *FrameworkCell) Text(filling Filling) string {
	if filling != OnlyQuotations && c.Summary != "" {
		return c.Summary
	}
	if filling == OnlySummaries {
		return ""
	}
	parts := make([]string, 0, len(c.Quotations)+1)
	for _, words := range c.Quotations {
		parts = append(parts, "“"+strings.TrimSpace(words)+"”")
	}
	if c.Withheld > 0 {
		parts = append(parts, withheldWords(c.Withheld))
	}
	return strings.Join(parts, "\n")
}

// withheldWords says how many passages are not printed, and why.
func withheldWords(count int) string {
	if count == 1 {
		return "1 passage is not printed, as the respondent has refused to be quoted."
	}
	return fmt.Sprintf("%d passages are not printed, as the respondents have refused to be quoted.", count)
}
