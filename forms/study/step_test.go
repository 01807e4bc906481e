package study_test

import (
	"encoding/json"
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// anyStep makes a step that does not end the interview.
func anyStep(t *rapid.T) study.Step {
	names := rapid.SampledFrom([]string{"q1", "q2", "q3"})
	texts := rapid.SampledFrom([]string{"", "a", "“b” <&>\n\x00", "日本", `\"`})
	answers := rapid.Custom(func(t *rapid.T) forms.Answer {
		if rapid.Bool().Draw(t, "special") {
			return forms.Answer{Special: forms.Refused}
		}
		return forms.Answer{Value: texts.Draw(t, "value")}
	})
	places := rapid.SampledFrom([]string{"", "q1", "q2", forms.EndPosition})
	return study.Step{
		Action:   rapid.SampledFrom([]string{"answer", "move"}).Draw(t, "action"),
		Answers:  rapid.MapOfN(names, answers, 0, 3).Draw(t, "answers"),
		Remarks:  rapid.MapOfN(names, texts, 0, 2).Draw(t, "remarks"),
		Spent:    rapid.MapOfN(names, rapid.Map(rapid.IntRange(0, 9), func(s int) time.Duration { return time.Duration(s) * time.Second }), 0, 2).Draw(t, "spent"),
		Position: places.Draw(t, "position"),
		Reached:  places.Draw(t, "reached"),
		Language: rapid.SampledFrom([]string{"", "en", "cy"}).Draw(t, "language"),
		Status:   rapid.SampledFrom([]forms.Status{"", forms.InProgress, forms.Suspended}).Draw(t, "status"),
	}
}

// alike compares interviews apart from their ids and times of day.
var alike = cmp.Options{
	cmpopts.IgnoreFields(forms.Interview{}, "ID", "Started", "Updated", "Submitted"),
	cmpopts.EquateEmpty(),
}

// timed leaves out the times of questions that took none.
func timed(interview forms.Interview) forms.Interview {
	interview.Spent = maps.Clone(interview.Spent)
	maps.DeleteFunc(interview.Spent, func(_ string, d time.Duration) bool { return d == 0 })
	return interview
}

func TestStepsJoinAsTheyAreRecorded(t *testing.T) {
	s := filled(t, &memory{})
	rapid.Check(t, func(rt *rapid.T) {
		steps := rapid.SliceOfN(rapid.Custom(anyStep), 1, 5).Draw(rt, "steps")
		one, joined := start(t, s), start(t, s)
		whole := study.Step{}
		for i, step := range steps {
			record(t, one, step)
			whole = whole.Then(step)
			if i == len(steps)/2 {
				whole = study.Step{}.Then(whole).Then(study.Step{})
			}
		}
		record(t, joined, whole)
		if diff := cmp.Diff(stored(t, s, one.Interview().ID), stored(t, s, joined.Interview().ID), alike); diff != "" {
			rt.Fatalf("one by one (-) and joined (+):\n%s", diff)
		}
		if diff := cmp.Diff(one.Interview(), stored(t, s, one.Interview().ID), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("the recorder (-) and the disk (+):\n%s", diff)
		}
	})
}

func TestThenIsAssociativeAndChangesNeither(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyStep(t), anyStep(t), anyStep(t)
		before, err := json.Marshal([]study.Step{a, b, c})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a.Then(b).Then(c), a.Then(b.Then(c)), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(ab)c (-) and a(bc) (+):\n%s", diff)
		}
		if after, _ := json.Marshal([]study.Step{a, b, c}); string(after) != string(before) {
			t.Fatalf("the steps changed from %s to %s", before, after)
		}
		if a.Empty() && b.Empty() != a.Then(b).Empty() {
			t.Fatal("joined with nothing, something is nothing")
		}
	})
}

// What the log has as the part before leads back, step by step.
func TestTheLogLeadsBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := filled(t, &memory{})
		r := start(t, s)
		begun := r.Interview()
		for _, step := range rapid.SliceOfN(rapid.Custom(anyStep), 1, 8).Draw(rt, "steps") {
			record(t, r, step)
		}
		var undo []study.Step
		for _, entry := range entries(t, s) {
			if entry.Key != begun.ID || entry.Part == "" {
				continue
			}
			var before study.Step
			if err := json.Unmarshal(entry.Before, &before); err != nil {
				rt.Fatal(err)
			}
			undo = append([]study.Step{before}, undo...)
		}
		for _, step := range undo {
			step.Action = "undo"
			record(t, r, step)
		}
		if diff := cmp.Diff(timed(begun), timed(stored(t, s, begun.ID)), alike); diff != "" {
			rt.Fatalf("at its beginning (-) and led back (+):\n%s", diff)
		}
	})
}

func TestTimesAreAddedUp(t *testing.T) {
	s := open(t)
	r := start(t, s)
	for range 3 {
		record(t, r, study.Step{Action: "move", Spent: map[string]time.Duration{"q1": 2 * time.Second, "q2": 0}})
	}
	got := stored(t, s, r.Interview().ID)
	if _, asked := got.Spent["q2"]; !asked || got.Spent["q1"] != 6*time.Second || got.Elapsed() != 6*time.Second {
		t.Errorf("spent %v", got.Spent)
	}
}
