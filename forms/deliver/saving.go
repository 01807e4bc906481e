package deliver

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// draftDelay is how long a text that is being typed may wait to be saved.
const draftDelay = 800 * time.Millisecond

// saver sends what a sitting has to save to disk for a screen, one step at a
// time so that they keep their order, and says what the screen may do
// meanwhile.
type saver struct {
	sitting *Sitting
	after   func(time.Duration, tea.Msg) tea.Cmd

	inFlight study.Step // on its way to disk
	saving   bool
	holding  bool // keys wait until everything is saved
	drafting bool // a tick to save a draft is on its way
	failure  error
	ending   ending
}

// ending is how the screen is left once everything is saved.
type ending int

const (
	stay ending = iota
	pop
	left
)

type (
	savedMsg struct {
		saver *saver
		err   error
	}
	draftMsg struct{ saver *saver }
)

// saved reports whether everything is on disk.
func (s *saver) saved() bool { return !s.saving && !s.sitting.Unsaved() }

// save sends what is unsaved to disk, and lets keys wait until it is there.
func (s *saver) save() tea.Cmd {
	s.holding = true
	return s.commit()
}

// saveSoon sees to it that a draft is saved in a moment.
func (s *saver) saveSoon() tea.Cmd {
	if s.drafting {
		return nil
	}
	s.drafting = true
	return s.after(draftDelay, draftMsg{s})
}

// retry tries again after a failure.
func (s *saver) retry() tea.Cmd {
	s.failure = nil
	return s.commit()
}

// commit sends the next step to disk, if there is one and none is on its way.
// With nothing to send the news that everything is saved comes at once.
func (s *saver) commit() tea.Cmd {
	if s.saving {
		return nil
	}
	s.saving = true
	s.inFlight = s.sitting.Take()
	step := s.inFlight
	return func() tea.Msg { return savedMsg{s, s.sitting.Commit(step)} }
}

// heard takes the news of a commit, and reports whether everything is on disk
// now. After a failure the step is unsaved again, and nothing goes on until it
// is saved.
func (s *saver) heard(err error) (more tea.Cmd, settled bool) {
	s.saving = false
	if err != nil {
		s.sitting.GiveBack(s.inFlight)
		s.failure = err
		if s.ending == left {
			s.ending = stay
			s.sitting.GoOn()
			return leftWith(err), false
		}
		return nil, false
	}
	if s.sitting.Unsaved() {
		return s.commit(), false
	}
	s.holding = false
	return nil, true
}

// end leaves the screen, with a status for the interview, once that is saved.
func (s *saver) end(status forms.Status) tea.Cmd {
	s.sitting.End(status)
	return s.leaveScreen()
}

// leaveScreen leaves the screen once everything is saved.
func (s *saver) leaveScreen() tea.Cmd {
	s.ending = pop
	return s.save()
}

// leave saves what is unsaved when the program ends, and suspends an interview
// that is not being ended already.
func (s *saver) leave() tea.Cmd {
	if s.ending == pop && s.saved() {
		return nil
	}
	if s.ending != pop {
		s.sitting.End(forms.Suspended)
	}
	s.ending = left
	s.failure = nil
	if s.saving {
		return awaitSave
	}
	return s.commit()
}

// farewell is the command that an ending screen gives when everything is saved.
func (s *saver) farewell() tea.Cmd {
	switch s.ending {
	case left:
		return leftWith(nil)
	case pop:
		return ui.Pop()
	}
	return nil
}

// awaitSave is a command that waits for nothing; its like tells the shell that
// the news of a save under way is still to come.
func awaitSave() tea.Msg { return nil }

func leftWith(err error) tea.Cmd {
	return func() tea.Msg { return ui.LeftMsg{Err: err} }
}
