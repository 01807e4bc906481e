package study_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

func TestBeginRecordResume(t *testing.T) {
	path := t.TempDir() + "/visits.field"
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	s := filled(t, engine)
	r := start(t, s)
	begun := r.Interview()
	if begun.Position != "q1" || begun.Reached != "q1" || begun.Status != forms.InProgress || begun.Language != "en" ||
		begun.Interviewer != "Nia" || begun.Mode != forms.Telephone || begun.Version != 1 {
		t.Errorf("the interview begins as %+v", begun)
	}
	record(t, r, answering("q1", "first"))
	record(t, r, study.Step{Action: "move", Position: "q2", Reached: "q2", Spent: map[string]time.Duration{"q1": 5 * time.Second}})
	record(t, r, study.Step{Action: "remark", Remarks: map[string]string{"q1": "laughs"}})
	record(t, r, study.Step{Action: "suspended", Status: forms.Suspended, Language: "cy"})
	storetest.CheckAndClose(t, engine)

	if engine, err = bolt.Open(path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { storetest.CheckAndClose(t, engine) })
	s = in(engine)
	resumed, err := s.Resume(begun.ID)
	if err != nil {
		t.Fatal(err)
	}
	got := resumed.Interview()
	want := begun
	want.Position, want.Reached, want.Language, want.Updated = "q2", "q2", "cy", got.Updated
	want.Answers = map[string]forms.Answer{"q1": {Value: "first"}}
	want.Remarks = map[string]string{"q1": "laughs"}
	want.Spent = map[string]time.Duration{"q1": 5 * time.Second}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("resumed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(got, stored(t, s, begun.ID)); diff != "" {
		t.Errorf("the recorder (-) and the disk (+):\n%s", diff)
	}
	record(t, resumed, study.Step{Action: "complete", Status: forms.Complete})
	if stored(t, s, begun.ID).Submitted.IsZero() {
		t.Error("a complete interview has no time of submission")
	}
	if r, err := s.Resume(begun.ID); r != nil || !errors.Is(err, study.ErrEnded) {
		t.Errorf("resuming what has ended gives %v, %v", r, err)
	}
}

func TestTheStartKeepsTheInterviewersZone(t *testing.T) {
	zone := time.FixedZone("", 60*60)
	midnight := time.Date(2017, time.July, 2, 0, 30, 0, 0, zone)
	engine := storetest.OpenEngine(t)
	clock := func() time.Time { return midnight }
	s := study.New(store.New(engine, "me", clock, storetest.Entropy(1)), clock)
	if _, _, err := s.AddInstrument("visits.yaml", []byte(source)); err != nil {
		t.Fatal(err)
	}
	r := start(t, s)
	for _, interview := range []forms.Interview{r.Interview(), stored(t, s, r.Interview().ID)} {
		if day := interview.Started.Format(time.DateOnly); day != "2017-07-02" || !interview.Started.Equal(midnight) {
			t.Errorf("the interview started at %s", interview.Started)
		}
	}
	for range 3 {
		before := r.Interview().Updated
		record(t, r, answering("q1", "x"))
		if !r.Interview().Updated.After(before) {
			t.Error("a step does not show in Updated when the clock stands still")
		}
	}
}

func TestAFailedStepCanBeTriedAgain(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	r := start(t, s)
	record(t, r, answering("q1", "before"))
	before, logged := r.Interview(), len(entries(t, s))
	step := study.Step{
		Action: "answer", Answers: map[string]forms.Answer{"q1": {}, "q2": {Special: forms.DontKnow}},
		Spent: map[string]time.Duration{"q1": time.Second}, Status: forms.Suspended,
	}
	engine.next = 3
	for range 3 {
		if err := r.Record(step); !errors.Is(err, errDisk) {
			t.Fatalf("the error is %v", err)
		}
		if diff := cmp.Diff(before, r.Interview()); diff != "" {
			t.Fatalf("a failed step changes the recorder:\n%s", diff)
		}
		if diff := cmp.Diff(before, stored(t, s, before.ID)); diff != "" {
			t.Fatalf("a failed step changes the disk:\n%s", diff)
		}
	}
	record(t, r, step)
	after := stored(t, s, before.ID)
	if after.Spent["q1"] != time.Second || after.Answers["q2"].Special != forms.DontKnow || after.Status != forms.Suspended {
		t.Errorf("after the step: %+v", after)
	}
	if _, there := after.Answers["q1"]; there {
		t.Error("the answer was not taken back")
	}
	if more := len(entries(t, s)) - logged; more != 1 {
		t.Errorf("%d entries in the log for one step", more)
	}
	wantInStep(t, s)
}

func TestAFailedBeginLeavesNothing(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	engine.next = 1
	if r, err := s.Begin(study.Beginning{Instrument: "visits"}); r != nil || !errors.Is(err, errDisk) {
		t.Errorf("beginning gives %v, %v", r, err)
	}
	if n := len(all(t, s, "")); n != 0 {
		t.Errorf("%d interviews are there", n)
	}
	r := start(t, s)
	record(t, r, study.Step{Action: "suspended", Status: forms.Suspended})
	engine.next = 1
	if r, err := s.Resume(r.Interview().ID); r != nil || !errors.Is(err, errDisk) {
		t.Errorf("resuming gives %v, %v", r, err)
	}
	wantInStep(t, s)
}

func TestNothingIsRecordedAfterTheEnd(t *testing.T) {
	s := open(t)
	for _, end := range []forms.Status{forms.Complete, forms.BrokenOff} {
		r := start(t, s)
		record(t, r, study.Step{Action: string(end), Status: end})
		before := stored(t, s, r.Interview().ID)
		for _, late := range []study.Step{answering("q1", "late"), {Action: "suspended", Status: forms.Suspended}} {
			if err := r.Record(late); !errors.Is(err, study.ErrEnded) {
				t.Errorf("after %s the error is %v", end, err)
			}
		}
		if diff := cmp.Diff(before, stored(t, s, before.ID)); diff != "" {
			t.Errorf("after %s it changed:\n%s", end, diff)
		}
	}
	wantInStep(t, s)
}

func TestTwoRecordersOfOneInterviewLoseNothing(t *testing.T) {
	s := open(t)
	first := start(t, s)
	second, err := s.Resume(first.Interview().ID)
	if err != nil {
		t.Fatal(err)
	}
	record(t, first, answering("q1", "one"))
	record(t, second, answering("q2", "2"))
	record(t, first, answering("q3", "three"))
	record(t, second, study.Step{Action: "move", Position: "q3"})
	want := map[string]forms.Answer{"q1": {Value: "one"}, "q2": {Value: "2"}, "q3": {Value: "three"}}
	if diff := cmp.Diff(want, stored(t, s, first.Interview().ID).Answers); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	record(t, first, study.Step{Action: "complete", Status: forms.Complete})
	if err := second.Record(answering("q1", "late")); !errors.Is(err, study.ErrEnded) {
		t.Errorf("the other recorder goes on: %v", err)
	}
	wantInStep(t, s)
}

// An interview that was erased must not come back with the next step.
func TestAnErasedInterviewStaysErased(t *testing.T) {
	s := open(t)
	r := start(t, s)
	id := r.Interview().ID
	interviews := store.NewCollection[forms.Interview]("interviews", 1)
	resumables := store.NewIndex[study.Head]("interviews-to-resume", 1)
	err := s.Store().Update(func(ch *store.Change) error {
		return errors.Join(interviews.Delete(ch, "erase", id), resumables.Delete(ch, id))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Record(answering("q1", "x")); !errors.Is(err, study.ErrNoInterview) {
		t.Errorf("the error is %v", err)
	}
	if _, err := s.Interview(id); !errors.Is(err, study.ErrNoInterview) {
		t.Errorf("it is there again: %v", err)
	}
}

func TestRecordingFromSeveralGoroutines(t *testing.T) {
	s := open(t)
	r := start(t, s)
	other, err := s.Resume(r.Interview().ID)
	if err != nil {
		t.Fatal(err)
	}
	const each = 20
	var group sync.WaitGroup
	for g := range 4 {
		recorder := []*study.Recorder{r, other}[g%2]
		group.Go(func() {
			for i := range each {
				step := answering(fmt.Sprintf("v%d_%d", g, i), "x")
				step.Spent = map[string]time.Duration{"q1": time.Second}
				if err := recorder.Record(step); err != nil {
					t.Error(err)
				}
				interview := recorder.Interview()
				_ = interview.Elapsed()
			}
		})
	}
	group.Go(func() {
		for range each {
			_, _ = s.Resumable()
			_, _, _ = s.Instrument("visits", 0)
			start(t, s)
		}
	})
	group.Wait()
	got := stored(t, s, r.Interview().ID)
	if len(got.Answers) != 4*each || got.Spent["q1"] != 4*each*time.Second {
		t.Errorf("%d answers and %s are there", len(got.Answers), got.Spent["q1"])
	}
	wantInStep(t, s)
}
