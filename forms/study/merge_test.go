package study_test

import (
	"encoding/json"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// twoCopies are copies of a study with two contacts, which two people go on in.
func twoCopies(t *testing.T) (ours, theirs *study.Study) {
	t.Helper()
	engine := &memory{}
	twoContacts(t, filled(t, engine))
	copied := &memory{keys: append([][]byte(nil), engine.keys...), values: append([][]byte(nil), engine.values...)}
	on := func(kept *memory, who string, seed byte) *study.Study {
		clock := storetest.Clock(storetest.Start.Add(time.Hour * time.Duration(seed)))
		return study.New(store.New(kept, who, clock, storetest.Entropy(seed)), clock)
	}
	return on(engine, "AM", 2), on(copied, "BT", 3)
}

// mergedInto merges their copy into ours, and gives the conflicts.
func mergedInto(t *testing.T, ours, theirs *study.Study, choices merge.Choices) *merge.Merge {
	t.Helper()
	var m *merge.Merge
	err := theirs.Store().View(func(tx store.Tx) error {
		return ours.Store().Update(func(ch *store.Change) (err error) {
			if m, err = merge.Compare(ch, tx, choices); err != nil {
				return err
			}
			study.UnifyCopies(m)
			if err := study.MergeCopies(m); err != nil || len(choices.Open(m.Conflicts)) > 0 {
				return err
			}
			return m.Write(ch, tx, ours.Store().NewID())
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestNeverCallingAgainGoesBeforeEverything(t *testing.T) {
	ours, theirs := twoCopies(t)
	id := allContacts(t, ours)[0].ID
	edited(t, ours, id, setting("role", "Director"))
	edited(t, theirs, id, func(c *sample.Contact) error { return study.SetDoNotCall(c, "asked") })
	m := mergedInto(t, ours, theirs, nil)
	got, err := ours.Contact(id)
	if err != nil || !got.DoNotCall || got.Role != "Director" || len(m.Conflicts) > 0 || len(m.Notices) != 1 {
		t.Errorf("%+v, %v, conflicts %v, notices %v", got, err, m.Conflicts, m.Notices)
	}
}

func TestWhatBothWroteDifferentlyIsAConflict(t *testing.T) {
	ours, theirs := twoCopies(t)
	id := allContacts(t, ours)[0].ID
	edited(t, ours, id, setting("role", "Director"))
	edited(t, theirs, id, setting("role", "Manager"))
	m := mergedInto(t, ours, theirs, nil)
	if len(m.Conflicts) != 1 || m.Conflicts[0].Ours.Words != "Director" || m.Conflicts[0].Theirs.Words != "Manager" || m.Conflicts[0].Theirs.Who != "BT" {
		t.Fatalf("the conflicts are %+v", m.Conflicts)
	}
	mergedInto(t, ours, theirs, merge.Every(m.Conflicts, merge.Theirs))
	if got, err := ours.Contact(id); err != nil || got.Role != "Manager" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestACaseThatOneSideHasFinishedStaysClosed(t *testing.T) {
	ours, theirs := twoCopies(t)
	version, err := ours.Newest()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []*study.Study{ours, theirs} {
		if _, _, err := s.MakeCases(version[0].Name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	for s, outcome := range map[*study.Study]string{ours: "2.112", theirs: sample.NoAnswerCode} {
		if _, _, err := s.RecordCall(sample.Call{Case: allCases(t, s)[0].ID, Outcome: outcome}); err != nil {
			t.Fatal(err)
		}
	}
	mergedInto(t, ours, theirs, nil)
	list := allCases(t, ours)
	if len(list) != 2 || list[0].State != sample.Closed || list[0].Attempts != 2 || list[0].Disposition != "2.112" {
		t.Errorf("the cases are %+v", list)
	}
	if faults := examined(t, ours); len(faults) > 0 {
		t.Errorf("it has faults: %v", faults)
	}
}

func TestAnswersToOneQuestionAreAConflictAndOthersAreTaken(t *testing.T) {
	engine := &memory{}
	first := filled(t, engine)
	version, err := first.Newest()
	if err != nil {
		t.Fatal(err)
	}
	r, err := first.Begin(study.Beginning{Instrument: version[0].Name, Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	copied := &memory{keys: append([][]byte(nil), engine.keys...), values: append([][]byte(nil), engine.values...)}
	clock := storetest.Clock(storetest.Start.Add(time.Hour))
	theirs := study.New(store.New(copied, "BT", clock, storetest.Entropy(9)), clock)
	for s, answers := range map[*study.Study]map[string]forms.Answer{
		first: {"a": {Value: "1"}, "b": {Value: "same"}}, theirs: {"a": {Value: "2"}, "b": {Value: "same"}, "c": {Value: "3"}},
	} {
		again, err := s.Resume(r.Interview().ID)
		if err == nil {
			err = again.Record(study.Step{Action: "answer", Answers: answers, Spent: map[string]time.Duration{"a": time.Second}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	m := mergedInto(t, first, theirs, nil)
	if len(m.Conflicts) != 1 || m.Conflicts[0].ID != "interviews/"+r.Interview().ID+"/answers/a" {
		t.Fatalf("the conflicts are %+v", m.Conflicts)
	}
	mergedInto(t, first, theirs, merge.Every(m.Conflicts, merge.Theirs))
	got, err := first.Interview(r.Interview().ID)
	written, _ := json.Marshal(got.Answers)
	if err != nil || string(written) != `{"a":"2","b":"same","c":"3"}` || got.Spent["a"] != 2*time.Second {
		t.Errorf("%s, %v, %v", written, got.Spent, err)
	}
}
