package study_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// told is what the log tells of every change, in order.
func told(t *testing.T, s *study.Study) []string {
	t.Helper()
	var list []string
	for _, e := range entries(t, s) {
		if e.Who != storetest.Author || e.At.IsZero() {
			t.Errorf("%s was done by %q at %s", e.Action, e.Who, e.At)
		}
		what := fmt.Sprintf("%s %s", e.Action, e.Kind)
		if e.Part != "" {
			what += " " + e.Part
		}
		if e.Before != nil {
			what += " before"
		}
		if e.After != nil {
			what += " after"
		}
		list = append(list, what)
	}
	return list
}

func TestEveryChangeLeavesItsEntry(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	r := start(t, s)
	record(t, r, answering("q1", "x"))
	engine.next = 1
	_ = r.Record(answering("q1", "lost"))
	record(t, r, study.Step{Action: "suspended", Status: forms.Suspended})
	if _, err := s.Resume(r.Interview().ID); err != nil {
		t.Fatal(err)
	}
	imported(t, s, 2, false)
	imported(t, s, 1, true)
	want := []string{
		"add-instrument instruments after",
		"add-instrument instrument-sources after",
		"begin interviews after",
		"answer interviews step before after",
		"suspended interviews step before after",
		"resume interviews step before after",
		"begin-import imports after",
		"import interviews after",
		"import interviews after",
		"finish-import imports before after",
		"begin-import imports after",
		"import interviews after",
		"give-up-import interviews before",
		"give-up-import imports before",
	}
	if diff := cmp.Diff(want, told(t, s)); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
}

func TestTheLogHasWhatAStepChanged(t *testing.T) {
	s := open(t)
	r := start(t, s)
	record(t, r, answering("q1", "first"))
	step := answering("q1", "second")
	step.Position = "q2"
	record(t, r, step)
	list := entries(t, s)
	last := list[len(list)-1]
	if got, want := string(last.Before), `{"answers":{"q1":"first"},"position":"q1"}`; got != want {
		t.Errorf("before: %s, not %s", got, want)
	}
	if got, want := string(last.After), `{"answers":{"q1":"second"},"position":"q2"}`; got != want {
		t.Errorf("after: %s, not %s", got, want)
	}
	if last.Key != r.Interview().ID {
		t.Errorf("it is about %s", last.Key)
	}
}
