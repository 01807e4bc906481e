package view_test

import (
	"strings"
	"testing"

	"fieldwork/coding/view"
	"fieldwork/forms/ui"
)

// TestEveryKeyStandsForOneThing and every action is explained.
func TestEveryKeyStandsForOneThing(t *testing.T) {
	screen := view.New(museum(t).options())
	taken := map[string]string{}
	for _, action := range append(ui.Everywhere(), screen.Actions()...) {
		for _, key := range action.Keys {
			if other, twice := taken[key]; twice {
				t.Errorf("%s is the key of %s and of %s", key, other, action.Name)
			}
			taken[key] = action.Name
			if _, known := ui.KeyNamed(key); !known {
				t.Errorf("%s has the key %q, which there is not", action.Name, key)
			}
		}
		if action.Do == nil || !strings.HasSuffix(action.Help, ".") || action.Section == "" || len(action.Keys) == 0 {
			t.Errorf("%s is not whole", action.Name)
		}
	}
}

// TestEveryActionCanBeFound in the palette, and done from there.
func TestEveryActionCanBeFound(t *testing.T) {
	desk := plain(t, short...)
	d := desk.start(80, 24)
	d.Press("ctrl+p")
	d.Type("by key")
	d.Press("enter", "1")
	if got := desk.coded(); len(got) != 1 {
		t.Errorf("coded from the palette is %q\n%s", got, d.Text())
	}
}
