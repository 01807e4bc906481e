package dataset

import (
	"bufio"
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
	out      *bufio.Writer
	schema   *schema
	contacts *Contacts
	line     []byte
}

func newJSONEncoder(w io.Writer, s *schema, options Options) *jsonEncoder {
	return &jsonEncoder{out: bufio.NewWriterSize(w, 1<<16), schema: s, contacts: options.Contacts}
}

func (e *jsonEncoder) begin() error { return nil }

func (e *jsonEncoder) end(*Summary) error { return e.out.Flush() }

func (e *jsonEncoder) write(r *row) error {
	i := r.interview
	e.line = append(e.line[:0], '{')
	e.text(idName, idOf(i))
	e.text(submittedName, timeOf(i.Submitted))
	e.text(languageName, i.Language)
	e.text(instrumentName, i.Instrument)
	e.number(versionName, strconv.Itoa(i.Version))
	e.text(statusName, string(i.Status))
	for at, f := range r.fields {
		if f.variable == nil || f.answer.Empty() {
			continue
		}
		e.key(e.schema.variables[at].Name)
		e.line = appendAnswer(e.line, f)
	}
	if e.schema.details {
		e.details(r)
	}
	for i, name := range e.contacts.columns() {
		e.text(name, r.contact[i])
	}
	e.line = append(e.line, '}', '\n')
	_, err := e.out.Write(e.line)
	return err
}

func (e *jsonEncoder) details(r *row) {
	i := r.interview
	e.text(interviewerName, i.Interviewer)
	e.text(startedName, timeOf(i.Started))
	e.number(minutesName, minutesOf(i))
	if len(i.Remarks) == 0 {
		return
	}
	e.key(e.schema.own(remarksName))
	e.line = append(e.line, '{')
	for _, name := range remarkedOn(i, r.in) {
		e.key(name)
		e.line = appendString(e.line, i.Remarks[name])
	}
	e.line = append(e.line, '}')
}

// text writes a text of ours, unless it is empty.
func (e *jsonEncoder) text(name, text string) {
	if text != "" {
		e.key(e.schema.own(name))
		e.line = appendString(e.line, text)
	}
}

// number writes a number of ours, given in digits.
func (e *jsonEncoder) number(name, digits string) {
	e.key(e.schema.own(name))
	e.line = append(e.line, digits...)
}

// key writes the comma before a key, unless it is the first, and the key.
func (e *jsonEncoder) key(name string) {
	if e.line[len(e.line)-1] != '{' {
		e.line = append(e.line, ',')
	}
	e.line = append(appendString(e.line, name), ':')
}

func appendAnswer(line []byte, f field) []byte {
	value := f.answer.Value
	switch {
	case f.answer.Special != forms.NotSpecial:
		line = append(line, `{"special":`...)
		return append(appendString(line, string(f.answer.Special)), '}')
	case isList(f.variable):
		return appendList(line, strings.Split(value, " "))
	case isNumber(f.variable):
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
