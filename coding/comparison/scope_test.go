package comparison_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
)

// begun is a study of three documents: both have coded the first, A the second.
func begun(t *testing.T) *study {
	s := newStudy(2, []string{"We share vans."}, []string{"We share people."}, []string{"Nothing."})
	s.code(t, "A", "doc00", "We share", "code0")
	s.code(t, "B", "doc00", "share vans", "code0")
	s.code(t, "A", "doc01", "We share", "code0")
	return s
}

func compared(m *comparison.Material) []string {
	ids := []string{}
	for _, document := range m.Documents() {
		ids = append(ids, document.ID)
	}
	return ids
}

// TestDocumentsWaitForTheirCoders compares a document once both have finished
// it.
func TestDocumentsWaitForTheirCoders(t *testing.T) {
	s, scope := begun(t), comparison.Scope{Coders: []string{"A", "B"}}
	expect := func(what string, documents ...string) {
		t.Helper()
		if diff := cmp.Diff(documents, compared(s.take(t, scope))); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	expect("coded by both", "doc00")
	material := s.take(t, scope)
	if left := material.LeftOut(); len(left) != 1 || left[0].Document.ID != "doc01" || !cmp.Equal(left[0].Missing, []string{"B"}) {
		t.Errorf("left out: %+v", left)
	}
	if material.Untouched() != 1 || material.Unused() != 1 {
		t.Errorf("%d documents are untouched, %d codes unused", material.Untouched(), material.Unused())
	}
	s.do(t, s.analysis.SetDone(s.by("B"), "doc01", true), nil)
	expect("marked as finished without a code", "doc00", "doc01")
	s.do(t, s.analysis.SetBlind(s.by("A"), true), nil)
	material = s.take(t, scope)
	if len(material.Documents()) > 0 || len(material.Disagreements()) > 0 || len(material.LeftOut()) != 2 {
		t.Error("blind coding is compared before both have finished it")
	}
	s.do(t, s.analysis.SetDone(s.by("A"), "doc00", true), nil)
	s.do(t, s.analysis.SetDone(s.by("B"), "doc00", true), nil)
	expect("blind and finished by both", "doc00")
	scope.Unfinished = true
	expect("asked for", "doc00", "doc01")
	scope.Documents = []string{"doc01"}
	expect("only one", "doc01")
}

func TestScopesThatCannotBe(t *testing.T) {
	s := begun(t)
	for _, wrong := range []struct {
		scope comparison.Scope
		err   error
	}{
		{comparison.Scope{Coders: []string{"A"}}, comparison.ErrCoders},
		{comparison.Scope{Coders: []string{"A", "A"}}, comparison.ErrCoders},
		{comparison.Scope{Coders: []string{"A", "B", "A"}}, comparison.ErrCoders},
		{comparison.Scope{Coders: []string{"A", "B"}, Codes: []string{"none"}}, coding.ErrNoCode},
		{comparison.Scope{Coders: []string{"A", "B"}, Documents: []string{"none"}}, coding.ErrNoSuchDocument},
	} {
		if _, err := comparison.Take(s.analysis, wrong.scope); !errors.Is(err, wrong.err) {
			t.Errorf("%+v: %v", wrong.scope, err)
		}
	}
}

func TestInterviewersAreRecognised(t *testing.T) {
	for _, speaker := range []string{"Interviewer", "INT", "int 2", "I", "I1", "IV", "IVR", "Cyfwelydd", "CYF", "Ymchwilydd 1", " Interviewer ", "Int.", "Researcher"} {
		if !comparison.IsInterviewer(speaker) {
			t.Errorf("%q is not recognised", speaker)
		}
	}
	for _, speaker := range []string{"", "Interviewee", "Ian", "Ivor", "IT", "Respondent", "R", "P1", "International office", "Cyfwelai"} {
		if comparison.IsInterviewer(speaker) {
			t.Errorf("%q is taken for the interviewer", speaker)
		}
	}
}

// TestSettlingSaysWhatItDid settles one disagreement in each way.
func TestSettlingSaysWhatItDid(t *testing.T) {
	scope := comparison.Scope{Coders: []string{"A", "B"}}
	for how, want := range map[comparison.Settlement]struct{ shown, words string }{
		comparison.First:   {"settled “We share vans” as A has it for Code 0", "We share"},
		comparison.Second:  {"settled “We share vans” as B has it for Code 0", "share vans"},
		comparison.Both:    {"settled “We share vans” as Code 0, all that either coder has", "We share vans"},
		comparison.Neither: {"settled “We share vans” as not Code 0", ""},
	} {
		s := begun(t)
		text := s.contents["doc00"].Text
		material := s.take(t, scope)
		found := material.Disagreements()
		change, err := material.Settle(s.analysis, s.by("C"), text, &found[0], how)
		if s.do(t, change, err); change.Says() != want.shown || change.Label != strings.Replace(want.shown, "“We share vans”", "a passage", 1) {
			t.Errorf("%q, in the log %q", change.Says(), change.Label)
		}
		for _, coder := range scope.Coders {
			words := ""
			for _, span := range spans(s.analysis, coder)["doc00code0"] {
				words += text.Slice(span)
			}
			if words != want.words {
				t.Errorf("%s then has %q", coder, words)
			}
		}
		if _, err := material.Settle(s.analysis, s.by("C"), text, &found[0], how); !errors.Is(err, coding.ErrChanged) {
			t.Error("what is settled is settled again:", err)
		}
		if _, err := material.Settle(s.analysis, s.by("C"), coding.NewText("We"), &found[0], how); !errors.Is(err, coding.ErrSpan) {
			t.Error("a passage that the text does not hold is settled:", err)
		}
	}
}
