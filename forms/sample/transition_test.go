package sample_test

import (
	"errors"
	"testing"
	"time"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var made = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func TestACallMovesItsCaseOn(t *testing.T) {
	settings := sample.Defaults()
	settings.Delays = map[string]time.Duration{sample.BusyCode: time.Minute}
	at := made.Add(time.Hour)
	agreed := at.Add(50 * time.Hour)
	for outcome, want := range map[string]struct {
		state       sample.State
		due         time.Time
		disposition string
	}{
		"no_answer":   {sample.Callback, at.Add(4 * time.Hour), ""},
		"busy":        {sample.Callback, at.Add(time.Minute), ""},
		"appointment": {sample.Appointed, agreed, ""},
		"1.1":         {sample.Closed, time.Time{}, "1.1"},
		"2.112":       {sample.Closed, time.Time{}, "2.112"},
		"4.32":        {sample.Closed, time.Time{}, "4.32"},
	} {
		c := sample.NewCase("1", "a", "survey", 2, made)
		c.Claim = &sample.Claim{Session: "s"}
		call := sample.Call{Case: "1", At: at, Outcome: outcome, Interview: "i"}
		if outcome == sample.AppointmentCode {
			call.Appointment = agreed
		}
		next, err := c.After(call, &settings)
		if err != nil {
			t.Errorf("%s: %v", outcome, err)
		}
		expected := sample.Case{ID: "1", Contact: "a", Instrument: "survey", Priority: 2, Made: made, State: want.state, Attempts: 1,
			Due: want.due, LastCall: at, LastOutcome: outcome, Disposition: want.disposition, Interview: "i"}
		if diff := cmp.Diff(expected, next); diff != "" {
			t.Errorf("%s: %s", outcome, diff)
		}
	}
}

func TestASuspendedInterviewCanHaveAnAppointment(t *testing.T) {
	settings := sample.Defaults()
	agreed := made.Add(30 * time.Hour)
	c, err := sample.NewCase("1", "a", "survey", 0, made).After(
		sample.Call{At: made, Outcome: sample.SuspendedCode, Appointment: agreed}, &settings)
	if err != nil || c.State != sample.Appointed || !c.Due.Equal(agreed) {
		t.Errorf("the case is %+v: %v", c, err)
	}
}

func TestCallsThatCannotBe(t *testing.T) {
	settings := sample.Defaults()
	c := sample.NewCase("1", "a", "survey", 0, made)
	closed, _ := c.After(sample.Call{Outcome: "1.1"}, &settings)
	for _, wrong := range []struct {
		on   sample.Case
		call sample.Call
		want error
	}{
		{c, sample.Call{Outcome: "7.7"}, sample.ErrOutcome},
		{c, sample.Call{Outcome: sample.AppointmentCode}, sample.ErrAppointment},
		{closed, sample.Call{Outcome: sample.BusyCode}, sample.ErrClosed},
	} {
		after, err := wrong.on.After(wrong.call, &settings)
		if !errors.Is(err, wrong.want) || after != wrong.on {
			t.Errorf("%s gives %+v and %v", wrong.call.Outcome, after, err)
		}
	}
}

func TestClaims(t *testing.T) {
	c := sample.NewCase("1", "a", "survey", 0, made)
	mine, err := c.Claimed(sample.Claim{Session: "mine", At: made})
	if err != nil || c.Claim != nil {
		t.Fatalf("claiming gives %v and changes %+v", err, c)
	}
	if again, err := mine.Claimed(sample.Claim{Session: "mine", At: made.Add(time.Hour)}); err != nil || again != mine {
		t.Errorf("claiming twice gives %+v and %v", again, err)
	}
	if _, err := mine.Claimed(sample.Claim{Session: "other"}); !errors.Is(err, sample.ErrClaimed) {
		t.Errorf("a claimed case is given away: %v", err)
	}
	if _, err := c.Closed(nil, &sample.Settings{}).Claimed(sample.Claim{}); !errors.Is(err, sample.ErrClosed) {
		t.Errorf("a closed case is claimed: %v", err)
	}
	crashed := sample.Abandoned([]sample.Case{mine, c}, "now")
	if diff := cmp.Diff([]sample.Case{c}, crashed); diff != "" {
		t.Error(diff)
	}
	if kept := sample.Abandoned([]sample.Case{mine}, "now", "mine"); kept != nil {
		t.Errorf("the running session loses %+v", kept)
	}
}

func TestClosingAndReopening(t *testing.T) {
	settings := sample.Defaults()
	before := calls("no_answer appointment no_answer")
	c, err := sample.NewCase("1", "a", "survey", 0, made).Replay(before, &settings)
	if err != nil {
		t.Fatal(err)
	}
	closed := c.Closed(before, &settings)
	if closed.State != sample.Closed || closed.Disposition != "2.36" || !closed.Due.IsZero() {
		t.Errorf("closed, the case is %+v", closed)
	}
	reopened := closed.Reopened()
	if reopened.State != sample.Callback || reopened.Disposition != "" || !reopened.Due.Equal(c.LastCall) {
		t.Errorf("open again, the case is %+v", reopened)
	}
	fresh := sample.NewCase("1", "a", "survey", 0, made)
	if again := fresh.Closed(nil, &settings).Reopened(); again != fresh {
		t.Errorf("open again without a call, the case is %+v", again)
	}
}

func TestReopeningKeepsAnAppointmentStillToCome(t *testing.T) {
	settings := sample.Defaults()
	at, agreed := made.Add(time.Hour), made.Add(50*time.Hour)
	busy := sample.Call{At: made, Outcome: sample.BusyCode, Appointment: agreed}
	appointed := sample.Call{At: at, Outcome: sample.AppointmentCode, Appointment: agreed}
	refused := sample.Call{At: at, Outcome: "2.112"}
	for name, test := range map[string]struct {
		calls []sample.Call
		now   time.Time
		want  sample.State
	}{
		"to come":            {[]sample.Call{busy, appointed}, agreed.Add(-time.Minute), sample.Appointed},
		"passed":             {[]sample.Call{busy, appointed}, agreed, sample.Callback},
		"refused after it":   {[]sample.Call{busy, refused}, at, sample.Callback},
		"no call was made":   {nil, at, sample.Fresh},
		"by another outcome": {[]sample.Call{busy}, at, sample.Appointed},
	} {
		c, err := sample.NewCase("1", "a", "survey", 0, made).Replay(test.calls, &settings)
		if err != nil {
			t.Fatal(err)
		}
		open := c.Closed(test.calls, &settings).ReopenedAt(test.now, test.calls)
		if open.State != test.want || open.Disposition != "" || (open.State == sample.Appointed) != open.Due.Equal(agreed) {
			t.Errorf("%s: open again, the case is %+v", name, open)
		}
		if same := open.ReopenedAt(test.now, test.calls); same != open {
			t.Errorf("%s: an open case becomes %+v", name, same)
		}
	}
}

func TestACaseWithAnAppointmentIsNotExhausted(t *testing.T) {
	settings := sample.Defaults()
	for state, want := range map[sample.State]bool{sample.Callback: true, sample.Appointed: false, sample.Closed: false} {
		c := sample.Case{State: state, Attempts: settings.MaximumAttempts}
		if c.Exhausted(&settings) != want {
			t.Errorf("with all its attempts and %s, it is exhausted: %t", state, !want)
		}
	}
}

func TestACaseWasOpenBeforeItsNextCall(t *testing.T) {
	settings := sample.Defaults()
	closing := calls("busy 2.112")
	fresh := sample.NewCase("1", "a", "survey", 3, made)
	closed, err := fresh.Replay(closing, &settings)
	if err != nil || closed.State != sample.Closed {
		t.Fatalf("the calls leave %+v, %v", closed, err)
	}
	for _, c := range []struct {
		calls []sample.Call
		want  sample.Case
	}{{nil, fresh}, {closing, closed.Reopened()}} {
		if stood, err := fresh.BeforeNext(c.calls, &settings); err != nil || stood != c.want {
			t.Errorf("before the call after %d the case is %+v, %v; want %+v", len(c.calls), stood, err, c.want)
		}
	}
	if _, err := fresh.BeforeNext([]sample.Call{{Outcome: "7.7"}}, &settings); !errors.Is(err, sample.ErrOutcome) {
		t.Errorf("a call that cannot be gives %v", err)
	}
}

// Taking the last call back by replaying the others gives the case as it was.
func TestReplayUndoesTheLastCall(t *testing.T) {
	settings := sample.Defaults()
	rapid.Check(t, func(t *rapid.T) {
		c := sample.NewCase("1", "a", "survey", 1, made)
		var given []sample.Call
		for i, outcome := range rapid.SliceOfN(rapid.SampledFrom(sample.Outcomes()), 1, 6).Draw(t, "outcomes") {
			call := sample.Call{At: made.Add(time.Duration(i) * time.Hour), Outcome: outcome.Code}
			if outcome.NeedsTime {
				call.Appointment = call.At.Add(time.Hour)
			}
			before := c
			var err error
			if c, err = c.After(call, &settings); err != nil {
				t.Fatal(err)
			}
			undone, err := c.Replay(given, &settings)
			if err != nil || undone != before {
				t.Fatalf("without its last call the case is %+v (%v), want %+v", undone, err, before)
			}
			given = append(given, call)
			if replayed, err := c.Replay(given, &settings); err != nil || replayed != c {
				t.Fatalf("replayed, the case is %+v (%v), want %+v", replayed, err, c)
			}
			if c.Exhausted(&settings) || c.State == sample.Closed {
				return
			}
		}
	})
}
