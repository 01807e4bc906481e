package codesystem_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// keys are those that the code system and its dialogs act on, and some others.
var keys = []string{
	"up", "down", "left", "right", "home", "end", "pgdown", "n", "N", "e", "r", "o", "m", "1", "7", "0", "g", "s", "d", "y", "x", "p", "P",
	"alt+k", "alt+j", "alt+h", "alt+l", "z", "Z", "/", "u", "ctrl+r", "i", "enter", "tab", "space", "a", "b", "backspace", "esc",
}

// whole is all that an analysis holds.
func whole(a *coding.Analysis) map[string]any {
	segments := map[string][]coding.Segment{}
	for _, d := range a.Documents() {
		segments[d.ID] = slices.Clone(a.Segments(d.ID))
	}
	var memos []coding.Memo
	for _, c := range a.Tree() {
		if memo, there := a.Memo(coding.OnCode, c.ID); there {
			memos = append(memos, memo)
		}
	}
	return map[string]any{"tree": a.Tree(), "segments": segments, "memos": memos}
}

func fits(t interface{ Fatalf(string, ...any) }, d *uitest.Driver, width, height int) {
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

// TestWhatIsShownIsWhatIsKept presses keys at random. What is on disk is then
// what the screen works on, the tree holds every code once, and undoing all
// leads back to the beginning.
func TestWhatIsShownIsWhatIsKept(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		desk := newDesk(t)
		desk.As("CD")
		before := whole(desk.Work.Analysis())
		width, height := rapid.IntRange(40, 130).Draw(r, "width"), rapid.IntRange(10, 45).Draw(r, "height")
		d := desk.start(t, width, height)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(r, "keys") {
			if d.Press(key); d.Ended {
				break
			}
			fits(r, d, width, height)
		}
		kept, err := desk.Project.Analysis()
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(whole(desk.Work.Analysis()), whole(kept), cmpopts.EquateEmpty()); diff != "" {
			r.Fatalf("on disk and in memory (-memory +disk):\n%s", diff)
		}
		if len(kept.Tree()) != kept.Codes() {
			r.Fatalf("the tree holds %d of %d codes", len(kept.Tree()), kept.Codes())
		}
		for err == nil {
			_, err = desk.Project.Undo(kept, "CD")
		}
		if diff := cmp.Diff(before, whole(kept), cmpopts.EquateEmpty()); diff != "" {
			r.Fatalf("undone to the beginning:\n%s", diff)
		}
	})
}

// FuzzKeys holds that no keys break the screen.
func FuzzKeys(f *testing.F) {
	f.Add([]byte{1, 7, 36, 36, 34, 16, 34}, uint8(80), uint8(24))
	f.Add([]byte{1, 20, 5, 21, 22, 30, 31}, uint8(44), uint8(12))
	f.Fuzz(func(t *testing.T, pressed []byte, width, height uint8) {
		w, h := max(int(width), 40), max(int(height), 10)
		d := newDesk(t).start(t, w, h)
		for _, b := range pressed[:min(len(pressed), 60)] {
			if d.Press(keys[int(b)%len(keys)]); d.Ended {
				return
			}
			fits(t, d, w, h)
		}
	})
}

// TestHostileTextIsHarmless in names, definitions, colours and memos.
func TestHostileTextIsHarmless(t *testing.T) {
	desk := newDesk(t)
	const hostile = "\x1b]0;owned\x07\x1b[2J\u202eabc\u009b31m"
	desk.AddCode("evil "+hostile, "", hostile)
	desk.Do(desk.Work.Analysis().ChangeCode("", desk.Codes["evil "+hostile], func(c *coding.Code) {
		c.Colour, c.Include, c.Exclude, c.Example, c.Source = hostile, hostile, hostile, hostile, hostile
	}))
	d := desk.start(t, 120, 45)
	d.Press("end")
	for _, key := range []string{"up", "down", "e", "esc", "r", "esc", "g", "esc", "d", "esc", "/", "esc", "x", "N", "esc", "o", "esc", "m", "esc"} {
		d.Press(key)
		if plain := ansi.Strip(d.View()); strings.ContainsAny(plain, "\x1b\x07\u202e\u009b") || strings.Contains(d.View(), "\x1b[2J") {
			t.Fatalf("after %q it reaches the terminal:\n%q", key, d.View())
		}
	}
}

// TestNoKeyStandsForTwoActions but esc, which leaves what was cut first.
func TestNoKeyStandsForTwoActions(t *testing.T) {
	seen := map[string]string{"esc": ""}
	for _, action := range codesystem.New(newDesk(t).options()).Actions() {
		for _, key := range action.Keys {
			if other := seen[key]; other != "" {
				t.Errorf("%s is %s and %s", key, other, action.Name)
			}
			if key != "esc" {
				seen[key] = action.Name
			}
			if _, known := ui.KeyNamed(key); !known {
				t.Errorf("no key is named %q", key)
			}
		}
	}
}
