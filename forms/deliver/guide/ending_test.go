package guide

import (
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

func TestWithoutConsentToTakePartTheInterviewEnds(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("said before")
	b.Press("ctrl+y", "1", "y")
	if stored := b.stored(); stored.Status != forms.BrokenOff || stored.Consent.Allows(forms.TakePart) {
		t.Errorf("the interview is %s with %+v", stored.Status, stored.Consent)
	}
	b.wantNoted("q1", "said before")
}

func TestCompletingAsksOnceAndTakesAFieldNote(t *testing.T) {
	b := start(t, 120, 40)
	b.Press("ctrl+n")
	b.Type("director")
	b.Press("ctrl+s", "1")
	b.Shows("Not covered yet: 1 Organisation, 3 Partnerships", "and 8 more")
	b.Press("y")
	if got := b.stored().Status; got != forms.Complete {
		t.Fatalf("the interview is %s", got)
	}
	b.Shows("Field note")
	b.Type("Line was bad.\nCall again")
	b.wait()
	if got := b.stored().FieldNote; got != "Line was bad.\nCall again" {
		t.Errorf("the field note is %q before it is done", got)
	}
	b.Type("!")
	b.Press("ctrl+s")
	if got := b.stored().FieldNote; got != "Line was bad.\nCall again!" || !b.Ended {
		t.Errorf("the field note is %q, ended %v", got, b.Ended)
	}
	b.wantNoted("q2", "director")
}

func TestTheFieldNoteMayStayAway(t *testing.T) {
	b := start(t, 80, 24)
	b.Press("ctrl+s", "3", "y")
	if title, _, _ := strings.Cut(b.Text(), "\n"); !strings.HasPrefix(title, " Field note ") || strings.Contains(title, "…") {
		t.Errorf("the title at 80 columns is %q", title)
	}
	b.Type("never mind")
	b.wait()
	b.Press("esc", "y")
	if stored := b.stored(); stored.FieldNote != "" || stored.Status != forms.BrokenOff || !b.Ended {
		t.Errorf("left with %q, %s, ended %v", stored.FieldNote, stored.Status, b.Ended)
	}
}

func TestTheFieldNoteSurvivesAHangUp(t *testing.T) {
	b := start(t, 80, 24)
	b.Press("ctrl+s", "3", "y")
	b.Type("never mind")
	b.Send(ui.HangUp{})
	if stored := b.stored(); stored.FieldNote != "never mind" || stored.Status != forms.BrokenOff || !b.Ended {
		t.Errorf("left with %q, %s, ended %v", stored.FieldNote, stored.Status, b.Ended)
	}
}

func TestSuspendingAndHangingUp(t *testing.T) {
	b := start(t, 80, 24)
	b.Press("ctrl+n", "ctrl+r")
	b.Type("director")
	b.Press("ctrl+s", "2")
	if stored := b.stored(); stored.Status != forms.Suspended || !b.Ended || stored.Recordings[0].Stopped.IsZero() {
		t.Errorf("the interview is %+v, ended %v", stored, b.Ended)
	}
	b.resume(80, 24)
	b.Shows("What is your role", "director")
	b.Type("of the museum")
	b.Send(ui.HangUp{})
	b.wantNoted("q2", "director", "of the museum")
	if got := b.stored().Status; got != forms.Suspended || !b.Ended {
		t.Errorf("the interview is %s, ended %v", got, b.Ended)
	}
}

func TestWhatCannotBeSavedIsKeptAndTriedAgain(t *testing.T) {
	b := start(t, 80, 24)
	b.engine.failures = 100
	b.Type("kept")
	b.wait()
	b.Shows("NOT SAVED", "no space left on device.", "tried again every second")
	b.Type(" here")
	b.Shows("kept here", "NOT SAVED")
	b.engine.failures = 0
	b.wait()
	b.Shows("● saved")
	b.Hides("NOT SAVED")
	b.wantNoted("q1", "kept here")
	b.wantOnDisk()
}

func TestAnEndThatCannotBeSavedIsTriedAgain(t *testing.T) {
	b := start(t, 80, 24)
	b.engine.failures = 1
	b.Press("ctrl+s", "1", "y")
	b.Shows("NOT SAVED")
	b.wait()
	if got := b.stored().Status; got != forms.Complete {
		t.Errorf("the interview is %s", got)
	}
	b.Shows("Field note")
}
