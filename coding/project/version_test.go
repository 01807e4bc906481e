package project_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

// The file of version 1 was written before steps had heads. AM made a code and
// coded twice, with a coding between that was undone and laid aside; BT made a
// code and wrote nine characters before the text; AM coded once more and wrote
// a memo, and undid both. The file is never made anew.
const oldFile = "testdata/version-1.field.gz"

// openOld opens a copy of the stored file.
func openOld(t *testing.T) *project.Project {
	t.Helper()
	engine, err := bolt.Open(storetest.Unpacked(t, oldFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	clock := storetest.Clock(storetest.Start)
	return project.New(store.New(engine, storetest.Author, clock, storetest.Entropy(1)), clock)
}

// steps makes one step after the other until there are no more, and gives their
// labels.
func steps(t *testing.T, a *coding.Analysis, coder string, make func(*coding.Analysis, string) (string, error)) (labels []string) {
	t.Helper()
	for {
		label, err := make(a, coder)
		if errors.Is(err, project.ErrNothingToUndo) || errors.Is(err, project.ErrNothingToRedo) {
			return labels
		}
		if err != nil {
			t.Fatal(err)
		}
		labels = append(labels, label)
	}
}

// TestTheHistoryOfAnOldFile redoes and undoes all that a file of version 1
// knows of.
func TestTheHistoryOfAnOldFile(t *testing.T) {
	p := openOld(t)
	a := analysis(t, p)
	before := whole(t, p, a)
	redone := steps(t, a, "AM", p.Redo)
	if want := []string{"coded “le now, we” as Links", "wrote a memo"}; !slices.Equal(redone, want) {
		t.Errorf("redone was %q, want %q", redone, want)
	}
	all := whole(t, p, a)
	undone := steps(t, a, "AM", p.Undo)
	if len(undone) != 5 || len(a.Segments(a.Documents()[0].ID)) != 0 || a.Codes() != 1 {
		t.Errorf("undone was %q, which leaves %v", undone, whole(t, p, a))
	}
	steps(t, a, "AM", p.Redo)
	same(t, "all that was made", all, whole(t, p, a))
	same(t, "what is kept", all, whole(t, p, analysis(t, p)))
	for range redone {
		if _, err := p.Undo(a, "AM"); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "the file as it was", before, whole(t, p, a))
	if diff := cmp.Diff([]string{"edited the text", "made the code Van"}, steps(t, a, "BT", p.Undo)); diff != "" {
		t.Errorf("what BT undid (-want +got):\n%s", diff)
	}
}

// TestAnOldHistoryIsLaidAside makes a change in a file of version 1: what was
// undone before cannot be redone then.
func TestAnOldHistoryIsLaidAside(t *testing.T) {
	p := openOld(t)
	a := analysis(t, p)
	c := a.SetMemo(coding.Author{Coder: "AM", Now: storetest.Clock(storetest.Start)}, coding.OnProject, "", "Another thought.")
	if err := p.Do(a, "AM", c); err != nil {
		t.Fatal(err)
	}
	if label, err := p.Redo(a, "AM"); !errors.Is(err, project.ErrNothingToRedo) {
		t.Errorf("%q was redone, %v", label, err)
	}
	if undone := steps(t, a, "AM", p.Undo); len(undone) != 4 {
		t.Errorf("undone was %q", undone)
	}
}
