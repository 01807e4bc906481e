package tables

import (
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
func (t *Tabulation) Add(interview *forms.Interview) error {
	return t.whole.count(batch{*interview})
}

// Merge takes over what another Tabulation with the same options counted.
func (t *Tabulation) Merge(other *Tabulation) { t.whole.merge(other.whole) }

// Counted is how many respondents are in the tables.
func (t *Tabulation) Counted() int { return t.whole.respondents.n }

// Run counts interviews on all processors. Its error is that of the interviews,
// or wraps ErrNoVersion or ErrManyCategories, or ErrNoWeight where nobody has a
// weight.
func (t *Tabulation) Run(interviews iter.Seq2[forms.Interview, error]) error {
	return t.RunBundles(batched(interviews))
}

// RunBundles is as Run, for interviews that are still to be read, which is done
// on all processors too.
func (t *Tabulation) RunBundles(bundles iter.Seq2[forms.Bundle, error]) error {
	waiting := make(chan forms.Bundle, runtime.GOMAXPROCS(0))
	failed := make(chan struct{})
	fail := sync.OnceFunc(func() { close(failed) })
	workers := make([]*worker, runtime.GOMAXPROCS(0))
	done := make(chan error, len(workers))
	for i := range workers {
		workers[i] = newWorker(t.plan)
		go func() { done <- workers[i].work(waiting, fail) }()
	}
	err := deal(bundles, waiting, failed)
	close(waiting)
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

// deal hands out bundles until there are no more, or a worker has failed.
func deal(bundles iter.Seq2[forms.Bundle, error], waiting chan<- forms.Bundle, failed <-chan struct{}) error {
	for bundle, err := range bundles {
		if err != nil {
			return err
		}
		select {
		case waiting <- bundle:
		case <-failed:
			return nil
		}
	}
	return nil
}
