package ui

import (
	"sync"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Theme is how things look. It uses the sixteen colours of the terminal's own
// palette only, and tells nothing by colour alone: a mark or a word always
// stands beside it.
type Theme struct {
	// Title is for the name of where you are.
	Title lipgloss.Style
	// Rule is for the lines that part the frame.
	Rule lipgloss.Style
	// Accent is for the one thing that has the focus.
	Accent lipgloss.Style
	// Opposite is for the left side of a scale in a chart, whose right side is
	// in Accent.
	Opposite lipgloss.Style
	// Warning is for what went wrong or cannot be done.
	Warning lipgloss.Style
	// Dim is for what is not read out, and for what cannot be done now.
	Dim lipgloss.Style
	// Strong is for what matters in a text.
	Strong lipgloss.Style
	// Chosen is for an answer that has been given.
	Chosen lipgloss.Style
	// Key is for a key in the footer and the help.
	Key lipgloss.Style
	// Cursor is for the place in a text where typing goes.
	Cursor lipgloss.Style
}

// Marks say in a character what colour says besides.
const (
	MarkCursor    = "▸"
	MarkChosen    = "●"
	MarkNotChosen = "○"
	MarkChecked   = "[x]"
	MarkUnchecked = "[ ]"
	MarkDone      = "✓"
	MarkWarning   = "!"
)

// NewTheme makes the theme, with colours or with bold, dim and reverse alone.
func NewTheme(colours bool) *Theme {
	style := lipgloss.NewStyle
	theme := &Theme{
		Title:    style().Bold(true),
		Rule:     style().Faint(true),
		Accent:   style().Bold(true),
		Opposite: style(),
		Warning:  style().Bold(true),
		Dim:      style().Faint(true),
		Strong:   style().Bold(true),
		Chosen:   style().Bold(true),
		Key:      style().Bold(true),
		Cursor:   style().Reverse(true),
	}
	if colours {
		theme.Accent = theme.Accent.Foreground(lipgloss.Color("6"))
		theme.Opposite = theme.Opposite.Foreground(lipgloss.Color("5"))
		theme.Warning = theme.Warning.Foreground(lipgloss.Color("1"))
		theme.Chosen = theme.Chosen.Foreground(lipgloss.Color("2"))
		theme.Key = theme.Key.Foreground(lipgloss.Color("6"))
	}
	return theme
}

var currentTheme = sync.OnceValue(func() *Theme {
	if termenv.EnvNoColor() {
		keepAttributes()
		return NewTheme(false)
	}
	return NewTheme(true)
})

// CurrentTheme is the theme of this process. With NO_COLOR set it has no
// colours; bold, dim and the reversed cursor stay, for they are not colours and
// a cursor must be seen.
func CurrentTheme() *Theme { return currentTheme() }

// keepAttributes lets bold, dim and reverse through on a terminal that has
// them although NO_COLOR is set; Lip Gloss drops them with the colours.
func keepAttributes() {
	if termenv.ColorProfile() != termenv.Ascii {
		lipgloss.SetColorProfile(termenv.ANSI)
	}
}
