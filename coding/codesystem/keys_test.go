package codesystem_test

import (
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/forms/ui/uitest"
)

// keys are those that the code system and its dialogs act on, and some others.
var keys = []string{
	"up", "down", "left", "right", "home", "end", "pgdown", "n", "N", "e", "r", "o", "m", "1", "7", "0", "g", "s", "d", "y", "x", "p", "P",
	"alt+k", "alt+j", "alt+h", "alt+l", "z", "Z", "/", "u", "ctrl+r", "i", "enter", "tab", "space", "a", "b", "backspace", "esc",
}

// opener opens the code system of a study.
func opener(t testing.TB, s *systemtest.Study, width, height int) *uitest.Driver {
	return (&desk{Study: s}).start(t, width, height)
}

func TestWhatIsShownIsWhatIsKept(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { systemtest.PressAtRandom(t, r, systemtest.New(t), keys, opener) })
}

func FuzzKeys(f *testing.F) {
	f.Add([]byte{1, 7, 36, 36, 34, 16, 34}, uint8(80), uint8(24))
	f.Add([]byte{1, 20, 5, 21, 22, 30, 31}, uint8(44), uint8(12))
	systemtest.FuzzKeys(f, keys, opener)
}

// TestHostileTextIsHarmless in names, definitions, colours and memos.
func TestHostileTextIsHarmless(t *testing.T) {
	const hostile = uitest.Hostile
	desk := newDesk(t)
	desk.AddCode("evil "+hostile, "", hostile)
	desk.Do(desk.Work.Analysis().ChangeCode("", desk.Codes["evil "+hostile], func(c *coding.Code) {
		c.Colour, c.Include, c.Exclude, c.Example, c.Source = hostile, hostile, hostile, hostile, hostile
	}))
	desk.start(t, 120, 45).Harmless("end", "up", "down", "e", "esc", "r", "esc", "g", "esc", "d", "esc", "/", "esc", "x", "N", "esc", "o", "esc", "m", "esc")
}

// TestNoKeyStandsForTwoActions but esc, which leaves what was cut first.
func TestNoKeyStandsForTwoActions(t *testing.T) {
	uitest.OneMeaning(t, codesystem.New(newDesk(t).options()).Actions(), "esc")
}
