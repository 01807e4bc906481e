package sample_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/sample"
)

func TestAResponseIsACompleteInterview(t *testing.T) {
	i := forms.Interview{Instrument: "walk", Case: "1", Status: forms.Complete, Answers: map[string]forms.Answer{
		"q3": {Value: "south west"}, "q4": {Special: forms.Refused},
	}}
	for question, want := range map[string][]string{"q3": {"south", "west"}, "q4": nil, "q5": nil, "": nil} {
		got, ok := sample.ResponseOf(&i, "walk", question)
		if diff := cmp.Diff(want, got.Lists); !ok || got.Case != "1" || diff != "" {
			t.Errorf("by %s it is %+v", question, got)
		}
	}
	if _, ok := sample.ResponseOf(&i, "talk", "q3"); ok {
		t.Error("it is of another instrument too")
	}
	i.Status = forms.Suspended
	if _, ok := sample.ResponseOf(&i, "walk", "q3"); ok {
		t.Error("one that is suspended counts")
	}
}
