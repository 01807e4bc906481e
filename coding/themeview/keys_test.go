package themeview_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// keys are those that the theme view and its dialogs act on, and some others.
var keys = []string{
	"up", "down", "pgup", "pgdown", "home", "end", "space", "A", "enter", "c", "x", "q", "m", "a", "o", "n", "v", "w", "backspace", "b", "t",
	"/", "f", "y", "tab", "u", "ctrl+r", "esc", "1", "2", "3", "5", "7", "l", "i", "g", "ctrl+u", "left", "G",
}

// whole is all that an analysis holds.
func whole(a *coding.Analysis) map[string]any {
	segments := map[string][]coding.Segment{}
	var memos []coding.Memo
	for _, d := range a.Documents() {
		segments[d.ID] = slices.Clone(a.Segments(d.ID))
		for _, s := range segments[d.ID] {
			if memo, there := a.Memo(coding.OnSegment, s.ID); there {
				memos = append(memos, memo)
			}
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
// what the screen works on, and undoing all leads back to the
// beginning.
func TestWhatIsShownIsWhatIsKept(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		desk := newDesk(t)
		desk.As("CD")
		before := whole(desk.Work.Analysis())
		width, height := rapid.IntRange(40, 130).Draw(r, "width"), rapid.IntRange(10, 45).Draw(r, "height")
		d := desk.start(t, rapid.SampledFrom([]string{"Benefits", "Links", "Challenges"}).Draw(r, "code"), width, height)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(r, "keys") {
			if d.Press(key); d.Ended {
				break
			}
			fits(r, d, width, height)
		}
		after := whole(desk.Work.Analysis())
		kept, err := desk.Project.Analysis()
		if err != nil {
			r.Fatal(err)
		}
		same := func(what string, want map[string]any) {
			if diff := cmp.Diff(want, whole(kept), cmpopts.EquateEmpty()); diff != "" {
				r.Fatalf("%s:\n%s", what, diff)
			}
		}
		same("on disk and in memory (-memory +disk)", after)
		for err == nil {
			_, err = desk.Project.Undo(kept, "CD")
		}
		same("undone to the beginning", before)
	})
}

// FuzzKeys holds that no keys break the screen.
func FuzzKeys(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 13, 5, 7, 9}, uint8(80), uint8(24))
	f.Add([]byte{21, 30, 31, 32, 26, 26}, uint8(44), uint8(12))
	f.Fuzz(func(t *testing.T, pressed []byte, width, height uint8) {
		w, h := max(int(width), 40), max(int(height), 10)
		desk := newDesk(t)
		d := uitest.Start(t, themeview.New(desk.options("Benefits")), w, h)
		for _, b := range pressed[:min(len(pressed), 60)] {
			if d.Press(keys[int(b)%len(keys)]); d.Ended {
				return
			}
			fits(t, d, w, h)
		}
	})
}

// TestHostileTextIsHarmless in documents, codes and attributes.
func TestHostileTextIsHarmless(t *testing.T) {
	desk := newDesk(t)
	const hostile = "\x1b]0;owned\x07\x1b[2J\u202eabc\u009b31m"
	desk.Add(coding.Draft{Document: coding.Document{Title: hostile + "title", Language: hostile}, Text: "before " + hostile + " after",
		Turns: []coding.Turn{{From: 0, To: 20, Speaker: hostile}}})
	desk.AddCode("evil "+hostile, "", hostile)
	desk.Code("AM", hostile, "evil "+hostile)
	last := desk.Documents[len(desk.Documents)-1].ID
	desk.attributes[last] = coding.Attributes{"organisation": hostile}
	d := desk.start(t, "evil "+hostile, 120, 45)
	for _, keys := range [][]string{{"y", "esc"}, {"f", "1", "esc"}, {"f", "3", "esc"}, {"f", "4", "esc"}, {"c", "esc"}, {"t", "esc"}, {"w", "enter", "esc"}, {"enter"}} {
		for _, key := range keys {
			d.Press(key)
			if plain := ansi.Strip(d.View()); strings.ContainsAny(plain, "\x1b\x07\u202e\u009b") || strings.Contains(d.View(), "\x1b[2J") {
				t.Fatalf("after %q it reaches the terminal:\n%q", keys, d.View())
			}
		}
	}
	if diff := cmp.Diff([]string{hostile}, desk.opened); diff != "" {
		t.Error(diff)
	}
}

// TestNoKeyStandsForTwoActions holds the table of actions to one meaning for a key.
func TestNoKeyStandsForTwoActions(t *testing.T) {
	desk := newDesk(t)
	seen := map[string]string{}
	for _, action := range themeview.New(desk.options("Links")).Actions() {
		for _, key := range action.Keys {
			if other, taken := seen[key]; taken {
				t.Errorf("%s is %s and %s", key, other, action.Name)
			}
			seen[key] = action.Name
			if _, known := ui.KeyNamed(key); !known {
				t.Errorf("no key is named %q", key)
			}
		}
	}
}
