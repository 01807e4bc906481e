package flow_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// TestRerunFollowsAsRestoreDoes: nothing of one interview is left in the next.
func TestRerunFollowsAsRestoreDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInstrument(t)
		rerun := flow.NewRerun(in)
		for i := range rapid.IntRange(1, 3).Draw(t, "interviews") {
			interview := forms.Interview{ID: fmt.Sprint("I", i), Answers: map[string]forms.Answer{}}
			rerun.Begin(&interview)
			for _, v := range in.Variables() {
				interview.Answers[v.Name] = forms.Answer{Value: "worked out otherwise"}
				if v.Type() != forms.Calculate {
					interview.Answers[v.Name] = anyAnswer(t, v)
				}
				rerun.Put(v, interview.Answers[v.Name])
			}
			rerun.Follow()
			state := flow.Restore(in, &interview)
			for _, v := range in.Variables() {
				want := forms.Answer{}
				if state.OnPath(v) {
					want = state.Answer(v)
				}
				if got := rerun.Effective(v); got != want {
					t.Fatalf("%s is %v, want %v", v.Name, got, want)
				}
			}
		}
	})
}
