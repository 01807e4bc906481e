package desk

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/bolt"
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

// newStudy makes a study in a temporary folder.
func newStudy(t *testing.T, now func() time.Time) *study.Study {
	t.Helper()
	engine, err := bolt.Create(filepath.Join(t.TempDir(), "test.field"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := engine.Check(); err != nil {
			t.Error(err)
		}
		if err := engine.Close(); err != nil {
			t.Error(err)
		}
	})
	entropy := rand.NewChaCha8([32]byte{1})
	return study.New(store.New(engine, "anna", now, entropy), now)
}

func addFusion(t *testing.T, s *study.Study) {
	t.Helper()
	source, _ := library.Source("fusion-survey")
	add(t, s, string(source))
}

func add(t *testing.T, s *study.Study, source string) {
	t.Helper()
	if _, _, err := s.AddInstrument("test.yaml", []byte(source)); err != nil {
		t.Fatal(err)
	}
}

// leave begins an interview and leaves it at a question with a status.
func leave(t *testing.T, s *study.Study, form, at string, status forms.Status, spent time.Duration) string {
	t.Helper()
	recorder, err := s.Begin(study.Beginning{Instrument: form, Interviewer: "anna", Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	step := study.Step{Action: "move", Position: at, Reached: at, Status: status, Spent: map[string]time.Duration{"q1": spent},
		Answers: map[string]forms.Answer{"q1": {Value: "Museum 001"}}}
	if err := recorder.Record(step); err != nil {
		t.Fatal(err)
	}
	return recorder.Interview().ID
}

const short = `
settings:
  form_id: short
  form_title: Short follow-up
  languages: {en: {name: English, status: reviewed}}
survey:
  - {type: text, name: q1, label: "Who is there?"}
  - {type: integer, name: q2, label: How many?}
`

// busyDesk is a desk with three interviews to resume and two instruments.
func busyDesk(t *testing.T) *Desk {
	c := &clock{at: time.Date(2017, 3, 1, 9, 0, 0, 0, time.UTC), step: time.Second}
	s := newStudy(t, c.now)
	addFusion(t, s)
	add(t, s, short)
	leave(t, s, "fusion-survey", "q12", forms.Suspended, 21*time.Minute)
	c.at = time.Date(2017, 3, 7, 16, 2, 0, 0, time.UTC)
	leave(t, s, "fusion-survey", forms.EndPosition, forms.Suspended, 9*time.Minute)
	c.at = time.Date(2017, 3, 8, 10, 42, 0, 0, time.UTC)
	leave(t, s, "fusion-survey", "q7", forms.InProgress, 6*time.Minute)
	for range 7 {
		leave(t, s, "fusion-survey", forms.EndPosition, forms.Complete, 0)
	}
	leave(t, s, "short", "q2", forms.BrokenOff, 0)
	c.step = 0
	return New(Options{Study: s, Name: "fusion", Interviewer: "anna", Now: c.now})
}

func TestDeskViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		name := fmt.Sprintf("%dx%d", size.width, size.height)
		t.Run(name, func(t *testing.T) {
			uitest.Start(t, busyDesk(t), size.width, size.height).Golden("desk-" + name)
		})
	}
}
