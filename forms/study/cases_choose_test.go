package study_test

import (
	"testing"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

func TestTheQueueHearsOfChoicesAndEdits(t *testing.T) {
	s := open(t)
	threeContacts(t, s)
	people := allContacts(t, s)
	queue, err := s.OpenFieldwork(nil)
	if err != nil {
		t.Fatal(err)
	}
	made := chooseOne(t, s, people[0].ID)
	gone := chooseOne(t, s, people[1].ID)
	if err := s.UnchooseContact(gone.ID); err != nil {
		t.Fatal(err)
	}
	if queue.Cases() != 1 || queue.Standing(made.ID) != "" {
		t.Errorf("%d cases; %q", queue.Cases(), queue.Standing(made.ID))
	}
	edit := edited(t, s, people[0].ID, func(c *sample.Contact) error { return study.SetDoNotCall(c, "Ill") })
	if got := queue.Standing(made.ID); got != "The contact must not be called." {
		t.Errorf("after the mark: %q", got)
	}
	if _, err := s.UndoContactEdit(edit); err != nil {
		t.Fatal(err)
	}
	if got := queue.Standing(made.ID); got != "" {
		t.Errorf("after undoing it: %q", got)
	}
}
