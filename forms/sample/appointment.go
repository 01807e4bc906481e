package sample

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// ErrTime is wrapped by every error about the time of an appointment.
var ErrTime = errors.New("this is no time for an appointment")

// timeFault is a sentence that says why words are no time and what to write.
type timeFault string

// Error is the sentence.
func (f timeFault) Error() string { return string(f) }

// Unwrap gives ErrTime.
func (f timeFault) Unwrap() error { return ErrTime }

func refuse(format string, arguments ...any) error {
	return timeFault(fmt.Sprintf(format, arguments...))
}

// ParsedTime is a time that was read from words.
type ParsedTime struct {
	At time.Time
	// Note says in a sentence or two what was taken for granted; empty if
	// nothing was.
	Note string
}

// ParseAppointment reads a time in plain words, such as "tomorrow 10",
// "Tue 14:30", "30 Nov 9am" or "in 2 hours", in a respondent's time zone;
// names of days and months may be Welsh. Days are in the British order,
// 3/4 being 3 April. A time without a day is today's, or tomorrow's once it
// has passed; "next Tuesday" is that of the next week, from Monday on. Hours
// from 1 to 6 without more are in the afternoon; 7 and 8 are refused, for they
// could be either. The time is always after now, and at most a year after. What
// is not understood, could mean two times or is left out by summer time is
// refused with an error that wraps ErrTime and is a sentence to show.
func ParseAppointment(text string, now time.Time, zone *time.Location) (ParsedTime, error) {
	const longest = 100
	if utf8.RuneCountInString(text) > longest {
		return ParsedTime{}, refuse("Write the time in fewer words, such as \"tomorrow 10\" or \"30 Nov 9am\".")
	}
	said, err := readWords(splitWords(text))
	if err != nil {
		return ParsedTime{}, err
	}
	r := resolver{spoken: said, now: now.In(zone)}
	at, err := r.resolve()
	if err != nil {
		return ParsedTime{}, err
	}
	return ParsedTime{At: at, Note: r.note()}, nil
}

// FormatAppointment gives a full date in words in a respondent's time zone,
// such as "Monday 30 November 2026 at 09:00 (GMT, Europe/London)".
func FormatAppointment(at time.Time, zone *time.Location) string {
	local := at.In(zone)
	abbreviation, _ := local.Zone()
	if name := zone.String(); name != abbreviation {
		abbreviation += ", " + name
	}
	return local.Format("Monday 2 January 2006 at 15:04") + " (" + abbreviation + ")"
}
