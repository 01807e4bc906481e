package study

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// withCase is a study with one case, and the ID of that.
func withCase(t *testing.T) (*Study, string) {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	s := New(storetest.Open(t), clock)
	c := sample.NewCase(s.store.NewID(), "contact", "guide", 0, storetest.Start)
	if err := s.store.Update(func(ch *store.Change) error { return cases.Put(ch, "make", c.ID, c) }); err != nil {
		t.Fatal(err)
	}
	return s, c.ID
}

func TestPreparationIsKeptAndTakenBack(t *testing.T) {
	s, id := withCase(t)
	want := Preparation{
		Reworded: map[string]string{"q1": "And you?"},
		Added:    map[string]forms.AddedQuestion{"+1": {Label: "Why?", After: "q1", At: storetest.Start}},
	}
	given := Preparation{
		Reworded: map[string]string{"q1": "And you?", "q2": ""},
		Added:    map[string]forms.AddedQuestion{"+1": want.Added["+1"], "+2": {After: "q1"}},
	}
	if err := s.Prepare(ShortID(id), given); err != nil {
		t.Fatal(err)
	}
	got, err := s.Preparation(id)
	if difference := cmp.Diff(want, got); err != nil || difference != "" {
		t.Errorf("%v (-want +got):\n%s", err, difference)
	}
	if len(given.Reworded) != 2 {
		t.Error("what was given was changed")
	}
	interview := forms.Interview{Case: id}
	if err := s.store.View(func(tx store.Tx) error { return bringPreparation(tx, &interview) }); err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(forms.Interview{Case: id, Reworded: want.Reworded, Added: want.Added}, interview); difference != "" {
		t.Errorf("the interview begins with (-want +got):\n%s", difference)
	}
	for range 2 { // the second time there is nothing to take back
		if err := s.Prepare(id, Preparation{}); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Preparation(id); err != nil || !got.Empty() {
		t.Errorf("after it was taken back there is %+v, %v", got, err)
	}
	var actions []string
	err = s.store.View(func(tx store.Tx) error {
		for entry, err := range store.Log(tx, "") {
			if err != nil {
				return err
			}
			if entry.Kind == preparations.Name() {
				actions = append(actions, entry.Action)
			}
		}
		return nil
	})
	if difference := cmp.Diff([]string{"prepare", "prepare"}, actions); err != nil || difference != "" {
		t.Errorf("%v, the log has (-want +got):\n%s", err, difference)
	}
}

func TestPreparationNeedsACase(t *testing.T) {
	s, _ := withCase(t)
	if err := s.Prepare("nobody", Preparation{}); !errors.Is(err, ErrNoCase) {
		t.Errorf("preparing gives %v", err)
	}
	if _, err := s.Preparation("nobody"); !errors.Is(err, ErrNoCase) {
		t.Errorf("reading gives %v", err)
	}
	outside := forms.Interview{}
	if err := s.store.View(func(tx store.Tx) error { return bringPreparation(tx, &outside) }); err != nil ||
		!cmp.Equal(outside, forms.Interview{}, cmpopts.EquateEmpty()) {
		t.Errorf("an interview outside the sample begins with %+v, %v", outside, err)
	}
}
