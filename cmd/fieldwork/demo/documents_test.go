package demo_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store/storetest"
)

// TestTheOpenAnswersCountAsInTheReview compares the themes of question 11 with
// those that the review reports.
func TestTheOpenAnswersCountAsInTheReview(t *testing.T) {
	s, _ := filled(t, storetest.Start)
	p := project.New(s.Store(), storetest.Clock(storetest.Start))
	a, err := p.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]map[string]int{}
	for _, question := range a.Children(codeNamed(t, a, "Open answers").ID) {
		counts[question.Source] = map[string]int{}
		for _, theme := range a.Children(question.ID) {
			counts[question.Source][theme.Name] = a.Count(theme.ID)
		}
	}
	want := map[string]map[string]int{
		"fusion-survey:q8": {
			"End of Communities First": 4, "Funding": 3, "Staff capacity": 3, "Reporting burden": 2, "Communication": 2, "Embedding": 2,
			"Time to build relationships": 2,
		},
		"fusion-survey:q11": {"Collaboration": 14, "Funding": 7, "Evidence": 7, "Leadership": 4, "Communication": 3, "Embedding": 3},
		"fusion-survey:q13": {
			"Co-production": 15, "Working with the community": 9, "Signposting and new opportunities": 9, "Sustainability": 5, "Funding": 5,
			"Valuing culture": 3,
		},
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

func codeNamed(t *testing.T, a *coding.Analysis, name string) coding.Code {
	t.Helper()
	code, found := a.CodeNamed("", name)
	if !found {
		t.Fatalf("there is no code %s", name)
	}
	return code
}

// TestTheInterviewsAreTranscribedAndCodedTwice looks at what the interviews of
// the demo are.
func TestTheInterviewsAreTranscribedAndCodedTwice(t *testing.T) {
	s, _ := filled(t, storetest.Start)
	p := project.New(s.Store(), storetest.Clock(storetest.Start))
	if made, err := p.BringUpToDate(s); made != 0 || err != nil {
		t.Errorf("%d documents more are made, %v", made, err)
	}
	a, err := p.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	kinds, coders := map[coding.Kind]int{}, map[string]int{}
	for _, document := range a.Documents() {
		kinds[document.Kind]++
		if document.Kind != coding.Transcript {
			continue
		}
		draft, err := p.Document(document.ID)
		if err != nil {
			t.Fatal(err)
		}
		if document.Case == "" || document.Interview == "" || len(draft.Turns) < 25 || draft.Text[:9] != "Synthetic" {
			t.Errorf("the transcript %+v has %d turns", document, len(draft.Turns))
		}
		for _, turn := range draft.Turns[1:] {
			if !turn.Timed || turn.Speaker == "" {
				t.Errorf("the turn %+v has no time or no speaker", turn)
			}
		}
		attributes, err := p.Attributes(s, document)
		if got := attributes[document.ID]; err != nil || got["synthetic"] != "yes" || got["organisation"] == "" || got["remit"] == "" {
			t.Errorf("the attributes are %v, %v", got, err)
		}
		for _, segment := range a.Segments(document.ID) {
			coders[segment.Coder]++
		}
	}
	if diff := cmp.Diff(map[coding.Kind]int{coding.OpenAnswer: 79, coding.Transcript: 2, coding.InterviewNotes: 1, coding.FieldNote: 1}, kinds); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]int{"demo": 22, "demo2": 11}, coders); diff != "" {
		t.Error(diff)
	}
}
