package coding_test

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/forms"
	"fieldwork/forms/sample"
)

const questionnaire = `
settings:
  form_id: ask
  default_language: en
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: draft}
choices:
  yesno:
    - {name: "yes", label: {en: "Yes", cy: Ydw}}
    - {name: "no", label: {en: "No", cy: Nac ydw}}
    - {name: other, label: {en: Other, cy: Arall}, open_text: true}
survey:
  - {type: select_multiple, name: q1, label: {en: One, cy: Un}, choices: yesno, required: no, special_answers: [dont_know]}
  - {type: text, name: q2, label: {en: Two, cy: Dau}, multiline: true, required: no, relevant: "not(selected(${q1}, 'no'))", special_answers: [refused]}
  - {type: text, name: q3, label: {en: Three, cy: Tri}, required: no}
  - {type: integer, name: q4, label: {en: Four, cy: Pedwar}, required: no}
`

func asked(t testing.TB) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("ask.yaml", []byte(questionnaire))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

func answered(answers map[string]string) *forms.Interview {
	interview := &forms.Interview{
		ID: "01ARZ3NDEKTSV4RRFFQ69G5FAV", Instrument: "ask", Version: 1, Language: "cy", Interviewer: "AM", Started: start,
		Answers: map[string]forms.Answer{},
	}
	for name, value := range answers {
		interview.Answers[name] = forms.Answer{Value: value}
	}
	return interview
}

func TestClosedAnswersAreAttributes(t *testing.T) {
	interview := answered(map[string]string{"q1": "yes other", "q1_other": "secret", "q2": "words", "q3": "name", "q4": "3"})
	want := coding.Attributes{"q1": "Yes; Other", "q4": "3", "language": "cy", "interviewer": "AM", "instrument": "ask"}
	if diff := cmp.Diff(want, coding.OfInterview(asked(t), interview)); diff != "" {
		t.Error(diff)
	}
	interview.Answers = map[string]forms.Answer{"q1": {Special: forms.DontKnow}}
	if got := coding.OfInterview(asked(t), interview)["q1"]; got != "don't know" {
		t.Errorf("a special answer is %q", got)
	}
}

func TestOpenAnswersAreDocuments(t *testing.T) {
	in := asked(t)
	all, usual := coding.OpenVariables(in)
	if diff := cmp.Diff([][]string{{"q1_other", "q2", "q3"}, {"q2"}}, [][]string{all, usual}); diff != "" {
		t.Fatal(diff)
	}
	interview := answered(map[string]string{"q1": "other", "q1_other": " a\r\nb ", "q2": "Cafe\u0301", "q3": "  "})
	drafts := coding.FromAnswers(in, interview, append(all, "q9"))
	if len(drafts) != 2 || drafts[0].Text != "a\nb" || drafts[1].Text != "Café" || drafts[1].Length != 4 {
		t.Fatalf("the documents are %+v", drafts)
	}
	turn := coding.Turn{To: 4, Speaker: coding.Respondent, Question: "q2"}
	if d := drafts[1]; d.Title != "q2 · 9G5FAV" || d.Kind != coding.OpenAnswer || d.Language != "cy" || d.Turns[0] != turn {
		t.Errorf("the document is %+v", d)
	}
	interview.Case = "01ARZ3NDEKTSV4RRFFQ6CASE12"
	interview.Answers["q1"] = forms.Answer{Value: "no"}
	if drafts := coding.FromAnswers(in, interview, all); len(drafts) != 0 {
		t.Errorf("answers off the path make %+v", drafts)
	}
	interview.Answers = map[string]forms.Answer{"q2": {Special: forms.Refused}, "q3": {Value: "refused"}}
	if drafts := coding.FromAnswers(in, interview, all); len(drafts) != 1 || drafts[0].Title != "q3 · CASE12" {
		t.Errorf("the documents are %+v", drafts)
	}
}

func TestNothingPersonalIsAnAttribute(t *testing.T) {
	contact := sample.Contact{
		Name: "Bethan Arden", Organisation: "Arts charity 003", Role: "Director", Email: "b@example.org", Phone: "01632 960001",
		OtherEmails: []string{"c@example.org"}, Language: "cy", Lists: []string{"conwy", "gwynedd"},
		Attributes: map[string]string{
			"remit": "National", "founded": "2001-05-12", "second_email": "none", "first_name": "Bethan", "mobile2": "later", "ffôn": "-",
			"desk": "b@example.org", "line": "+44 (0)1632-960001", "visitors": "120000", "empty": "",
		},
	}
	want := coding.Attributes{
		"organisation": "Arts charity 003", "role": "Director", "language": "cy", "lists": "conwy; gwynedd", "remit": "National",
		"founded": "2001-05-12", "visitors": "120000",
	}
	if diff := cmp.Diff(want, coding.OfContact(&contact)); diff != "" {
		t.Error(diff)
	}
}

func TestAttributesByHand(t *testing.T) {
	for _, c := range []struct{ name, value, wantName, wantValue string }{
		{"Delivery remit", " National ", "delivery_remit", "National"}, {"place", "Cafe\u0301", "place", "Café"}, {"gone", "", "gone", ""},
	} {
		name, value, err := coding.AttributeNamed(c.name, c.value)
		if err != nil || name != c.wantName || value != c.wantValue {
			t.Errorf("%q=%q is %q=%q, %v", c.name, c.value, name, value, err)
		}
	}
	for _, c := range [][2]string{{"", "x"}, {"--", "x"}, {"a", "x\ny"}, {"a", "\x1b[2J"}, {"a", strings.Repeat("x", 1001)}, {"a", "\xff"}} {
		if _, _, err := coding.AttributeNamed(c[0], c[1]); !errors.Is(err, coding.ErrAttribute) {
			t.Errorf("%q=%q: %v", c[0], c[1], err)
		}
	}
}

// TestWithPutsOver holds what is put over attributes to what is said of it.
func TestWithPutsOver(t *testing.T) {
	few := rapid.MapOf(rapid.SampledFrom([]string{"a", "b", "c"}), rapid.SampledFrom([]string{"", "x", "y"}))
	rapid.Check(t, func(t *rapid.T) {
		under, over := coding.Attributes(few.Draw(t, "under")), coding.Attributes(few.Draw(t, "over"))
		before := maps.Clone(under)
		merged := under.With(over)
		for _, name := range []string{"a", "b", "c"} {
			want, set := over[name]
			if !set {
				want = under[name]
			}
			if got, there := merged[name]; got != want || set && there == (want == "") {
				t.Fatalf("%s is %q, want %q", name, got, want)
			}
		}
		if !maps.Equal(before, under) {
			t.Fatal("what lies under was changed")
		}
	})
}
