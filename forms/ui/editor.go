package ui

import (
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// Editor edits a text of some lines: an open answer, a remark, a note. Long
// lines are wrapped as they are shown. It suits texts up to a hundred lines or
// so; transcripts need something else.
type Editor struct {
	area    textarea.Model
	text    string // what the text area holds
	given   string // what SetValue was given
	loaded  string // what the text area made of it
	lastHad string // what it held when Changed was asked last
	rows    editorRows
	top     int // first row that is shown
}

// NewEditor makes an empty editor that has the focus.
func NewEditor() *Editor {
	area := textarea.New()
	area.ShowLineNumbers = false
	area.Prompt = ""
	area.MaxHeight = 0
	area.MaxWidth = 0
	area.Cursor.SetMode(cursor.CursorStatic)
	plain := lipgloss.NewStyle()
	style := textarea.Style{
		Base: plain, CursorLine: plain, CursorLineNumber: plain, EndOfBuffer: plain,
		LineNumber: plain, Placeholder: plain, Prompt: plain, Text: plain,
	}
	area.FocusedStyle, area.BlurredStyle = style, style
	area.Focus()
	return &Editor{area: area}
}

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
	e.text = e.area.Value()
	e.loaded, e.lastHad = e.text, e.text
}

// Value is the text. What nobody has edited is exactly as SetValue was given it.
func (e *Editor) Value() string {
	if e.text != e.loaded {
		return untouched(e.given, e.loaded, e.text)
	}
	return e.given
}

// Changed reports whether the text differs from what it was when Changed was
// asked last, or when it was set.
func (e *Editor) Changed() bool {
	changed := e.text != e.lastHad
	e.lastHad = e.text
	return changed
}

// Empty reports whether there is no text but white space.
func (e *Editor) Empty() bool { return strings.TrimSpace(e.text) == "" }

// Focus lets typing go into the text.
func (e *Editor) Focus() { e.area.Focus() }

// Blur stops typing from going into the text and hides the cursor.
func (e *Editor) Blur() { e.area.Blur() }

// Focused reports whether typing goes into the text.
func (e *Editor) Focused() bool { return e.area.Focused() }

// Update takes keys and pastes. It never gives a command that does anything
// outside the editor.
func (e *Editor) Update(msg tea.Msg) {
	if key, ok := msg.(tea.KeyMsg); ok && !ignoredInText(key) && !e.neverReturns(key) {
		e.area, _ = e.area.Update(safeInput(key))
		e.text = e.area.Value()
	}
}

// neverReturns reports a key at which the text area of the library looks for a
// word for ever: the one that goes a word back, where there is none before.
func (e *Editor) neverReturns(key tea.KeyMsg) bool {
	if key.Type != tea.KeyLeft || !key.Alt {
		return false
	}
	before, _ := e.Around()
	return strings.TrimSpace(before) == ""
}

// TakesKey reports whether a key writes, moves or deletes in the text, for a
// screen that is [KeyFirst] while the editor has the focus.
func (e *Editor) TakesKey(key tea.KeyMsg) bool {
	if !e.Focused() {
		return false
	}
	switch key.Type {
	case tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyHome, tea.KeyEnd,
		tea.KeyCtrlLeft, tea.KeyCtrlRight, tea.KeyBackspace, tea.KeyDelete, tea.KeyEnter:
		return true
	}
	return key.Paste || isPlainCharacter(key)
}
