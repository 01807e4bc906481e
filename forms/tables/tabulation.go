package tables

import (
	"fmt"
	"iter"
	"runtime"
	"sync"

	"fieldwork/forms"
)

// Tabulation counts interviews. It is not safe for concurrent use; Run uses
// several processors by itself.
type Tabulation struct {
	plan  *plan
	whole *worker
}

// New prepares tables. The error wraps ErrNoQuestion, ErrNoCrossing, ErrNoWeight
// or ErrFilter where the options name what there is not.
func New(options Options) (*Tabulation, error) {
	p, err := newPlan(options)
	if err != nil {
		return nil, err
	}
	return &Tabulation{plan: p, whole: newWorker(p)}, nil
}

// Add counts one interview. The error wraps ErrNoVersion or
// ErrManyCategories.
func (t *Tabulation) Add(interview *forms.Interview) error { return t.whole.add(interview) }

// Merge takes over what another Tabulation with the same options counted.
func (t *Tabulation) Merge(other *Tabulation) { t.whole.merge(other.whole) }

// Counted is how many respondents are in the tables.
func (t *Tabulation) Counted() int { return t.whole.respondents.n }

// LeftOut is how many interviews are not complete and were left out.
func (t *Tabulation) LeftOut() int { return t.whole.leftOut }

// batchSize is how many interviews a worker is given at once.
const batchSize = 256

// Run counts interviews on all processors. Its error is that of the interviews,
// or wraps ErrNoVersion or ErrManyCategories, or ErrNoWeight where nobody has a
// weight.
func (t *Tabulation) Run(interviews iter.Seq2[forms.Interview, error]) error {
	batches := make(chan []forms.Interview, runtime.GOMAXPROCS(0))
	failed := make(chan struct{})
	fail := sync.OnceFunc(func() { close(failed) })
	workers := make([]*worker, runtime.GOMAXPROCS(0))
	done := make(chan error, len(workers))
	for i := range workers {
		workers[i] = newWorker(t.plan)
		go func() { done <- workers[i].work(batches, fail) }()
	}
	err := deal(interviews, batches, failed)
	close(batches)
	for range workers {
		if fault := <-done; err == nil {
			err = fault
		}
	}
	for _, worker := range workers {
		t.whole.merge(worker)
	}
	if err == nil {
		err = t.whole.tooMany()
	}
	if err == nil {
		err = t.whole.weightless()
	}
	return err
}

// deal hands out interviews until there are no more, or a worker has failed.
func deal(interviews iter.Seq2[forms.Interview, error], batches chan<- []forms.Interview, failed <-chan struct{}) error {
	batch := make([]forms.Interview, 0, batchSize)
	for interview, err := range interviews {
		if err != nil {
			return err
		}
		if batch = append(batch, interview); len(batch) < batchSize {
			continue
		}
		select {
		case batches <- batch:
		case <-failed:
			return nil
		}
		batch = make([]forms.Interview, 0, batchSize)
	}
	select {
	case batches <- batch:
	case <-failed:
	}
	return nil
}

// worker counts a part of the interviews.
type worker struct {
	plan     *plan
	response *response
	readers  map[int]*reader
	crossing *crossing
	tallies  []tally // by variable; nil for one that is in no table

	respondents amount
	leftOut     int // interviews that are not complete
	outside     int // respondents for whom Where does not hold
	unweighted  int // respondents without a weight
}

func newWorker(p *plan) *worker {
	w := &worker{
		plan: p, response: newResponse(p), readers: map[int]*reader{},
		crossing: newCrossing(p.by), tallies: make([]tally, len(p.variables)),
	}
	for _, form := range p.options.Forms {
		w.readers[form.Version] = newReader(p, form.Instrument)
	}
	for _, table := range p.tables {
		for _, v := range table.variables {
			w.tallies[v.place] = newTally(v, p.options)
		}
	}
	return w
}

// work counts batches until there are no more, or tells that it failed.
func (w *worker) work(batches <-chan []forms.Interview, fail func()) error {
	for batch := range batches {
		for i := range batch {
			if err := w.add(&batch[i]); err != nil {
				fail()
				return err
			}
		}
	}
	return nil
}

func (w *worker) add(interview *forms.Interview) error {
	if !w.plan.options.All && interview.Status != forms.Complete {
		w.leftOut++
		return nil
	}
	reader := w.readers[interview.Version]
	if reader == nil {
		return fmt.Errorf("%w: interview %s was made with version %d", ErrNoVersion, interview.ID, interview.Version)
	}
	r := w.response
	reader.fill(r, interview)
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
	for _, tally := range w.tallies {
		if tally != nil {
			tally.add(r)
		}
	}
	return nil
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
