package dataset

import (
	"fmt"
	"iter"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// row is one interview as it is exported.
type row struct {
	interview *forms.Interview
	in        *forms.Instrument // the interview's own version
	places    []int             // the columns of its variables, -1 for none
	// fields are by column of the schema's variables.
	fields []field
	// contact holds the personal details that were asked for.
	contact []string
}

// field is an answer and the variable, of the interview's own version, that
// it answers; nil where that version has none.
type field struct {
	variable *forms.Variable
	answer   forms.Answer
}

// batch is some rows that are worked on together.
type batch struct {
	rows []row
	// leftOut are interviews among them that were not wanted.
	leftOut int
}

// batchSize is how many rows a batch has.
const batchSize = 64

// each goes through the interviews that are wanted, in their order, and counts
// them. They are read and filled in on other processors meanwhile.
func (x *exporter) each(s *schema, summary *Summary, do func(*row) error) error {
	return piped(x.batches(s), s.fillAll, func(b *batch) error {
		summary.LeftOut += b.leftOut
		for i := range b.rows {
			if err := do(&b.rows[i]); err != nil {
				return err
			}
			summary.Written++
		}
		return nil
	})
}

// batches gives the rows without their answers. An error comes behind those
// before it.
func (x *exporter) batches(s *schema) iter.Seq2[*batch, error] {
	return func(yield func(*batch, error) bool) {
		next := &batch{}
		for interview, err := range x.interviews {
			if err == nil {
				err = x.add(next, s, &interview)
			}
			if err != nil {
				_ = yield(next, nil) && yield(nil, err)
				return
			}
			if len(next.rows) == batchSize {
				if !yield(next, nil) {
					return
				}
				next = &batch{}
			}
		}
		yield(next, nil)
	}
}

// add puts an interview into a batch if it is wanted.
func (x *exporter) add(b *batch, s *schema, interview *forms.Interview) error {
	if !x.wanted(interview) {
		b.leftOut++
		return nil
	}
	in, err := x.forms.of(interview)
	if err != nil {
		return err
	}
	contact, err := x.options.Contacts.details(interview.Case)
	if err != nil {
		return err
	}
	b.rows = append(b.rows, row{interview: interview, in: in, places: s.placesOf(in), contact: contact})
	return nil
}

func (s *schema) fillAll(b *batch) error {
	fields := make([]field, len(b.rows)*len(s.variables))
	for i := range b.rows {
		r := &b.rows[i]
		r.fields, fields = fields[:len(s.variables)], fields[len(s.variables):]
		if err := r.fill(); err != nil {
			return err
		}
	}
	return nil
}

// fill puts the answers of the interview that count into the fields.
func (r *row) fill() error {
	for name := range r.interview.Answers {
		if r.in.Variable(name) == nil {
			return fmt.Errorf("interview %s answers “%s”: %w", r.interview.ID, visible(short(name)), ErrUnknownVariable)
		}
	}
	state := flow.Restore(r.in, r.interview)
	for i, v := range r.in.Variables() {
		answer := effective(state, v)
		if at := r.places[i]; at >= 0 {
			r.fields[at] = field{variable: v, answer: answer}
		} else if !answer.Empty() {
			return fmt.Errorf("interview %s answers “%s” of version %d: %w", r.interview.ID, v.Name, r.interview.Version, ErrNoColumn)
		}
	}
	return nil
}
