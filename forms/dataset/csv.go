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
	out      *csvfile.Writer
	schema   *schema
	raw      bool
	contacts *Contacts
	cells    []string
}

func newCSVEncoder(w io.Writer, s *schema, options Options) *csvEncoder {
	return &csvEncoder{out: csvfile.NewWriter(w), schema: s, raw: options.Raw, contacts: options.Contacts}
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
	return e.out.Write(names)
}

func (e *csvEncoder) write(r *row) error {
	i := r.interview
	e.cells = append(e.cells[:0], idOf(i), timeOf(i.Submitted), i.Language)
	for _, f := range r.fields {
		cell := ""
		if f.variable != nil {
			cell = cellOf(f.variable, f.answer)
		}
		e.cells = append(e.cells, cell)
	}
	if e.schema.details {
		e.cells = append(e.cells, string(i.Status), strconv.Itoa(i.Version), i.Interviewer,
			timeOf(i.Started), minutesOf(i), remarksOf(i, r.in))
	}
	e.cells = append(e.cells, r.contact...)
	for n, cell := range e.cells {
		e.cells[n] = e.finish(cell)
	}
	return e.out.Write(e.cells)
}

// finish makes a cell fit to be written.
func (e *csvEncoder) finish(cell string) string {
	cell = readable(cell)
	if e.raw {
		return cell
	}
	return csvfile.Defuse(cell)
}

func (e *csvEncoder) end(*Summary) error { return e.out.Flush() }

// readable replaces what a reader of UTF-8 would refuse.
func readable(text string) string {
	if isPlain(text) {
		return text
	}
	const replacement = string(unicode.ReplacementChar)
	return strings.ReplaceAll(strings.ToValidUTF8(text, replacement), "\x00", replacement)
}
