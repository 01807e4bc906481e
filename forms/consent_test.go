package forms_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
)

func TestConsentIsLoaded(t *testing.T) {
	consent := goodGuide(t).Consent
	if consent == nil {
		t.Fatal("there is none")
	}
	if consent.Version != "2" || consent.Text["en"] != "Taking part is up to you.\n\nYou can stop at any time." || consent.Text["cy"] == "" {
		t.Errorf("version %q, text %q", consent.Version, consent.Text)
	}
	var purposes []string
	for _, p := range consent.Purposes {
		name := p.Name
		if p.Required {
			name += "!"
		}
		purposes = append(purposes, name+" "+p.Label["en"])
	}
	if got := strings.Join(purposes, "; "); got != "take_part! Will you take part?; record May I record?; archive May we keep it?" {
		t.Error(got)
	}
	if load(t, "{type: text, name: a, label: A}").Consent != nil {
		t.Error("consent where none is asked for")
	}
}

func TestOnlyAYesAllows(t *testing.T) {
	given := &forms.ConsentGiven{Given: map[string]bool{forms.TakePart: true, forms.Record: false}}
	for purpose, want := range map[string]bool{forms.TakePart: true, forms.Record: false, forms.Quote: false, "": false} {
		if given.Allows(purpose) != want {
			t.Errorf("%q is allowed: %v", purpose, !want)
		}
	}
	var none *forms.ConsentGiven
	if none.Allows(forms.TakePart) || (&forms.ConsentGiven{}).Allows(forms.TakePart) {
		t.Error("allowed although nothing was answered")
	}
}

// TestConsentHoldsBack gives, for what was answered, the purposes that are
// still to be answered, and those without which the interview must not go on.
func TestConsentHoldsBack(t *testing.T) {
	consent := &forms.Consent{Purposes: []*forms.Purpose{
		{Name: forms.TakePart, Required: true}, {Name: forms.Record}, {Name: "archive", Required: true},
	}}
	for _, test := range []struct {
		given               map[string]bool
		unanswered, lacking string
	}{
		{nil, "take_part record archive", "take_part archive"},
		{map[string]bool{"take_part": true, "archive": true}, "record", ""},
		{map[string]bool{"take_part": false, "record": true}, "archive", "take_part archive"},
		{map[string]bool{"take_part": true, "record": false, "archive": true, "quote": true}, "", ""},
	} {
		given := &forms.ConsentGiven{Given: test.given}
		if got := purposeNames(consent.Unanswered(given)); got != test.unanswered {
			t.Errorf("%v: unanswered %q", test.given, got)
		}
		if got := purposeNames(consent.Lacking(given)); got != test.lacking {
			t.Errorf("%v: lacking %q", test.given, got)
		}
	}
	var notAsked *forms.Consent
	if consent.Lacking(nil) == nil || notAsked.Lacking(nil) != nil || notAsked.Unanswered(nil) != nil {
		t.Error("nothing was answered, or nothing is asked")
	}
}

func purposeNames(purposes []*forms.Purpose) string {
	var names []string
	for _, p := range purposes {
		names = append(names, p.Name)
	}
	return strings.Join(names, " ")
}

func TestConsentOfAnInterviewIsStored(t *testing.T) {
	interview := forms.Interview{ID: "a", Consent: &forms.ConsentGiven{
		Version: "1", Language: "cy", Interviewer: "AM", At: time.Date(2017, 4, 28, 9, 30, 0, 0, time.UTC),
		Given: map[string]bool{forms.TakePart: true, forms.Record: false},
	}}
	data, err := json.Marshal(interview)
	if err != nil {
		t.Fatal(err)
	}
	const want = `"consent":{"version":"1","language":"cy","at":"2017-04-28T09:30:00Z","interviewer":"AM","given":{"record":false,"take_part":true}}`
	if !strings.Contains(string(data), want) {
		t.Errorf("stored as %s", data)
	}
	var back forms.Interview
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(interview, back); diff != "" {
		t.Error(diff)
	}
	data, _ = json.Marshal(forms.Interview{ID: "b"})
	if strings.Contains(string(data), "consent") {
		t.Errorf("an interview without consent is stored as %s", data)
	}
}
