package sample

import "time"

// entry is a case in the queue.
type entry struct {
	item  Case
	party *party
	turn  Turn
	// due is when it would be called if nothing but its own calls counted.
	due time.Time
	// ready is when it can be called, calling hours apart.
	ready time.Time
	heap  *entryHeap
	index int
}

// shelf holds the cases of one instrument whose respondents live by the same
// clock, so that calling hours are looked up once for all of them.
type shelf struct {
	location *time.Location
	// appointments, callbacks and fresh hold cases in the order of calling. A
	// case in them is ready when it is due.
	appointments, callbacks, fresh entryHeap
	// held holds cases that have to wait beyond that, for the gap between two
	// instruments, by the end of their wait.
	held entryHeap
	// reached is the time up to which held cases have been let go.
	reached time.Time
}

type shelfKey struct{ zone, instrument string }

func newShelf(location *time.Location) *shelf {
	return &shelf{
		location:     location,
		appointments: entryHeap{before: before},
		callbacks:    entryHeap{before: before},
		fresh:        entryHeap{before: before},
		held:         entryHeap{before: func(a, b *entry) bool { return a.ready.Before(b.ready) }},
	}
}

func (s *shelf) heaps() []*entryHeap {
	return []*entryHeap{&s.appointments, &s.callbacks, &s.fresh, &s.held}
}

// arrange puts every case of a contact where it belongs: what becomes of one
// tells on the others.
func (q *Queue) arrange(p *party) {
	for _, e := range p.entries {
		e.takeOut()
	}
	for _, e := range p.entries {
		if q.barred(e) == "" {
			q.place(e)
		}
	}
}

func (q *Queue) place(e *entry) {
	e.turn = turnOf(&e.item)
	switch e.turn {
	case DueAppointment:
		e.due = e.item.Due.Add(-q.settings.AppointmentLead)
	case DueCallback:
		e.due = e.item.Due
	default:
		e.due = time.Time{}
	}
	e.ready = later(e.due, q.gapEnd(e))
	s := q.shelf(e)
	if e.ready.After(e.due) && e.ready.After(s.reached) {
		s.held.put(e)
		return
	}
	s.of(e.turn).put(e)
}

// shelf gives the shelf on which a case belongs.
func (q *Queue) shelf(e *entry) *shelf {
	key := shelfKey{zone: e.party.location.String(), instrument: e.item.Instrument}
	s := q.shelves[key]
	if s == nil {
		s = newShelf(e.party.location)
		q.shelves[key] = s
	}
	return s
}

func (s *shelf) of(turn Turn) *entryHeap {
	switch turn {
	case DueAppointment:
		return &s.appointments
	case DueCallback:
		return &s.callbacks
	}
	return &s.fresh
}

// advance lets held cases go whose wait has ended. If the clock was set back,
// it holds again those that were let go too early.
func (q *Queue) advance(s *shelf, now time.Time) {
	if now.Before(s.reached) {
		s.reached = now
		for _, h := range []*entryHeap{&s.appointments, &s.callbacks, &s.fresh} {
			var early []*entry
			for _, e := range h.entries {
				if e.ready.After(e.due) && e.ready.After(now) {
					early = append(early, e)
				}
			}
			for _, e := range early {
				e.takeOut()
				s.held.put(e)
			}
		}
	}
	s.reached = now
	for len(s.held.entries) > 0 && !s.held.entries[0].ready.After(now) {
		e := s.held.entries[0]
		e.takeOut()
		s.of(e.turn).put(e)
	}
}

// turnOf is the turn of an open case.
func turnOf(c *Case) Turn {
	switch {
	case c.State == Appointed:
		return DueAppointment
	case c.State == Callback:
		return DueCallback
	case c.Priority > 0:
		return Prioritised
	}
	return FreshCase
}

// gapEnd is when the gap after calls for other instruments has passed.
func (q *Queue) gapEnd(e *entry) time.Time {
	var end time.Time
	for _, other := range e.party.entries {
		if other.item.Instrument != e.item.Instrument && !other.item.LastCall.IsZero() {
			end = later(end, other.item.LastCall.Add(q.settings.Gap))
		}
	}
	return end
}
