package ui

import tea "github.com/charmbracelet/bubbletea"

// Notice is one line of news just above the footer. It stays until the next
// key. Text from outside is made safe when it is drawn.
type Notice struct {
	Text string
	// Warning marks what went wrong or cannot be done.
	Warning bool
}

// Notify gives a command that shows a notice.
func Notify(text string) tea.Cmd {
	return func() tea.Msg { return Notice{Text: text} }
}

// Warn gives a command that shows a warning: a sentence that says what
// happened and what to do.
func Warn(text string) tea.Cmd {
	return func() tea.Msg { return Notice{Text: text, Warning: true} }
}
