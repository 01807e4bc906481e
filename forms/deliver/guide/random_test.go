package guide

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// The keys that random interviewers press.
var randomKeys = []string{
	"a", "b", " ", "é", "日", "👩", "enter", "enter", "up", "down", "left", "right", "home", "end", "backspace", "delete",
	"alt+a", "alt+b", "alt+z", "ctrl+n", "ctrl+b", "pgup", "pgdown", "ctrl+g", "ctrl+q", "ctrl+k", "ctrl+x", "ctrl+e", "ctrl+a",
	"ctrl+l", "ctrl+r", "ctrl+o", "ctrl+y", "ctrl+f", "ctrl+down", "ctrl+up", "esc", "y", "1", "2", "9", "tab", "ctrl+h", "ctrl+d", "ctrl+w",
}

// order is what no key may break: what is shown fits, notes stand in the order
// of their stamps, and at the cursor stands what is noted.
func (b *bench) order(width, height int) {
	b.t.Helper()
	for _, line := range strings.Split(b.Text(), "\n") {
		if ui.Width(line) > width {
			b.t.Fatalf("a line is too wide: %q", line)
		}
	}
	if lines := strings.Count(b.Text(), "\n") + 1; lines > height {
		b.t.Fatalf("%d lines are shown in %d", lines, height)
	}
	s := b.screen
	ids := s.sitting.Notes()
	if want := s.sitting.Interview().NotesOn(s.sitting.Current().Name); !slices.Equal(ids, want) {
		b.t.Fatalf("the notes are shown in the order %v, and would be read in %v", ids, want)
	}
	if !slices.IsSortedFunc(ids, func(a, c string) int { return s.sitting.Note(a).At.Compare(s.sitting.Note(c).At) }) {
		b.t.Fatal("the stamps go back")
	}
	if s.notes.empty {
		return
	}
	if got := s.notes.editor.Value(); got != s.sitting.Note(ids[s.notes.at]).Text {
		b.t.Fatalf("at the cursor stands %q, and %q is noted", got, s.sitting.Note(ids[s.notes.at]).Text)
	}
}

// TestRandomInterviews presses random keys: whatever is shown is on disk a
// second later, and is what the interview is resumed with after a kill.
func TestRandomInterviews(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		width, height := rapid.SampledFrom([]int{40, 60, 80, 120}).Draw(r, "width"), rapid.SampledFrom([]int{10, 24, 40}).Draw(r, "height")
		b := start(t, width, height)
		for range rapid.IntRange(1, 40).Draw(r, "steps") {
			switch rapid.IntRange(0, 12).Draw(r, "kind") {
			case 0:
				b.Paste(rapid.SampledFrom([]string{"one\ntwo", "\n", "x\x1b[31m\r\ny", "long " + strings.Repeat("word ", 40)}).Draw(r, "paste"))
			case 1:
				b.Click(rapid.IntRange(0, width-1).Draw(r, "x"), rapid.IntRange(0, height-2).Draw(r, "y"))
			case 2:
				b.pass(time.Duration(rapid.IntRange(-2, 90).Draw(r, "seconds")) * time.Second)
				b.wait()
				b.wantOnDisk()
			case 3:
				b.wait()
				shown, at := *b.screen.sitting.Interview(), b.screen.sitting.Notes()
				b.resume(width, height)
				if difference := cmp.Diff(shown.Notes, b.screen.sitting.Interview().Notes); difference != "" {
					r.Fatalf("notes after a kill (-before +after):\n%s", difference)
				}
				if !slices.Equal(at, b.screen.sitting.Notes()) {
					r.Fatalf("the notes stood in the order %v, and stand in %v", at, b.screen.sitting.Notes())
				}
			default:
				b.Press(rapid.SampledFrom(randomKeys).Draw(r, "key"))
			}
			if b.stored().Status != forms.InProgress || b.Ended {
				return
			}
			b.order(width, height)
		}
		b.wait()
		b.wantOnDisk()
	})
}

// FuzzKeys presses any keys in any order: nothing panics, nothing is drawn
// larger than the window, and what is shown is what is on disk.
func FuzzKeys(f *testing.F) {
	f.Add("They said\rso\x0e\x11\x0b")
	f.Add("a b\x1b[D\x07" + "9\r\x18gone\r\x05 again\r")
	f.Fuzz(func(t *testing.T, keys string) {
		if len(keys) > 80 {
			return
		}
		b := start(t, 60, 16)
		for _, key := range keys {
			if key == 3 { // ctrl+c leaves
				continue
			}
			b.Send(keyOf(key))
			if b.Ended || b.stored().Status != forms.InProgress {
				return
			}
			b.order(60, 16)
		}
		b.wait()
		b.wantOnDisk()
	})
}

func keyOf(r rune) tea.KeyMsg {
	switch {
	case r >= 0xe000 && r < 0xe01a: // stands for alt and a letter
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'a' + r - 0xe000}, Alt: true}
	case r >= ' ' && r != 127:
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
	}
	return tea.KeyMsg{Type: tea.KeyType(r)}
}

func TestHostileTextIsShownHarmlessly(t *testing.T) {
	source := strings.NewReplacer("What organisation do you work for?", `"Which \e[2J\u202Eone?\a"`,
		"Fusion interview guide", `"\e]0;title\a"`).Replace(fusion(t))
	b := startWith(t, source, agreed(), 80, 24)
	b.Paste("\x1b]52;c;aGk=\a\u202e\u009b31m")
	b.Press("ctrl+x")
	b.Paste("\x1b[2Jgone\a")
	b.Press("enter")
	for _, bad := range []string{"\x1b[2J", "\x1b]", "\a", "\u202e", "\u009b"} {
		if strings.Contains(b.View(), bad) {
			t.Errorf("%q reaches the terminal", bad)
		}
	}
	b.Shows("␛[2J", "␛]52")
}
