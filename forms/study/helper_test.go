package study_test

import (
	"errors"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

const source = `
settings:
  form_id: visits
  form_title: Visits
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: draft}
  special_answers: [dont_know]
survey:
  - {type: calculate, name: one, calculation: "1"}
  - {type: text, name: q1, label: One}
  - {type: integer, name: q2, label: Two}
  - {type: text, name: q3, label: Three, relevant: "${q2} > 3"}
`

// open makes an empty study with one instrument, visits.
func open(t testing.TB) *study.Study {
	t.Helper()
	return filled(t, storetest.OpenEngine(t))
}

// filled makes the study of open in an engine.
func filled(t testing.TB, engine store.Engine) *study.Study {
	t.Helper()
	s := in(engine)
	if _, _, err := s.AddInstrument("visits.yaml", []byte(source)); err != nil {
		t.Fatalf("adding the instrument: %v", err)
	}
	return s
}

// in is the study in an engine, with a clock of its own.
func in(engine store.Engine) *study.Study {
	clock := storetest.Clock(storetest.Start)
	return study.New(store.New(engine, storetest.Author, clock, storetest.Entropy(1)), clock)
}

func start(t testing.TB, s *study.Study) *study.Recorder {
	t.Helper()
	r, err := s.Begin(study.Beginning{Instrument: "visits", Interviewer: "Nia", Mode: forms.Telephone})
	if err != nil {
		t.Fatalf("beginning an interview: %v", err)
	}
	return r
}

func record(t testing.TB, r *study.Recorder, step study.Step) {
	t.Helper()
	if err := r.Record(step); err != nil {
		t.Fatalf("recording %+v: %v", step, err)
	}
}

// answering is the step that answers one variable.
func answering(name, value string) study.Step {
	return study.Step{Action: "answer", Answers: map[string]forms.Answer{name: {Value: value}}}
}

func stored(t testing.TB, s *study.Study, id string) forms.Interview {
	t.Helper()
	interview, err := s.Interview(id)
	if err != nil {
		t.Fatalf("reading the interview: %v", err)
	}
	return interview
}

func all(t testing.TB, s *study.Study, instrument string) []forms.Interview {
	t.Helper()
	var list []forms.Interview
	for interview, err := range s.Interviews(instrument) {
		if err != nil {
			t.Fatalf("going through the interviews: %v", err)
		}
		list = append(list, interview)
	}
	return list
}

// entries reads the change log.
func entries(t testing.TB, s *study.Study) []store.Entry {
	t.Helper()
	var list []store.Entry
	err := s.Store().View(func(tx store.Tx) error {
		for entry, err := range store.Log(tx, "") {
			if err != nil {
				return err
			}
			list = append(list, entry)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("reading the log: %v", err)
	}
	return list
}

// errDisk is what a failing engine gives.
var errDisk = errors.New("the disk is full")

// failing is an engine whose next Updates, after some good ones, fail once
// their function is done, as they do when the disk is full.
type failing struct {
	store.Engine
	good int
	next int
}

func (f *failing) Update(change func(store.Tx) error) error {
	return f.Engine.Update(func(tx store.Tx) error {
		err := change(tx)
		switch {
		case err != nil || f.next == 0:
			return err
		case f.good > 0:
			f.good--
			return nil
		}
		f.next--
		return errDisk
	})
}
