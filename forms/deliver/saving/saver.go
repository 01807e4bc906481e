// Package saving puts what is taken down on a screen on disk as it comes: one
// step at a time so that they keep their order, and with the screen held at
// its place until that is done. It knows neither what is asked nor what is
// drawn.
package saving

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// draftDelay is how long a text that is being typed may wait to be saved.
const draftDelay = 800 * time.Millisecond

// Sitting is an interview that is being taken, as far as saving it goes.
type Sitting interface {
	// Unsaved reports whether anything is not on its way to disk yet.
	Unsaved() bool
	// Take hands over what is unsaved, to be committed.
	Take() study.Step
	// GiveBack returns a step whose commit failed, to be taken again with what
	// has come since.
	GiveBack(study.Step)
	// Commit puts a step on disk, and does nothing with an empty one. It waits
	// for the disk, beside the other methods.
	Commit(study.Step) error
	// End gives the interview the status that it is left with.
	End(forms.Status)
	// GoOn takes back an End that could not be saved.
	GoOn()
}

// Saver sends what a sitting has to save to disk for a screen, and says what
// the screen may do meanwhile. The screen gives it every message that it does
// not take itself; see Update.
type Saver struct {
	sitting Sitting
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
		saver *Saver
		err   error
	}
	draftMsg struct{ saver *Saver }
)

// New makes the saver of a sitting. after gives a command that brings a
// message after a time, as ui.After does.
func New(sitting Sitting, after func(time.Duration, tea.Msg) tea.Cmd) *Saver {
	return &Saver{sitting: sitting, after: after}
}

// Saved reports whether everything is on disk.
func (s *Saver) Saved() bool { return !s.saving && !s.sitting.Unsaved() }

// Holding reports whether keys have to wait until everything is saved, or
// until saving has failed and was tried again with success.
func (s *Saver) Holding() bool { return s.holding }

// Failure is why the last step could not be saved; nil if it was, or while it
// is tried again.
func (s *Saver) Failure() error { return s.failure }

// Leaving reports whether the screen is left once everything is saved.
func (s *Saver) Leaving() bool { return s.ending != stay }

// Save sends what is unsaved to disk, and lets keys wait until it is there.
func (s *Saver) Save() tea.Cmd {
	s.holding = true
	return s.commit()
}

// SaveSoon sees to it that a draft is saved in a moment: 0.8 s after its first
// change. No key waits for that.
func (s *Saver) SaveSoon() tea.Cmd {
	if s.drafting {
		return nil
	}
	s.drafting = true
	return s.after(draftDelay, draftMsg{s})
}

// Retry tries again after a failure.
func (s *Saver) Retry() tea.Cmd {
	s.failure = nil
	return s.commit()
}

// Update takes the messages that the saver's own commands bring, and no
// others. It reports whether everything is on disk since this one, so that the
// screen can go on; until then more is the command to be run next.
func (s *Saver) Update(msg tea.Msg) (more tea.Cmd, settled bool) {
	switch msg := msg.(type) {
	case savedMsg:
		if msg.saver == s {
			return s.heard(msg.err)
		}
	case draftMsg:
		if msg.saver == s {
			s.drafting = false
			return s.commit(), false
		}
	}
	return nil, false
}

// End leaves the screen, with a status for the interview, once that is saved.
func (s *Saver) End(status forms.Status) tea.Cmd {
	s.sitting.End(status)
	return s.LeaveScreen()
}

// LeaveScreen leaves the screen once everything is saved.
func (s *Saver) LeaveScreen() tea.Cmd {
	s.ending = pop
	return s.Save()
}

// Leave saves what is unsaved when the program ends, and suspends an interview
// that is not being ended already. The command is nil where nothing has to be
// waited for; else the last news is a ui.LeftMsg.
func (s *Saver) Leave() tea.Cmd {
	if s.ending == pop && s.Saved() {
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

// Farewell is the command that a screen gives when everything is saved: the
// one that leaves it, or nil while it stays.
func (s *Saver) Farewell() tea.Cmd {
	switch s.ending {
	case left:
		return leftWith(nil)
	case pop:
		return ui.Pop()
	}
	return nil
}

// commit sends the next step to disk, if there is one and none is on its way.
// With nothing to send the news that everything is saved comes at once.
func (s *Saver) commit() tea.Cmd {
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
func (s *Saver) heard(err error) (more tea.Cmd, settled bool) {
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

// awaitSave is a command that waits for nothing; its like tells the shell that
// the news of a save under way is still to come.
func awaitSave() tea.Msg { return nil }

func leftWith(err error) tea.Cmd {
	return func() tea.Msg { return ui.LeftMsg{Err: err} }
}
