package dataset

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"fieldwork/forms"
	"fieldwork/forms/goldentest"
	"fieldwork/forms/study"
)

// spell makes control characters visible.
func spell(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return '¤'
		}
		return r
	}, text)
}

func TestShow(t *testing.T) {
	in, faults := forms.Load("everyday.yaml", everyday(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for i, name := range []string{"complete.txt", "suspended.txt"} {
		var out strings.Builder
		if err := Show(&out, sampleInterviews()[i], in, "en", spell); err != nil {
			t.Fatal(err)
		}
		goldentest.File(t, "testdata/"+name, out.String())
	}
	broken := errors.New("broken")
	if err := Show(failingWriter{broken}, sampleInterviews()[0], in, "cy", spell); !errors.Is(err, broken) {
		t.Error(err)
	}
}

// TestShowTellsWhatWasNotReached leaves interviews at the third question.
func TestShowTellsWhatWasNotReached(t *testing.T) {
	in, faults := forms.Load("everyday.yaml", everyday(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for status, want := range map[forms.Status]string{
		forms.Complete: "    → –\n", forms.BrokenOff: "    → not reached\n",
		forms.Suspended: "    → not reached\n", forms.InProgress: "    → not reached\n",
	} {
		interview := forms.Interview{ID: "x", Instrument: "everyday", Status: status, Position: "words", Reached: "distance",
			Answers: map[string]forms.Answer{"member": plain("yes")}}
		var out strings.Builder
		if err := Show(&out, interview, in, "en", spell); err != nil {
			t.Fatal(err)
		}
		for question, answer := range map[string]string{
			"2   How old are you?\n": "    → –\n", "3   How far?\n": "    → –\n",
			"6   Are you a member?\n": "    → Yes\n", "4   Since when?\n": want, "9   Best first.\n": want,
		} {
			if !strings.Contains(out.String(), question+answer) {
				t.Errorf("%s: %q is missing in\n%s", status, question+answer, out.String())
			}
		}
	}
}

// TestShowSendsNothingUnsafe puts a control character into every text that an
// interview and its instrument can hold.
func TestShowSendsNothingUnsafe(t *testing.T) {
	const hostile = "a\x1b[2J\r\x07\u202e"
	in, faults := forms.Load("everyday.yaml", everyday(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	in.Title = forms.Plain(hostile)
	for _, q := range in.Questions {
		q.Label, q.Number = forms.Plain(hostile), hostile
		for _, item := range q.Items {
			item.Label = forms.Plain(hostile)
		}
		for _, choice := range q.Choices {
			choice.Label = forms.Plain(hostile)
		}
	}
	interview := sampleInterviews()[0]
	interview.ID, interview.Reference, interview.Case, interview.Interviewer = hostile, hostile, hostile, hostile
	interview.Instrument, interview.Language, interview.Mode, interview.Status = hostile, hostile, hostile, hostile
	interview.Remarks["age"] = hostile + "\n" + hostile
	interview.Answers["words"] = plain(hostile + "\n" + hostile)
	interview.Answers["since"] = forms.Answer{Special: hostile}
	var out strings.Builder
	if err := Show(&out, interview, in, "en", spell); err != nil {
		t.Fatal(err)
	}
	for _, r := range out.String() {
		if r != '\n' && !unicode.IsGraphic(r) {
			t.Fatalf("%q is shown in\n%s", r, out.String())
		}
	}
}

func TestShowOfWordsBesideAChoice(t *testing.T) {
	source := strings.Replace(string(everyday(t)), "name: visits,", "name: visits, relevant: \"${member} = 'yes'\",", 1)
	in, faults := forms.Load("everyday.yaml", []byte(source))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range []struct {
		name, member, visits string
		other                forms.Answer
		want                 []string
	}{
		{"on the path", "yes", "museum other", plain("a café"), []string{"    → Museum\n    → Somewhere else: a café\n"}},
		{"refused", "yes", "other", forms.Answer{Special: forms.Refused},
			[]string{"    → Somewhere else\n    → Somewhere else: [refused]\n"}},
		{"not answered", "yes", "other", forms.Answer{}, []string{"    → Somewhere else\n"}},
		{"off the path", "no", "other museum", plain("a café"), []string{"    visits → Somewhere else: a café; Museum\n"}},
		{"off the path and refused", "no", "other", forms.Answer{Special: forms.Refused},
			[]string{"    visits → Somewhere else\n", "    visits_other → [refused]\n"}},
		{"of a choice taken back", "yes", "museum", plain("a café"), []string{"    → Museum\n", "    visits_other → a café\n"}},
	} {
		interview := forms.Interview{Status: forms.Complete, Answers: map[string]forms.Answer{
			"member": plain(c.member), "visits": plain(c.visits), "visits_other": c.other,
		}}
		var out strings.Builder
		if err := Show(&out, interview, in, "en", spell); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: %q is missing in\n%s", c.name, want, out.String())
			}
		}
		if !c.other.Empty() && strings.Count(out.String(), "a café")+strings.Count(out.String(), "[refused]") != 1 {
			t.Errorf("%s: the words do not stand once in\n%s", c.name, out.String())
		}
	}
}

func TestShowOfAnImportedResponse(t *testing.T) {
	d := newDesk(t, everyday(t))
	if _, err := d.importFile("id,age,visits,visits_other\nx,30,museum other,a café\n"); err != nil {
		t.Fatal(err)
	}
	interview, err := d.study.Interview("x")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Show(&out, interview, d.in, "cy", spell); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Bywyd bob dydd\n", "Id in file    x\n", "    → Amgueddfa\n    → Rhywle arall: a café\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
	if _, err := d.study.Interview("y"); !errors.Is(err, study.ErrNoInterview) {
		t.Error(err)
	}
}
