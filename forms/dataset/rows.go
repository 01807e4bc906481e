package dataset

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// row is one interview as it is exported.
type row struct {
	interview *forms.Interview
	in        *forms.Instrument // the interview's own version
	// variables are those of that version, by column of the schema's; nil where it
	// has none. Answers are along with them.
	variables []*forms.Variable
	answers   []forms.Answer
	// contact holds the personal details that were asked for.
	contact []string
}

// edition reads the answers to one version of the instrument.
type edition struct {
	in      *forms.Instrument
	places  []int             // the columns of its variables, -1 for none
	columns []*forms.Variable // the variables of the columns
	// ordered are its variables by name, as responses list their answers.
	ordered []*forms.Variable
	path    *flow.Rerun
}

func newEdition(s *schema, in *forms.Instrument) *edition {
	byName := func(a, b *forms.Variable) int { return cmp.Compare(a.Name, b.Name) }
	e := &edition{
		in: in, places: s.placesOf(in), columns: make([]*forms.Variable, len(s.variables)), path: flow.NewRerun(in),
		ordered: slices.SortedFunc(slices.Values(in.Variables()), byName),
	}
	for i, v := range in.Variables() {
		if at := e.places[i]; at >= 0 {
			e.columns[at] = v
		}
	}
	return e
}

// fill puts the answers of a response that count into a row.
func (e *edition) fill(r *row, response *forms.Response) error {
	if err := e.follow(response); err != nil {
		return err
	}
	r.interview, r.in, r.variables = &response.Interview, e.in, e.columns
	clear(r.answers)
	for i, v := range e.in.Variables() {
		answer := e.path.Effective(v)
		if at := e.places[i]; at >= 0 {
			r.answers[at] = answer
		} else if !answer.Empty() {
			return fmt.Errorf("interview %s answers “%s” of version %d: %w", response.ID, v.Name, response.Version, ErrNoColumn)
		}
	}
	return nil
}

// follow works out which answers of a response count.
func (e *edition) follow(response *forms.Response) error {
	e.path.Begin(&response.Interview)
	next := 0
	for i := range response.Listed {
		name := response.Listed[i].Name
		for next < len(e.ordered) && e.ordered[next].Name != name && e.ordered[next].Name < name {
			next++
		}
		if next == len(e.ordered) || e.ordered[next].Name != name {
			return fmt.Errorf("interview %s answers “%s”: %w", response.ID, visible(short(name)), ErrUnknownVariable)
		}
		e.path.Put(e.ordered[next], response.Listed[i].Answer)
		next++
	}
	e.path.Follow()
	return nil
}

// clerk turns bundles of interviews into pages, one at a time.
type clerk struct {
	x        *exporter
	schema   *schema
	page     page
	editions map[int]*edition // by version
	row      row
	// written and leftOut count the interviews of the bundle.
	written, leftOut int
}

func (c *clerk) read(b forms.Bundle) error {
	c.written, c.leftOut = 0, 0
	return b.Each(c.take)
}

// take writes a response if it is wanted.
func (c *clerk) take(response *forms.Response) error {
	if !c.x.wanted(response) {
		c.leftOut++
		return nil
	}
	e := c.editions[response.Version]
	if e == nil {
		in, err := c.x.forms.of(response.Version)
		if err != nil {
			return err
		}
		e = newEdition(c.schema, in)
		c.editions[response.Version] = e
	}
	contact, err := c.x.options.Contacts.details(response.Case)
	if err != nil {
		return err
	}
	c.row.contact = contact
	if err := e.fill(&c.row, response); err != nil {
		return err
	}
	c.written++
	return c.page.write(&c.row)
}

// job is a bundle on its way, and the clerk that works on it.
type job struct {
	bundle forms.Bundle
	clerk  *clerk
}

// each goes through the interviews that are wanted, and counts them. They are
// read and written to pages in several goroutines, and the pages finished in the
// order of the interviews.
func (x *exporter) each(s *schema, summary *Summary, newPage func() page) error {
	const enough = 16
	idle := make(chan *clerk, enough)
	work := func(j *job) error {
		select {
		case j.clerk = <-idle:
		default:
			j.clerk = &clerk{x: x, schema: s, page: newPage(), editions: map[int]*edition{}}
			j.clerk.row.answers = make([]forms.Answer, len(s.variables))
		}
		return j.clerk.read(j.bundle)
	}
	return piped(x.jobs(), work, func(j *job) error {
		summary.Written += j.clerk.written
		summary.LeftOut += j.clerk.leftOut
		if err := j.clerk.page.finish(); err != nil {
			return err
		}
		select {
		case idle <- j.clerk:
		default:
		}
		return nil
	})
}

func (x *exporter) jobs() iter.Seq2[*job, error] {
	return func(yield func(*job, error) bool) {
		for bundle, err := range x.interviews {
			if !yield(&job{bundle: bundle}, err) {
				return
			}
		}
	}
}
