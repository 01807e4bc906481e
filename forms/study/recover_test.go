package study_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

func TestWhatCannotBeTakenOutIsLeftOut(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	begun := start(t, s)
	imported(t, s, 2, false)
	cut := beginImport(t, s, "cut.csv")
	if err := cut.Add(responses(700, "cut")); err != nil {
		t.Fatal(err)
	}
	meanwhile := start(t, s)
	later := beginImport(t, s, "later.csv")
	if err := later.Add(responses(3, "later")); err != nil {
		t.Fatal(err)
	}

	again := in(engine)
	for taken := range 2 { // batches that can be taken out before the disk is full
		if files, err := again.Unfinished(); err != nil || !cmp.Equal(files, []string{"cut.csv", "later.csv"}) {
			t.Errorf("unfinished: %v, %v", files, err)
		}
		engine.good, engine.next = taken, 1
		if _, err := again.Recover(); !errors.Is(err, errDisk) {
			t.Fatalf("recovering gives %v", err)
		}
		if err := again.LeaveOut(); err != nil {
			t.Fatal(err)
		}
		list := all(t, again, "visits")
		if len(list) != 4 {
			t.Errorf("%d interviews", len(list))
		}
		if diff := cmp.Diff(study.Tally{forms.Complete: 2, forms.InProgress: 2}, tallyOf(t, again)); diff != "" {
			t.Errorf("the tally (-want +got):\n%s", diff)
		}
		for _, reference := range []string{"cut-699", "later-1"} {
			if _, err := again.Interview(reference); !errors.Is(err, study.ErrNoInterview) {
				t.Errorf("%s is read with %v", reference, err)
			}
		}
		stored(t, again, begun.Interview().ID)
		stored(t, again, meanwhile.Interview().ID)
	}
}

func TestNothingIsLeftOutOfASoundStudy(t *testing.T) {
	s := open(t)
	imported(t, s, 3, false)
	if files, err := s.Unfinished(); err != nil || len(files) > 0 {
		t.Errorf("unfinished: %v, %v", files, err)
	}
	if err := s.LeaveOut(); err != nil {
		t.Fatal(err)
	}
	if n := len(all(t, s, "visits")); n != 3 || tallyOf(t, s)[forms.Complete] != 3 {
		t.Errorf("%d interviews, %v", n, tallyOf(t, s))
	}
}
