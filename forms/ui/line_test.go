package ui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
)

func TestLineGivesBackWhatItWasGiven(t *testing.T) {
	line := ui.NewLine()
	for _, text := range []string{"", "one", "two\nlines", "tab\tand \x1b escape", "with \u202e marks"} {
		line.SetValue(text)
		if got := line.Value(); got != text {
			t.Errorf("Value is %q, want %q", got, text)
		}
		if line.Changed() {
			t.Errorf("%q counts as changed", text)
		}
	}
}

func TestLineTellsWhetherItChanged(t *testing.T) {
	line := ui.NewLine()
	line.SetValue("one")
	line.Update(press(t, "left"))
	if line.Changed() {
		t.Error("a move counts as a change")
	}
	line.Update(press(t, "r"))
	if !line.Changed() || line.Changed() {
		t.Error("one change is to be told once")
	}
	if got := line.Value(); got != "onre" {
		t.Errorf("Value is %q", got)
	}
	line.Blur()
	line.Update(press(t, "x"))
	if line.Changed() || line.Focused() || line.TakesKey(press(t, "x")) {
		t.Error("a line without the focus took a key")
	}
	line.Focus()
	if !line.TakesKey(press(t, "x")) {
		t.Error("a line with the focus leaves x to the screen")
	}
}

func TestLineTakesAccentsThatComeAsKeysOfTheirOwn(t *testing.T) {
	line := ui.NewLine()
	line.SetWidth(20)
	for _, key := range []string{"d", "w", "\u0302", "r", "\u202e"} {
		line.Update(press(t, key))
	}
	if got := line.Value(); got != "dw\u0302r⟨RLO⟩" {
		t.Errorf("Value is %q", got)
	}
	for range 7 { // on the accent, which is drawn with its letter
		line.Update(press(t, "left"))
	}
	if view := line.View(); !strings.Contains(view, "\x1b[7mw\u0302") {
		t.Errorf("the accent is torn off in %q", view)
	}
}

func TestLineMakesWhatIsPastedSafe(t *testing.T) {
	line := ui.NewLine()
	line.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a\r\nb\x1b[2J\u202ew\u0302"), Paste: true})
	if got := line.Value(); got != "a b␛[2J⟨RLO⟩w\u0302" {
		t.Errorf("Value is %q", got)
	}
}

func TestLineLeavesShortcutsAlone(t *testing.T) {
	line := ui.NewLine()
	line.SetValue("one two")
	for _, key := range []string{"enter", "tab", "esc", "up", "down", "alt+a", "alt+c", "ctrl+t", "ctrl+v"} {
		line.Update(press(t, key))
		if got := line.Value(); got != "one two" {
			t.Fatalf("after %s Value is %q", key, got)
		}
		if line.TakesKey(press(t, key)) {
			t.Errorf("the line wants %s before the screen's actions", key)
		}
	}
	for _, key := range []string{"a", "space", "left", "right", "home", "end", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k"} {
		if !line.TakesKey(press(t, key)) {
			t.Errorf("the line leaves %s to the screen", key)
		}
	}
}

// TestLineSurvivesAnything presses any keys on any text in any width: the
// line stays as wide as it is to be and its cursor in sight.
func TestLineSurvivesAnything(t *testing.T) {
	keys := []string{"left", "right", "home", "end", "backspace", "delete", "ctrl+w", "alt+d", "ctrl+left", "ctrl+right", "space", "a", "文", "\u0302"}
	rapid.Check(t, func(rt *rapid.T) {
		line := ui.NewLine()
		line.SetValue(hostile().Draw(rt, "text"))
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 20).Draw(rt, "keys") {
			width := rapid.IntRange(2, 50).Draw(rt, "width")
			line.SetWidth(width)
			line.Update(press(t, name))
			if rapid.Bool().Draw(rt, "pastes") {
				line.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(hostile().Draw(rt, "paste")), Paste: true})
			}
			view := line.View()
			mustBeGuarded(rt, view)
			if strings.Contains(view, "\n") || ui.Width(view) != width {
				rt.Fatalf("%d columns instead of %d: %q", ui.Width(view), width, view)
			}
			if before, _, found := strings.Cut(view, "\x1b[7m"); !found || ui.Width(before) >= width {
				rt.Fatalf("no cursor in %d columns of %q", width, view)
			}
		}
	})
}

func TestLineHidesItsCursorWithoutTheFocus(t *testing.T) {
	line := ui.NewLine()
	line.SetValue("abc")
	line.Blur()
	if view := line.View(); strings.Contains(view, "\x1b[7m") {
		t.Errorf("a cursor in %q", view)
	}
}

func TestLineStartsOver(t *testing.T) {
	line := ui.NewLine()
	line.SetValue("one two")
	for _, step := range []struct{ key, want string }{
		{"ctrl+w", "one "}, {"ctrl+u", ""}, {"a", "a"}, {"b", "ab"}, {"left", "ab"}, {"ctrl+k", "a"},
	} {
		if line.Update(press(t, step.key)); line.Value() != step.want {
			t.Errorf("%s leaves %q, want %q", step.key, line.Value(), step.want)
		}
	}
}
