package board

import (
	"slices"

	"fieldwork/forms/sample"
)

// choice is the appointment that is marked.
type choice struct {
	at     int
	caseID string
}

// settle stays with the same case in a new list of appointments, or at the same
// place if it is gone.
func (c *choice) settle(appointments []sample.BoardAppointment) {
	if len(appointments) == 0 {
		*c = choice{}
		return
	}
	at := slices.IndexFunc(appointments, func(a sample.BoardAppointment) bool { return a.Case == c.caseID })
	if at < 0 {
		at = min(c.at, len(appointments)-1)
	}
	c.at, c.caseID = at, appointments[at].Case
}

// move marks another appointment; false if there is none at that place.
func (c *choice) move(at int, appointments []sample.BoardAppointment) bool {
	if at < 0 || at >= len(appointments) {
		return false
	}
	c.at, c.caseID = at, appointments[at].Case
	return true
}
