package plain_test

import (
	"testing"

	"fieldwork/forms/sample"
)

func TestACallIsTakenBackLineByLine(t *testing.T) {
	p := openPhone(t, 1)
	printed, call := p.mustCall("remark Ask for Mair", "2.112", "perhaps", "close", "/undo", "again", "n", "undo")
	if call != nil {
		t.Errorf("recorded %+v", call)
	}
	wantPrinted(t, printed, "The case is closed.", "Type undo to take it back", "The call is recorded. Type undo", "The call is taken back.",
		"Type begin when they answer", "Remark for this call: Ask for Mair", "No answer yet.", "The call is taken back.")
	printed, call = p.mustCall("b", "", "n")
	if call == nil || call.Outcome != sample.BusyCode || call.Remark != "Ask for Mair" {
		t.Errorf("the call is %+v", call)
	}
	wantPrinted(t, printed, "Remark for this call: Ask for Mair", "Busy.")
	if kept, err := p.Calls(call.Case); err != nil || len(kept) != 1 {
		t.Errorf("kept are %+v, %v", kept, err)
	}
}

func TestARemarkIsChangedLineByLine(t *testing.T) {
	p := openPhone(t, 2)
	printed, call := p.mustCall("b", "remark", "remark Engaged", "undo", "b", "remark Engaged twice")
	wantPrinted(t, printed, "Type the remark after the word", "The remark is saved with the call.", "Busy.")
	if kept, err := p.Calls(call.Case); err != nil || len(kept) != 1 || kept[0].Remark != "Engaged twice" || call.Remark != "Engaged twice" {
		t.Errorf("the call is %+v, kept are %+v, %v", call, kept, err)
	}
	if _, call = p.mustCall("remark x", "b", "remark -"); call.Remark != "" {
		t.Errorf("the call is %+v", call)
	}
}

func TestTheLastAttemptIsClosedLineByLine(t *testing.T) {
	p := openPhone(t, 1)
	rules, err := p.FieldworkSettings()
	if err != nil {
		t.Fatal(err)
	}
	rules.MaximumAttempts = 1
	if err := p.SetFieldworkSettings(rules); err != nil {
		t.Fatal(err)
	}
	if p.fieldwork, err = p.OpenFieldwork(nil); err != nil {
		t.Fatal(err)
	}
	printed, call := p.mustCall("b", "close", "close", "back", "undo")
	wantPrinted(t, printed, "the case can be closed with 3.12 Always busy.", "close to close the case", "The case is closed with 3.12 Always busy.",
		"The call is recorded. Type undo to take it back, remark TEXT to change its remark, or press Enter")
	if c, err := p.Case(call.Case); err != nil || c.State != sample.Closed || c.Disposition != "3.12" {
		t.Errorf("the case is %+v, %v", c, err)
	}
}

func TestAfterACallOnAFullDisk(t *testing.T) {
	p := openPhone(t, 1)
	next, _, err := p.fieldwork.Take("anna")
	if err != nil {
		t.Fatal(err)
	}
	p.engine.updates = 1
	printed, call, err := p.callCase(next, "remark x", "b")
	wantPrinted(t, printed, "The remark is not saved yet; it goes with the outcome. the disk is full.")
	if err != nil || call == nil || call.Remark != "x" {
		t.Errorf("the call is %+v, %v", call, err)
	}
}
