package codebook_test

import (
	"bytes"
	"iter"
	"os"
	"strings"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/dataset/codebook"
	"fieldwork/forms/goldentest"
	"fieldwork/forms/report"
)

func everyday(t *testing.T) *forms.Instrument {
	t.Helper()
	source, err := os.ReadFile("../testdata/everyday.yaml")
	if err != nil {
		t.Fatal(err)
	}
	in, faults := forms.Load("everyday.yaml", source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

// single is a bundle of one interview.
type single forms.Interview

func (s single) Len() int { return 1 }

func (s single) Each(do func(*forms.Response) error) error {
	response := forms.Interview(s).Listed()
	return do(&response)
}

// interviews are of three respondents, and of one who is not through.
func interviews(t *testing.T) iter.Seq2[forms.Bundle, error] {
	t.Helper()
	answered := []map[string]string{
		{"words": "Well | enough", "age": "30", "distance": "2.5", "since": "2016-04-01", "wakes": "07:30", "member": "yes",
			"why_not": "off the path", "visits": "museum other", "visits_other": "the park", "best": "library museum", "use_home": "yes"},
		{"words": "!refused", "age": "41", "distance": "!dont_know", "member": "no", "why_not": "no time", "visits": "museum", "use_home": "!refused"},
		{"age": "!dont_know", "member": "!refused", "visits": "!dont_know", "use_work": "no"},
		{"age": "99"},
	}
	return func(yield func(forms.Bundle, error) bool) {
		for i, answers := range answered {
			interview := forms.Interview{
				ID: string(rune('A' + i)), Instrument: "everyday", Version: 1, Language: "en", Status: forms.Complete,
				Started: time.Date(2017, time.March, 22, 14, 0, 0, 0, time.UTC), Answers: map[string]forms.Answer{},
			}
			if i == len(answered)-1 {
				interview.Status = forms.Suspended
			}
			for name, value := range answers {
				if special, is := strings.CutPrefix(value, "!"); is {
					interview.Answers[name] = forms.Answer{Special: forms.Special(special)}
				} else {
					interview.Answers[name] = forms.Answer{Value: value}
				}
			}
			if !yield(single(interview), nil) {
				return
			}
		}
	}
}

func book(t *testing.T, language string, all bool) string {
	t.Helper()
	in := everyday(t)
	plan, counts, _, err := dataset.Count(interviews(t), in, dataset.Options{All: all})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	document := codebook.Book{Instrument: in, Version: 1, Plan: plan, Counts: counts, Language: language}.Document()
	if err := report.WriteMarkdown(&out, document); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCodebookOfEveryday(t *testing.T) {
	goldentest.File(t, "testdata/everyday.md", book(t, "en", false))
}

func TestCodebookInAnotherLanguageAndWithAllInterviews(t *testing.T) {
	got := book(t, "cy", true)
	for _, want := range []string{"Bywyd bob dydd", "4 responses", "Amgueddfa", "30 to 99"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
