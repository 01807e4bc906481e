package systemtest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/forms/ui/uitest"
)

// Opener opens a screen of a study in a window of a size.
type Opener func(t testing.TB, s *Study, width, height int) *uitest.Driver

// Whole is all that an analysis holds.
func Whole(a *coding.Analysis) map[string]any {
	segments := map[string][]coding.Segment{}
	var memos []coding.Memo
	note := func(subject coding.Subject, id string) {
		if memo, there := a.Memo(subject, id); there {
			memos = append(memos, memo)
		}
	}
	for _, d := range a.Documents() {
		segments[d.ID] = slices.Clone(a.Segments(d.ID))
		for _, s := range segments[d.ID] {
			note(coding.OnSegment, s.ID)
		}
	}
	for _, c := range a.Tree() {
		note(coding.OnCode, c.ID)
	}
	return map[string]any{"tree": a.Tree(), "segments": segments, "memos": memos}
}

// PressAtRandom presses keys at random on a screen that a coder opens who has
// changed nothing yet. Every frame fits the window; what is on disk is then what
// the screen works on, the tree holds every code once, and undoing all leads back
// to the beginning.
func PressAtRandom(t testing.TB, r *rapid.T, s *Study, keys []string, open Opener) {
	const coder = "CD"
	s.As(coder)
	before := Whole(s.Work.Analysis())
	width, height := rapid.IntRange(40, 130).Draw(r, "width"), rapid.IntRange(10, 45).Draw(r, "height")
	d := open(t, s, width, height)
	for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(r, "keys") {
		if d.Press(key); d.Ended {
			break
		}
		uitest.Fits(r, d.View(), width, height)
	}
	kept, err := s.Project.Analysis()
	if err != nil {
		r.Fatal(err)
	}
	if diff := cmp.Diff(Whole(s.Work.Analysis()), Whole(kept), cmpopts.EquateEmpty()); diff != "" {
		r.Fatalf("on disk and in memory (-memory +disk):\n%s", diff)
	}
	if len(kept.Tree()) != kept.Codes() {
		r.Fatalf("the tree holds %d of %d codes", len(kept.Tree()), kept.Codes())
	}
	for err == nil {
		_, err = s.Project.Undo(kept, coder)
	}
	if diff := cmp.Diff(before, Whole(kept), cmpopts.EquateEmpty()); diff != "" {
		r.Fatalf("undone to the beginning (-want +got):\n%s", diff)
	}
}

// FuzzKeys holds that no keys break a screen: each byte is one of them.
func FuzzKeys(f *testing.F, keys []string, open Opener) {
	const mostPressed = 60
	f.Fuzz(func(t *testing.T, pressed []byte, width, height uint8) {
		w, h := max(int(width), 40), max(int(height), 10)
		d := open(t, New(t), w, h)
		for _, b := range pressed[:min(len(pressed), mostPressed)] {
			if d.Press(keys[int(b)%len(keys)]); d.Ended {
				return
			}
			uitest.Fits(t, d.View(), w, h)
		}
	})
}
