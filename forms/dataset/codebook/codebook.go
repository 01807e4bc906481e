// Package codebook describes the variables of an instrument for those who work
// with its data: what was asked, the codes and their labels, how often each was
// given, and what is missing.
package codebook

import (
	"fmt"
	"strconv"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
	"fieldwork/forms/report"
	"fieldwork/forms/tables"
)

// Book is what a codebook is made of.
type Book struct {
	Instrument *forms.Instrument
	Version    int
	Plan       *codeplan.Plan
	Counts     *codeplan.Counts
	// Language is that of the labels.
	Language string
}

// Document writes the codebook: an overview of the variables, then for each
// question its words and a table of what was answered.
func (b Book) Document() report.Document {
	title := b.Instrument.Title.In(b.Language, b.Instrument.DefaultLanguage)
	d := report.Document{
		Title: "Codebook: " + oneLine(title), Language: b.Language,
		Subtitle: fmt.Sprintf("%s, version %d, %s", b.Instrument.Name, b.Version, plural(b.Counts.Rows, "response", "responses")),
	}
	d.Blocks = append(d.Blocks, report.Heading{Level: 1, Text: "Variables"}, b.overview(), b.beside(), report.Heading{Level: 1, Text: "Questions"})
	for at := 0; at < len(b.Plan.Columns); {
		to := at + 1
		for to < len(b.Plan.Columns) && b.Plan.Columns[to].Variable.Question == b.Plan.Columns[at].Variable.Question {
			to++
		}
		d.Blocks = append(d.Blocks, b.question(at, to)...)
		at = to
	}
	return d
}

// overview lists the variables with their types, their missing values and the
// names that SPSS knows them by.
func (b Book) overview() report.Table {
	var names []string
	for i := range b.Plan.Columns {
		names = append(names, b.Plan.Columns[i].Name)
	}
	t := report.Table{
		Caption: "The variables",
		Columns: []string{"Variable", "Question", "Label", "Values", "Answered", "Missing"},
		Notes: []string{
			"A choice of several has a variable for each choice, and a ranking one for each place; in csv and jsonl files they are one.",
			"Missing counts who was not asked, who gave no answer, and the special answers.",
		},
	}
	for i, legal := range sav.LegalNames(names) {
		column, counts := &b.Plan.Columns[i], &b.Counts.Columns[i]
		name := column.Name
		if legal != name {
			name += " (SPSS: " + legal + ")"
		}
		t.Rows = append(t.Rows, []report.Cell{
			report.Words(name), report.Words(column.Variable.Question.Number), report.Words(b.label(column)), report.Words(values(column)),
			count(counts.Answered), count(b.Counts.Rows - counts.Answered),
		})
	}
	return t
}

// beside lists the columns that stand beside the variables.
func (b Book) beside() report.Table {
	before, behind := dataset.OwnColumns(b.Instrument)
	t := report.Table{
		Caption: "Beside the variables",
		Columns: []string{"Column", "Label", "Values"},
		Notes:   []string{"The last of them, from " + behind[0].Name + " on, are in files with details only."},
	}
	for _, own := range append(before, behind...) {
		t.Rows = append(t.Rows, []report.Cell{report.Words(own.Name), report.Words(own.Label), report.Words(own.Values)})
	}
	return t
}

// values says in words what the values of a column are.
func values(c *codeplan.Column) string {
	switch c.Kind {
	case codeplan.Quantity:
		return "number"
	case codeplan.Day:
		return "date"
	case codeplan.TimeOfDay:
		return "time of day"
	case codeplan.Coded:
		return plural(len(c.Codes), "code", "codes")
	case codeplan.Ticked:
		return "1 chosen, 0 not"
	}
	return "text"
}

// question describes the columns of one question.
func (b Book) question(from, to int) []report.Block {
	q := b.Plan.Columns[from].Variable.Question
	heading := strings.TrimSpace(q.Number + " " + q.Name)
	blocks := []report.Block{report.Heading{Level: 2, Text: heading}}
	if asked := b.words(q.Label); asked != "" {
		blocks = append(blocks, report.Paragraph{Text: report.Plain(asked)})
	}
	if q.Relevant.Source != "" {
		blocks = append(blocks, report.Paragraph{Text: report.Plain("Asked if " + q.Relevant.Source)})
	}
	for at := from; at < to; {
		if b.Plan.Columns[at].Kind != codeplan.Ticked {
			blocks = append(blocks, b.column(at))
			at++
			continue
		}
		end := at
		for end < to && b.Plan.Columns[end].Kind == codeplan.Ticked && b.Plan.Columns[end].Variable == b.Plan.Columns[at].Variable {
			end++
		}
		blocks = append(blocks, b.several(at, end))
		at = end
	}
	return blocks
}

// column is the table of one column.
func (b Book) column(at int) report.Table {
	column, counts := &b.Plan.Columns[at], &b.Counts.Columns[at]
	t := report.Table{Caption: b.caption(column), Columns: []string{"Value", "Label", "n", "% of answers"}}
	row := func(value, label string, n int, share string) {
		t.Rows = append(t.Rows, []report.Cell{report.Words(value), report.Words(label), count(n), report.Number(share)})
	}
	switch column.Kind {
	case codeplan.Coded:
		for i, code := range column.Codes {
			value := strconv.Itoa(code.Number)
			if code.Name != value {
				value += " " + code.Name
			}
			row(value, b.words(code.Label), counts.ByCode[i], share(counts.ByCode[i], counts.Answered))
		}
	case codeplan.Quantity:
		row(b.numbers(counts), "", counts.Answered, share(counts.Answered, counts.Answered))
	default:
		row(values(column), "", counts.Answered, share(counts.Answered, counts.Answered))
	}
	b.missing(counts, row)
	return t
}

// several is the table of a choice of several.
func (b Book) several(from, to int) report.Table {
	v := b.Plan.Columns[from].Variable
	t := report.Table{
		Caption: v.Name + ": " + b.words(v.Question.Label), Columns: []string{"Variable", "Label", "n", "% of respondents"},
		Notes: []string{"Respondents could choose more than one."},
	}
	row := func(value, label string, n int, share string) {
		t.Rows = append(t.Rows, []report.Cell{report.Words(value), report.Words(label), count(n), report.Number(share)})
	}
	for at := from; at < to; at++ {
		column, counts := &b.Plan.Columns[at], &b.Counts.Columns[at]
		row(column.Name, b.label(column), counts.ByCode[1], share(counts.ByCode[1], counts.Answered))
	}
	b.missing(&b.Counts.Columns[from], row)
	return t
}

// missing adds the special answers with their codes, and those without any.
func (b Book) missing(counts *codeplan.ColumnCounts, row func(value, label string, n int, share string)) {
	special := 0
	for _, one := range forms.Specials {
		if n := counts.Specials[one]; n > 0 {
			row(strconv.Itoa(b.Counts.SpecialCode(one)), one.Words()+" (missing)", n, "")
			special += n
		}
	}
	if none := b.Counts.Rows - counts.Answered - special; none > 0 {
		row("", "not asked, or no answer (missing)", none, "")
	}
}

// numbers says between which numbers the answers lie, and their mean.
func (b Book) numbers(c *codeplan.ColumnCounts) string {
	if c.Answered == 0 {
		return "number"
	}
	written := func(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
	return fmt.Sprintf("%s to %s, mean %s", written(c.Least), written(c.Most), strconv.FormatFloat(c.Sum/float64(c.Answered), 'f', 2, 64))
}

// caption is the name of a column with its label; what is calculated has none.
func (b Book) caption(c *codeplan.Column) string {
	if label := b.label(c); label != "" {
		return c.Name + ": " + label
	}
	return c.Name
}

func (b Book) label(c *codeplan.Column) string {
	return oneLine(c.Label(b.Language, b.Instrument.DefaultLanguage))
}

func (b Book) words(t forms.Text) string {
	return oneLine(t.In(b.Language, b.Instrument.DefaultLanguage))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func count(n int) report.Cell { return report.Number(strconv.Itoa(n)) }

// share is a percentage with one decimal; none of nothing.
func share(n, base int) string {
	if base == 0 {
		return ""
	}
	return strconv.FormatFloat(tables.Rounded(100*float64(n)/float64(base), 1), 'f', 1, 64)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
