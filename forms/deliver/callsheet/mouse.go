package callsheet

import tea "github.com/charmbracelet/bubbletea"

// mouse scrolls with the wheel, and records the outcome that is clicked.
func (s *Sheet) mouse(event tea.MouseMsg) tea.Cmd {
	if event.Action != tea.MouseActionPress || !s.loaded {
		return nil
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		s.text.ScrollLines(-1)
	case tea.MouseButtonWheelDown:
		s.text.ScrollLines(+1)
	case tea.MouseButtonLeft:
		if outcome, found := s.table.at(event.X, event.Y); found && s.task == idle && s.done == nil {
			return s.choose(outcome)
		}
	}
	return nil
}
