package uitest

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"fieldwork/forms/ui"
)

// Main runs the tests of a package of screens with the sixteen colours of a
// terminal, whatever the environment says, and ends the process.
func Main(m *testing.M) {
	for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"} {
		os.Unsetenv(name)
	}
	lipgloss.SetColorProfile(termenv.ANSI)
	os.Exit(m.Run())
}

// fataler is a test, or a check of rapid's.
type fataler interface {
	Fatalf(format string, values ...any)
}

// Fits fails the test unless a frame, as View gives it, is as tall as the window
// and no wider.
func Fits(t fataler, frame string, width, height int) {
	lines := strings.Split(frame, "\n")
	if len(lines) != height {
		t.Fatalf("%d lines in a window of %d by %d:\n%s", len(lines), width, height, ansi.Strip(frame))
	}
	for _, line := range lines {
		if ui.Width(line) > width {
			t.Fatalf("a line of %d columns in a window of %d:\n%s", ui.Width(line), width, ansi.Strip(line))
		}
	}
}

// Hostile is a text that would take a terminal over.
const Hostile = "\x1b]0;owned\x07\x1b[2J\u202eabc\u009b31m"

// Harmless presses keys, and fails the test if anything of [Hostile] reaches the
// terminal after one of them.
func (d *Driver) Harmless(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.Press(key)
		if plain := ansi.Strip(d.View()); strings.ContainsAny(plain, "\x1b\x07\u202e\u009b") || strings.Contains(d.View(), "\x1b[2J") {
			d.t.Fatalf("after %q it reaches the terminal:\n%q", key, d.View())
		}
	}
}

// OneMeaning holds a table of actions to keys that there are, and to one meaning
// for each but some.
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
