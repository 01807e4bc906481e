package callsheet

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
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
		back, err := withdraw(kept, call)
		if err != nil {
			return takenBackMsg{news: news{s}, back: back, err: err}
		}
		_, err = kept.ClaimCase(call.Case, interviewer)
		return takenBackMsg{news: news{s}, back: true, claim: err == nil, err: err}
	}
}

// withdraw takes a call back and leaves its case open, as it was before. back
// says whether the call is no longer on disk.
func withdraw(kept *study.Study, call sample.Call) (back bool, err error) {
	left, err := kept.TakeBackCall(call)
	if err != nil {
		return false, err
	}
	return true, open(kept, left)
}

// open opens a case again that an earlier call had closed.
func open(kept *study.Study, c sample.Case) error {
	if c.State != sample.Closed {
		return nil
	}
	_, err := kept.ReopenCase(c.ID)
	return err
}

func (s *Sheet) heedTakenBack(msg takenBackMsg) tea.Cmd {
	s.claimed = msg.claim
	if msg.back {
		s.done = nil
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

// askRemark lets a remark for the next caller be written. Once the call is
// recorded, it is recorded anew with it.
func (s *Sheet) askRemark() tea.Cmd {
	return ui.Open(ui.Prompt("Remark", "For whoever calls next:", s.attempt.Remark, true, func(text string) tea.Cmd {
		s.attempt.Remark = text
		if s.done == nil {
			return nil
		}
		return s.recordAnew()
	}))
}

// recordAnew records the call again with the remark as it is now.
func (s *Sheet) recordAnew() tea.Cmd {
	s.task = changing
	kept, interviewer, again := s.options.Study, s.options.Interviewer, s.done.call
	again.Remark = s.attempt.Remark
	return func() tea.Msg {
		back, err := withdraw(kept, again)
		if err != nil {
			return takenBackMsg{news: news{s}, back: back, err: err}
		}
		made, left, err := kept.RecordCall(again)
		if err == nil {
			return recordedMsg{news{s}, recorded{made, left}, nil}
		}
		_, unclaimed := kept.ClaimCase(again.Case, interviewer)
		return takenBackMsg{news: news{s}, back: true, claim: unclaimed == nil, err: err}
	}
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
