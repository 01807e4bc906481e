package sample

import (
	"cmp"
	"container/heap"
	"time"
)

// before reports whether one case is called before another.
func before(a, b *entry) bool { return compareTurns(a, b) < 0 }

func compareTurns(a, b *entry) int {
	return cmp.Or(
		cmp.Compare(a.turn, b.turn),
		a.due.Compare(b.due),
		cmp.Compare(b.item.Priority, a.item.Priority),
		a.item.Made.Compare(b.item.Made),
		cmp.Compare(a.item.ID, b.item.ID),
	)
}

// entryHeap is a heap of cases that know their place in it.
type entryHeap struct {
	entries []*entry
	before  func(a, b *entry) bool
}

func (h *entryHeap) put(e *entry) { heap.Push(h, e) }

// takeOut takes a case out of the heap that it is in, if any.
func (e *entry) takeOut() {
	if e.heap != nil {
		heap.Remove(e.heap, e.index)
	}
}

// Len, Less, Swap, Push and Pop are what container/heap asks for.
func (h *entryHeap) Len() int { return len(h.entries) }

// Less is described with Len.
func (h *entryHeap) Less(i, j int) bool { return h.before(h.entries[i], h.entries[j]) }

// Swap is described with Len.
func (h *entryHeap) Swap(i, j int) {
	h.entries[i], h.entries[j] = h.entries[j], h.entries[i]
	h.entries[i].index, h.entries[j].index = i, j
}

// Push is described with Len.
func (h *entryHeap) Push(x any) {
	e := x.(*entry)
	e.heap, e.index = h, len(h.entries)
	h.entries = append(h.entries, e)
}

// Pop is described with Len.
func (h *entryHeap) Pop() any {
	last := len(h.entries) - 1
	e := h.entries[last]
	h.entries[last] = nil
	h.entries = h.entries[:last]
	e.heap = nil
	return e
}

// heapWalk goes through several heaps in the order of calling and leaves them
// as they are. Its own heap holds the places that it can go to next.
type heapWalk struct{ places []walkPlace }

type walkPlace struct {
	in    *entryHeap
	index int
}

func (p walkPlace) entry() *entry { return p.in.entries[p.index] }

func (w *heapWalk) start(heaps ...*entryHeap) {
	for _, h := range heaps {
		w.goTo(h, 0)
	}
}

func (w *heapWalk) goTo(h *entryHeap, index int) {
	if index < len(h.entries) {
		heap.Push(w, walkPlace{h, index})
	}
}

// next gives the next case that is due, nil after the last. Below one that is
// not due in a heap there is none that is.
func (w *heapWalk) next(now time.Time) *entry {
	for len(w.places) > 0 {
		place := heap.Pop(w).(walkPlace)
		if e := place.entry(); !e.due.After(now) {
			w.goTo(place.in, 2*place.index+1)
			w.goTo(place.in, 2*place.index+2)
			return e
		}
	}
	return nil
}

// Len, Less, Swap, Push and Pop are what container/heap asks for.
func (w *heapWalk) Len() int { return len(w.places) }

// Less is described with Len.
func (w *heapWalk) Less(i, j int) bool { return before(w.places[i].entry(), w.places[j].entry()) }

// Swap is described with Len.
func (w *heapWalk) Swap(i, j int) { w.places[i], w.places[j] = w.places[j], w.places[i] }

// Push is described with Len.
func (w *heapWalk) Push(x any) { w.places = append(w.places, x.(walkPlace)) }

// Pop is described with Len.
func (w *heapWalk) Pop() any {
	last := len(w.places) - 1
	place := w.places[last]
	w.places = w.places[:last]
	return place
}
