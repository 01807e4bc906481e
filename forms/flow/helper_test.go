package flow_test

import (
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// started is when the interviews of these tests begin.
var started = time.Date(2017, time.March, 22, 14, 30, 0, 0, time.UTC)

const settings = `
settings:
  form_id: test
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: reviewed}
  special_answers: [dont_know, refused]
choices:
  letters:
    - {name: a, label: {en: Apple, cy: Afal}}
    - {name: b, label: {en: Bread, cy: Bara}}
    - {name: c, label: {en: Cheese, cy: Caws}}
  open:
    - {name: a, label: Apple}
    - {name: other, label: Other, open_text: true}
  others:
    - {name: a, label: Apple}
    - {name: b, label: Bread}
    - {name: none, label: Neither, exclusive: true}
    - {name: other, label: Other, open_text: true}
`

// load makes an instrument of the questions of a survey. Labels that are left
// out are the questions' names.
func load(t testing.TB, survey string) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("test.yaml", []byte(settings+"survey:\n"+survey))
	if len(faults) > 0 {
		t.Fatalf("loading the instrument: %v", faults)
	}
	return in
}

// begin starts an interview of an instrument made of a survey.
func begin(t testing.TB, survey string) *flow.State {
	t.Helper()
	return flow.New(load(t, survey), started, 1)
}

func variable(t testing.TB, s *flow.State, name string) *forms.Variable {
	t.Helper()
	v := s.Instrument().Variable(name)
	if v == nil {
		t.Fatalf("there is no variable %s", name)
	}
	return v
}

func question(t testing.TB, s *flow.State, name string) *forms.Question {
	t.Helper()
	q := s.Instrument().Question(name)
	if q == nil {
		t.Fatalf("there is no question %s", name)
	}
	return q
}

// set records an answer; a value that begins with an exclamation mark stands
// for the special answer of that name.
func set(t testing.TB, s *flow.State, name, value string) {
	t.Helper()
	if err := s.Set(variable(t, s, name), answer(value)); err != nil {
		t.Fatalf("%s = %q: %v", name, value, err)
	}
}

func answer(value string) forms.Answer {
	if len(value) > 1 && value[0] == '!' {
		return forms.Answer{Special: forms.Special(value[1:])}
	}
	return forms.Answer{Value: value}
}

// names lists the questions on the path.
func names(questions []*forms.Question) []string {
	list := []string{}
	for _, q := range questions {
		list = append(list, q.Name)
	}
	return list
}
