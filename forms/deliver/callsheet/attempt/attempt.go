// Package attempt is one call on a case while it is made: what is known of
// respondent and case, which outcomes there can be, which of them is likely,
// and the sentences that say so. The call sheet shows it on a screen and the
// line mode in lines.
package attempt

import (
	"errors"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// Attempt is a call that is being made. It is a value: Read gives a new one.
type Attempt struct {
	Case sample.Case
	// Turn is why the case is called now; 0 where it was picked by hand.
	Turn sample.Turn
	// Opened is when the call began.
	Opened      time.Time
	Interviewer string

	Contact sample.Contact
	// Calls are those made before, in the order of their recording.
	Calls      []sample.Call
	Instrument *forms.Instrument
	// Interview is that of the case; nil if none was begun.
	Interview *forms.Interview
	// Share is how much of the interview was answered.
	Share sample.Share
	// Others are all appointments of the study, the cases named as lists name
	// them.
	Others []sample.Appointment
	Rules  sample.Settings

	// Remark is what the next caller is told; at first what the study has noted
	// for this call.
	Remark string
	// Refusal is what was answered to the consent by a respondent who does not
	// agree to take part; nil otherwise.
	Refusal *forms.ConsentGiven

	read bool
	// earlier is when the interview was changed last before the call.
	earlier time.Time
}

// Begin makes the attempt at a case that was taken; it is to be Read then.
func Begin(taken sample.Next, interviewer string, now time.Time) Attempt {
	return Attempt{Case: taken.Case, Turn: taken.Turn, Opened: now, Interviewer: interviewer}
}

// Read gives the attempt with what the study knows now of the respondent, the
// case and its interview. What the interviewer said of the call stays. The
// error wraps study.ErrNoCase, ErrNoContact or ErrNoInstrument.
func (a Attempt) Read(s *study.Study, f *study.Fieldwork) (Attempt, error) {
	var err error
	if a.Case, err = s.Case(a.Case.ID); err != nil {
		return a, err
	}
	if a.Contact, err = s.Contact(a.Case.Contact); err != nil {
		return a, err
	}
	if a.Calls, err = s.Calls(a.Case.ID); err != nil {
		return a, err
	}
	if !a.read {
		if a.Remark, err = s.NotedRemark(a.Case.ID); err != nil {
			return a, err
		}
	}
	a.Rules = f.Rules()
	a.Others = named(f.Appointments())
	return a.readInterview(s)
}

// named are appointments whose cases have the names that lists give them.
func named(appointments []sample.Appointment) []sample.Appointment {
	for i := range appointments {
		appointments[i].Case = study.ShortID(appointments[i].Case)
	}
	return appointments
}

// Withdrawn is the attempt after its call was recorded and taken back. An
// interview that was not touched in the call is not touched by that either,
// though recording the call may have broken it off. It is to be Read then.
func (a Attempt) Withdrawn() Attempt {
	if !a.touched() {
		a.read = false
	}
	return a
}

// ClosesAs is the final disposition that the calls on the case, with one more,
// come to if it is closed then.
func (a *Attempt) ClosesAs(call sample.Call) string {
	return a.Rules.Disposition(append(slices.Clone(a.Calls), call))
}

// readInterview reads the interview and the version of the instrument that it
// was begun with, or else the newest.
func (a Attempt) readInterview(s *study.Study) (Attempt, error) {
	version := 0
	a.Interview, a.Share = nil, sample.Share{}
	if a.Case.Interview != "" {
		kept, err := s.Interview(a.Case.Interview)
		switch {
		case err == nil:
			a.Interview, version = &kept, kept.Version
		case !errors.Is(err, study.ErrNoInterview):
			return a, err
		}
	}
	var err error
	if a.Instrument, _, err = s.Instrument(a.Case.Instrument, version); err != nil {
		return a, err
	}
	if a.Interview != nil {
		a.Share = deliver.Share(a.Instrument, a.Interview)
		if !a.read {
			a.earlier = a.Interview.Updated
		}
	}
	a.read = true
	return a, nil
}

// Zone is the respondent's time zone.
func (a *Attempt) Zone() *time.Location { return a.Contact.Location(a.Rules.Location()) }

// Number is which attempt at the case this is, from 1.
func (a *Attempt) Number() int { return a.Case.Attempts + 1 }

// Language is the code of the language to ask in: that of the interview, or
// the respondent's if the instrument has it, or the instrument's own.
func (a *Attempt) Language() string {
	if a.Interview != nil {
		return a.Interview.Language
	}
	for _, language := range a.Instrument.Languages {
		if language.Code == a.Contact.Language {
			return language.Code
		}
	}
	return a.Instrument.DefaultLanguage
}

// touched reports whether the interview was begun or gone on with in this
// call.
func (a *Attempt) touched() bool {
	return a.Interview != nil && !a.Interview.Updated.Equal(a.earlier)
}

// recorded reports whether an earlier call has recorded how the interview
// ended.
func (a *Attempt) recorded() bool {
	return slices.ContainsFunc(a.Calls, func(call sample.Call) bool {
		outcome, known := sample.FindOutcome(call.Outcome)
		return known && !outcome.Interim && call.Interview == a.Interview.ID
	})
}

// Preset is the code of the outcome that the call comes to as things stand;
// empty if that cannot be told.
func (a *Attempt) Preset() string {
	switch {
	case a.touched():
		return a.Rules.Threshold.InterviewOutcome(a.Interview.Status, a.Share)
	case a.Refusal != nil:
		return RefusalCode
	case a.Interview == nil:
		return ""
	case !a.Interview.Status.Resumable() && !a.recorded():
		return a.Rules.Threshold.InterviewOutcome(a.Interview.Status, a.Share)
	}
	return ""
}

// RefusalCode is the outcome of a respondent who does not agree to take part.
const RefusalCode = "2.112"

// CannotAsk says in a sentence why the interview can neither be begun nor gone
// on with; "" if it can.
func (a *Attempt) CannotAsk() string {
	if a.Interview != nil && a.Interview.Status == forms.Complete {
		return "The interview of this case is complete."
	}
	return ""
}

// GoesOn reports whether asking goes on with an interview that was begun.
func (a *Attempt) GoesOn() bool { return a.Interview != nil && a.Interview.Status.Resumable() }

// interviewCodes are the outcomes of a call with an interview.
var interviewCodes = []string{sample.CompleteCode, sample.PartialCode, sample.BreakOffCode, sample.SuspendedCode}

// NotOffered says in a sentence why the call cannot have an outcome; "" if it
// can.
func (a *Attempt) NotOffered(code string) string {
	if a.Interview == nil && slices.Contains(interviewCodes, code) {
		return "There is no interview in this case yet."
	}
	return ""
}

// Offered lists the outcomes that the call can have, in the order of
// sample.Outcomes.
func (a *Attempt) Offered() []sample.Outcome {
	return slices.DeleteFunc(sample.Outcomes(), func(o sample.Outcome) bool { return a.NotOffered(o.Code) != "" })
}

// Call is the call as it is to be recorded with an outcome, and the time of an
// appointment where the outcome needs one.
func (a *Attempt) Call(code string, appointment, ended time.Time) sample.Call {
	call := sample.Call{
		Case: a.Case.ID, At: a.Opened.UTC(), Ended: ended.UTC(), Interviewer: a.Interviewer,
		Outcome: code, Remark: a.Remark,
	}
	if !a.touched() {
		call.Consent = a.Refusal
	}
	if !appointment.IsZero() {
		call.Appointment = appointment.UTC()
	}
	if a.Interview != nil && (a.touched() || slices.Contains(interviewCodes, code)) {
		call.Interview, call.Share = a.Interview.ID, a.Share
	}
	return call
}

// AppointmentWarnings says in sentences what speaks against an appointment
// with the respondent.
func (a *Attempt) AppointmentWarnings(at time.Time) []string {
	wanted := sample.Appointment{Case: study.ShortID(a.Case.ID), Contact: a.Case.Contact, At: at}
	return a.Rules.AppointmentWarnings(wanted, a.Zone(), a.Others)
}
