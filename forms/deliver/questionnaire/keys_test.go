package questionnaire

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// TestHostileTextIsShownHarmlessly puts escape sequences and bidirectional
// controls in the wording and the answers.
func TestHostileTextIsShownHarmlessly(t *testing.T) {
	b := start(t, strings.NewReplacer("Are you a member?", `Are \e[2J\u202Eyou?\a`, "Small survey", `\e]0;title\a`).Replace(
		strings.ReplaceAll(small, `en: Small survey`, `en: "Small survey"`)), 80, 24)
	for _, bad := range []string{"\x1b[2J", "\x1b]0", "\a", "\u202e"} {
		if strings.Contains(b.View(), bad) {
			t.Errorf("%q reaches the terminal", bad)
		}
	}
	b.wantSeen("␛[2J")
}

// FuzzKeys presses any keys in any order: nothing panics, nothing is drawn
// larger than the window, and what is on screen is what is on disk.
func FuzzKeys(f *testing.F) {
	f.Add("1 5\n12\n\tabc\t")
	f.Add("d\x02r\x13")
	f.Fuzz(func(t *testing.T, keys string) {
		if len(keys) > 60 {
			return
		}
		b := start(t, small, 60, 16)
		for _, r := range keys {
			if b.Ended {
				return
			}
			b.Send(keyOf(r))
			if b.screen.saver.Failure() != nil {
				t.Fatalf("not saved: %v", b.screen.saver.Failure())
			}
			for _, line := range strings.Split(b.Text(), "\n") {
				if ui.Width(line) > 60 {
					t.Fatalf("a line is too wide: %q", line)
				}
			}
		}
		b.wait()
		for _, v := range b.screen.sitting.Flow().Instrument().Variables() {
			if got, want := b.stored(v.Name), b.screen.sitting.Flow().Answer(v); got != want {
				t.Fatalf("%s is on disk as %+v, on screen as %+v", v.Name, got, want)
			}
		}
	})
}

func keyOf(r rune) tea.KeyMsg {
	if r >= ' ' {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
	}
	return tea.KeyMsg{Type: tea.KeyType(r)}
}
