package project_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// coded opens a project with one document and its analysis.
func coded(t *testing.T) (*project.Project, *coding.Analysis, *coding.Draft, coding.Author) {
	t.Helper()
	s, p := open(t)
	r := interviewed(t, s, "We share people now, we share the van, and we share the blame.")
	if err := r.Record(study.Step{Action: "complete", Status: forms.Complete}); err != nil {
		t.Fatal(err)
	}
	upToDate(t, p, s, 1)
	a, err := p.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	draft, err := p.Document(a.Documents()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	clock, count := storetest.Clock(storetest.Start), 0
	return p, a, &draft, coding.Author{Coder: "AM", Now: clock, NewID: func() string { count++; return fmt.Sprintf("ID%06d", count) }}
}

// whole is all that an analysis and its document hold.
func whole(t fataler, p *project.Project, a *coding.Analysis) map[string]any {
	id := a.Documents()[0].ID
	draft, err := p.Document(id)
	if err != nil {
		t.Fatalf("reading the document: %v", err)
	}
	memo, _ := a.Memo(coding.OnProject, "")
	return map[string]any{"tree": a.Tree(), "segments": slices.Clone(a.Segments(id)), "documents": a.Documents(), "text": draft.Text, "turns": draft.Turns, "memo": memo}
}

type fataler interface {
	Fatalf(format string, args ...any)
}

func same(t fataler, what string, want, got map[string]any) {
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

// TestHistoryLeadsBackAndForth codes and edits at random, undoes and redoes,
// and compares what is in memory with what is read from disk.
func TestHistoryLeadsBackAndForth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, a, draft, by := coded(t)
		id := draft.ID
		first := whole(rt, p, a)
		states := []map[string]any{first}
		for range rapid.IntRange(1, 12).Draw(rt, "changes") {
			c := drawn(rt, p, a, id, by)
			if c.Empty() {
				continue
			}
			if err := p.Do(a, by.Coder, c); err != nil {
				rt.Fatalf("%s: %v", c.Label, err)
			}
			states = append(states, whole(rt, p, a))
		}
		again, err := p.Analysis()
		if err != nil {
			rt.Fatal(err)
		}
		last := states[len(states)-1]
		same(rt, "read anew", last, whole(rt, p, again))
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := p.Undo(again, by.Coder); err != nil {
				rt.Fatalf("undoing: %v", err)
			}
			same(rt, "undone", states[i], whole(rt, p, again))
		}
		if _, err := p.Undo(again, by.Coder); !errors.Is(err, project.ErrNothingToUndo) {
			rt.Fatalf("undoing at the start: %v", err)
		}
		anew, err := p.Analysis()
		if err != nil {
			rt.Fatal(err)
		}
		same(rt, "undone and read anew", first, whole(rt, p, anew))
		for i := 1; i < len(states); i++ {
			if _, err := p.Redo(anew, by.Coder); err != nil {
				rt.Fatalf("redoing: %v", err)
			}
		}
		same(rt, "redone", last, whole(rt, p, anew))
		if _, err := p.Redo(anew, by.Coder); !errors.Is(err, project.ErrNothingToRedo) {
			rt.Fatalf("redoing at the end: %v", err)
		}
	})
}

// drawn draws a change that can be made.
func drawn(t *rapid.T, p *project.Project, a *coding.Analysis, id string, by coding.Author) coding.Change {
	draft, err := p.Document(id)
	if err != nil {
		t.Fatal(err)
	}
	text := coding.NewText(draft.Text)
	if text.Len() == 0 {
		return coding.Change{}
	}
	from := rapid.IntRange(0, text.Len()-1).Draw(t, "from")
	span := coding.Span{From: from, To: rapid.IntRange(from+1, text.Len()).Draw(t, "to")}
	codes, segments := a.Tree(), a.Segments(id)
	var c coding.Change
	switch what := rapid.IntRange(0, 5).Draw(t, "what"); {
	case what == 0 || len(codes) == 0:
		c, _, _ = a.NewCode(by, coding.Code{Name: rapid.StringMatching("[A-C]").Draw(t, "name")})
	case what == 1 && len(segments) > 0:
		c, _ = a.Uncode(rapid.SampledFrom(segments).Draw(t, "segment").ID)
	case what == 2:
		edit := coding.TextEdit{Document: id, At: span.From, Old: text.Slice(span), New: rapid.SampledFrom([]string{"", "ŵ", "[name]"}).Draw(t, "new")}
		c, err = a.EditTexts("edited", map[string]coding.Content{id: {Text: text, Turns: draft.Turns}}, edit)
		if err != nil {
			t.Fatal(err)
		}
	case what == 3:
		c = a.SetMemo(by, coding.OnProject, "", rapid.StringMatching("[a-b]?").Draw(t, "memo"))
	default:
		c, _ = a.CodePassage(by, id, text, span, rapid.SampledFrom(codes).Draw(t, "code").ID)
	}
	return c
}

func TestANewChangeLaysAsideWhatWasUndone(t *testing.T) {
	p, a, draft, by := coded(t)
	make := func(name string) {
		t.Helper()
		c, _, err := a.NewCode(by, coding.Code{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Do(a, by.Coder, c); err != nil {
			t.Fatal(err)
		}
	}
	make("Links")
	make("Profile")
	if label, err := p.Undo(a, by.Coder); err != nil || label != "made the code Profile" {
		t.Fatalf("%q, %v", label, err)
	}
	if _, err := p.Undo(a, "somebody else"); !errors.Is(err, project.ErrNothingToUndo) {
		t.Errorf("another coder undoes: %v", err)
	}
	make("Time")
	if _, err := p.Redo(a, by.Coder); !errors.Is(err, project.ErrNothingToRedo) {
		t.Errorf("redoing what was laid aside: %v", err)
	}
	if got := len(a.Tree()); got != 2 || draft.ID == "" {
		t.Errorf("there are %d codes", got)
	}
}

func TestADiskThatFailsLeavesTheAnalysisAsItWas(t *testing.T) {
	clock := storetest.Clock(storetest.Start)
	engine := storetest.OpenEngine(t)
	p := project.New(store.New(failing{engine}, storetest.Author, clock, storetest.Entropy(1)), clock)
	a := coding.NewAnalysis()
	c, _, err := a.NewCode(coding.Author{NewID: func() string { return "ID1" }, Now: clock}, coding.Code{Name: "Links"})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Do(a, "AM", c); !errors.Is(err, errDisk) || a.Codes() != 0 {
		t.Errorf("%d codes, %v", a.Codes(), err)
	}
}

var errDisk = errors.New("the disk fails")

// failing is an engine whose disk fails.
type failing struct{ store.Engine }

func (failing) Update(func(store.Tx) error) error { return errDisk }

// TestUndoAfterAnotherCoderHasEditedTheText codes, lets another coder edit the
// text before, inside and after the passage, and takes the coding back.
func TestUndoAfterAnotherCoderHasEditedTheText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, a, draft, by := coded(t)
		other := by
		other.Coder = "BR"
		for _, change := range []func(*coding.Draft) coding.Change{
			func(*coding.Draft) coding.Change {
				c, _, _ := a.NewCode(by, coding.Code{Name: "Links"})
				return c
			},
			func(d *coding.Draft) coding.Change {
				c, err := a.CodePassage(by, d.ID, coding.NewText(d.Text), coding.Span{From: 11, To: 17}, a.Tree()[0].ID)
				if err != nil {
					rt.Fatal(err)
				}
				return c
			},
		} {
			if err := p.Do(a, by.Coder, change(draft)); err != nil {
				rt.Fatal(err)
			}
		}
		coding1 := whole(rt, p, a)["segments"]
		for range rapid.IntRange(1, 4).Draw(rt, "edits") {
			now, err := p.Document(draft.ID)
			if err != nil {
				rt.Fatal(err)
			}
			text := coding.NewText(now.Text)
			at := rapid.IntRange(0, text.Len()).Draw(rt, "at")
			to := rapid.IntRange(at, min(at+3, text.Len())).Draw(rt, "to")
			if takesAll(a.Segments(draft.ID), coding.Span{From: at, To: to}) {
				to = at // what was coded stays, so that it can be undone
			}
			edit := coding.TextEdit{Document: draft.ID, At: at, Old: now.Text[text.ByteAt(at):text.ByteAt(to)], New: rapid.SampledFrom([]string{"", "ŵ", "xyz"}).Draw(rt, "new")}
			c, err := a.EditTexts("edited", map[string]coding.Content{draft.ID: {Text: text, Turns: now.Turns}}, edit)
			if err != nil {
				rt.Fatal(err)
			}
			if err := p.Do(a, other.Coder, c); err != nil {
				rt.Fatal(err)
			}
		}
		edited := whole(rt, p, a)
		if _, err := p.Undo(a, by.Coder); err != nil {
			rt.Fatalf("undoing the coding: %v", err)
		}
		if got := a.Segments(draft.ID); len(got) != 0 {
			rt.Fatalf("left are %+v of %+v", got, coding1)
		}
		if _, err := p.Redo(a, by.Coder); err != nil {
			rt.Fatalf("coding again: %v", err)
		}
		same(rt, "coded again", edited, whole(rt, p, a))
	})
}

// takesAll reports whether a passage has all the words of a segment.
func takesAll(segments []coding.Segment, passage coding.Span) bool {
	return slices.ContainsFunc(segments, func(s coding.Segment) bool { return passage.Covers(s.Span) })
}
