package project_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

const questionnaire = `
settings:
  form_id: ask
  form_title: Ask
  languages:
    en: {name: English, status: reviewed}
choices:
  yesno: [{name: "yes", label: "Yes"}, {name: "no", label: "No"}]
survey:
  - {type: select_one, name: q1, label: One, choices: yesno, required: no}
  - {type: text, name: q2, label: Two, multiline: true, required: no, relevant: "${q1} != 'no'"}
  - {type: text, name: q3, label: Three, required: no}
`

// asking opens a project of a questionnaire whose answers to q2 are documents.
func asking(t *testing.T) (*study.Study, *project.Project) {
	t.Helper()
	s, p := open(t)
	if _, _, err := s.AddInstrument("ask.yaml", []byte(questionnaire)); err != nil {
		t.Fatal(err)
	}
	followed, made, err := p.FollowAnswers(s, "ask", nil, nil)
	if err != nil || made != 0 || !slices.Equal(followed, []string{"q2"}) {
		t.Fatalf("followed are %v, made %d, %v", followed, made, err)
	}
	return s, p
}

func begun(t fatal, s *study.Study) *study.Recorder {
	r, err := s.Begin(study.Beginning{Instrument: "ask", Mode: forms.Telephone, Interviewer: "AM"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

type fatal interface{ Fatal(args ...any) }

func answer(t fatal, r *study.Recorder, variable, value string) {
	step := study.Step{Action: "answer", Answers: map[string]forms.Answer{variable: {Value: value}}}
	if err := r.Record(step); err != nil {
		t.Fatal(err)
	}
}

func TestAnswersBecomeDocumentsAsTheyArrive(t *testing.T) {
	s, p := asking(t)
	r := begun(t, s)
	answer(t, r, "q2", "We share a van.")
	answer(t, r, "q3", "a name")
	upToDate(t, p, s, 1)
	upToDate(t, p, s, 0)
	list, err := p.Documents()
	if err != nil || len(list) != 1 || list[0].Kind != coding.OpenAnswer || list[0].Interview != r.Interview().ID {
		t.Fatalf("the documents are %+v, %v", list, err)
	}
	attributes, err := p.Attributes(s, list...)
	if got := attributes[list[0].ID]; err != nil || got["question"] != "q2" || got["interviewer"] != "AM" || got["instrument"] != "ask" {
		t.Errorf("the attributes are %v, %v", got, err)
	}
	if _, made, err := p.FollowAnswers(s, "ask", []string{"q3"}, nil); err != nil || made != 1 {
		t.Errorf("%d more are made, %v", made, err)
	}
	answer(t, r, "q1", "no") // takes q2 off the path
	upToDate(t, p, s, 0)
	if list, err = p.Documents(); err != nil || len(list) != 1 || list[0].Title[:2] != "q3" {
		t.Errorf("the documents are %+v, %v", list, err)
	}
	answer(t, r, "q1", "yes")
	upToDate(t, p, s, 1)
}

func TestSegmentsMoveWithAnAnswerThatChanges(t *testing.T) {
	s, p := asking(t)
	r := begun(t, s)
	answer(t, r, "q2", "We share a van and people.")
	upToDate(t, p, s, 1)
	a := analysis(t, p)
	document := a.Documents()[0]
	codePassage(t, p, a, document.ID, coding.Span{From: 11, To: 14}) // van
	answer(t, r, "q2", "Now we all share one van, and good people.")
	upToDate(t, p, s, 1)
	a = analysis(t, p)
	draft, err := p.Document(document.ID)
	if err != nil {
		t.Fatal(err)
	}
	found := a.Segments(document.ID)
	if len(found) != 1 || coding.NewText(draft.Text).Slice(found[0].Span) != "van" || draft.Turns[0].To != draft.Length {
		t.Fatalf("in %q the segments are %+v, the turns %+v", draft.Text, found, draft.Turns)
	}
	answer(t, r, "q2", "")
	upToDate(t, p, s, 0)
	if draft, err = p.Document(document.ID); err != nil || draft.Text != "Now we all share one van, and good people." {
		t.Errorf("what is coded is %q, %v", draft.Text, err)
	}
}

func TestWhatACoderHasEditedStays(t *testing.T) {
	s, p := asking(t)
	r := begun(t, s)
	answer(t, r, "q2", "Ms Arden helped.")
	upToDate(t, p, s, 1)
	a := analysis(t, p)
	id := a.Documents()[0].ID
	draft, err := p.Document(id)
	if err != nil {
		t.Fatal(err)
	}
	content := map[string]coding.Content{id: {Text: coding.NewText(draft.Text), Turns: draft.Turns}}
	c, err := a.EditTexts("pseudonymised", content, coding.TextEdit{Document: id, At: 3, Old: "Arden", New: "[museum]"})
	if err := errors.Join(err, p.Do(a, "AM", c)); err != nil {
		t.Fatal(err)
	}
	for _, said := range []struct {
		words  string
		behind int
	}{{"Ms Arden helped.", 0}, {"Ms Arden helped a lot.", 1}, {"Ms Arden helped.", 0}, {"Ms Arden helped us.", 1}} {
		answer(t, r, "q2", said.words)
		upToDate(t, p, s, 0)
		if behind, err := p.Behind(); err != nil || len(behind) != said.behind || behind[id] != (said.behind > 0) {
			t.Errorf("after %q behind are %v, %v", said.words, behind, err)
		}
	}
	if draft, err = p.Document(id); err != nil || draft.Text != "Ms [museum] helped." {
		t.Errorf("the text is %q, %v", draft.Text, err)
	}
}

func TestADocumentThatWasTakenOutByHandStaysOut(t *testing.T) {
	s, p := asking(t)
	r := begun(t, s)
	answer(t, r, "q2", "One.")
	upToDate(t, p, s, 1)
	a := analysis(t, p)
	id := a.Documents()[0].ID
	codePassage(t, p, a, id, coding.Span{To: 3})
	c, err := a.DeleteDocument(id)
	if err := errors.Join(err, p.Do(a, "AM", c)); err != nil {
		t.Fatal(err)
	}
	answer(t, r, "q2", "Two.")
	upToDate(t, p, s, 0)
	if _, err := p.Document(id); !errors.Is(err, project.ErrNoDocument) {
		t.Errorf("the document: %v", err)
	}
	if _, err := p.Undo(a, "AM"); err != nil {
		t.Fatal(err)
	}
	if draft, err := p.Document(id); err != nil || draft.Text != "One." || len(analysis(t, p).Segments(id)) != 1 {
		t.Errorf("the document is %+v, %v", draft, err)
	}
}

func TestAnImportThatIsTakenOutTakesItsDocumentsWithIt(t *testing.T) {
	s, p := asking(t)
	_, version, err := s.Instrument("ask", 0)
	if err != nil {
		t.Fatal(err)
	}
	im, err := s.BeginImport("r.csv", version)
	if err != nil {
		t.Fatal(err)
	}
	batch := make([]forms.Interview, 300)
	for i := range batch {
		batch[i] = forms.Interview{Submitted: storetest.Start, Answers: map[string]forms.Answer{"q2": {Value: fmt.Sprint("answer ", i)}}}
	}
	if err := im.Add(batch); err != nil {
		t.Fatal(err)
	}
	upToDate(t, p, s, 300)
	if err := im.GiveUp(); err != nil {
		t.Fatal(err)
	}
	upToDate(t, p, s, 0)
	if list, err := p.Documents(); err != nil || len(list) != 0 {
		t.Errorf("%d documents are left, %v", len(list), err)
	}
}

func TestWhatCannotBeFollowed(t *testing.T) {
	s, p := asking(t)
	for _, c := range []struct {
		instrument string
		variables  []string
		want       error
	}{
		{"talk", nil, project.ErrGuide}, {"ask", []string{"q1"}, project.ErrNoOpenQuestion}, {"ask", []string{"q9"}, project.ErrNoOpenQuestion},
		{"none", nil, study.ErrNoInstrument},
	} {
		if _, _, err := p.FollowAnswers(s, c.instrument, c.variables, nil); !errors.Is(err, c.want) {
			t.Errorf("%s %v: %v", c.instrument, c.variables, err)
		}
	}
	stop := errors.New("stop")
	if _, _, err := p.FollowAnswers(s, "ask", nil, func(int64, int64) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("stopped: %v", err)
	}
}

// TestDocumentsFollowAnswersWhateverHappens answers, codes and brings up to
// date at random: every answer is a document with its words, every segment lies
// in its text, and what is no answer any more is a document only if coded.
func TestDocumentsFollowAnswersWhateverHappens(t *testing.T) {
	words := []string{"", "We share a van.", "We share people and a van.", "Tŷ newydd", "A van we share, and tea."}
	rapid.Check(t, func(rt *rapid.T) {
		s, p := asking(t)
		recorders := []*study.Recorder{begun(rt, s), begun(rt, s)}
		said := map[string]string{}
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			r := rapid.SampledFrom(recorders).Draw(rt, "interview")
			a := analysis(rt, p)
			list := a.Documents()
			switch rapid.IntRange(0, 3).Draw(rt, "what") {
			case 0:
				if len(list) > 0 {
					d := rapid.SampledFrom(list).Draw(rt, "document")
					from := rapid.IntRange(0, d.Length-1).Draw(rt, "from")
					codePassage(rt, p, a, d.ID, coding.Span{From: from, To: rapid.IntRange(from+1, d.Length).Draw(rt, "to")})
				}
			case 1:
				if _, err := p.BringUpToDate(s); err != nil {
					rt.Fatal(err)
				}
			default:
				text := rapid.SampledFrom(words).Draw(rt, "words")
				answer(rt, r, "q2", text)
				said[r.Interview().ID] = text
			}
		}
		if _, err := p.BringUpToDate(s); err != nil {
			rt.Fatal(err)
		}
		if made, err := p.BringUpToDate(s); err != nil || made != 0 {
			rt.Fatalf("once more %d are made, %v", made, err)
		}
		holdsWhatWasSaid(rt, p, said)
	})
}

func holdsWhatWasSaid(t *rapid.T, p *project.Project, said map[string]string) {
	a := analysis(t, p)
	found := map[string]bool{}
	for _, d := range a.Documents() {
		draft, err := p.Document(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		text := coding.NewText(draft.Text)
		if want := said[d.Interview]; want != "" && draft.Text != want || want == "" && len(a.Segments(d.ID)) == 0 || text.Len() != d.Length {
			t.Fatalf("the document of %q is %q, its length %d, its segments %v", want, draft.Text, d.Length, a.Segments(d.ID))
		}
		for _, s := range a.Segments(d.ID) {
			if !text.Holds(s.Span) {
				t.Fatalf("the segment %+v is not in %q", s, draft.Text)
			}
		}
		found[d.Interview] = true
	}
	for interview, text := range said {
		if text != "" && !found[interview] {
			t.Fatalf("%q is no document", text)
		}
	}
}

func analysis(t fatal, p *project.Project) *coding.Analysis {
	a, err := p.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// codePassage gives a passage a code of its own.
func codePassage(t fatal, p *project.Project, a *coding.Analysis, document string, passage coding.Span) {
	draft, err := p.Document(document)
	if err != nil {
		t.Fatal(err)
	}
	ids := store.New(nil, "", storetest.Clock(storetest.Start), storetest.Entropy(byte(a.Codes())))
	by := coding.Author{Coder: "AM", NewID: ids.NewID, Now: storetest.Clock(storetest.Start)}
	c, code, err := a.NewCode(by, coding.Code{Name: fmt.Sprint("code ", a.Codes())})
	if err := errors.Join(err, p.Do(a, "AM", c)); err != nil {
		t.Fatal(err)
	}
	c, err = a.CodePassage(by, document, coding.NewText(draft.Text), passage, code.ID)
	if err := errors.Join(err, p.Do(a, "AM", c)); err != nil {
		t.Fatal(err)
	}
}
