package desk

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// clock is a clock that goes on by a step whenever it is read.
type clock struct {
	at   time.Time
	step time.Duration
}

func (c *clock) now() time.Time {
	c.at = c.at.Add(c.step)
	return c.at
}

// bench is a study to put on a desk.
type bench struct {
	*study.Study
	t     testing.TB
	clock *clock
}

func newBench(t testing.TB, instruments ...string) *bench {
	t.Helper()
	c := &clock{at: storetest.Start, step: time.Second}
	kept := store.New(storetest.OpenEngine(t), "anna", c.now, storetest.Entropy(1))
	b := &bench{study.New(kept, c.now), t, c}
	for _, source := range instruments {
		if _, _, err := b.AddInstrument("test.yaml", []byte(source)); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func fusion(t *testing.T) string {
	t.Helper()
	source, ok := library.Source("fusion-survey")
	if !ok {
		t.Fatal("the library has no fusion-survey")
	}
	return string(source)
}

// desk is the desk of the study, its clock stopped.
func (b *bench) desk(notices ...string) *Desk {
	b.clock.step = 0
	return New(Options{
		Study: b.Study, Explain: explain, Name: "fusion", Interviewer: "anna", Now: b.clock.now, Notices: notices,
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	})
}

// explain makes the sentences of the tests.
func explain(err error) string { return "It went wrong (" + err.Error() + ")." }

// leave begins an interview and leaves it at a question with a status.
func (b *bench) leave(form, at string, status forms.Status, spent time.Duration) string {
	b.t.Helper()
	recorder, err := b.Begin(study.Beginning{Instrument: form, Interviewer: "anna", Mode: forms.Telephone})
	if err != nil {
		b.t.Fatal(err)
	}
	step := study.Step{
		Action: "move", Position: at, Reached: at, Status: status,
		Spent:   map[string]time.Duration{"q1": spent},
		Answers: map[string]forms.Answer{"q1": {Value: "Museum 001"}},
	}
	if err := recorder.Record(step); err != nil {
		b.t.Fatal(err)
	}
	return recorder.Interview().ID
}

// again is the study opened anew.
func (b *bench) again() *study.Study { return study.New(b.Store(), b.clock.now) }

// spoil writes nonsense over a record.
func (b *bench) spoil(key string) {
	b.t.Helper()
	err := b.Store().Engine().Update(func(tx store.Tx) error {
		if tx.Get([]byte(key)) == nil {
			b.t.Fatalf("there is no record %q", key)
		}
		return tx.Put([]byte(key), []byte("spoilt"))
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// all gives the interviews of the study.
func (b *bench) all() []forms.Interview {
	b.t.Helper()
	var all []forms.Interview
	for interview, err := range b.Interviews("") {
		if err != nil {
			b.t.Fatal(err)
		}
		all = append(all, interview)
	}
	return all
}

// The instruments of the tests.
const (
	short = `
settings:
  form_id: short
  form_title: Short follow-up
  languages: {en: {name: English, status: reviewed}}
survey:
  - {type: text, name: q1, label: "Who is there?"}
  - {type: integer, name: q2, label: How many?}
`
	hostile = `
settings:
  form_id: hostile
  form_title: "Title \e]0;owned\a \e[31mred"
  languages: {en: {name: "Eng\e[5mlish", status: reviewed}}
survey:
  - {type: text, name: q1, label: "Who \e[2J is there?"}
`
)
