package callsheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/ui"
)

// giveBack gives the claim back. ending says that the program ends then;
// otherwise the sheet is left.
func (s *Sheet) giveBack(ending bool) tea.Cmd {
	s.task = changing
	kept, id := s.options.Study, s.attempt.Case.ID
	return func() tea.Msg {
		_, err := kept.ReleaseCase(id)
		return releasedMsg{news{s}, ending, err}
	}
}

func (s *Sheet) heedReleased(msg releasedMsg) tea.Cmd {
	if msg.err == nil {
		s.claimed = false
	}
	switch {
	case msg.ending || s.leaving:
		s.leaving = false
		return func() tea.Msg { return ui.LeftMsg{Err: msg.err} }
	case msg.err != nil:
		return ui.Warn("The case could not be given back. " + s.options.Explain(msg.err))
	}
	s.gone = true
	return ui.Pop()
}

// Leave gives the case back when the program ends and nothing was recorded.
func (s *Sheet) Leave() tea.Cmd {
	switch {
	case s.task == changing:
		s.leaving = true
		return awaitTask
	case !s.claimed:
		return nil
	}
	s.leaving = true
	return s.giveBack(true)
}

// awaitTask is a command that waits for nothing; its like tells the shell that
// the news of a task under way is still to come.
func awaitTask() tea.Msg { return nil }

// orLeave is what follows from a task; while the program ends, giving back
// what is claimed follows instead.
func (s *Sheet) orLeave(cmd tea.Cmd) tea.Cmd {
	switch {
	case !s.leaving:
		return cmd
	case s.claimed:
		return s.giveBack(true)
	}
	s.leaving = false
	return func() tea.Msg { return ui.LeftMsg{} }
}

// goBack leaves the sheet. What would be lost with it is asked about first.
func (s *Sheet) goBack() tea.Cmd {
	preset := s.preset()
	switch {
	case s.done != nil || !s.claimed:
		return ui.Pop()
	case preset != "":
		return s.askAboutPreset(preset)
	case s.unsaved:
		return ui.Open(ui.Confirm("Give the case back", "The remark could not be saved, and goes with the call sheet.",
			"give back", "stay", s.giveCaseBack))
	}
	return s.giveCaseBack()
}

func (s *Sheet) giveCaseBack() tea.Cmd { return s.giveBack(false) }

func (s *Sheet) askAboutPreset(code string) tea.Cmd {
	options := []ui.Option{
		{Label: "Record " + attempt.OutcomeName(code)},
		{Label: "Give the case back without an outcome"},
		{Label: "Stay"},
	}
	return ui.Open(ui.Pick("Nothing was recorded of this call", options, func(i int) tea.Cmd {
		switch i {
		case 0:
			return s.recordPreset()
		case 1:
			return s.giveCaseBack()
		}
		return nil
	}))
}
