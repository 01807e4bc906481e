package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

var editorKeys = []tea.KeyMsg{
	{Type: tea.KeyLeft}, {Type: tea.KeyRight}, {Type: tea.KeyUp}, {Type: tea.KeyDown}, {Type: tea.KeyHome}, {Type: tea.KeyEnd},
	{Type: tea.KeyBackspace}, {Type: tea.KeyDelete}, {Type: tea.KeyEnter}, {Type: tea.KeyCtrlW}, {Type: tea.KeySpace, Runes: []rune{' '}},
	{Type: tea.KeyRunes, Runes: []rune{'w'}}, {Type: tea.KeyRunes, Runes: []rune("tŷ")},
}

// Pieces of texts; the text area itself is at a loss with the wild ones.
var (
	plainPieces = []string{"a", "word", "sefydliadau", "tŷ", "longerthananyrow_longerthananyrow", " ", " ", "  ", "\n", "-", "é", "\u00a0"}
	wildPieces  = []string{"文化", "a", "longerthananyrow_longerthananyrow", " ", "e\u0301\u0301", "👨\u200d👩\u200d👧", "\n", "नि", "\t", "🇬🇧"}
)

func editorText(pieces []string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
	})
}

// TestEditorIsDrawnAsItsTextAreaMoves compares with the drawing of the text
// area itself, in which the arrows move.
func TestEditorIsDrawnAsItsTextAreaMoves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		editor := NewEditor()
		editor.SetWidth(rapid.IntRange(3, 40).Draw(t, "width"))
		editor.SetHeight(400)
		editor.SetValue(editorText(plainPieces).Draw(t, "text"))
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(editorKeys), 0, 20).Draw(t, "keys") {
			editor.Update(key)
			want, got := trimmedRows(editor.area.View()), trimmedRows(editor.View())
			if got != want {
				t.Fatalf("drawn\n%s\nthe text area has\n%s", got, want)
			}
			if at, want := cursorPlace(editor.View()), cursorPlace(editor.area.View()); at != want {
				t.Fatalf("the cursor is at %v, the text area has it at %v", at, want)
			}
		}
	})
}

func trimmedRows(view string) string {
	rows := strings.Split(ansi.Strip(view), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// cursorPlace is the column and the row of the cursor, -1 when it is not shown.
func cursorPlace(view string) [2]int {
	for y, row := range strings.Split(view, "\n") {
		if before, _, found := strings.Cut(row, "\x1b[7m"); found {
			return [2]int{Width(before), y}
		}
	}
	return [2]int{-1, -1}
}

func TestEditorKeepsItsCursorInSightAndItsSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		editor := NewEditor()
		editor.SetValue(editorText(append(wildPieces, plainPieces...)).Draw(t, "text"))
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(editorKeys), 1, 20).Draw(t, "keys") {
			width, height := rapid.IntRange(2, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
			editor.SetWidth(width)
			editor.SetHeight(height)
			view := editor.View()
			if at := cursorPlace(view); at[0] < 0 || at[0] >= width {
				t.Fatalf("the cursor is at %v of %d columns in %q", at, width, view)
			}
			rows := strings.Split(view, "\n")
			if len(rows) != height {
				t.Fatalf("%d rows, want %d", len(rows), height)
			}
			for _, row := range rows {
				if Width(row) != width {
					t.Fatalf("%q is %d columns wide, want %d", row, Width(row), width)
				}
			}
			editor.Update(key)
		}
	})
}

func TestEditorHidesItsCursorWithoutTheFocus(t *testing.T) {
	editor := NewEditor()
	editor.SetValue("abc")
	editor.Blur()
	if at := cursorPlace(editor.View()); at[0] >= 0 {
		t.Errorf("the cursor is shown at %v", at)
	}
}
