package guide

import (
	"slices"
	"testing"

	"fieldwork/forms/ui"
)

// TestActionTable holds every action to what the help and the dispatch need:
// a sentence, a name and keys of its own, and none that a terminal sends for
// another key or that the notes take for themselves.
func TestActionTable(t *testing.T) {
	b := start(t, 80, 24)
	b.screen.sitting.GoToNamed("q16")
	sameAs := []string{"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z", "ctrl+c", "ctrl+p", "ctrl+w", "alt+w"}
	names, keys := map[string]bool{}, map[string]string{}
	for _, action := range b.screen.Actions() {
		if action.Help == "" || action.Label == "" || action.Section == "" || names[action.Name] {
			t.Errorf("%q has no help, label or section, or not a name of its own", action.Name)
		}
		names[action.Name] = true
		for _, name := range action.Keys {
			key, ok := ui.KeyNamed(name)
			switch {
			case !ok || slices.Contains(sameAs, name):
				t.Errorf("%s cannot be done with %s", action.Name, name)
			case action.Do == nil:
			case b.screen.TakesKey(key):
				t.Errorf("the notes take %s before %s", name, action.Name)
			case keys[name] != "":
				t.Errorf("%s stands for %s and for %s", name, keys[name], action.Name)
			default:
				keys[name] = action.Name
			}
		}
	}
	for _, name := range []string{"alt+a", "alt+i", "ctrl+n", "ctrl+b", "pgdown", "pgup", "ctrl+g", "ctrl+q", "ctrl+k", "ctrl+x",
		"ctrl+e", "ctrl+a", "ctrl+l", "ctrl+r", "ctrl+o", "ctrl+y", "ctrl+f", "ctrl+s"} {
		if keys[name] == "" {
			t.Errorf("%s does nothing", name)
		}
	}
}
