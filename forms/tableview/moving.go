package tableview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// change moves between the list of questions and the table.
func (s *Screen) change() tea.Cmd {
	s.inTable = !s.inTable
	return nil
}

// scrolling is what is scrolled in the pane that is shown; nil where cells are
// selected.
func (s *Screen) scrolling() *ui.Passage {
	switch s.pane {
	case chartPane:
		return &s.chart
	case notesPane:
		return &s.notes
	}
	return nil
}

// move goes so many rows down and columns to the right, in the list, the table
// or what is read.
func (s *Screen) move(rows, columns int) tea.Cmd {
	passage := s.scrolling()
	switch {
	case !s.inTable && columns > 0:
		s.inTable = true
	case !s.inTable:
		return s.selectQuestion(rows)
	case columns < 0 && (s.shown.grid.column == 0 || passage != nil):
		s.inTable = false
	case passage != nil:
		passage.ScrollLines(rows)
	default:
		s.shown.grid.move(rows, columns)
	}
	return nil
}

// page goes a window of so many rows on or back.
func (s *Screen) page(by, rows int) tea.Cmd {
	if passage := s.scrolling(); passage != nil {
		passage.ScrollPages(by)
		return nil
	}
	return s.move(by*rows, 0)
}

// mouse selects what is clicked, and moves with the wheel what it is over.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	if msg.Action != tea.MouseActionPress || s.nothing() != "" {
		return nil
	}
	if over := msg.X < s.shown.grid.from; over {
		s.inTable = false
		before := s.questions.Selected()
		s.questions.Mouse(msg)
		if s.questions.Selected() != before {
			return s.selectQuestion(0)
		}
		return nil
	}
	s.inTable = true
	switch msg.Button {
	case tea.MouseButtonWheelDown:
		return s.move(1, 0)
	case tea.MouseButtonWheelUp:
		return s.move(-1, 0)
	case tea.MouseButtonLeft:
		if row, column, ok := s.shown.grid.at(msg.X, msg.Y); ok && s.scrolling() == nil {
			s.shown.grid.goTo(row, column)
		}
	}
	return nil
}
