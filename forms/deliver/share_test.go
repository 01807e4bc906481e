package deliver_test

import (
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/sample"
)

const shared = `
settings: {form_id: shared, form_title: Shared, special_answers: [dont_know], languages: {en: {name: English, status: draft}, cy: {name: Cymraeg, status: reviewed}}}
survey:
  - {type: note, name: hello, label: Hello.}
  - {type: integer, name: a, label: A?}
  - {type: text, name: b, label: B?, relevant: "${a} > 3"}
  - type: grid
    name: g
    label: How much?
    choices: [{name: low, label: Low}]
    items: [{name: g_a, label: of A}, {name: g_b, label: of B}]
`

func load(t *testing.T, source string) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("test.yaml", []byte(source))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

func TestShareOfAQuestionnaire(t *testing.T) {
	in := load(t, shared)
	answer := func(value string) forms.Answer { return forms.Answer{Value: value} }
	for name, test := range map[string]struct {
		answers map[string]forms.Answer
		want    sample.Share
	}{
		"nothing":          {nil, sample.Share{Applicable: 2}},
		"a special answer": {map[string]forms.Answer{"a": {Special: forms.DontKnow}}, sample.Share{Answered: 1, Applicable: 2}},
		"a longer path":    {map[string]forms.Answer{"a": answer("4")}, sample.Share{Answered: 1, Applicable: 3}},
		"off the path":     {map[string]forms.Answer{"a": answer("1"), "b": answer("x")}, sample.Share{Answered: 1, Applicable: 2}},
		"half a grid":      {map[string]forms.Answer{"g_b": answer("low")}, sample.Share{Answered: 1, Applicable: 2}},
	} {
		interview := forms.Interview{ID: "1", Started: time.Unix(0, 0), Answers: test.answers}
		if got := deliver.Share(in, &interview); got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}

func TestShareOfAGuide(t *testing.T) {
	in := load(t, `
settings: {form_id: talk, kind: guide, languages: {en: {name: English, status: draft}}}
survey:
  - {type: open, name: q1, label: A?}
  - {type: open, name: q2, label: B?}
  - {type: open, name: q3, label: C?}
`)
	interview := forms.Interview{
		Notes:  map[string]forms.NoteLine{"n1": {Question: "q1", Text: "yes"}},
		NotPut: map[string]string{"q3": "has no museum"},
	}
	if got, want := deliver.Share(in, &interview), (sample.Share{Answered: 1, Applicable: 2}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestLanguages(t *testing.T) {
	in := load(t, shared)
	if got := deliver.LanguageMark(in, "en") + ", " + deliver.LanguageMark(in, "cy") + ", " + deliver.LanguageMark(in, "fr"); got != "EN draft, CY, FR" {
		t.Errorf("the marks are %s", got)
	}
	if got := in.LanguageAfter("en").Code + in.LanguageAfter("cy").Code + in.LanguageAfter("fr").Code; got != "cyenen" {
		t.Errorf("the languages after are %s", got)
	}
}
