package ui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
)

func TestEditorGivesBackWhatItWasGiven(t *testing.T) {
	editor := ui.NewEditor()
	for _, text := range []string{"", "one\ntwo", "tab\tand \x1b escape", "with \u202e\r\nmarks"} {
		editor.SetValue(text)
		if got := editor.Value(); got != text {
			t.Errorf("Value is %q, want %q", got, text)
		}
		if editor.Changed() {
			t.Errorf("%q counts as changed", text)
		}
	}
}

func TestEditorTellsWhetherItChanged(t *testing.T) {
	editor := ui.NewEditor()
	editor.SetValue("one")
	editor.Update(press(t, "s"))
	if !editor.Changed() || editor.Changed() {
		t.Error("one change is to be told once")
	}
	if got := editor.Value(); got != "ones" {
		t.Errorf("Value is %q", got)
	}
	editor.Blur()
	editor.Update(press(t, "x"))
	if editor.Changed() || editor.Focused() {
		t.Error("an editor without the focus took a key")
	}
}

func TestEditorTakesAccentsThatComeAsKeysOfTheirOwn(t *testing.T) {
	editor := ui.NewEditor()
	editor.Update(press(t, "w"))
	editor.Update(press(t, "\u0302"))
	editor.Update(press(t, "\u202e"))
	if got := editor.Value(); got != "w\u0302⟨RLO⟩" {
		t.Errorf("Value is %q", got)
	}
}

func TestEditorLeavesShortcutsAlone(t *testing.T) {
	editor := ui.NewEditor()
	editor.SetValue("one two")
	for _, key := range []string{"alt+a", "alt+c", "ctrl+k", "ctrl+u", "ctrl+t", "ctrl+v"} {
		editor.Update(press(t, key))
		if got := editor.Value(); got != "one two" {
			t.Fatalf("after %s Value is %q", key, got)
		}
		if editor.TakesKey(press(t, key)) {
			t.Errorf("the editor wants %s before the screen's actions", key)
		}
	}
	for _, key := range []string{"a", "space", "left", "enter", "backspace"} {
		if !editor.TakesKey(press(t, key)) {
			t.Errorf("the editor leaves %s to the screen", key)
		}
	}
}

func TestEditorEmpty(t *testing.T) {
	editor := ui.NewEditor()
	editor.SetValue(" \n\t")
	if !editor.Empty() {
		t.Error("white space is some text")
	}
	editor.SetValue("a")
	if editor.Empty() {
		t.Error("a is no text")
	}
}

func TestEditorHoldsLongTexts(t *testing.T) {
	text := strings.Repeat("a line of an answer\n", 400)
	editor := ui.NewEditor()
	editor.SetValue(text)
	editor.Update(press(t, "x"))
	if got := editor.Value(); got != text+"x" {
		t.Errorf("%d bytes came back, want %d", len(got), len(text)+1)
	}
}

func TestEditorShowsItsCursorWithoutColours(t *testing.T) {
	editor := ui.NewEditor()
	editor.SetWidth(20)
	editor.SetHeight(1)
	editor.SetValue("abc")
	if view := editor.View(); !strings.Contains(view, "\x1b[7m") {
		t.Errorf("no cursor in %q", view)
	}
}

// TestEditorSurvivesAnything presses any keys on any text in any size.
func TestEditorSurvivesAnything(t *testing.T) {
	keys := []string{"left", "right", "up", "down", "home", "end", "backspace", "delete", "enter", "ctrl+w", "alt+d", "ctrl+k", "ctrl+u", "ctrl+t", "alt+c", "ctrl+v", "space", "文"}
	rapid.Check(t, func(rt *rapid.T) {
		editor := ui.NewEditor()
		editor.SetWidth(rapid.IntRange(0, 50).Draw(rt, "width"))
		editor.SetHeight(rapid.IntRange(0, 8).Draw(rt, "height"))
		editor.SetValue(hostile().Draw(rt, "text"))
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 20).Draw(rt, "keys") {
			editor.Update(press(t, name))
			editor.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(hostile().Draw(rt, "paste")), Paste: true})
			mustBeGuarded(rt, editor.View())
		}
		mustBeHarmless(rt, strings.ReplaceAll(ui.Safe(editor.Value()), "\n", ""))
	})
}
