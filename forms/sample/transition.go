package sample

import (
	"fmt"
	"slices"
	"time"
)

// NewCase makes a fresh case.
func NewCase(id, contact, instrument string, priority int, made time.Time) Case {
	return Case{ID: id, Contact: contact, Instrument: instrument, Priority: priority, Made: made, State: Fresh}
}

// After gives the case as a call leaves it: counted, waiting, with an
// appointment, or closed, and no longer claimed. It fails with ErrClosed,
// ErrOutcome or ErrAppointment and then gives the case as it was.
func (c Case) After(call Call, settings *Settings) (Case, error) {
	outcome, known := FindOutcome(call.Outcome)
	switch {
	case !known:
		return c, fmt.Errorf("%w: %q", ErrOutcome, call.Outcome)
	case c.State == Closed:
		return c, ErrClosed
	case outcome.NeedsTime && call.Appointment.IsZero():
		return c, ErrAppointment
	}
	next := c
	next.Claim = nil
	next.Attempts++
	next.LastCall, next.LastOutcome = call.At, call.Outcome
	if call.Interview != "" {
		next.Interview = call.Interview
	}
	switch {
	case !outcome.Interim:
		next.State, next.Due, next.Disposition = Closed, time.Time{}, outcome.Code
	case !call.Appointment.IsZero():
		next.State, next.Due = Appointed, call.Appointment
	default:
		next.State, next.Due = Callback, call.At.Add(settings.Delay(outcome))
	}
	return next, nil
}

// Replay gives the case as all its calls leave it, in the order of their
// times; what was closed by a call stays open to those after it. That is also
// how the last of them leaves it: closed, if that was final. It fails as After
// does.
func (c Case) Replay(calls []Call, settings *Settings) (Case, error) {
	again := NewCase(c.ID, c.Contact, c.Instrument, c.Priority, c.Made)
	for _, call := range inOrder(calls) {
		var err error
		if again, err = again.Reopened().After(call, settings); err != nil {
			return c, err
		}
	}
	again.Claim = c.Claim
	return again, nil
}

// BeforeNext gives the case as it stood before the call that came after all of
// these: as Replay does, but open, since only an open case is called. Where the
// last of them had closed the case, it was opened again before that call. It
// fails as After does.
func (c Case) BeforeNext(calls []Call, settings *Settings) (Case, error) {
	stood, err := c.Replay(calls, settings)
	if err != nil {
		return c, err
	}
	return stood.Reopened(), nil
}

// Closed gives the case with the final disposition that its calls come to.
func (c Case) Closed(calls []Call, settings *Settings) Case {
	c.State, c.Due, c.Claim = Closed, time.Time{}, nil
	c.Disposition = settings.Disposition(calls)
	return c
}

// Reopened gives a closed case as one to call back at once; others as they
// are.
func (c Case) Reopened() Case {
	if c.State != Closed {
		return c
	}
	c.State, c.Due, c.Disposition = Callback, c.LastCall, ""
	if c.Attempts == 0 {
		c.State = Fresh
	}
	return c
}

// ReopenedAt gives a case as Reopened does, but with the appointment that its
// last call made where that is still to come. calls are those on the case.
func (c Case) ReopenedAt(now time.Time, calls []Call) Case {
	open := c.Reopened()
	if c.State != Closed {
		return open
	}
	for _, call := range slices.Backward(calls) {
		if !call.At.Equal(c.LastCall) || call.Outcome != c.LastOutcome {
			continue
		}
		if call.Appointment.After(now) {
			open.State, open.Due = Appointed, call.Appointment
		}
		break
	}
	return open
}

// Exhausted reports that an open case has had all the attempts it may have. It
// is then to be closed. A case with an appointment is not exhausted: what was
// agreed on is kept.
func (c *Case) Exhausted(settings *Settings) bool {
	return c.State != Closed && c.State != Appointed && c.Attempts >= settings.MaximumAttempts
}

// Claimed gives the case claimed by a session. It fails with ErrClaimed if
// another session holds it and with ErrClosed if it is closed; claiming twice
// changes nothing.
func (c Case) Claimed(claim Claim) (Case, error) {
	switch {
	case c.State == Closed:
		return c, ErrClosed
	case c.Claim == nil:
		c.Claim = &claim
	case c.Claim.Session != claim.Session:
		return c, ErrClaimed
	}
	return c, nil
}

// Released gives the case without its claim.
func (c Case) Released() Case {
	c.Claim = nil
	return c
}

// Abandoned gives, released, the cases that are claimed by no running session,
// as a crash leaves them.
func Abandoned(cases []Case, running ...string) []Case {
	var released []Case
	for _, c := range cases {
		if c.Claim != nil && !slices.Contains(running, c.Claim.Session) {
			released = append(released, c.Released())
		}
	}
	return released
}

// inOrder gives the calls by time, without changing the list.
func inOrder(calls []Call) []Call {
	ordered := slices.Clone(calls)
	slices.SortStableFunc(ordered, func(a, b Call) int { return a.At.Compare(b.At) })
	return ordered
}
