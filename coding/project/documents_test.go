package project_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/transcript"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// brought adds a document that was read of a text file.
func brought(t *testing.T, p *project.Project, text string) coding.Document {
	t.Helper()
	read, err := transcript.Read("talk.txt", []byte(text), transcript.Options{Speakers: []string{"INT", "BSR01"}})
	if err != nil {
		t.Fatal(err)
	}
	draft := coding.Draft{Document: coding.Document{Kind: coding.Transcript, Title: "Talk"}, Text: read.Text, Turns: read.Turns}
	added, err := p.AddDocuments([]coding.Draft{draft}, project.OriginOf("talk.txt", []byte(text), &read))
	if err != nil || len(added) != 1 {
		t.Fatalf("added are %v, %v", added, err)
	}
	return added[0]
}

const talk = "INT: How was it?\n\nBSR01: Good, I told Gwyneth.\n"

func TestADocumentComesInWhole(t *testing.T) {
	_, p := open(t)
	document := brought(t, p, talk)
	draft, err := p.Document(document.ID)
	if err != nil || draft.Text != "How was it?\n\nGood, I told Gwyneth." || draft.Document != document || draft.Length != 34 {
		t.Fatalf("the document is %+v, %v", draft, err)
	}
	if len(draft.Turns) != 2 || draft.Turns[1].Speaker != "BSR01" {
		t.Errorf("the turns are %+v", draft.Turns)
	}
	origin, ok, err := p.Origin(document.ID)
	if err != nil || !ok || origin.File != "talk.txt" || origin.Format != transcript.PlainText || len(origin.Labels) != 2 || origin.Bytes != int64(len(talk)) {
		t.Errorf("it came from %+v, %v, %v", origin, ok, err)
	}
	if _, ok, err := p.Origin("none"); ok || err != nil {
		t.Errorf("none came from a file: %v, %v", ok, err)
	}
	found, err := p.FromFile([]byte(talk))
	if err != nil || len(found) != 1 || found[0] != document {
		t.Errorf("from the file are %v, %v", found, err)
	}
	if found, err := p.FromFile([]byte(talk + "\n")); err != nil || len(found) != 0 {
		t.Errorf("from another file are %v, %v", found, err)
	}
}

func TestTheLogTellsOfDocumentsButNotWhatTheySay(t *testing.T) {
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1))
	p := project.New(kept, clock)
	document := brought(t, p, talk)
	if err := p.SetAttributes(document.ID, map[string]string{"place": "Torfaen"}); err != nil {
		t.Fatal(err)
	}
	actions := map[string]bool{}
	err := kept.View(func(tx store.Tx) error {
		for entry, err := range store.Log(tx, "") {
			if err != nil {
				return err
			}
			actions[entry.Action] = true
			line, err := json.Marshal(entry)
			if err != nil || strings.Contains(string(line), "Gwyneth") || strings.Contains(string(line), "BSR01") {
				t.Errorf("the log says %s, %v", line, err)
			}
		}
		return nil
	})
	if err != nil || !actions["add-document"] || !actions["set-attributes"] {
		t.Errorf("the log has %v, %v", actions, err)
	}
}

func TestDocumentsComeInAllOrNone(t *testing.T) {
	_, p := open(t)
	sound := coding.Draft{Document: coding.Document{Kind: coding.Transcript, Title: "Talk"}, Text: "Words."}
	if _, err := p.AddDocuments([]coding.Draft{sound, {}}, project.Origin{File: "a", Digest: "d"}); !errors.Is(err, project.ErrNoText) {
		t.Fatalf("a document without words: %v", err)
	}
	if list, err := p.Documents(); err != nil || len(list) != 0 {
		t.Errorf("there are %v, %v", list, err)
	}
}

func TestADocumentIsRenamedLinkedAndTakenOut(t *testing.T) {
	_, p := open(t)
	document := brought(t, p, talk)
	a := analysis(t, p)
	codePassage(t, p, a, document.ID, coding.Span{From: 0, To: 3})
	do := func(c coding.Change, err error) {
		t.Helper()
		if err := errors.Join(err, p.Do(a, "AM", c)); err != nil {
			t.Fatal(err)
		}
	}
	do(a.RenameDocument(document.ID, " Cafe\u0301 "))
	do(a.LinkDocument(document.ID, "C1", "I1"))
	want := document
	want.Title, want.Case, want.Interview = "Café", "C1", "I1"
	if draft, err := p.Document(document.ID); err != nil || draft.Document != want {
		t.Errorf("the document is %+v, %v", draft.Document, err)
	}
	do(a.DeleteDocument(document.ID))
	if left := analysis(t, p); len(left.Documents()) != 0 || len(left.Segments(document.ID)) != 0 {
		t.Errorf("left are %v", left.Documents())
	}
	if found, err := p.FromFile([]byte(talk)); err != nil || len(found) != 0 {
		t.Errorf("from the file are %v, %v", found, err)
	}
	for range 3 {
		if _, err := p.Undo(a, "AM"); err != nil {
			t.Fatal(err)
		}
	}
	if draft, err := p.Document(document.ID); err != nil || draft.Document != document || len(a.Segments(document.ID)) != 1 {
		t.Errorf("undone it is %+v, %v", draft.Document, err)
	}
	for name, err := range map[string]error{
		"no title":  second(a.RenameDocument(document.ID, " ")),
		"two lines": second(a.RenameDocument(document.ID, "a\nb")),
	} {
		if !errors.Is(err, coding.ErrTitle) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := a.RenameDocument(document.ID, "Talk"); !errors.Is(err, coding.ErrUnchanged) {
		t.Errorf("the same title: %v", err)
	}
	if _, err := a.DeleteDocument("none"); !errors.Is(err, coding.ErrNoSuchDocument) {
		t.Errorf("no document: %v", err)
	}
}

func second(_ coding.Change, err error) error { return err }

func TestAttributesComeFromWhereTheDocumentComesFrom(t *testing.T) {
	s, p := asking(t)
	sheet := sample.Sheet{File: "people.csv", List: "conwy"}
	sheet.Header = []sample.Cell{{Text: "name"}, {Text: "organisation"}, {Text: "email"}, {Text: "remit"}, {Text: "language"}}
	sheet.Rows = append(sheet.Rows, []sample.Cell{{Text: "Elin Rees"}, {Text: "Museum 7"}, {Text: "e@example.org"}, {Text: "National"}, {Text: "cy"}})
	if _, err := s.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.MakeCases("ask", nil, 0); err != nil {
		t.Fatal(err)
	}
	var caseID string
	for c, err := range s.Cases() {
		if err != nil {
			t.Fatal(err)
		}
		caseID = c.ID
	}
	r, err := s.Begin(study.Beginning{Instrument: "ask", Case: caseID, Interviewer: "AM", Mode: "telephone"})
	if err != nil {
		t.Fatal(err)
	}
	answer(t, r, "q1", "yes")
	answer(t, r, "q2", "We share.")
	upToDate(t, p, s, 1)
	document := analysis(t, p).Documents()[0]
	if err := p.SetAttributes(document.ID, map[string]string{"Remit": "Regional", "q1": "", "Visit 2": "yes"}); err != nil {
		t.Fatal(err)
	}
	want := coding.Attributes{
		"organisation": "Museum 7", "lists": "conwy", "remit": "Regional", "language": "en", "interviewer": "AM", "instrument": "ask",
		"q1": "Yes", "question": "q2", "visit_2": "yes",
	}
	check := func(want coding.Attributes) {
		t.Helper()
		all, err := p.Attributes(s, document)
		if diff := cmp.Diff(want, all[document.ID]); diff != "" || err != nil {
			t.Errorf("%v\n%s", err, diff)
		}
	}
	check(want)
	if err := p.SetAttributes(document.ID, map[string]string{"remit": "", "visit_2": ""}); err != nil {
		t.Fatal(err)
	}
	want["remit"] = "National"
	delete(want, "visit_2")
	check(want)
	if err := p.SetAttributes("none", map[string]string{"a": "b"}); !errors.Is(err, project.ErrNoDocument) {
		t.Errorf("no document: %v", err)
	}
	if err := p.SetAttributes(document.ID, map[string]string{"a": "b\nc"}); !errors.Is(err, coding.ErrAttribute) {
		t.Errorf("two lines: %v", err)
	}
}
