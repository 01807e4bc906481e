package sample

import "time"

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
// that is kept in step with PutContact and PutCase. It is not safe for use by
// several goroutines at once.
type Queue struct {
	settings Settings
}

// Next is a case to call and why now.
type Next struct {
	Case Case
	Turn Turn
}

// NewQueue makes the queue of a study. Cases of a contact who is not given are
// never called.
func NewQueue(settings Settings, contacts []Contact, cases []Case) *Queue {
	return &Queue{settings: settings}
}

// PutContact takes in a contact who is new or has changed.
func (q *Queue) PutContact(contact Contact) {}

// PutCase takes in a case that is new or has changed.
func (q *Queue) PutCase(c Case) {}

// RemoveCase takes a case out.
func (q *Queue) RemoveCase(id string) {}

// Next gives the case to call at a time: due appointments first, the soonest
// first; then callbacks whose delay has passed, the longest due first; then
// fresh cases by priority, then in the order in which they were made. Only
// cases of the instruments given count, or all if none is given. ok is false
// if there is nothing to call now.
func (q *Queue) Next(now time.Time, instruments ...string) (next Next, ok bool) {
	return Next{}, false
}

// List gives the cases that can be called at a time in the order of Next, at
// most limit of them.
func (q *Queue) List(now time.Time, limit int, instruments ...string) []Next { return nil }

// Soonest is when the next case can be called, if none can be now; ok is false
// if none ever can as things stand.
func (q *Queue) Soonest(now time.Time, instruments ...string) (at time.Time, ok bool) {
	return time.Time{}, false
}

// Standing says in one sentence why a case is not called at a time; "" if it
// can be.
func (q *Queue) Standing(id string, now time.Time) string { return "" }
