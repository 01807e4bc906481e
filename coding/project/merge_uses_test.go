package project_test

import (
	"testing"

	"fieldwork/coding"
	"fieldwork/forms/merge"
)

// TestAConflictSaysWhatGoesWithACode has one take out a code that the other goes
// on using.
func TestAConflictSaysWhatGoesWithACode(t *testing.T) {
	ours, theirs := apart(t, firstStudy(t))
	code := ours.coding.Tree()[0]
	change, err := ours.coding.CodePassage(ours.by, ours.coding.Documents()[1].ID, coding.NewText(mergedText), coding.Span{From: 4, To: 7}, code.ID)
	ours.do(t, change, err)
	ours.do(t, ours.coding.SetMemo(ours.by, coding.OnCode, code.ID, "A thought."), nil)
	change, _, err = ours.coding.NewCode(ours.by, coding.Code{Name: "Under it", Parent: code.ID})
	ours.do(t, change, err)
	change, err = theirs.coding.DeleteCode(code.ID)
	theirs.do(t, change, err)
	conflicts := ours.merged(t, theirs, merge.Choices{}).Conflicts
	if len(conflicts) != 1 {
		t.Fatalf("%+v", conflicts)
	}
	if got, want := conflicts[0].Ours.Words, "kept, and used for 1 passage, 1 code under it, 1 memo"; got != want {
		t.Errorf("ours is %q, want %q", got, want)
	}
	if got, want := conflicts[0].Theirs.Words, "taken out, and with it 1 passage, 1 memo; the code under it moves up"; got != want {
		t.Errorf("theirs is %q, want %q", got, want)
	}
}
