package attempt

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldwork/forms/deliver"
	"fieldwork/forms/sample"
)

// OutcomeName is what an outcome is called, with its number if it is final.
// What is no outcome is given as it is.
func OutcomeName(code string) string {
	outcome, known := sample.FindOutcome(code)
	switch {
	case !known:
		return code
	case outcome.Interim:
		return outcome.Label
	}
	return outcome.Code + " " + outcome.Label
}

// ShortTime is a time in a zone on few columns, such as "Mon 23 Nov 14:10";
// with the year if that is not the present one.
func ShortTime(at time.Time, zone *time.Location, now time.Time) string {
	local := at.In(zone)
	if local.Year() != now.In(zone).Year() {
		return local.Format("Mon 2 Jan 2006 15:04")
	}
	return local.Format("Mon 2 Jan 15:04")
}

// WhyNow says in a few words why a case is called now: "appointment 14:30".
// Times are those of the zone.
func WhyNow(next sample.Next, zone *time.Location, now time.Time) string {
	switch next.Turn {
	case sample.DueAppointment:
		due, today := next.Case.Due.In(zone), now.In(zone)
		if due.YearDay() == today.YearDay() && due.Year() == today.Year() {
			return "appointment " + due.Format("15:04")
		}
		return "appointment " + due.Format("Mon 15:04")
	case sample.DueCallback:
		return "callback"
	case sample.Prioritised:
		return fmt.Sprintf("priority %d", next.Case.Priority)
	case sample.FreshCase:
		return "fresh"
	}
	return "picked by hand"
}

// Reason says in a sentence why the case is called now.
func (a *Attempt) Reason() string {
	zone, due := a.Zone(), a.Case.Due
	switch a.Turn {
	case sample.DueAppointment:
		return "The respondent expects this call: appointment on " + ShortTime(due, zone, a.Opened) + "."
	case sample.DueCallback:
		return "To be called back since " + ShortTime(a.Rules.CallableFrom(due, zone), zone, a.Opened) + "."
	case sample.Prioritised:
		return fmt.Sprintf("Not called yet; priority %d.", a.Case.Priority)
	case sample.FreshCase:
		return "Not called yet."
	}
	return "Picked by hand."
}

// Who is the respondent on one line: name and organisation.
func (a *Attempt) Who() string {
	return strings.Join(slices.DeleteFunc([]string{a.Contact.Name, a.Contact.Organisation}, func(s string) bool { return s == "" }), ", ")
}

// InterviewSentence says how far the interview of the case has come; "" if
// there is none.
func (a *Attempt) InterviewSentence() string {
	if a.Interview == nil {
		return ""
	}
	answered := fmt.Sprintf("%d of %d questions answered.", a.Share.Answered, a.Share.Applicable)
	if !a.Interview.Status.Resumable() {
		return fmt.Sprintf("The interview is %s: %s", statusWords(string(a.Interview.Status)), answered)
	}
	where := "its end"
	if q := a.Instrument.Question(a.Interview.Position); q != nil {
		where = "question " + deliver.NumberOf(q)
	}
	return fmt.Sprintf("The interview stands at %s: %s", where, answered)
}

func statusWords(status string) string { return strings.ReplaceAll(status, "_", " ") }

// Recorded says what was recorded of a call and what follows from it for its
// case, as the call leaves it. Times are those of the respondent.
func (a *Attempt) Recorded(call sample.Call, left sample.Case) string {
	said := OutcomeName(call.Outcome) + ". "
	zone := a.Zone()
	outcome, _ := sample.FindOutcome(call.Outcome)
	switch {
	case left.State == sample.Closed && outcome.Interim:
		return said + "The case is closed with " + OutcomeName(left.Disposition) + "."
	case left.State == sample.Closed:
		return said + "The case is closed."
	case left.Exhausted(&a.Rules):
		return said + fmt.Sprintf("That was attempt %d of %d; the case can be closed with %s.",
			left.Attempts, a.Rules.MaximumAttempts, OutcomeName(a.ClosesAs(call)))
	case left.State == sample.Appointed:
		return said + "Call on " + sample.FormatAppointment(left.Due, zone) + "."
	}
	return said + "Call again from " + ShortTime(a.Rules.CallableFrom(left.Due, zone), zone, a.Opened) + "."
}

// NobodyNow says that there is nobody to call, and when there will be; at is
// the soonest time, if possible.
func NobodyNow(at time.Time, possible bool, zone *time.Location) string {
	if !possible {
		return "There is nobody left to call."
	}
	return "There is nobody to call now. The next call is possible from " + sample.FormatAppointment(at, zone) + "."
}
