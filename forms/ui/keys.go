package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// takeKeys queues a key; ctrl+c does not wait for anything. Where the window is
// too small to show the screen no other key does anything, for nobody sees what.
func (s *Shell) takeKeys(key tea.KeyMsg) tea.Cmd {
	if s.leaving != nil {
		return nil
	}
	if key.Type == tea.KeyCtrlC {
		s.keys = keyQueue{}
		return s.askToLeave()
	}
	if !s.tooSmall() {
		s.keys.add(key)
	}
	return nil
}

// releaseKeys handles the keys that wait, as far as the shell is ready.
func (s *Shell) releaseKeys() tea.Cmd {
	var commands tea.Cmd
	for len(s.keys.held) > 0 && s.leaving == nil && !s.holdsKeys() {
		cmd := s.key(s.keys.next())
		commands = join(commands, s.keys.hold(cmd))
	}
	if len(s.keys.held) > 0 && s.keys.waits() && !s.keys.limited {
		s.keys.limited = true
		commands = join(commands, s.after(settleLimit, settledMsg{s.keys.gate}))
	}
	return commands
}

func (s *Shell) holdsKeys() bool { return s.keys.waits() || s.screenHolds() }

// screenHolds reports whether the screen on top is not ready for a key.
func (s *Shell) screenHolds() bool {
	holder, ok := s.Top().(KeyHolder)
	return ok && s.dialog() == nil && holder.HoldsKeys()
}

// key handles one key.
func (s *Shell) key(key tea.KeyMsg) tea.Cmd {
	s.notice = Notice{}
	if dialog := s.dialog(); dialog != nil {
		return s.toDialog(dialog, key)
	}
	screen := s.Top()
	typing := screen.Typing()
	if cmd, handled := s.everywhere().Dispatch(key, typing); handled {
		return cmd
	}
	if first, ok := screen.(KeyFirst); ok && !key.Paste && first.TakesKey(key) {
		return screen.Update(key)
	}
	if cmd, handled := screen.Actions().Dispatch(key, typing); handled {
		return cmd
	}
	if key.Paste && !typing {
		return Warn("Nothing here takes pasted text.")
	}
	return screen.Update(key)
}

// sectionEverywhere heads the actions of the shell in the help.
const sectionEverywhere = "Everywhere"

// everywhere is what can be done on every screen.
func (s *Shell) everywhere() Actions {
	return Actions{
		{
			Name: "help", Keys: []string{"?", "f1"}, Label: "more", Section: sectionEverywhere,
			Help: "Show every key; type to find one.",
			Do:   func() tea.Cmd { return Open(s.help()) },
		},
		{
			Name: "palette", Keys: []string{"ctrl+p"}, Label: "find an action", Section: sectionEverywhere,
			Help: "Find an action by its name and do it.",
			Do:   func() tea.Cmd { return Open(s.palette()) },
		},
		{
			Name: "redraw", Keys: []string{"f5"}, Label: "redraw", Section: sectionEverywhere,
			Help: "Draw the whole screen again.",
			Do:   func() tea.Cmd { return tea.ClearScreen },
		},
		{
			Name: "leave", Keys: []string{"ctrl+c"}, Label: "leave", Section: sectionEverywhere,
			Help: "Leave the program, everything saved.",
			Do:   s.askToLeave,
		},
	}
}

// everyAction is what can be done on the screen on top, and everywhere.
func (s *Shell) everyAction() Actions {
	own := s.Top().Actions()
	all := make(Actions, 0, len(own)+4)
	return append(append(all, own...), s.everywhere()...)
}
