package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// TestEditorTellsWhereItsCursorIs types and moves at random: what stands around
// the cursor is the text, and the rows that are told are those that are drawn.
func TestEditorTellsWhereItsCursorIs(t *testing.T) {
	keys := []string{"a", "b", "é", "日", "space", "enter", "left", "right", "up", "down", "home", "end", "backspace", "delete"}
	rapid.Check(t, func(r *rapid.T) {
		e := NewEditor()
		e.SetWidth(rapid.IntRange(4, 20).Draw(r, "width"))
		for range rapid.IntRange(1, 60).Draw(r, "keys") {
			name := rapid.SampledFrom(keys).Draw(r, "key")
			key, _ := KeyNamed(name)
			before, after := e.Around()
			first, last := e.OnFirstRow(), e.OnLastRow()
			e.Update(key)
			now, rest := e.Around()
			if now+rest != e.Value() {
				r.Fatalf("%q and %q stand around the cursor of %q", now, rest, e.Value())
			}
			switch {
			case name == "a" && (now != before+"a" || rest != after):
				r.Fatalf("a typed between %q and %q stands in %q, %q", before, after, now, rest)
			case name == "up" && first && strings.Contains(before, "\n"), name == "down" && last && strings.Contains(after, "\n"):
				r.Fatalf("between %q and %q the cursor is on the edge of the text", before, after)
			case name == "up" && !first && len(now) > len(before), name == "down" && !last && len(now) < len(before):
				r.Fatalf("%s from %q goes to %q", name, before, now)
			}
			e.SetHeight(e.Rows())
			if shown := strings.Count(e.View(), "\n") + 1; shown != e.Rows() || e.top != 0 {
				r.Fatalf("%d rows are told, %d drawn", e.Rows(), shown)
			}
		}
	})
}

func TestEditorPlacesItsCursor(t *testing.T) {
	e := NewEditor()
	e.SetValue("one two")
	for characters, want := range map[int]string{0: "", 3: "one", 7: "one two", 99: "one two", -1: ""} {
		e.PlaceCursor(characters)
		if before, _ := e.Around(); before != want {
			t.Errorf("after %d characters stands %q, want %q", characters, before, want)
		}
	}
	e.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")})
	if e.Value() == "one two" {
		t.Error("nothing was typed")
	}
}

// TestAWordBackWhereThereIsNone would not end with the text area alone.
func TestAWordBackWhereThereIsNone(t *testing.T) {
	for _, text := range []string{"", "  ", "\n\n ", " a"} {
		e := NewEditor()
		e.SetWidth(20)
		e.SetValue(text)
		for range 3 {
			e.Update(tea.KeyMsg{Type: tea.KeyLeft, Alt: true})
		}
		if got := e.Value(); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}
