package sample

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrSettings is returned for settings that cannot be worked with.
var ErrSettings = errors.New("the settings of the fieldwork are wrong")

// Settings are a study's rules of fieldwork.
type Settings struct {
	// TimeZone is the study's IANA zone, for contacts that have none.
	TimeZone string `json:"time_zone"`
	// Hours are the calling hours, in the respondent's time.
	Hours Week `json:"hours"`
	// Gap is the least time from a call on a contact for one instrument to a
	// call on them for another.
	Gap time.Duration `json:"gap"`
	// MaximumAttempts is the most calls that are made on a case.
	MaximumAttempts int `json:"maximum_attempts"`
	// Delays holds, by code of an interim outcome, how long to wait before the
	// next call where that is not the outcome's own delay.
	Delays map[string]time.Duration `json:"delays,omitempty"`
	// CloseAs holds, by code of an interim outcome, the final disposition that
	// the study closes it with where that is not the outcome's own.
	CloseAs map[string]string `json:"close_as,omitempty"`
	// AppointmentLead is how long before its time an appointment is due.
	AppointmentLead time.Duration `json:"appointment_lead"`
	// AppointmentLength is how long an appointment takes: two of them that
	// begin nearer together clash.
	AppointmentLength time.Duration `json:"appointment_length"`
	Threshold         Threshold     `json:"threshold"`
	// ListQuestions holds, by instrument, the question whose answer says which
	// lists a respondent is on: its choices are named as the lists.
	ListQuestions map[string]string `json:"list_questions,omitempty"`
}

// Defaults are the settings of a study that has set none: calls from Monday to
// Friday 09:00 to 20:00 and on Saturday 10:00 to 16:00, eight attempts, a
// week between two instruments, an hour for an appointment.
func Defaults() Settings {
	weekday := []Span{{From: clock(9, 0), To: clock(20, 0)}}
	return Settings{
		TimeZone: "Europe/London",
		Hours: Week{
			Monday: weekday, Tuesday: weekday, Wednesday: weekday, Thursday: weekday, Friday: weekday,
			Saturday: []Span{{From: clock(10, 0), To: clock(16, 0)}},
		},
		Gap:               7 * 24 * time.Hour,
		MaximumAttempts:   8,
		AppointmentLead:   5 * time.Minute,
		AppointmentLength: time.Hour,
		Threshold:         Threshold{Partial: 50, Complete: 80},
	}
}

// Location is the study's zone, UTC if it is not known.
func (s *Settings) Location() *time.Location {
	if location, err := LoadZone(s.TimeZone); err == nil {
		return location
	}
	return time.UTC
}

// Delay is how long to wait before the next call after an interim outcome.
func (s *Settings) Delay(outcome Outcome) time.Duration {
	if delay, ok := s.Delays[outcome.Code]; ok {
		return delay
	}
	return outcome.Delay
}

// CallableFrom is when a respondent in a zone can be called from a time on: that
// time, or where it is in no calling hours the time at which they begin next.
func (s *Settings) CallableFrom(at time.Time, zone *time.Location) time.Time {
	if opening, ok := s.Hours.NextOpen(at.In(zone)); ok {
		return opening
	}
	return at
}

// Check gives an error that wraps ErrSettings and says in one sentence what is
// wrong first; nil if nothing is.
func (s *Settings) Check() error {
	for _, check := range []func() string{s.wrongTimes, s.wrongDelays, s.wrongClosing, s.wrongLists, s.Hours.wrong, s.Threshold.wrong} {
		if wrong := check(); wrong != "" {
			return fmt.Errorf("%w: %s", ErrSettings, wrong)
		}
	}
	return nil
}

func (s *Settings) wrongTimes() string {
	if _, err := LoadZone(s.TimeZone); err != nil {
		return fmt.Sprintf("%q is no time zone; write one such as Europe/London", s.TimeZone)
	}
	switch {
	case s.Gap < 0 || s.AppointmentLead < 0 || s.AppointmentLength < 0:
		return "a length of time cannot be less than nothing"
	case s.MaximumAttempts < 1:
		return "at least one attempt must be allowed"
	}
	return ""
}

func (s *Settings) wrongDelays() string {
	for code, delay := range s.Delays {
		if outcome, ok := FindOutcome(code); !ok || !outcome.Interim {
			return fmt.Sprintf("a delay is set for %q, which is no interim outcome", code)
		}
		if delay < 0 {
			return fmt.Sprintf("the delay for %q is less than nothing", code)
		}
	}
	return ""
}

// wrongClosing also keeps an open case from being counted as a refusal.
func (s *Settings) wrongClosing() string {
	for code, final := range s.CloseAs {
		from, known := FindOutcome(code)
		to, final := FindOutcome(final)
		switch {
		case !known || !from.Interim:
			return fmt.Sprintf("%q is closed as something else, and is no interim outcome", code)
		case !final || to.Interim:
			return fmt.Sprintf("%q is closed as %q, which is no final disposition", code, s.CloseAs[code])
		case code == SuspendedCode:
			return "how an interview that was not finished is closed follows from the threshold; it cannot be set"
		case to.Group == Refusal || to.Group == Interviewed || to.Group == PartInterviewed:
			return fmt.Sprintf("%q cannot be closed as %s: nobody refused and nobody was interviewed", code, to.Code)
		}
	}
	return ""
}

// wrongLists leaves open whether there is such an instrument and question: it
// may come later.
func (s *Settings) wrongLists() string {
	for instrument, question := range s.ListQuestions {
		if strings.TrimSpace(instrument) == "" || strings.TrimSpace(question) == "" {
			return "a question that names the lists needs its own name and that of its instrument"
		}
	}
	return ""
}
