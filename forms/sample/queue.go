package sample

import (
	"slices"
	"time"
)

// Turn is the reason why a case is called now.
type Turn int

// The turns, in the order in which cases are called.
const (
	DueAppointment Turn = iota + 1
	DueCallback
	Prioritised
	FreshCase
)

// Queue says which case to call next. It is an index over contacts and cases
// that is kept in step with PutContact and PutCase: the next case, a case put
// in and a case taken out cost time that grows with the logarithm of their
// number. It holds no personal details. It is not safe for use by several
// goroutines at once.
type Queue struct {
	settings  Settings
	study     *time.Location
	locations map[string]*time.Location
	parties   map[string]*party
	entries   map[string]*entry
	shelves   map[shelfKey]*shelf
}

// Next is a case to call and why now.
type Next struct {
	Case Case
	Turn Turn
}

// ByHand is a case that is called although the queue has not offered it: the
// turn is that of its appointment if it has one, and none else.
func ByHand(c Case) Next {
	if c.State == Appointed {
		return Next{Case: c, Turn: DueAppointment}
	}
	return Next{Case: c}
}

// party is what the queue knows of a contact.
type party struct {
	known     bool
	doNotCall bool
	location  *time.Location
	entries   []*entry
}

// NewQueue makes the queue of a study at a time. Cases of a contact who is not
// given are never called.
func NewQueue(settings Settings, now time.Time, contacts []Contact, cases []Case) *Queue {
	q := &Queue{
		settings:  settings,
		study:     settings.Location(),
		locations: map[string]*time.Location{},
		parties:   make(map[string]*party, len(contacts)),
		entries:   make(map[string]*entry, len(cases)),
		shelves:   map[shelfKey]*shelf{},
	}
	for i := range contacts {
		q.PutContact(contacts[i])
	}
	for _, c := range cases {
		q.PutCase(c)
	}
	for _, s := range q.shelves {
		q.advance(s, now)
	}
	return q
}

// PutContact takes in a contact who is new or has changed.
func (q *Queue) PutContact(contact Contact) {
	p := q.party(contact.ID)
	p.known, p.doNotCall, p.location = true, contact.DoNotCall, q.location(&contact)
	q.arrange(p)
}

// PutCase takes in a case that is new or has changed.
func (q *Queue) PutCase(c Case) {
	e := q.entries[c.ID]
	if e != nil && e.party != q.party(c.Contact) {
		q.RemoveCase(c.ID)
		e = nil
	}
	if e == nil {
		e = &entry{party: q.party(c.Contact)}
		e.party.entries = append(e.party.entries, e)
		q.entries[c.ID] = e
	}
	e.item = c
	q.arrange(e.party)
}

// RemoveCase takes a case out.
func (q *Queue) RemoveCase(id string) {
	e := q.entries[id]
	if e == nil {
		return
	}
	e.takeOut()
	delete(q.entries, id)
	e.party.entries = slices.DeleteFunc(e.party.entries, func(other *entry) bool { return other == e })
	q.arrange(e.party)
}

// Next gives the case to call at a time: due appointments first, the soonest
// first; then callbacks whose delay has passed, the longest due first; then
// fresh cases by priority, then in the order in which they were made. Only
// cases of the instruments given count, or all if none is given. ok is false
// if there is nothing to call now.
func (q *Queue) Next(now time.Time, instruments ...string) (next Next, ok bool) {
	if list := q.List(now, 1, instruments...); len(list) > 0 {
		return list[0], true
	}
	return Next{}, false
}

// List gives the cases that can be called at a time in the order of Next, at
// most limit of them.
func (q *Queue) List(now time.Time, limit int, instruments ...string) []Next {
	var walk heapWalk
	for _, s := range q.shelvesOf(instruments) {
		if q.settings.Hours.Open(now.In(s.location)) {
			q.advance(s, now)
			walk.start(&s.appointments, &s.callbacks, &s.fresh)
		}
	}
	var list []Next
	for len(list) < limit {
		e := walk.next(now)
		if e == nil {
			break
		}
		list = append(list, Next{Case: e.item, Turn: e.turn})
	}
	return list
}

// Soonest is when the next case can be called, now if one can be now; ok is
// false if none ever can as things stand.
func (q *Queue) Soonest(now time.Time, instruments ...string) (at time.Time, ok bool) {
	for _, s := range q.shelvesOf(instruments) {
		q.advance(s, now)
		for _, h := range s.heaps() {
			if len(h.entries) == 0 {
				continue
			}
			ready := later(now, h.entries[0].ready)
			if opening, opens := q.settings.Hours.NextOpen(ready.In(s.location)); opens && (!ok || opening.Before(at)) {
				at, ok = opening, true
			}
		}
	}
	return at, ok
}

func (q *Queue) shelvesOf(instruments []string) []*shelf {
	var chosen []*shelf
	for key, s := range q.shelves {
		if len(instruments) == 0 || slices.Contains(instruments, key.instrument) {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

func (q *Queue) party(contact string) *party {
	p := q.parties[contact]
	if p == nil {
		p = &party{}
		q.parties[contact] = p
	}
	return p
}

// location is the contact's, kept so that each zone is loaded once.
func (q *Queue) location(contact *Contact) *time.Location {
	location := q.locations[contact.TimeZone]
	if location == nil {
		location = contact.Location(q.study)
		q.locations[contact.TimeZone] = location
	}
	return location
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
