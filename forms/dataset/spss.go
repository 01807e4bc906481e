package dataset

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
)

// product is the program that a file for SPSS names.
const product = "fieldwork"

// savEncoder writes rows for SPSS. How wide the texts are, and which numbers can
// stand for special answers, is known once all rows are read: until then their
// values are kept in a spool.
type savEncoder struct {
	to         io.Writer
	rows       *codedRows
	spool      spool
	dictionary sav.Dictionary
	renamed    []Renamed
	cut        int
	language   string
	fallback   string
}

func newSAVEncoder(w io.Writer, rows *codedRows, in *forms.Instrument, options Options) *savEncoder {
	e := &savEncoder{to: w, rows: rows, spool: spool{file: options.Spool}, language: options.Language, fallback: in.DefaultLanguage}
	e.dictionary = sav.Dictionary{Label: oneLine(in.Title.In(e.language, e.fallback)), Product: product, Created: options.Written}
	return e
}

// describe makes the dictionary, once all rows are counted.
func (e *savEncoder) describe() {
	e.dictionary.Cases = e.rows.counts.Rows
	widths := e.rows.widths
	for i, column := range e.rows.before {
		e.dictionary.Variables = append(e.dictionary.Variables, column.spss(widths[i]))
	}
	for i := range e.rows.plan.Columns {
		e.dictionary.Variables = append(e.dictionary.Variables, e.variable(i))
	}
	for i, column := range e.rows.behind {
		e.dictionary.Variables = append(e.dictionary.Variables, column.spss(widths[len(e.rows.before)+i]))
	}
	e.makeNamesLegal()
	e.addSets()
}

// spss describes an extra column.
func (x extra) spss(width int) sav.Variable {
	v := sav.Variable{Name: x.name, Label: x.label, Measure: sav.Nominal}
	switch x.kind {
	case wordsExtra:
		v.Width = max(1, min(width, sav.MostWidth))
	case numberExtra:
		v.Measure, v.Decimals = sav.Scale, 1
	case momentExtra:
		v.Measure, v.Format = sav.Scale, sav.DateTime
	}
	return v
}

// variable describes a column of the plan.
func (e *savEncoder) variable(at int) sav.Variable {
	column, counts := &e.rows.plan.Columns[at], &e.rows.counts.Columns[at]
	v := sav.Variable{Name: column.Name, Label: e.label(column), Measure: measureOf(column)}
	switch column.Kind {
	case codeplan.Words:
		v.Width = max(1, min(counts.Longest, sav.MostWidth))
	case codeplan.Quantity:
		v.Decimals = counts.Decimals
	case codeplan.Day:
		v.Format = sav.Date
	case codeplan.TimeOfDay:
		v.Format = sav.Time
	case codeplan.Coded:
		for _, code := range column.Codes {
			v.Labels = append(v.Labels, sav.ValueLabel{
				Value: sav.Value{Number: float64(code.Number)}, Label: oneLine(code.Label.In(e.language, e.fallback)),
			})
		}
	case codeplan.Ticked:
		v.Labels = []sav.ValueLabel{{Value: sav.Value{}, Label: "no"}, {Value: sav.Value{Number: 1}, Label: "yes"}}
	}
	e.addSpecials(&v, column, counts)
	return v
}

// addSpecials makes the special answers that the question takes, or that were
// given, missing values with a label. For a text only those that were given are,
// because PSPP before 2.0 reads no more than one missing value of a long text.
func (e *savEncoder) addSpecials(v *sav.Variable, column *codeplan.Column, counts *codeplan.ColumnCounts) {
	for _, special := range forms.Specials {
		if counts.Specials[special] == 0 && (v.Width > 0 || !column.Takes(special)) {
			continue
		}
		value := e.special(v.Width > 0, special)
		v.Width = max(v.Width, len(value.Text))
		v.Labels = append(v.Labels, sav.ValueLabel{Value: value, Label: special.Words()})
		v.Missing = append(v.Missing, value)
	}
}

// special is the value of a special answer.
func (e *savEncoder) special(isText bool, special forms.Special) sav.Value {
	code := e.rows.counts.SpecialCode(special)
	if isText {
		return sav.Value{Text: strconv.Itoa(code)}
	}
	return sav.Value{Number: float64(code)}
}

func measureOf(c *codeplan.Column) sav.Measure {
	switch {
	case c.Kind == codeplan.Quantity, c.Kind == codeplan.Day, c.Kind == codeplan.TimeOfDay:
		return sav.Scale
	case c.Place > 0, c.Variable.Item != nil:
		return sav.Ordinal
	}
	return sav.Nominal
}

func (e *savEncoder) makeNamesLegal() {
	variables := e.dictionary.Variables
	names := make([]string, len(variables))
	for i := range variables {
		names[i] = variables[i].Name
	}
	for i, name := range sav.LegalNames(names) {
		if name != names[i] {
			e.renamed = append(e.renamed, Renamed{Name: names[i], As: name})
			variables[i].Name = name
		}
	}
}

// addSets makes a multiple response set of each choice of several.
func (e *savEncoder) addSets() {
	var names []string
	for _, set := range e.rows.plan.Sets {
		names = append(names, set.Variable.Name)
	}
	for i, name := range sav.LegalNames(names) {
		set := e.rows.plan.Sets[i]
		s := sav.Set{Name: "$" + shortened(name), Label: oneLine(set.Variable.Question.Label.In(e.language, e.fallback)), Counted: 1}
		for at := set.From; at < set.To; at++ {
			s.Variables = append(s.Variables, e.dictionary.Variables[len(e.rows.before)+at].Name)
		}
		e.dictionary.Sets = append(e.dictionary.Sets, s)
	}
}

// shortened leaves room for the dollar sign before the name of a set.
func shortened(name string) string {
	if len(name) < sav.MostName {
		return name
	}
	return sav.LegalNames([]string{name[:sav.MostName-1]})[0]
}

func (e *savEncoder) begin() error { return nil }

func (e *savEncoder) page() page { return &savPage{codedPage: e.rows.page(), file: e} }

// savPage is some rows as a spool keeps them.
type savPage struct {
	*codedPage
	file *savEncoder
	kept []byte
	cut  int
}

func (p *savPage) write(r *row) error {
	if err := p.codedPage.write(r); err != nil {
		return err
	}
	for _, values := range [...][]codeplan.Value{p.before(), p.values, p.behind()} {
		for i := range values {
			p.kept = appendSpooled(p.kept, &values[i])
			if len(values[i].Text) > sav.MostWidth {
				p.cut++
			}
		}
	}
	return nil
}

func (p *savPage) finish() error {
	p.file.cut += p.cut
	err := p.file.spool.write(p.kept)
	p.kept, p.cut = p.kept[:0], 0
	return errors.Join(err, p.codedPage.finish())
}

// midnight is that before times of day.
var midnight = time.Date(0, time.January, 1, 0, 0, 0, 0, time.UTC)

// end writes the file from what was kept.
func (e *savEncoder) end(summary *Summary) error {
	e.describe()
	summary.Renamed, summary.Cut, summary.Rounded = e.renamed, e.cut, e.rows.rounded()
	out, err := sav.NewWriter(e.to, e.dictionary)
	if err != nil {
		return err
	}
	from, err := e.spool.reader()
	if err != nil {
		return err
	}
	kept := spooled{from: from}
	for range e.dictionary.Cases {
		for i := range e.dictionary.Variables {
			isText := e.dictionary.Variables[i].Width > 0
			if err := kept.next(out, func(special forms.Special) { e.putSpecial(out, isText, special) }); err != nil {
				return err
			}
		}
		if err := out.Case(); err != nil {
			return err
		}
	}
	return out.Close()
}

func (e *savEncoder) putSpecial(out *sav.Writer, isText bool, special forms.Special) {
	if value := e.special(isText, special); isText {
		out.Text(value.Text)
	} else {
		out.Number(value.Number)
	}
}

// oneLine puts a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
