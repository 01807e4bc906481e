package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// hidden are characters that an editor does not hold as they are.
var hidden = []string{"\u200e", "\u202e", "\u2069", "\u200b", "\ufeff", "\u00ad", "\u2060", "\t", "\x1b", "\x00", "\ufffd"}

// field is an editor of either kind.
type field interface {
	SetValue(string)
	Value() string
	Update(tea.Msg)
}

// TestEditingLeavesOtherCharactersAsTheyWere types signs at random places of a
// text with characters that cannot be shown: without the signs it is what it was.
func TestEditingLeavesOtherCharactersAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.SampledFrom(hidden), rapid.StringMatching(`[a-z ŵé𝄞]{1,3}`))
		lines := []string{"\n", "\r\n"}
		var editor field = NewLine()
		if rapid.Bool().Draw(t, "several lines") {
			editor, piece = NewEditor(), rapid.OneOf(piece, rapid.SampledFrom(lines))
		}
		given := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "text"), "")
		editor.SetValue(given)
		for range rapid.IntRange(1, 3).Draw(t, "edits") {
			for range rapid.IntRange(0, 10).Draw(t, "back") {
				editor.Update(tea.KeyMsg{Type: tea.KeyLeft})
			}
			editor.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Q")})
		}
		got := editor.Value()
		if !strings.Contains(got, "Q") {
			t.Fatalf("nothing was typed: %q", got)
		}
		left := strings.ReplaceAll(got, "Q", "")
		if left == given {
			return
		}
		// A sign that stands within the mark of a character, or within the spaces
		// of a tab, leaves them as they are shown.
		if !strings.ContainsAny(given, "\u200e\u202e\u2069\t\x1b\x00") || safeLines(left) != safeLines(given) {
			t.Fatalf("%q became %q", given, left)
		}
	})
}

func TestCorrectingAWordKeepsMarksAndTabs(t *testing.T) {
	for _, c := range []struct{ given, loaded, text, want string }{
		{"a\u200eb\tc", "a⟨LRM⟩b    c", "a⟨LRM⟩bQ    c", "a\u200ebQ\tc"},
		{"a\u200bb", "ab", "abQ", "a\u200bbQ"},
		{"x\u202ey", "x⟨RLO⟩y", "y", "y"},
		{"x\u202ey", "x⟨RLO⟩y", "x⟨RLy", "x⟨RLy"},
		{"a\tb\tc", "a    b    c", "1a    2b    c3", "1a\t2b\tc3"},
		{"a\r\nb", "a\nb", "a\nbQ", "a\r\nbQ"},
		{"plain", "plain", "plan", "plan"},
		{"\u200b", "", "Q", "\u200bQ"},
	} {
		if got := untouched(c.given, c.loaded, c.text); got != c.want {
			t.Errorf("%q held as %q and edited to %q is %q, want %q", c.given, c.loaded, c.text, got, c.want)
		}
	}
}
