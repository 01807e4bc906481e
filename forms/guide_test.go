package forms_test

import (
	"os"
	"strings"
	"testing"

	"fieldwork/forms"
)

func goodGuide(t *testing.T) *forms.Instrument {
	t.Helper()
	source, err := os.ReadFile("testdata/good/guide.yaml")
	if err != nil {
		t.Fatal(err)
	}
	in, faults := forms.Load("guide.yaml", source)
	if faults != nil {
		t.Fatal(faults)
	}
	return in
}

func TestOpenQuestionsAskAndHaveNoVariables(t *testing.T) {
	in := goodGuide(t)
	if in.Kind != forms.Guide || len(in.Variables()) != 0 {
		t.Errorf("a %s with %d variables", in.Kind, len(in.Variables()))
	}
	var asked []string
	for _, q := range in.Questions {
		if q.Asks() != (q.Type == forms.Open) || !q.Shown() || len(q.Variables()) != 0 {
			t.Errorf("%s, of type %s: asks %v, shown %v, %d variables", q.Name, q.Type, q.Asks(), q.Shown(), len(q.Variables()))
		}
		if q.Asks() {
			asked = append(asked, q.Name+" "+q.Number)
		}
	}
	if got := strings.Join(asked, ", "); got != "q1 1, q2 2a, q3 2" {
		t.Error(got)
	}
}

func TestProbesOfAQuestion(t *testing.T) {
	in := goodGuide(t)
	q := in.Question("q2")
	var probes []string
	for i, p := range q.Probes {
		probes = append(probes, forms.ProbeLetter(i)+" "+p.Name+": "+p.Condition["en"]+" "+p.Label["en"])
		if q.Probe(p.Name) != p {
			t.Errorf("the probe %s is not found", p.Name)
		}
	}
	if got := strings.Join(probes, "; "); got != "a how: If yes, how?; b why: If no, why?; c other:  Other...?" {
		t.Error(got)
	}
	if q.Probe("nothing") != nil || in.Question("q1").Probe("how") != nil {
		t.Error("a probe was found that is none")
	}
}

func TestLettersOfProbes(t *testing.T) {
	for position, want := range map[int]string{-1: "", 0: "a", 5: "f", 25: "z", 26: ""} {
		if got := forms.ProbeLetter(position); got != want {
			t.Errorf("%d is %q, want %q", position, got, want)
		}
	}
}

func TestTopicStandsForAQuestionInLists(t *testing.T) {
	in := goodGuide(t)
	if got := in.Question("q1").TopicOrLabel(); got["en"] != "Work" || got["cy"] != "Gwaith" {
		t.Error(got)
	}
	if got := in.Question("q3").TopicOrLabel()["en"]; got != "Anything else?" {
		t.Error(got)
	}
}

func TestPlannedMinutes(t *testing.T) {
	if got := goodGuide(t).PlannedMinutes; got != (forms.Minutes{From: 25, To: 60}) {
		t.Error(got)
	}
	if got := load(t, "{type: text, name: a, label: A}").PlannedMinutes; got != (forms.Minutes{}) {
		t.Error(got)
	}
	for _, planned := range []string{"{from: 0, to: 1}", "{from: 30, to: 30}", "{from: 1, to: 1440}"} {
		if faults := loadPlanned(planned); faults != nil {
			t.Error(faults)
		}
	}
	for _, planned := range []string{"{from: 0, to: 0}", "{from: 30, to: 29}", "{from: 1, to: 1441}", "{to: 30}", "{from: 30}", "{}", "30", "{from: -1, to: 5}"} {
		if faults := loadPlanned(planned); faults == nil {
			t.Errorf("%s is taken", planned)
		}
	}
}

func loadPlanned(planned string) forms.Faults {
	_, faults := forms.Load("test.yaml", []byte("settings: {form_id: a, kind: guide, planned_minutes: "+planned+
		", languages: {en: {name: English, status: reviewed}}}\nsurvey: [{type: open, name: a, label: A}]\n"))
	return faults
}
