package callsheet

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// record puts the call on disk with an outcome. A time goes with those that
// need one.
func (s *Sheet) record(code string, appointment time.Time) tea.Cmd {
	s.task = changing
	kept := s.options.Study
	call := s.attempt.Call(code, appointment, s.options.Now())
	return func() tea.Msg {
		made, left, err := kept.RecordCall(call)
		return recordedMsg{news{s}, recorded{made, left}, err}
	}
}

func (s *Sheet) heedRecorded(msg recordedMsg) tea.Cmd {
	if msg.err != nil {
		return s.orLeave(ui.Warn("Not recorded: " + s.options.Explain(msg.err)))
	}
	s.claimed, s.done = false, &msg.recorded
	return s.orLeave(nil)
}

// choose records an outcome, after asking for what goes with it.
func (s *Sheet) choose(outcome sample.Outcome) tea.Cmd {
	if outcome.NeedsTime {
		return ui.Open(newAppointmentDialog(s, outcome))
	}
	return s.record(outcome.Code, time.Time{})
}

// takeBack takes the recorded call back and claims the case again.
func (s *Sheet) takeBack() tea.Cmd {
	s.task = changing
	kept, interviewer, call := s.options.Study, s.options.Interviewer, s.done.call
	return func() tea.Msg {
		if _, err := kept.TakeBackCall(call); err != nil {
			return takenBackMsg{news: news{s}, err: err}
		}
		_, err := kept.ClaimCase(call.Case, interviewer)
		return takenBackMsg{news: news{s}, back: true, claim: err == nil, err: err}
	}
}

func (s *Sheet) heedTakenBack(msg takenBackMsg) tea.Cmd {
	s.claimed = msg.claim
	if msg.back && s.done != nil {
		s.done, s.attempt = nil, s.attempt.Withdrawn()
	}
	if msg.back && !msg.claim {
		s.loaded, s.failure = false, msg.err
	}
	switch {
	case msg.err != nil:
		return s.orLeave(ui.Warn(stands(msg.back) + s.options.Explain(msg.err)))
	case s.leaving:
		return s.giveBack(true)
	}
	return tea.Batch(s.read(), ui.Notify("The call is taken back. Nothing is recorded of it."))
}

// stands says what is on disk after taking a call back went wrong.
func stands(back bool) string {
	if back {
		return "Nothing is recorded of the call now. "
	}
	return "The call stays as it was recorded. "
}

// takeNext takes the next case at once, onto this sheet.
func (s *Sheet) takeNext() tea.Cmd {
	s.task = changing
	options := s.options
	return func() tea.Msg {
		next, ok, none, err := options.take()
		return nextMsg{news{s}, next, ok, none, err}
	}
}

func (s *Sheet) heedNext(msg nextMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		return s.orLeave(ui.Warn("The next case could not be taken. " + s.options.Explain(msg.err)))
	case !msg.ok:
		return s.orLeave(ui.Notify(msg.none))
	}
	s.start(msg.next)
	if s.leaving {
		return s.giveBack(true)
	}
	return s.read()
}
