package project

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"

	"fieldwork/coding"
	"fieldwork/coding/search"
	"fieldwork/store"
)

// partSize is how many bytes of a text are searched by one worker at a time.
const partSize = 256 << 10

// Search looks for a pattern in all documents, in the order in which they were
// made, as they were when it began. Of each document it calls each at least
// once, from the goroutine that Search runs in: with matches as soon as there
// are any, in order, and for the last time when it has been searched whole.
// done is how many of all documents have been. It ends early, without an
// error, when each gives false, and with the error of ctx when that is done;
// it also gives the errors of the store.
func (p *Project) Search(ctx context.Context, pattern *search.Pattern, each func(document string, matches []coding.Span, done, all int) bool) error {
	return p.store.View(func(tx store.Tx) error {
		s := &searching{pattern: pattern, each: each, all: documents.Count(tx)}
		return s.run(ctx, tx)
	})
}

// searching is one search. The texts are read in one goroutine, for that is how
// the store has it, and searched by workers beside it.
type searching struct {
	pattern *search.Pattern
	each    func(document string, matches []coding.Span, done, all int) bool
	done    int
	all     int
	// before is how many code points of the document are in the parts before.
	before int
}

// part is a part of a document's text, and then what was found in it.
type part struct {
	document string
	text     []byte
	last     bool // of its document
	matches  []coding.Span
	points   int           // code points in the part
	fault    any           // what a worker has panicked with
	searched chan struct{} // is closed when the part has been searched
}

func (s *searching) run(ctx context.Context, tx store.Tx) error {
	working, stop := context.WithCancel(ctx)
	workers := runtime.GOMAXPROCS(0)
	work, ahead := make(chan *part, workers), 2*workers
	var all sync.WaitGroup
	for range workers {
		all.Go(func() { s.search(working, work) })
	}
	defer all.Wait() // they read the memory of the transaction
	defer close(work)
	defer stop()
	var waiting []*part
	for next, err := range s.parts(tx) {
		if err != nil {
			return err
		}
		work <- next
		if waiting = append(waiting, next); len(waiting) < ahead {
			continue
		}
		if goOn, err := s.tell(ctx, waiting[0]); !goOn {
			return err
		}
		waiting = waiting[1:]
	}
	for _, part := range waiting {
		if goOn, err := s.tell(ctx, part); !goOn {
			return err
		}
	}
	return nil
}

// parts reads the documents in parts. One that has no text has an empty part.
func (s *searching) parts(tx store.Tx) iter.Seq2[*part, error] {
	return func(yield func(*part, error) bool) {
		for id := range documents.Keys(tx) {
			text, err := texts.Shared(tx, id)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				yield(nil, err)
				return
			}
			if len(text) == 0 && !yield(&part{document: id, last: true, searched: make(chan struct{})}, nil) {
				return
			}
			for from, to := range s.pattern.Parts(text, partSize) {
				next := &part{document: id, text: text[from:to], last: to == len(text), searched: make(chan struct{})}
				if !yield(next, nil) {
					return
				}
			}
		}
	}
}

// tell waits for a part and passes on what was found in it.
func (s *searching) tell(ctx context.Context, found *part) (goOn bool, err error) {
	<-found.searched
	if found.fault != nil {
		panic(found.fault) // the store tells damage to the file by it
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	for i := range found.matches {
		found.matches[i].From += s.before
		found.matches[i].To += s.before
	}
	s.before += found.points
	if found.last {
		s.before = 0
		s.done++
	}
	return !found.last && len(found.matches) == 0 || s.each(found.document, found.matches, s.done, s.all), nil
}

// search searches parts until there are no more.
func (s *searching) search(ctx context.Context, work <-chan *part) {
	for next := range work {
		next.find(ctx, s.pattern)
	}
}

// find searches a part. A fault in the memory of the transaction, as of a file
// that was cut short, is kept for the goroutine that the transaction runs in.
func (p *part) find(ctx context.Context, pattern *search.Pattern) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer close(p.searched)
	defer func() { p.fault = recover() }()
	at := 0
	for from, to := range pattern.AllBytes(p.text) {
		if ctx.Err() != nil {
			return
		}
		p.points += codePoints(p.text[at:from])
		span := coding.Span{From: p.points}
		p.points += codePoints(p.text[from:to])
		span.To, at = p.points, to
		p.matches = append(p.matches, span)
	}
	if !p.last {
		p.points += codePoints(p.text[at:])
	}
}
