package themeview_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui/uitest"
)

// keys are those that the theme view and its dialogs act on, and some others.
var keys = []string{
	"up", "down", "pgup", "pgdown", "home", "end", "space", "A", "enter", "c", "x", "q", "m", "a", "o", "n", "v", "w", "backspace", "b", "t",
	"/", "f", "y", "Y", "tab", "u", "ctrl+r", "esc", "1", "2", "3", "5", "7", "l", "i", "g", "ctrl+u", "left", "G",
}

// opener opens a theme of a study.
func opener(code string) systemtest.Opener {
	return func(t testing.TB, s *systemtest.Study, width, height int) *uitest.Driver {
		return deskOf(s).start(t, code, width, height)
	}
}

func TestWhatIsShownIsWhatIsKept(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		code := rapid.SampledFrom([]string{"Benefits", "Links", "Challenges"}).Draw(r, "code")
		systemtest.PressAtRandom(t, r, systemtest.New(t), keys, opener(code))
	})
}

func FuzzKeys(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 13, 5, 7, 9}, uint8(80), uint8(24))
	f.Add([]byte{21, 30, 31, 32, 26, 26}, uint8(44), uint8(12))
	systemtest.FuzzKeys(f, keys, opener("Benefits"))
}

// TestHostileTextIsHarmless in documents, codes and attributes.
func TestHostileTextIsHarmless(t *testing.T) {
	const hostile = uitest.Hostile
	desk := newDesk(t)
	desk.Add(coding.Draft{Document: coding.Document{Title: hostile + "title", Language: hostile}, Text: "before " + hostile + " after",
		Turns: []coding.Turn{{From: 0, To: 20, Speaker: hostile}}})
	desk.AddCode("evil "+hostile, "", hostile)
	desk.Code("AM", hostile, "evil "+hostile)
	last := desk.Documents[len(desk.Documents)-1].ID
	desk.attributes[last] = coding.Attributes{"organisation": hostile}
	d := desk.start(t, "evil "+hostile, 120, 45)
	d.Harmless("y", "esc", "f", "1", "esc", "f", "3", "esc", "f", "4", "esc", "f", "5", "esc", "c", "esc", "t", "esc", "w", "enter", "esc", "enter")
	if diff := cmp.Diff([]string{hostile}, desk.opened); diff != "" {
		t.Error(diff)
	}
}

func TestNoKeyStandsForTwoActions(t *testing.T) {
	uitest.OneMeaning(t, themeview.New(newDesk(t).options("Links")).Actions())
}
