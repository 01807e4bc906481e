package callsheet_test

import (
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

func TestARemarkOutlivesAHangUpAndACrash(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "t")
	d.Type("Ask for Mair")
	d.Press("enter")
	d.Shows("Remark: Ask for Mair", "they answer")
	o.openAnew()
	d = o.queue(80, 24)
	d.Press("n")
	d.Shows("Remark: Ask for Mair")
	d.Press("t")
	d.Type(" or Non")
	d.Press("enter")
	d.Send(ui.HangUp{})
	if len(o.claimed()) != 0 {
		t.Errorf("%v are claimed", o.claimed())
	}
	d = o.queue(80, 24)
	d.Press("n")
	d.Shows("Remark: Ask for Mair or Non")
	d.Press("esc", "n", "n")
	d.Shows("✓ No answer yet.", "Remark: Ask for Mair or Non")
	if noted, err := o.NotedRemark(o.all()[0].ID); err != nil || noted != "" {
		t.Errorf("after the call there is noted %q, %v", noted, err)
	}
	d.Press("enter")
	d.Hides("Mair")
}

func TestARemarkThatIsNotSavedStaysOnTheSheet(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "t", "x")
	o.engine.next = 1
	d.Press("enter")
	d.Shows("The remark is not saved yet; it goes with the outcome.", "Remark: x")
	d.Press("esc")
	d.Shows("The remark could not be saved, and goes with the call sheet.")
	d.Press("esc", "t", "enter", "esc", "n")
	d.Shows("Remark: x")
	d.Press("b")
	if calls := o.calls(); len(calls) != 1 || calls[0].Remark != "x" {
		t.Errorf("the calls are %+v", calls)
	}
}

func TestARemarkIsAmendedWithoutTakingTheCallBack(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "b")
	before := o.calls()[0]
	d.Press("t")
	d.Type("Engaged")
	d.Press("enter")
	d.Shows("✓ Busy.", "Remark: Engaged")
	before.Remark = "Engaged"
	if calls := o.calls(); len(calls) != 1 || calls[0] != before {
		t.Errorf("the calls are %+v, want %+v", calls, before)
	}
}

// TestARefusalEndsTheInterviewThatWasSuspended takes the refusal back too: then
// the interview is to be gone on with, and was not touched in the call.
func TestARefusalEndsTheInterviewThatWasSuspended(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	leaveInterview(d, "1")
	d.Press("enter", "esc", "/")
	d.Type("Elin")
	d.Press("enter", "y")
	want := func(status forms.Status) {
		t.Helper()
		if kept, err := o.Interview(o.all()[0].Interview); err != nil || kept.Status != status {
			t.Errorf("the interview is %+v, %v; want %s", kept, err, status)
		}
	}
	d.Press("r")
	d.Shows("✓ 2.112 Refusal by the known respondent. The case is closed.")
	want(forms.BrokenOff)
	d.Press("u")
	d.Shows("The interview stands at question 2", "⏎ go on")
	want(forms.Suspended)
	d.Press("n")
	if calls := o.calls(); len(calls) != 2 || calls[1].Outcome != sample.NoAnswerCode || calls[1].Interview != "" {
		t.Errorf("the calls are %+v", calls)
	}
}
