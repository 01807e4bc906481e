package deliver_test

import (
	"errors"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

const source = `
settings: {form_id: small, form_title: Small, languages: {en: {name: English, status: reviewed}}}
survey:
  - {type: text, name: why, label: Why?, multiline: true}
  - type: select_multiple
    name: colours
    label: Which colours?
    choices: [{name: red, label: Red}, {name: other, label: Other, open_text: true}]
  - type: grid
    name: g
    label: How much?
    choices: [{name: low, label: Low}, {name: high, label: High}]
    items: [{name: g_a, label: of A}, {name: g_b, label: of B}]
`

func TestAnswerInWords(t *testing.T) {
	clock := storetest.Clock(storetest.Start)
	s := study.New(store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock)
	if _, _, err := s.AddInstrument("small.yaml", []byte(source)); err != nil {
		t.Fatal(err)
	}
	sitting, err := deliver.Begin(s, study.Beginning{Instrument: "small"}, clock)
	if err != nil {
		t.Fatal(err)
	}
	instrument := sitting.Flow().Instrument()
	for variable, value := range map[string]string{
		"why": "It is.\nIt was.", "colours": "red other", "colours_other": "blue", "g_b": "high",
	} {
		if err := sitting.Answer(instrument.Variable(variable), forms.Answer{Value: value}); err != nil {
			t.Fatal(err)
		}
	}
	for question, want := range map[string]string{
		"why": "It is. It was.", "colours": "Red; Other: blue", "g": "– · High",
	} {
		if got := sitting.AnswerInWords(instrument.Question(question)); got != want {
			t.Errorf("%s is answered in words by %q, want %q", question, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{deliver.Fallen(1), "An answer no longer counts after this one. It is kept."},
		{deliver.Fallen(2), "2 answers no longer count after this one. They are kept."},
		{deliver.Clock(0), "00:00"},
		{deliver.Clock(7*time.Minute + 5900*time.Millisecond), "07:05"},
		{deliver.Clock(time.Hour + 7*time.Minute + 5*time.Second), "1:07:05"},
		{deliver.FirstLine("\n\n one\ntwo"), "one"},
		{deliver.OneLine("one\ntwo"), "one two"},
		{deliver.NumberOf(&forms.Question{Name: "age", Number: "2"}), "2"},
		{deliver.NumberOf(&forms.Question{Name: "age"}), "age"},
		{deliver.Explainer(nil)(errors.New("the disk is full.")), "the disk is full."},
		{deliver.Explainer(nil)(errors.New("the disk is full")), "the disk is full."},
		{deliver.Explainer(func(error) string { return "Full." })(errors.New("the disk is full")), "Full."},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
