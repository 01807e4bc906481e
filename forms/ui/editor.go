package ui

import (
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// Editor edits a text of some lines: an open answer, a remark, a note. Long
// lines are wrapped as they are shown. It suits texts up to a hundred lines or
// so; transcripts need something else.
type Editor struct {
	area    textarea.Model
	given   string // what SetValue was given
	loaded  string // what the text area made of it
	lastHad string // what it held when Changed was asked last
}

// NewEditor makes an empty editor that has the focus.
func NewEditor() *Editor {
	area := textarea.New()
	area.ShowLineNumbers = false
	area.Prompt = ""
	area.MaxHeight = 0
	area.MaxWidth = 0
	area.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	area.Cursor.SetMode(cursor.CursorStatic)
	plain := lipgloss.NewStyle()
	theme := CurrentTheme()
	style := textarea.Style{
		Base: plain, CursorLine: plain, CursorLineNumber: plain, EndOfBuffer: plain,
		LineNumber: plain, Placeholder: theme.Dim, Prompt: plain, Text: plain,
	}
	area.FocusedStyle, area.BlurredStyle = style, style
	area.Focus()
	return &Editor{area: area}
}

// SetPlaceholder sets what is shown while there is no text.
func (e *Editor) SetPlaceholder(text string) { e.area.Placeholder = Safe(text) }

// SetWidth sets the width in columns.
func (e *Editor) SetWidth(width int) {
	if width != e.area.Width() {
		e.area.SetWidth(max(width, 2))
	}
}

// SetHeight sets the number of lines that are shown.
func (e *Editor) SetHeight(height int) {
	if height != e.area.Height() {
		e.area.SetHeight(max(height, 1))
	}
}

// SetValue puts a text in the editor, the cursor at its end. Control
// characters in it are shown as symbols.
func (e *Editor) SetValue(text string) {
	e.given = text
	e.area.SetValue(safeLines(text))
	e.loaded = e.area.Value()
	e.lastHad = e.loaded
}

// Value is the text. While nothing was edited it is exactly what SetValue was
// given; after that, control characters of the given text are symbols.
func (e *Editor) Value() string {
	if value := e.area.Value(); value != e.loaded {
		return value
	}
	return e.given
}

// Changed reports whether the text differs from what it was when Changed was
// asked last, or when it was set.
func (e *Editor) Changed() bool {
	value := e.area.Value()
	changed := value != e.lastHad
	e.lastHad = value
	return changed
}

// Empty reports whether there is no text but white space.
func (e *Editor) Empty() bool { return strings.TrimSpace(e.area.Value()) == "" }

// Focus lets typing go into the text.
func (e *Editor) Focus() { e.area.Focus() }

// Blur stops typing from going into the text and hides the cursor.
func (e *Editor) Blur() { e.area.Blur() }

// Focused reports whether typing goes into the text.
func (e *Editor) Focused() bool { return e.area.Focused() }

// Update takes keys and pastes. It never gives a command that does anything
// outside the editor.
func (e *Editor) Update(msg tea.Msg) {
	keyMsg, ok := msg.(tea.KeyMsg)
	if !ok {
		return
	}
	if keyMsg.Type == tea.KeyRunes {
		keyMsg.Runes = []rune(safeLines(string(keyMsg.Runes)))
	}
	e.area, _ = e.area.Update(keyMsg)
}

// View draws the editor in the width and height that were set.
func (e *Editor) View() string { return e.area.View() }

// safeLines is Safe for a text whose line breaks stay.
func safeLines(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	if !strings.Contains(text, "\n") {
		return Safe(text)
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = Safe(lines[i])
	}
	return strings.Join(lines, "\n")
}
