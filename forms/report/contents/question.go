package contents

import (
	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
	"fieldwork/forms/tables"
)

// Question is a question that has answers to count.
type Question struct {
	Name, Number, Wording template.Words

	form *Form
	// headed says that a heading with its wording was placed.
	headed bool
}

// Heading places the number and the wording of the question as a heading. The
// captions of its table and chart do not repeat the wording then.
func (q *Question) Heading(level int) (template.Placed, error) {
	words := template.Plain(q.Wording)
	if words == "" {
		words = template.Plain(q.Name)
	}
	if q.Number != "" {
		words = "Question " + template.Plain(q.Number) + ". " + words
	}
	placed, err := heading(q.form.page, level, words)
	q.headed = err == nil
	return placed, err
}

// Table places the table of the question, crossed with what is named if
// anything is.
func (q *Question) Table(by ...any) (template.Placed, error) {
	return q.form.placeTable(template.Plain(q.Name), q.caption, by)
}

// Chart places the chart of the question, if it has one.
func (q *Question) Chart() (template.Placed, error) {
	return q.form.placeChart(template.Plain(q.Name), q.caption)
}

// caption is that of a table or a chart of the question: short below a heading,
// and empty there for answers in words, which are no table.
func (q *Question) caption(t *tables.Table) string {
	switch {
	case !q.headed:
		return report.CaptionOf(t)
	case t.Kind == tables.Words:
		return ""
	}
	caption := "Answers to " + template.Plain(q.Name)
	if q.Number != "" {
		caption = "Answers to question " + template.Plain(q.Number)
	}
	if t.By != nil {
		caption += ", by: " + t.By.Label
	}
	return caption
}
