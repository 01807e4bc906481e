package callsheet_test

import (
	"errors"
	"testing"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

func TestTheCaseIsGivenBack(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	for name, leave := range map[string][]string{
		"by esc": {"esc"}, "with a remark": {"t", "x", "enter", "esc"}, "by leaving": {"ctrl+c", "ctrl+c"},
	} {
		d := o.queue(80, 24)
		d.Press("n")
		if len(o.claimed()) != 1 {
			t.Fatalf("%s: %v are claimed", name, o.claimed())
		}
		d.Press(leave...)
		if len(o.claimed()) != 0 || len(o.calls()) != 0 || o.all()[0].State != sample.Fresh {
			t.Errorf("%s: %v are claimed, the calls are %v", name, o.claimed(), o.calls())
		}
	}
}

func TestAHangUpGivesTheCaseBack(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "enter")
	d.Type("Museum")
	d.Send(ui.HangUp{})
	if !d.Ended || !errors.Is(d.Shell.Outcome(), ui.ErrHungUp) || errors.Is(d.Shell.Outcome(), ui.ErrNotSaved) {
		t.Errorf("ended %v with %v", d.Ended, d.Shell.Outcome())
	}
	if claimed := o.claimed(); len(claimed) != 0 {
		t.Errorf("%v are claimed", claimed)
	}
	c := o.all()[0]
	kept, err := o.Interview(c.Interview)
	if err != nil || kept.Answers["q1"].Value != "Museum" || c.State != sample.Fresh {
		t.Errorf("the interview is %+v, %v; the case %+v", kept, err, c)
	}
}

func TestEscAfterAnInterviewAsksForItsOutcome(t *testing.T) {
	for key, calls := range map[string]int{"1": 1, "2": 0} {
		o := openOffice(t, people, "fusion-survey")
		d := o.queue(80, 24)
		d.Press("n")
		leaveInterview(d, "1")
		d.Press("esc")
		d.Shows("Record Interview to be continued")
		d.Press("3")
		d.Shows("⏎ record")
		d.Press("esc", key)
		if key == "1" {
			d.Shows("✓ Interview to be continued.")
		} else {
			d.Shows("Call now")
		}
		if len(o.calls()) != calls || len(o.claimed()) != 0 {
			t.Errorf("%s: the calls are %+v, %v are claimed", key, o.calls(), o.claimed())
		}
	}
}

func TestAFullDisk(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	o.engine.next = 1
	d.Press("n")
	d.Shows("The case could not be taken. It went wrong (the disk is full).", "Call now")
	d.Press("n")
	o.engine.next = 1
	d.Press("n")
	d.Shows("Not recorded: It went wrong (the disk is full).", "they answer")
	o.engine.next = 1
	d.Press("esc")
	d.Shows("The case could not be given back.", "they answer")
	d.Press("n")
	o.engine.next = 1
	d.Press("u")
	d.Shows("The call stays as it was recorded.", "✓ No answer yet.")
	o.engine.next = 1
	d.Press("t", "x", "enter")
	d.Shows("The remark was not saved; the call stays as it was recorded.", "✓ No answer yet.")
	if calls := o.calls(); len(calls) != 1 || calls[0].Remark != "" {
		t.Errorf("the calls are %v", calls)
	}
	o.engine.good, o.engine.next = 1, 1
	d.Press("u")
	d.Shows("Nothing is recorded of the call now.", "has to be taken again")
	if len(o.calls()) != 0 || len(o.claimed()) != 0 {
		t.Errorf("the calls are %v, %v are claimed", o.calls(), o.claimed())
	}
	d.Press("enter", "n")
	d.Shows("✓ No answer yet.")
	o.engine.next = 1
	d.Press("enter")
	d.Shows("The next case could not be taken.", "✓ No answer yet.")
	o.engine.next = 1
	d.Press("enter")
	o.engine.next = 0
	d.Press("enter")
	o.engine.next = 1
	d.Press("enter")
	d.Shows("The interview could not be opened. It went wrong (the disk is full).", "they answer")
	d.Press("esc")
	if len(o.calls()) != 1 || len(o.claimed()) != 0 {
		t.Errorf("the calls are %v, %v are claimed", o.calls(), o.claimed())
	}
}

func TestACaseThatCannotBeGivenBackKeepsTheProgramOpen(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	o.engine.next = 1
	d.Press("ctrl+c", "ctrl+c")
	d.Shows("Not everything was saved (the disk is full)")
	if d.Ended || len(o.claimed()) != 1 {
		t.Errorf("ended %v, %v are claimed", d.Ended, o.claimed())
	}
	d.Press("ctrl+c", "ctrl+c")
	if !d.Ended || len(o.claimed()) != 0 || d.Shell.Outcome() != nil {
		t.Errorf("ended %v with %v, %v are claimed", d.Ended, d.Shell.Outcome(), o.claimed())
	}
}

func TestNoCaseIsOnTwoSheets(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	one, other := o.queue(80, 24), o.queue(80, 24)
	one.Press("enter")
	other.Press("enter")
	other.Shows("The case could not be taken.")
	other.Press("n")
	one.Shows("Elin Rhys")
	other.Shows("Bo Lane")
	if claimed := o.claimed(); len(claimed) != 2 {
		t.Errorf("%v are claimed", claimed)
	}
}

func TestACaseThatCannotBeRead(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	c := o.all()[0]
	err := o.Store().Engine().Update(func(tx store.Tx) error {
		return tx.Put([]byte("contacts\x00"+c.Contact), []byte("spoilt"))
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Press("n")
	d.Shows("! The case could not be read.", "⏎ try again")
	d.Press("n", "enter", "esc")
	if len(o.claimed()) != 0 || len(o.calls()) != 0 {
		t.Errorf("the calls are %v, %v are claimed", o.calls(), o.claimed())
	}
	d.Shows("Call now", "cannot be read")
}

func TestClosedCasesAndThoseNotDueAreAskedAbout(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "r", "enter", "n", "esc")
	d.Press("/")
	d.Type("Elin")
	d.Press("enter")
	d.Shows("The case is closed with 2.112", "open and call")
	d.Press("n")
	d.Shows("Call now")
	d.Press("/")
	d.Type("Elin")
	d.Press("enter", "y")
	d.Shows("attempt 2 of 8", "Last call: Tue 24 Nov 10:15  2.112")
	d.Press("esc", "/")
	d.Type("Bo Lane")
	d.Press("enter")
	d.Shows("The case is to be called back from")
	d.Press("y")
	d.Shows("Bo Lane", "Picked by hand.")
	d.Press("esc")
	if len(o.claimed()) != 0 {
		t.Errorf("%v are claimed", o.claimed())
	}
}

func TestNobodyToCall(t *testing.T) {
	o := openOffice(t, people)
	d := o.queue(80, 24)
	d.Shows("The study has no case yet.")
	d.Press("n", "enter", "/")
	d.Shows("The study has no case yet.")
	o = openOffice(t, people, "fusion-survey")
	o.clock.at = o.clock.at.AddDate(0, 0, 5) // a Sunday
	d = o.queue(80, 24)
	d.Shows("There is nobody to call now. The next call is possible from Monday 30 November", "2026 at 09:00", "Press / to call any case")
	d.Press("/")
	d.Type("Ann")
	d.Press("enter")
	d.Shows("These are no calling hours")
	d.Press("y", "n", "enter")
	d.Shows("✓ No answer yet.", "There is nobody to call now.")
}

func TestTheLastAttempt(t *testing.T) {
	o := openOffice(t, "name,phone\nJo,1", "fusion-survey")
	rules, err := o.FieldworkSettings()
	if err != nil {
		t.Fatal(err)
	}
	rules.MaximumAttempts = 1
	if err := o.SetFieldworkSettings(rules); err != nil {
		t.Fatal(err)
	}
	o.openFieldwork()
	d := o.queue(80, 24)
	d.Press("n", "b")
	d.Shows("That was attempt 1 of 1; the case can be closed with 3.12 Always busy.")
	o.engine.next = 1
	d.Press("c")
	d.Shows("The case was not closed. It went wrong (the disk is full).", "c close the case")
	d.Press("c")
	d.Shows("✓ Busy. The case is closed with 3.12 Always busy.")
	d.Hides("c close the case")
	if c := o.all()[0]; c.State != sample.Closed || c.Disposition != "3.12" {
		t.Errorf("the case is %+v", c)
	}
	d.Press("u")
	d.Shows("The call is taken back.", "they answer")
	if c := o.all()[0]; c.State != sample.Fresh || c.Claim == nil {
		t.Errorf("taken back, the case is %+v", c)
	}
	d.Press("r")
	d.Hides("close the case")
}

func TestACallSheetByItself(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	claimed, err := o.ClaimCase(o.all()[1].ID, "anna")
	if err != nil {
		t.Fatal(err)
	}
	d := o.sheet(sample.Next{Case: claimed}, 80, 24)
	d.Shows("Bo Lane", "case "+study.ShortID(claimed.ID))
	d.Press("esc")
	if !d.Ended || len(o.claimed()) != 0 {
		t.Errorf("ended %v, %v are claimed", d.Ended, o.claimed())
	}
}
