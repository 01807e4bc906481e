package tables

import (
	"fmt"

	"fieldwork/forms"
)

// together is how many responses tallies count together.
const together = 16

// worker counts a part of the interviews.
type worker struct {
	plan    *plan
	readers map[int]*reader
	// responses are those read, not yet counted by the tallies, of which the
	// first are in use.
	responses [together]response
	inUse     int
	crossing  *crossing
	tallies   []tally // by variable; nil for one that is in no table

	respondents amount
	leftOut     int // interviews that are not complete
	outside     int // respondents for whom Where does not hold
	unweighted  int // respondents without a weight
}

func newWorker(p *plan) *worker {
	w := &worker{
		plan: p, readers: map[int]*reader{},
		crossing: newCrossing(p.by), tallies: make([]tally, len(p.variables)),
	}
	for _, form := range p.options.Forms {
		w.readers[form.Version] = newReader(p, form.Instrument)
	}
	for i := range w.responses {
		w.responses[i] = newResponse(p)
	}
	for _, table := range p.tables {
		for _, v := range table.variables {
			w.tallies[v.place] = newTally(v, p.options)
		}
	}
	return w
}

// work counts bundles until there are no more, or tells that it failed.
func (w *worker) work(waiting <-chan forms.Bundle, fail func()) error {
	for bundle := range waiting {
		if err := w.count(bundle); err != nil {
			fail()
			return err
		}
	}
	return nil
}

func (w *worker) count(bundle forms.Bundle) error {
	err := bundle.Each(w.add)
	w.tally()
	return err
}

// add reads a response. Tallies count it with others later.
func (w *worker) add(from *forms.Response) error {
	if !w.plan.options.All && from.Status != forms.Complete {
		w.leftOut++
		return nil
	}
	reader := w.readers[from.Version]
	if reader == nil {
		return fmt.Errorf("%w: interview %s was made with version %d", ErrNoVersion, from.ID, from.Version)
	}
	r := &w.responses[w.inUse]
	reader.fill(r, from)
	if where := w.plan.where; where != nil && !where.Bool(filterEnv{w.plan, r}) {
		w.outside++
		return nil
	}
	if w.plan.weight != nil && !r.weigh(w.plan.weight) {
		w.unweighted++
		return nil
	}
	w.crossing.locate(r)
	if err := w.tooMany(); err != nil {
		return err
	}
	w.respondents.add(r)
	if w.inUse++; w.inUse == together {
		w.tally()
	}
	return nil
}

// tally lets each tally in turn count all responses that were read, so that its
// numbers stay at hand.
func (w *worker) tally() {
	for _, tally := range w.tallies {
		if tally == nil {
			continue
		}
		for i := range w.responses[:w.inUse] {
			tally.add(&w.responses[i])
		}
	}
	w.inUse = 0
}

// tooMany gives an error where the crossing has more categories than tables can
// have beside the total.
func (w *worker) tooMany() error {
	if len(w.crossing.names) > MostCategories+1 {
		return fmt.Errorf("%w: %s", ErrManyCategories, w.plan.by.name)
	}
	return nil
}

// weightless gives an error where all respondents were dropped, having no
// weight.
func (w *worker) weightless() error {
	if w.respondents.n == 0 && w.unweighted > 0 {
		return fmt.Errorf("%w: %s holds no number above 0", ErrNoWeight, w.plan.weight.name)
	}
	return nil
}

func (w *worker) merge(other *worker) {
	slots := w.crossing.merge(other.crossing)
	w.respondents.merge(&other.respondents)
	w.leftOut += other.leftOut
	w.outside += other.outside
	w.unweighted += other.unweighted
	for i, tally := range w.tallies {
		if tally != nil {
			tally.merge(other.tallies[i], slots)
		}
	}
}
