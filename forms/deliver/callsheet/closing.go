package callsheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/ui"
)

// exhausted reports whether the recorded call was the last that its case may
// have, and left it open.
func (s *Sheet) exhausted() bool { return s.done.left.Exhausted(&s.attempt.Rules) }

func (s *Sheet) closeAction() ui.Action {
	with := attempt.OutcomeName(s.attempt.ClosesAs(s.done.call))
	return ui.Action{
		Name: "close", Keys: []string{"c"}, Label: "close the case", Section: sectionCall, Hint: true,
		Help: "Close the case, which has had its last attempt, with " + with + ".", Do: s.closeCase,
	}
}

// closeCase closes the case with what its calls come to.
func (s *Sheet) closeCase() tea.Cmd {
	s.task = changing
	kept, id := s.options.Study, s.done.call.Case
	return func() tea.Msg {
		left, err := kept.CloseCase(id)
		return closedMsg{news{s}, left, err}
	}
}

func (s *Sheet) heedClosed(msg closedMsg) tea.Cmd {
	if msg.err != nil {
		return s.orLeave(ui.Warn("The case was not closed. " + s.options.Explain(msg.err)))
	}
	s.done.left = msg.left
	return s.orLeave(nil)
}
