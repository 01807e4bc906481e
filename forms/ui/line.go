package ui

import (
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Line edits a text of one line: a short answer, the words beside a choice, a
// name. It keeps the contract of [Editor] but leaves the keys that end a line
// (enter, tab, esc, up and down) to what is around it.
type Line struct {
	input   textinput.Model
	text    string // what the input holds
	given   string // what SetValue was given
	loaded  string // what the input made of it
	lastHad string // what it held when Changed was asked last
	width   int
	first   int // the first cell that is shown
}

// unsetLineWidth is how wide a line is, in columns, until SetWidth is called.
const unsetLineWidth = 40

// NewLine makes an empty line that has the focus.
func NewLine() *Line {
	input := textinput.New()
	input.Cursor.SetMode(cursor.CursorStatic)
	input.Focus()
	return &Line{input: input, width: unsetLineWidth}
}

// SetWidth sets the width in columns, the place for the cursor after the text
// among them.
func (l *Line) SetWidth(width int) { l.width = max(width, 1) }

// SetValue puts a text in the line, the cursor at its end. Control characters
// in it are shown as symbols, line breaks as spaces.
func (l *Line) SetValue(text string) {
	l.given = text
	l.input.SetValue(safeLines(text))
	l.input.CursorEnd()
	l.text = l.input.Value()
	l.loaded, l.lastHad = l.text, l.text
}

// Value is the text. What nobody has edited is exactly as SetValue was given it.
func (l *Line) Value() string {
	if l.text != l.loaded {
		return untouched(l.given, l.loaded, l.text)
	}
	return l.given
}

// Changed reports whether the text differs from what it was when Changed was
// asked last, or when it was set.
func (l *Line) Changed() bool {
	changed := l.text != l.lastHad
	l.lastHad = l.text
	return changed
}

// Focus lets typing go into the text.
func (l *Line) Focus() { l.input.Focus() }

// Blur stops typing from going into the text and hides the cursor.
func (l *Line) Blur() { l.input.Blur() }

// Focused reports whether typing goes into the text.
func (l *Line) Focused() bool { return l.input.Focused() }

// Update takes keys and pastes. It never gives a command that does anything
// outside the line.
func (l *Line) Update(msg tea.Msg) {
	if key, ok := msg.(tea.KeyMsg); ok && (startsOver(key) || !ignoredInText(key)) {
		l.input, _ = l.input.Update(safeInput(key))
		l.text = l.input.Value()
	}
}

// startsOver reports the keys that delete up to an end of the line. Unlike a
// long text, one line is soon typed again.
func startsOver(key tea.KeyMsg) bool { return key.Type == tea.KeyCtrlU || key.Type == tea.KeyCtrlK }

// TakesKey reports whether a key writes, moves or deletes in the text, for a
// screen that is [KeyFirst] while the line has the focus.
func (l *Line) TakesKey(key tea.KeyMsg) bool {
	if !l.Focused() {
		return false
	}
	switch key.Type {
	case tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd,
		tea.KeyCtrlLeft, tea.KeyCtrlRight, tea.KeyBackspace, tea.KeyDelete, tea.KeyCtrlW:
		return true
	}
	return key.Paste || startsOver(key) || isPlainCharacter(key)
}

// View draws the line in exactly the width that was set, with the part of the
// text that the cursor is in.
func (l *Line) View() string {
	cells, at := l.cells()
	if columns := cells[at].columns; columns == 0 || columns > l.width {
		cells[at] = cursorCell
	}
	l.scrollTo(at, cells)
	var drawn strings.Builder
	room := l.width
	for i := l.first; i < len(cells) && cells[i].columns <= room; i++ {
		room -= cells[i].columns
		if i == at && l.Focused() {
			drawn.WriteString(CurrentTheme().Cursor.Render(cells[i].text))
		} else {
			drawn.WriteString(cells[i].text)
		}
	}
	return Pad(drawn.String(), l.width)
}

// lineCell is what a reader takes for one character, accents and all.
type lineCell struct {
	text    string
	columns int
}

// cursorCell is where the cursor stands after the text, and in place of a
// character that has no width or is wider than the line.
var cursorCell = lineCell{text: " ", columns: 1}

// cells are the characters of the text, and an empty place after the last, and
// which of them the cursor is on.
func (l *Line) cells() (cells []lineCell, at int) {
	runes := []rune(l.text)
	before := len(spaced(runes[:l.input.Position()]))
	rest := spaced(runes)
	for used := 0; rest != ""; {
		text, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		cells = append(cells, lineCell{text, Width(text)})
		rest = rest[len(text):]
		if used += len(text); used <= before {
			at = len(cells)
		}
	}
	return append(cells, cursorCell), at
}

// scrollTo moves the text as little as it takes to have a cell in sight, and
// no further than its end.
func (l *Line) scrollTo(at int, cells []lineCell) {
	l.first = min(l.first, at)
	for columns := columnsOf(cells[l.first : at+1]); columns > l.width && l.first < at; l.first++ {
		columns -= cells[l.first].columns
	}
	for columns := columnsOf(cells[l.first:]); l.first > 0; l.first-- {
		if columns += cells[l.first-1].columns; columns > l.width {
			return
		}
	}
}

func columnsOf(cells []lineCell) int {
	columns := 0
	for _, cell := range cells {
		columns += cell.columns
	}
	return columns
}
