package ui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"
)

// Errors of [Run] and [Shell.Outcome].
var (
	// ErrHungUp: the terminal was closed or the program was told to stop.
	// Screens had the chance to save.
	ErrHungUp = errors.New("the terminal was closed or the program was told to stop")
	// ErrNotSaved: a screen could not save what it held.
	ErrNotSaved = errors.New("not everything could be saved")
)

// leaving is the state of an end that waits for screens to save.
type leaving struct {
	waiting int
	hungUp  bool
	failed  error
}

type leaveLimitMsg struct{}

// leaveTitle names the dialog that asks whether to leave.
const leaveTitle = "Leave"

// askToLeave asks before the program ends; asked twice, it ends.
func (s *Shell) askToLeave() tea.Cmd {
	if dialog := s.dialog(); dialog != nil && dialog.Title() == leaveTitle {
		return s.leave(false)
	}
	s.notice = Notice{}
	question := "Leave now? What you have entered is saved. ctrl+c once more leaves too."
	if s.unsaved() {
		question = "Not everything could be saved. Leave all the same? It is tried once more."
	}
	s.dialogs = append(s.dialogs, Confirm(leaveTitle, question, "leave", "stay", Quit))
	return nil
}

// unsaved reports whether a screen holds something that could not be saved.
func (s *Shell) unsaved() bool {
	for _, screen := range s.screens {
		if holder, ok := screen.(Unsaved); ok && holder.NotSaved() {
			return true
		}
	}
	return false
}

// leave lets every screen save and then ends the program.
func (s *Shell) leave(hungUp bool) tea.Cmd {
	if s.leaving != nil {
		s.leaving.hungUp = s.leaving.hungUp || hungUp
		return nil
	}
	s.leaving = &leaving{hungUp: hungUp}
	var commands tea.Cmd
	for i := len(s.screens) - 1; i >= 0; i-- {
		leaver, ok := s.screens[i].(Leaver)
		if !ok {
			continue
		}
		if cmd := leaver.Leave(); cmd != nil {
			s.leaving.waiting++
			commands = join(commands, cmd)
		}
	}
	if s.leaving.waiting == 0 {
		return s.finish()
	}
	return join(commands, s.after(LeaveLimit, leaveLimitMsg{}))
}

func (s *Shell) left(msg LeftMsg) tea.Cmd {
	if s.leaving == nil || s.leaving.waiting == 0 {
		return nil
	}
	s.leaving.waiting--
	s.leaving.failed = errors.Join(s.leaving.failed, msg.Err)
	if s.leaving.waiting > 0 {
		return nil
	}
	return s.finish()
}

func (s *Shell) leaveLimitReached() tea.Cmd {
	if s.leaving == nil {
		return nil
	}
	s.leaving.waiting = 0
	s.leaving.failed = errors.Join(s.leaving.failed, errTooSlow)
	return s.finish()
}

var errTooSlow = errors.New("saving took too long")

// finish ends the program, unless the user can still do something about what
// was not saved.
func (s *Shell) finish() tea.Cmd {
	failed, hungUp := s.leaving.failed, s.leaving.hungUp
	if failed != nil && !hungUp && !s.insisted {
		s.leaving, s.insisted, s.dialogs = nil, true, nil
		s.notice = Notice{
			Text:    "Not everything was saved (" + failed.Error() + "). Leaving again leaves without it.",
			Warning: true,
		}
		return nil
	}
	if failed != nil {
		s.outcome = errors.Join(ErrNotSaved, failed)
	}
	if hungUp {
		s.outcome = errors.Join(ErrHungUp, s.outcome)
	}
	return tea.Quit
}

// Outcome is what went wrong while the program ended: nil, [ErrHungUp],
// [ErrNotSaved] or both.
func (s *Shell) Outcome() error { return s.outcome }
