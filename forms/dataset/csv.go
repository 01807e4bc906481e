package dataset

import (
	"io"
	"strconv"
	"strings"
	"unicode"

	"fieldwork/forms/dataset/csvfile"
)

// csvEncoder writes rows as CSV.
type csvEncoder struct {
	to       io.Writer
	schema   *schema
	raw      bool
	contacts *Contacts
}

func newCSVEncoder(w io.Writer, s *schema, options Options) *csvEncoder {
	return &csvEncoder{to: w, schema: s, raw: options.Raw, contacts: options.Contacts}
}

func (e *csvEncoder) begin() error {
	var names []string
	for _, name := range ownColumns {
		names = append(names, e.schema.own(name))
	}
	for _, v := range e.schema.variables {
		names = append(names, v.Name)
	}
	if e.schema.details {
		for _, name := range detailNames {
			names = append(names, e.schema.own(name))
		}
	}
	for _, name := range e.contacts.columns() {
		names = append(names, e.schema.own(name))
	}
	_, err := e.to.Write(csvfile.Append(nil, names))
	return err
}

func (e *csvEncoder) page() page { return &csvPage{csvEncoder: e} }

func (e *csvEncoder) end(*Summary) error { return nil }

// csvPage is some rows as CSV.
type csvPage struct {
	*csvEncoder
	cells []string
	lines []byte
}

func (p *csvPage) write(r *row) error {
	i := r.interview
	p.cells = append(p.cells[:0], idOf(i), timeOf(i.Submitted), i.Language)
	for i, v := range r.variables {
		cell := ""
		if v != nil {
			cell = cellOf(v, r.answers[i])
		}
		p.cells = append(p.cells, cell)
	}
	if p.schema.details {
		p.cells = append(p.cells, string(i.Status), strconv.Itoa(i.Version), i.Interviewer,
			timeOf(i.Started), minutesOf(i), remarksOf(i, r.in))
	}
	p.cells = append(p.cells, r.contact...)
	for n, cell := range p.cells {
		p.cells[n] = p.fit(cell)
	}
	p.lines = csvfile.Append(p.lines, p.cells)
	return nil
}

func (p *csvPage) finish() error {
	_, err := p.to.Write(p.lines)
	p.lines = p.lines[:0]
	return err
}

// fit makes a cell fit to be written.
func (e *csvEncoder) fit(cell string) string {
	cell = readable(cell)
	if e.raw {
		return cell
	}
	return csvfile.Defuse(cell)
}

// readable replaces what a reader of UTF-8 would refuse.
func readable(text string) string {
	if isPlain(text) {
		return text
	}
	const replacement = string(unicode.ReplacementChar)
	return strings.ReplaceAll(strings.ToValidUTF8(text, replacement), "\x00", replacement)
}
