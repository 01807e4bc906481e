package sample

import (
	"errors"
	"time"
)

// ErrTime is returned for a time that is not understood or cannot be meant;
// the error that wraps it says in one sentence what to write.
var ErrTime = errors.New("this is no time for an appointment")

// ParsedTime is a time that was read from words.
type ParsedTime struct {
	At time.Time
	// Note says in a sentence what was taken for granted; empty if nothing was.
	Note string
}

// ParseAppointment reads a time in plain words, such as "tomorrow 10",
// "Tue 14:30" or "30 Nov 9am", in a respondent's time zone. The time is always
// after now. Words that could mean two times are refused with an error that
// wraps ErrTime.
func ParseAppointment(text string, now time.Time, zone *time.Location) (ParsedTime, error) {
	return ParsedTime{}, ErrTime
}

// FormatAppointment gives a full date in words in a respondent's time zone,
// such as "Monday 30 November 2026 at 09:00 (GMT, Europe/London)".
func FormatAppointment(at time.Time, zone *time.Location) string { return "" }

// AppointmentWarnings gives a sentence for each thing that speaks against an
// appointment: that it lies outside calling hours, comes too soon after a call
// for another instrument, or clashes with one of the others.
func (s *Settings) AppointmentWarnings(a Appointment, zone *time.Location, others []Appointment) []string {
	return nil
}
