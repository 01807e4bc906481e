package dataset

import (
	"iter"
	"runtime"
	"sync"
)

// piece is what goes through piped. Done is closed once it was worked on.
type piece[T any] struct {
	value T
	err   error
	done  chan struct{}
}

// piped takes what a source gives, works on it, and hands it on, all at once on
// several processors: the source runs in a goroutine of its own, work in any of
// several, and finish in the caller's, in the order of the source. Only a few
// pieces are on their way at any time. The first error of any of them ends it;
// when it returns, nothing runs any more.
func piped[T any](source iter.Seq2[T, error], work func(T) error, finish func(T) error) error {
	workers := runtime.GOMAXPROCS(0)
	inOrder, toDo := make(chan *piece[T], workers), make(chan *piece[T], workers)
	stopped := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stopped)
	running.Go(func() {
		defer close(inOrder)
		defer close(toDo)
		supply(source, inOrder, toDo, stopped)
	})
	for range workers {
		running.Go(func() {
			for p := range toDo {
				p.err = work(p.value)
				close(p.done)
			}
		})
	}
	for p := range inOrder {
		<-p.done
		if p.err != nil {
			return p.err
		}
		if err := finish(p.value); err != nil {
			return err
		}
	}
	return nil
}

// supply hands out what a source gives until it ends or fails, or nobody wants
// more.
func supply[T any](source iter.Seq2[T, error], inOrder, toDo chan<- *piece[T], stopped <-chan struct{}) {
	for value, err := range source {
		p := &piece[T]{value: value, err: err, done: make(chan struct{})}
		select {
		case inOrder <- p:
		case <-stopped:
			return
		}
		if err != nil {
			close(p.done)
			return
		}
		toDo <- p
	}
}
