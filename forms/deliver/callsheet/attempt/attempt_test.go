package attempt

import (
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"
)

var (
	opened = time.Date(2026, time.November, 24, 10, 15, 0, 0, time.UTC)
	before = opened.Add(-time.Hour)
)

// of is an attempt at a case with an interview of a status.
func of(status forms.Status, share sample.Share, touched bool, calls ...sample.Call) *Attempt {
	interview := &forms.Interview{ID: "i1", Status: status, Updated: before}
	a := &Attempt{
		Case: sample.Case{ID: "c1", Interview: "i1"}, Opened: opened, Interviewer: "anna", Interview: interview, Share: share,
		Calls: calls, Rules: sample.Defaults(), earlier: before, read: true,
	}
	if touched {
		interview.Updated = opened.Add(time.Minute)
	}
	return a
}

func TestPreset(t *testing.T) {
	half := sample.Share{Answered: 6, Applicable: 10}
	little := sample.Share{Answered: 1, Applicable: 10}
	refusal := &forms.ConsentGiven{Given: map[string]bool{forms.TakePart: false}}
	refused := Attempt{Refusal: refusal, Rules: sample.Defaults()}
	begunAfter := of(forms.Suspended, half, true)
	begunAfter.Refusal = refusal
	suspended := sample.Call{Interview: "i1", Outcome: sample.SuspendedCode}
	for name, test := range map[string]struct {
		attempt *Attempt
		want    string
	}{
		"no interview":                   {&Attempt{Rules: sample.Defaults()}, ""},
		"complete":                       {of(forms.Complete, little, true), sample.CompleteCode},
		"suspended":                      {of(forms.Suspended, half, true), sample.SuspendedCode},
		"broken off early":               {of(forms.BrokenOff, little, true), sample.BreakOffCode},
		"broken off half way":            {of(forms.BrokenOff, half, true), sample.PartialCode},
		"suspended before the call":      {of(forms.Suspended, half, false), ""},
		"ended without an outcome":       {of(forms.BrokenOff, half, false, suspended), sample.PartialCode},
		"ended and recorded":             {of(forms.Complete, half, false, sample.Call{Interview: "i1", Outcome: sample.CompleteCode}), ""},
		"another interview was recorded": {of(forms.Complete, half, false, sample.Call{Interview: "i0", Outcome: sample.BreakOffCode}), sample.CompleteCode},
		"consent refused":                {&refused, RefusalCode},
		"refused first, then begun":      {begunAfter, sample.SuspendedCode},
	} {
		if got := test.attempt.Preset(); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestTheCallOfAnAttempt(t *testing.T) {
	ended := opened.Add(5 * time.Minute)
	share := sample.Share{Answered: 3, Applicable: 10}
	if call := of(forms.Suspended, share, false).Call(sample.NoAnswerCode, time.Time{}, ended); call.Interview != "" || call.Share != (sample.Share{}) {
		t.Errorf("a call without an interview is %+v", call)
	}
	for _, call := range []sample.Call{
		of(forms.Suspended, share, true).Call(sample.AppointmentCode, opened.Add(time.Hour), ended),
		of(forms.Suspended, share, false).Call(sample.BreakOffCode, time.Time{}, ended),
	} {
		if call.Interview != "i1" || call.Share != share || !call.At.Equal(opened) || !call.Ended.Equal(ended) {
			t.Errorf("the call is %+v", call)
		}
	}
}

func TestOffered(t *testing.T) {
	without := Attempt{}
	with := of(forms.Suspended, sample.Share{}, false)
	if all := len(sample.Outcomes()); len(with.Offered()) != all || len(without.Offered()) != all-4 {
		t.Errorf("%d and %d of %d are offered", len(with.Offered()), len(without.Offered()), all)
	}
}

func TestCannotAsk(t *testing.T) {
	for status, want := range map[forms.Status]bool{forms.Complete: false, forms.Suspended: true, forms.BrokenOff: true, forms.InProgress: true} {
		if got := of(status, sample.Share{}, false).CannotAsk() == ""; got != want {
			t.Errorf("%s can be asked: %v", status, got)
		}
	}
}

func TestLanguageOfACall(t *testing.T) {
	in := &forms.Instrument{DefaultLanguage: "en", Languages: []forms.Language{{Code: "en"}, {Code: "cy"}}}
	for wanted, want := range map[string]string{"": "en", "cy": "cy", "pl": "en"} {
		a := Attempt{Instrument: in, Contact: sample.Contact{Language: wanted}}
		if got := a.Language(); got != want {
			t.Errorf("%q is asked in %s", wanted, got)
		}
	}
}

func TestWhyNow(t *testing.T) {
	cardiff, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for want, next := range map[string]sample.Next{
		"appointment 10:20":     {Turn: sample.DueAppointment, Case: sample.Case{Due: opened.Add(5 * time.Minute)}},
		"appointment Mon 10:15": {Turn: sample.DueAppointment, Case: sample.Case{Due: opened.AddDate(0, 0, -1)}},
		"callback":              {Turn: sample.DueCallback},
		"priority 3":            {Turn: sample.Prioritised, Case: sample.Case{Priority: 3}},
		"fresh":                 {Turn: sample.FreshCase},
		"picked by hand":        {},
	} {
		if got := WhyNow(next, cardiff, opened); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestACallbackIsDueSinceCallingHours(t *testing.T) {
	sunday := time.Date(2026, time.November, 22, 4, 2, 0, 0, time.UTC)
	a := Attempt{Opened: opened, Rules: sample.Defaults(), Turn: sample.DueCallback, Case: sample.Case{Due: sunday}}
	if got := a.Reason(); got != "To be called back since Mon 23 Nov 09:00." {
		t.Errorf("got %q", got)
	}
}

func TestWhatFollows(t *testing.T) {
	a := Attempt{Opened: opened, Rules: sample.Defaults()}
	for _, test := range []struct {
		call sample.Call
		left sample.Case
		want string
	}{
		{sample.Call{Outcome: "4.30"}, sample.Case{State: sample.Closed}, "4.30 Number not in service. The case is closed."},
		{sample.Call{Outcome: sample.NoAnswerCode}, sample.Case{State: sample.Callback, Due: opened.Add(4 * time.Hour), Attempts: 1},
			"No answer yet. Call again from Tue 24 Nov 14:15."},
		{sample.Call{Outcome: sample.VoicemailCode}, sample.Case{State: sample.Callback, Due: time.Date(2026, time.November, 29, 4, 2, 0, 0, time.UTC), Attempts: 1},
			"Voicemail of the respondent. Call again from Mon 30 Nov 09:00."},
		{sample.Call{Outcome: sample.AppointmentCode}, sample.Case{State: sample.Appointed, Due: opened.Add(time.Hour), Attempts: 8},
			"Appointment made. Call on Tuesday 24 November 2026 at 11:15 (GMT, Europe/London)."},
		{sample.Call{Outcome: sample.AppointmentCode}, sample.Case{State: sample.Appointed, Due: opened.AddDate(1, 0, 0), Attempts: 1},
			"Appointment made. Call on Wednesday 24 November 2027 at 10:15 (GMT, Europe/London)."},
		{sample.Call{Outcome: sample.BusyCode}, sample.Case{State: sample.Callback, Due: opened, Attempts: 8},
			"Busy. That was attempt 8 of 8; the case can be closed with 3.12 Always busy."},
		{sample.Call{Outcome: sample.BusyCode}, sample.Case{State: sample.Closed, Disposition: "3.12", Attempts: 8},
			"Busy. The case is closed with 3.12 Always busy."},
	} {
		if got := a.Recorded(test.call, test.left); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	if got := ShortTime(opened.AddDate(1, 0, 0), time.UTC, opened); got != "Wed 24 Nov 2027 10:15" {
		t.Errorf("next year is %q", got)
	}
	if got := OutcomeName("9.9"); got != "9.9" {
		t.Errorf("what is no outcome is %q", got)
	}
	if got := NobodyNow(opened, false, time.UTC); got != "There is nobody left to call." {
		t.Errorf("got %q", got)
	}
}
