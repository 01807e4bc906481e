package sample

import (
	"fmt"
	"time"
)

// barred says why a case is not called at any time as things stand; "" if it
// can be.
func (q *Queue) barred(e *entry) string {
	switch {
	case !e.party.known:
		return "The contact of this case is not known."
	case e.party.doNotCall:
		return "The contact must not be called."
	case e.item.State == Closed:
		return "The case is closed."
	case e.item.Exhausted(&q.settings):
		return fmt.Sprintf("The case has had %d of %d attempts; close it.", e.item.Attempts, q.settings.MaximumAttempts)
	case e.item.Claim != nil:
		return "The case is being called."
	}
	for _, other := range e.party.entries {
		if other != e && other.item.Claim != nil {
			return "The contact is being called for another case."
		}
	}
	return ""
}

// Standing says in one sentence why a case is not called at a time; "" if it
// can be. Times in it are the respondent's.
func (q *Queue) Standing(id string, now time.Time) string {
	e := q.entries[id]
	if e == nil {
		return "There is no such case."
	}
	if reason := q.barred(e); reason != "" {
		return reason
	}
	location := e.party.location
	switch {
	case e.due.After(now) && e.turn == DueAppointment:
		return "The appointment is on " + FormatAppointment(e.item.Due, location) + "."
	case e.due.After(now):
		return "The case is to be called back from " + FormatAppointment(q.settings.CallableFrom(e.due, location), location) + "."
	case e.ready.After(now):
		return "The contact was called for another instrument; call again from " + FormatAppointment(q.settings.CallableFrom(e.ready, location), location) + "."
	case !q.settings.Hours.Open(now.In(location)):
		if opening, ok := q.settings.Hours.NextOpen(now.In(location)); ok {
			return "These are no calling hours; they begin on " + FormatAppointment(opening, location) + "."
		}
		return "There are no calling hours."
	}
	return ""
}
