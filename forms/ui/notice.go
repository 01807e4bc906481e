package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Notice is a sentence of news just above the footer; a long one takes up to
// three lines. It stays until the next key. Text from outside is made safe when it is drawn.
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

const (
	// mostNoticeLines is how many lines a notice may take.
	mostNoticeLines = 3
	// shortestRule is the least that is drawn of the rule beside a notice.
	shortestRule = 8
)

// lowerRule is what parts the body from the footer: the rule, a short notice
// that is set into it, or the lines of a long one.
func (s *Shell) lowerRule() []string {
	if s.notice.Text == "" {
		return []string{rule(s.width)}
	}
	theme := CurrentTheme()
	mark, style := "", theme.Strong
	if s.notice.Warning {
		mark, style = MarkWarning+" ", theme.Warning
	}
	room := s.width - 2*margin
	lines := firstLines(oneParagraph(s.notice.Text), room-len(mark), mostNoticeLines)
	rest := room - len(mark) - Width(lines[len(lines)-1]) - 1
	for i, line := range lines {
		lines[i] = " " + style.Render(mark+line)
		mark = strings.Repeat(" ", len(mark))
	}
	if len(lines) == 1 && rest >= shortestRule {
		lines[0] += " " + theme.Rule.Render(strings.Repeat("─", rest))
	}
	return lines
}

// firstLines wraps a text into at most some lines; the last ends with … where
// there is more.
func firstLines(text string, width, most int) []string {
	lines, more := WrapFirst(text, width, most)
	if last := len(lines) - 1; more && last >= 0 {
		lines[last] = Fit(lines[last], width-2) + " " + ellipsis
	}
	return lines
}

func oneParagraph(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
