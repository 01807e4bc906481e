package view

import (
	tea "github.com/charmbracelet/bubbletea"
)

// linesOfWheel is how far one notch of the mouse wheel scrolls.
const linesOfWheel = 3

// mouse places the cursor, selects by dragging, scrolls, and puts the code that
// is clicked.
func (s *Screen) mouse(event tea.MouseMsg) tea.Cmd {
	if s.page == nil || s.search.typing {
		return nil
	}
	inTree := event.X < s.layout.tree
	switch {
	case event.Button == tea.MouseButtonWheelDown:
		return s.wheel(linesOfWheel, inTree)
	case event.Button == tea.MouseButtonWheelUp:
		return s.wheel(-linesOfWheel, inTree)
	case event.Button != tea.MouseButtonLeft:
		return nil
	case event.Action == tea.MouseActionMotion:
		if at, ok := s.placeUnder(event); ok {
			s.moveTo(s.units, s.legal(at), true)
		}
		return nil
	case event.Action != tea.MouseActionPress:
		return nil
	case event.Y >= s.layout.keyLine:
		return s.clickKey(event)
	case inTree:
		return s.clickCode(event.Y)
	}
	if at, ok := s.placeUnder(event); ok {
		s.place.drop()
		s.at, s.column, s.dragged = s.legal(at), -1, false
	}
	return nil
}

// wheel scrolls the text, the cursor staying where it is, or the codes.
func (s *Screen) wheel(by int, tree bool) tea.Cmd {
	if tree {
		s.tree.top += by
		return nil
	}
	s.page.scroll(by)
	s.dragged = true
	return nil
}

// placeUnder is the place of the text that an event points at.
func (s *Screen) placeUnder(event tea.MouseMsg) (at int, ok bool) {
	left := s.layout.textLeft
	if event.Y < 0 || event.Y >= s.layout.height || len(s.layout.rows) == 0 || event.X < left-s.layout.gutter() || event.X > left+s.layout.text {
		return 0, false
	}
	row := s.layout.rows[min(event.Y, len(s.layout.rows)-1)]
	if _, folded := s.page.foldOf(row); folded {
		return 0, false
	}
	return s.placeAt(row, max(event.X-left, 0)), true
}

// clickKey puts the code of the hot key that is clicked.
func (s *Screen) clickKey(event tea.MouseMsg) tea.Cmd {
	for _, run := range s.layout.keySpans {
		if event.Y-s.layout.keyLine == run.line && event.X >= run.from && event.X < run.to {
			return s.putKey(run.place)
		}
	}
	return nil
}

// clickCode puts the code that is clicked in the pane of the code system.
func (s *Screen) clickCode(line int) tea.Cmd {
	row := s.tree.top + line - 1
	if line < 1 || row >= len(s.known.tree) {
		return nil
	}
	return s.put(s.known.tree[row].code.ID)
}
