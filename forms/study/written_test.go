package study_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// Interviews are written by hand, and must be what encoding/json would write.
func TestInterviewsAreWrittenAsJSONIs(t *testing.T) {
	s := filled(t, &memory{})
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "\xff", "\u2028", "<b>", `"\`, "\x7f", "\x1b[0m"}))
	rapid.Check(t, func(rt *rapid.T) {
		r := start(t, s)
		for range rapid.IntRange(1, 4).Draw(rt, "steps") {
			answers := rapid.MapOf(text, rapid.Map(text, func(value string) forms.Answer { return forms.Answer{Value: value} }))
			record(t, r, study.Step{
				Action:  "answer",
				Answers: answers.Draw(rt, "answers"),
				Remarks: rapid.MapOf(text, text).Draw(rt, "remarks"),
				Spent:   rapid.MapOf(text, rapid.Map(rapid.Int64Range(-1e15, 1e15), func(d int64) time.Duration { return time.Duration(d) })).Draw(rt, "spent"),
			})
		}
		encoded, err := json.Marshal(r.Interview())
		if err != nil {
			rt.Fatal(err)
		}
		var want forms.Interview
		if err := json.Unmarshal(encoded, &want); err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(want, stored(t, s, want.ID), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("by encoding/json (-) and as it is written (+):\n%s", diff)
		}
	})
}
