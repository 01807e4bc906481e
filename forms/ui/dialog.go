package ui

import tea "github.com/charmbracelet/bubbletea"

// Dialog is a question laid over a screen, at the foot of its body. Dialogs
// are pointers. While one is open every key goes to it; the screen's clock and
// results still reach the screen.
type Dialog interface {
	// Title stands in the rule above the dialog.
	Title() string
	// Update takes keys, pastes and mouse events (counted from the top left
	// of the dialog) and reports whether the dialog is done, which closes it.
	Update(tea.Msg) (cmd tea.Cmd, done bool)
	// View draws the dialog in at most height lines of at most width columns.
	View(width, height int) string
	// Hints are shown in the footer; the dialog acts on its keys itself.
	Hints() Actions
}

type openMsg struct{ dialog Dialog }

// Open gives a command that lays a dialog over the screen.
func Open(dialog Dialog) tea.Cmd {
	return func() tea.Msg { return openMsg{dialog} }
}

// hint is an entry of the footer that only tells.
func hint(label string, keys ...string) Action {
	return Action{Name: label, Keys: keys, Label: label, Hint: true}
}
