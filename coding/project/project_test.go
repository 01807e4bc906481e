package project_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

const guide = `
settings:
  form_id: talk
  form_title: Talk
  kind: guide
  languages:
    en: {name: English, status: reviewed}
survey:
  - {type: open, name: g1, label: One}
`

func open(t *testing.T) (*study.Study, *project.Project) {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1))
	s := study.New(kept, clock)
	if _, _, err := s.AddInstrument("talk.yaml", []byte(guide)); err != nil {
		t.Fatal(err)
	}
	return s, project.New(kept, clock)
}

func interviewed(t *testing.T, s *study.Study, note string) *study.Recorder {
	t.Helper()
	r, err := s.Begin(study.Beginning{Instrument: "talk", Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]forms.NoteLine{"1": {Question: "g1", Text: note, At: storetest.Start, Elapsed: time.Second}}
	if err := r.Record(study.Step{Action: "note", Notes: written}); err != nil {
		t.Fatal(err)
	}
	return r
}

func upToDate(t *testing.T, p *project.Project, s *study.Study, want int) {
	t.Helper()
	if made, err := p.BringUpToDate(s); err != nil || made != want {
		t.Fatalf("%d documents are made, %v; want %d", made, err, want)
	}
}

func TestAnInterviewBecomesADocumentWhenItHasEnded(t *testing.T) {
	s, p := open(t)
	r := interviewed(t, s, "said so")
	upToDate(t, p, s, 0)
	if err := r.Record(study.Step{Action: "complete", Status: forms.Complete}); err != nil {
		t.Fatal(err)
	}
	upToDate(t, p, s, 1)
	upToDate(t, p, s, 0)
	list, err := p.Documents()
	if err != nil || len(list) != 1 || list[0].Kind != coding.InterviewNotes || list[0].Interview != r.Interview().ID {
		t.Fatalf("the documents are %+v, %v", list, err)
	}
	found, err := p.Document(strings.ToLower(study.ShortID(list[0].ID)))
	if err != nil || found.Text != "1  One\n\nsaid so" {
		t.Errorf("the document is %+v, %v", found, err)
	}
	for id, want := range map[string]error{"ZZZZZZ": project.ErrNoDocument, "": project.ErrNoDocument} {
		if _, err := p.Document(id); !errors.Is(err, want) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestAFieldNoteThatChangesIsMadeAnew(t *testing.T) {
	s, p := open(t)
	r := interviewed(t, s, "said so")
	if err := r.Record(study.Step{Action: "complete", Status: forms.Complete}); err != nil {
		t.Fatal(err)
	}
	for _, note := range []string{"Noisy.", "Noisy line."} {
		if _, err := s.Annotate(r.Interview().ID, study.Annotation{FieldNote: &note}); err != nil {
			t.Fatal(err)
		}
		made := 1
		if note == "Noisy." {
			made = 2 // with the notes
		}
		upToDate(t, p, s, made)
	}
	list, err := p.Documents()
	if err != nil || len(list) != 2 {
		t.Fatalf("the documents are %+v, %v", list, err)
	}
	if found, err := p.Document(list[1].ID); err != nil || found.Text != "Noisy line." || found.Made.Equal(time.Time{}) {
		t.Errorf("the field note is %+v, %v", found, err)
	}
}
