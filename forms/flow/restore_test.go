package flow_test

import (
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// restored is a state that was put back with some answers.
func restored(t *testing.T, position, reached string, answers map[string]string) *flow.State {
	t.Helper()
	interview := forms.Interview{Position: position, Reached: reached, Answers: map[string]forms.Answer{}}
	for name, value := range answers {
		interview.Answers[name] = answer(value)
	}
	return flow.Restore(load(t, walk), &interview)
}

func TestRestoreAtEveryPosition(t *testing.T) {
	answers := map[string]string{"q1": "x", "q2": "a", "q4": "6"}
	path := []string{"q1", "n1", "q2", "q3", "q4", "i1", "q5", forms.EndPosition}
	for i, position := range path {
		for j, reached := range path {
			s := restored(t, position, reached, answers)
			wantAt(t, s, position)
			if want := path[max(i, j)]; s.Reached() != want {
				t.Errorf("at %s, having reached %s, the farthest is %s", position, reached, s.Reached())
			}
		}
	}
}

func TestRestoreWhatIsNotThere(t *testing.T) {
	for _, test := range []struct{ position, reached, at, farthest string }{
		{"", "", "q1", "q1"},
		{"gone", "gone", "q1", "q1"},
		{"gone", "q4", "q1", "q4"},
		{"q4", "gone", "q4", "q4"},
		{"q3", "q3", "q4", "q4"},
		{"q3", "q5", "q4", "q5"},
		{"start", "start", "q1", "q1"},
		{"i1", "i1", "q5", "q5"},
		{"/start", "\xff", "q1", "q1"},
	} {
		s := restored(t, test.position, test.reached, map[string]string{"gone": "x", "q1": "x", "q2": "b", "": "y"})
		wantAt(t, s, test.at)
		if s.Reached() != test.farthest {
			t.Errorf("%+v: the farthest is %s", test, s.Reached())
		}
		if !s.CanJump(s.Current()) {
			t.Errorf("%+v: no jump to where it stands", test)
		}
	}
}

func TestRestoreKnowsWhatWasAsked(t *testing.T) {
	interview := forms.Interview{
		Position: "q1", Reached: "q5",
		Answers: map[string]forms.Answer{"q1": {Value: "x"}},
		Spent:   map[string]time.Duration{"q1": 1, "n1": 1, "q2": 1, "gone": 1},
	}
	s := flow.Restore(load(t, walk), &interview)
	if q := s.Frontier(); q == nil || q.Name != "q4" {
		t.Errorf("the frontier is %v", q)
	}
	interview.Spent["q4"] = 0
	s = flow.Restore(load(t, walk), &interview)
	if q := s.Frontier(); q == nil || q.Name != "q5" {
		t.Errorf("the frontier is %v", q)
	}
}
