package ui

import tea "github.com/charmbracelet/bubbletea"

// mouse gives a mouse event to whatever is under it: the footer's hints can be
// clicked, the dialog and the screen get theirs in their own coordinates. A
// screen that holds keys gets none: it does not show what would be clicked.
func (s *Shell) mouse(msg tea.MouseMsg) tea.Cmd {
	if s.leaving != nil || s.width < smallestWidth || s.height < smallestHeight {
		return nil
	}
	pressed := msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft
	if pressed && msg.Y == s.height-1 {
		return s.clickFooter(msg.X)
	}
	width, height := s.bodySize()
	msg.X -= margin
	msg.Y -= bodyTop
	if msg.X < 0 || msg.X >= width || msg.Y < 0 || msg.Y >= height {
		return nil
	}
	dialog := s.dialog()
	if dialog == nil && s.screenHolds() {
		return nil
	}
	if dialog == nil {
		return s.keys.hold(s.Top().Update(msg))
	}
	msg.Y -= height - len(dialogLines(dialog, width, height))
	if msg.Y < 0 {
		return nil
	}
	return s.keys.hold(s.toDialog(dialog, msg))
}

// clickFooter does what is clicked as its first key would. While keys wait for
// something, a click does nothing.
func (s *Shell) clickFooter(column int) tea.Cmd {
	if s.holdsKeys() {
		return nil
	}
	for _, span := range s.footer().spans {
		if column < span.from || column >= span.to || len(span.action.Keys) == 0 {
			continue
		}
		s.notice = Notice{}
		if dialog := s.dialog(); dialog != nil {
			key, ok := KeyNamed(span.action.Keys[0])
			if !ok {
				return nil
			}
			return s.keys.hold(s.toDialog(dialog, key))
		}
		return s.keys.hold(span.action.perform())
	}
	return nil
}
