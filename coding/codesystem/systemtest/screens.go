package systemtest

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// Main runs the tests of a package of screens with the colours of a terminal,
// whatever the environment says.
func Main(m *testing.M) {
	for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"} {
		os.Unsetenv(name)
	}
	lipgloss.SetColorProfile(termenv.ANSI)
	os.Exit(m.Run())
}

// Opener opens a screen of a study in a window of a size.
type Opener func(t testing.TB, s *Study, width, height int) *uitest.Driver

// fataler is a test, or a check of rapid's.
type fataler interface {
	Fatalf(format string, values ...any)
}

// Fits fails the test unless the frame is as tall as the window and no wider.
func Fits(t fataler, d *uitest.Driver, width, height int) {
	lines := strings.Split(d.View(), "\n")
	if len(lines) != height {
		t.Fatalf("%d lines in a window of %d", len(lines), height)
	}
	for _, line := range lines {
		if ansi.StringWidth(line) > width {
			t.Fatalf("a line of %d columns in a window of %d:\n%s", ansi.StringWidth(line), width, ansi.Strip(line))
		}
	}
}

// whole is all that an analysis holds.
func whole(a *coding.Analysis) map[string]any {
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
	before := whole(s.Work.Analysis())
	width, height := rapid.IntRange(40, 130).Draw(r, "width"), rapid.IntRange(10, 45).Draw(r, "height")
	d := open(t, s, width, height)
	for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(r, "keys") {
		if d.Press(key); d.Ended {
			break
		}
		Fits(r, d, width, height)
	}
	kept, err := s.Project.Analysis()
	if err != nil {
		r.Fatal(err)
	}
	if diff := cmp.Diff(whole(s.Work.Analysis()), whole(kept), cmpopts.EquateEmpty()); diff != "" {
		r.Fatalf("on disk and in memory (-memory +disk):\n%s", diff)
	}
	if len(kept.Tree()) != kept.Codes() {
		r.Fatalf("the tree holds %d of %d codes", len(kept.Tree()), kept.Codes())
	}
	for err == nil {
		_, err = s.Project.Undo(kept, coder)
	}
	if diff := cmp.Diff(before, whole(kept), cmpopts.EquateEmpty()); diff != "" {
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
			Fits(t, d, w, h)
		}
	})
}

// Hostile is a text that would take a terminal over.
const Hostile = "\x1b]0;owned\x07\x1b[2J\u202eabc\u009b31m"

// Harmless presses keys, and fails the test if anything of [Hostile] reaches the
// terminal.
func Harmless(t testing.TB, d *uitest.Driver, keys ...string) {
	t.Helper()
	for _, key := range keys {
		d.Press(key)
		if plain := ansi.Strip(d.View()); strings.ContainsAny(plain, "\x1b\x07\u202e\u009b") || strings.Contains(d.View(), "\x1b[2J") {
			t.Fatalf("after %q it reaches the terminal:\n%q", key, d.View())
		}
	}
}

// OneMeaning holds a table of actions to one meaning for a key, but for some.
func OneMeaning(t testing.TB, actions ui.Actions, but ...string) {
	t.Helper()
	seen := map[string]string{}
	for _, action := range actions {
		for _, key := range action.Keys {
			if other, taken := seen[key]; taken && !slices.Contains(but, key) {
				t.Errorf("%s is %s and %s", key, other, action.Name)
			}
			seen[key] = action.Name
			if _, known := ui.KeyNamed(key); !known {
				t.Errorf("no key is named %q", key)
			}
		}
	}
}
