package sample

import (
	"fmt"
	"time"
)

// Clashes gives those of the other appointments that begin nearer to one than
// an appointment takes, and that the same interviewer is to keep or anybody
// may. Another appointment for the same case is replaced and clashes not.
func (s *Settings) Clashes(a Appointment, others []Appointment) []Appointment {
	var clashes []Appointment
	for _, other := range others {
		apart := a.At.Sub(other.At).Abs()
		busy := a.Interviewer == other.Interviewer || a.Interviewer == "" || other.Interviewer == ""
		if other.Case != a.Case && apart < s.AppointmentLength && (busy || a.Contact == other.Contact) {
			clashes = append(clashes, other)
		}
	}
	return clashes
}

// AppointmentWarnings gives a sentence for each thing that speaks against an
// appointment: that it lies outside calling hours, or clashes with others.
// zone is the respondent's.
func (s *Settings) AppointmentWarnings(a Appointment, zone *time.Location, others []Appointment) []string {
	var warnings []string
	if local := a.At.In(zone); !s.Hours.Open(local) {
		warning := "That is outside calling hours, and the case will not be called then."
		if opening, ok := s.Hours.NextOpen(local); ok {
			warning += " They begin on " + FormatAppointment(opening, zone) + "."
		}
		warnings = append(warnings, warning)
	}
	for _, other := range s.Clashes(a, others) {
		warnings = append(warnings, fmt.Sprintf("That clashes with the appointment of case %s on %s.",
			other.Case, FormatAppointment(other.At, zone)))
	}
	return warnings
}
