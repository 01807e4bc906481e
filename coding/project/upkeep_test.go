package project_test

import (
	"testing"

	"fieldwork/coding"
	"fieldwork/forms"
	"fieldwork/forms/study"
)

// TestACodedFieldNoteFollowsItsInterview changes a field note in which a passage
// is coded: the passage stays on its words, and the turns are those of the note.
func TestACodedFieldNoteFollowsItsInterview(t *testing.T) {
	s, p := open(t)
	r := interviewed(t, s, "said so")
	if err := r.Record(study.Step{Action: "complete", Status: forms.Complete}); err != nil {
		t.Fatal(err)
	}
	annotate := func(note string) {
		t.Helper()
		if _, err := s.Annotate(r.Interview().ID, study.Annotation{FieldNote: &note}); err != nil {
			t.Fatal(err)
		}
	}
	annotate("A noisy line.")
	upToDate(t, p, s, 2)
	a := analysis(t, p)
	note := a.Documents()[1]
	codePassage(t, p, a, note.ID, coding.Span{From: 2, To: 7})
	annotate("It was in a café: a noisy line.\n\nCall again.")
	upToDate(t, p, s, 1)
	upToDate(t, p, s, 0)
	a = analysis(t, p)
	draft, err := p.Document(note.ID)
	if err != nil || draft.Title != note.Title || len(draft.Turns) != 2 || draft.Turns[1].To != draft.Length {
		t.Fatalf("the note is %+v, %v", draft, err)
	}
	if found := a.Segments(note.ID); len(found) != 1 || coding.NewText(draft.Text).Slice(found[0].Span) != "noisy" {
		t.Errorf("in %q is coded %+v", draft.Text, found)
	}
}

// TestWhatACoderCalledADocumentStays renames a document whose interview changes.
func TestWhatACoderCalledADocumentStays(t *testing.T) {
	s, p := asking(t)
	r := begun(t, s)
	answer(t, r, "q2", "One.")
	upToDate(t, p, s, 1)
	a := analysis(t, p)
	id := a.Documents()[0].ID
	c, err := a.RenameDocument(id, "The first")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Do(a, "AM", c); err != nil {
		t.Fatal(err)
	}
	upToDate(t, p, s, 0)
	answer(t, r, "q2", "Two words.")
	upToDate(t, p, s, 1)
	if draft, err := p.Document(id); err != nil || draft.Title != "The first" || draft.Text != "Two words." || draft.Length != 10 {
		t.Errorf("the document is %+v, %v", draft, err)
	}
}
