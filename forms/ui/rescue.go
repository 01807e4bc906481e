package ui

import (
	"errors"
	"fmt"
	"io"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui/internal/commands"
)

// errKeyboardGone is an end of input, which Bubble Tea passes over in silence.
var errKeyboardGone = fmt.Errorf("the terminal is gone: %w", io.EOF)

// lockWait is how long an Update that is still at work is waited for.
const lockWait = 500 * time.Millisecond

// conclude turns the way a program ended into the error of Run. Where it ended
// by itself before the screens could save, they save now.
func (r *root) conclude(failure error) error {
	cause := ErrHungUp
	if fault := r.faults.seen(); fault != nil {
		cause, failure = ErrFault, fault
	} else if errors.Is(failure, tea.ErrProgramPanic) {
		cause = ErrFault
	}
	if failure == nil {
		return r.shell.Outcome()
	}
	if !r.lockWithin(lockWait) {
		return fmt.Errorf("%w: %w (%w)", cause, ErrNotSaved, failure)
	}
	defer r.lock.Unlock()
	if err := r.shell.rescue(); err != nil {
		return fmt.Errorf("%w: %w (%w)", cause, err, failure)
	}
	return fmt.Errorf("%w: %w", cause, failure)
}

func (r *root) lockWithin(limit time.Duration) bool {
	for end := time.Now().Add(limit); !r.lock.TryLock(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			return false
		}
	}
	return true
}

// rescue lets every screen save although no program runs any more, and gives
// ErrNotSaved when one cannot, or not within [LeaveLimit].
func (s *Shell) rescue() (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", ErrNotSaved, fault)
		}
	}()
	s.leaving, s.outcome = nil, nil
	s.after = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	messages := make(chan tea.Msg)
	stop := make(chan struct{})
	defer close(stop)
	start := func(cmd tea.Cmd) { go deliver(cmd, messages, stop) }
	limit := time.After(LeaveLimit)
	for cmd := s.leave(true); ; {
		if cmd != nil {
			start(cmd)
		}
		select {
		case msg := <-messages:
			if _, quit := msg.(tea.QuitMsg); quit {
				return s.notSaved()
			}
			cmd = s.update(msg)
		case <-limit:
			return fmt.Errorf("%w: %w", ErrNotSaved, errTooSlow)
		}
	}
}

// notSaved is what of the outcome tells of something that was not saved.
func (s *Shell) notSaved() error {
	if errors.Is(s.outcome, ErrNotSaved) {
		return s.outcome
	}
	return nil
}

// deliver runs a command, or the commands it stands for one after the other,
// and passes their messages on. A command that panics gives no message.
func deliver(cmd tea.Cmd, messages chan<- tea.Msg, stop <-chan struct{}) {
	defer func() { _ = recover() }()
	if cmd == nil {
		return
	}
	msg := cmd()
	if list, ok := commands.Of(msg); ok {
		for _, each := range list {
			deliver(each, messages, stop)
		}
		return
	}
	select {
	case messages <- msg:
	case <-stop:
	}
}
