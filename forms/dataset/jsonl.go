package dataset

import (
	"io"
	"regexp"
	"strconv"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// jsonEncoder writes rows as JSON, one object a line: numbers as numbers,
// multiple choices and rankings as lists of names, special answers as
// {"special":"refused"}, everything else as text. What has no answer has no
// key.
type jsonEncoder struct {
	to       io.Writer
	schema   *schema
	contacts *Contacts
}

func newJSONEncoder(w io.Writer, s *schema, options Options) *jsonEncoder {
	return &jsonEncoder{to: w, schema: s, contacts: options.Contacts}
}

func (e *jsonEncoder) begin() error { return nil }

func (e *jsonEncoder) page() page { return &jsonPage{jsonEncoder: e} }

func (e *jsonEncoder) end(*Summary) error { return nil }

// jsonPage is some rows as JSON.
type jsonPage struct {
	*jsonEncoder
	lines []byte
}

func (p *jsonPage) write(r *row) error {
	i := r.interview
	p.lines = append(p.lines, '{')
	p.text(idName, idOf(i))
	p.text(submittedName, timeOf(i.Submitted))
	p.text(languageName, i.Language)
	p.text(instrumentName, i.Instrument)
	p.number(versionName, strconv.Itoa(i.Version))
	p.text(statusName, string(i.Status))
	for at, v := range r.variables {
		if v == nil || r.answers[at].Empty() {
			continue
		}
		p.key(p.schema.variables[at].Name)
		p.lines = appendAnswer(p.lines, v, r.answers[at])
	}
	if p.schema.details {
		p.details(r)
	}
	for i, name := range p.contacts.columns() {
		p.text(name, r.contact[i])
	}
	p.lines = append(p.lines, '}', '\n')
	return nil
}

func (p *jsonPage) finish() error {
	_, err := p.to.Write(p.lines)
	p.lines = p.lines[:0]
	return err
}

func (p *jsonPage) details(r *row) {
	i := r.interview
	p.text(interviewerName, i.Interviewer)
	p.text(startedName, timeOf(i.Started))
	p.number(minutesName, minutesOf(i))
	if len(i.Remarks) == 0 {
		return
	}
	p.key(p.schema.own(remarksName))
	p.lines = append(p.lines, '{')
	for _, name := range remarkedOn(i, r.in) {
		p.key(name)
		p.lines = appendString(p.lines, i.Remarks[name])
	}
	p.lines = append(p.lines, '}')
}

// text writes a text of ours, unless it is empty.
func (p *jsonPage) text(name, text string) {
	if text != "" {
		p.key(p.schema.own(name))
		p.lines = appendString(p.lines, text)
	}
}

// number writes a number of ours, given in digits.
func (p *jsonPage) number(name, digits string) {
	p.key(p.schema.own(name))
	p.lines = append(p.lines, digits...)
}

// key writes the comma before a key, unless it is the first, and the key.
func (p *jsonPage) key(name string) {
	if p.lines[len(p.lines)-1] != '{' {
		p.lines = append(p.lines, ',')
	}
	p.lines = append(appendString(p.lines, name), ':')
}

func appendAnswer(line []byte, v *forms.Variable, answer forms.Answer) []byte {
	value := answer.Value
	switch {
	case answer.Special != forms.NotSpecial:
		line = append(line, `{"special":`...)
		return append(appendString(line, string(answer.Special)), '}')
	case isList(v):
		return appendList(line, strings.Split(value, " "))
	case isNumber(v):
		if digits, ok := jsonNumber(value); ok {
			return append(line, digits...)
		}
	}
	return appendString(line, value)
}

func isList(v *forms.Variable) bool {
	return v.Type() == forms.SelectMultiple || v.Type() == forms.Rank
}

func isNumber(v *forms.Variable) bool {
	switch v.Type() {
	case forms.Integer, forms.Decimal:
		return true
	case forms.Calculate:
		return v.Question.Calculation.Program.Type() == expr.Number
	}
	return false
}

func appendList(line []byte, names []string) []byte {
	line = append(line, '[')
	for i, name := range names {
		if i > 0 {
			line = append(line, ',')
		}
		line = appendString(line, name)
	}
	return append(line, ']')
}

var (
	numberForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)
	needless   = regexp.MustCompile(`^(?:\+|(-))?0*([0-9])`)
)

// jsonNumber writes digits as JSON has them, without a plus and zeros before
// them; ok is false for what is no number.
func jsonNumber(digits string) (number string, ok bool) {
	number = needless.ReplaceAllString(digits, "$1$2")
	return number, numberForm.MatchString(number)
}
