package callsheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// askRemark lets a remark for the next caller be written. It is on disk at
// once: noted for the case until its call is recorded, and then with the call.
func (s *Sheet) askRemark() tea.Cmd {
	return ui.Open(ui.Prompt("Remark", "For whoever calls next:", s.attempt.Remark, true, func(text string) tea.Cmd {
		s.attempt.Remark = text
		if s.done == nil {
			return s.note()
		}
		return s.amend()
	}))
}

func (s *Sheet) note() tea.Cmd {
	s.task = changing
	kept, id, text := s.options.Study, s.attempt.Case.ID, s.attempt.Remark
	return func() tea.Msg { return notedMsg{news{s}, kept.NoteRemark(id, text)} }
}

// heedNoted leaves a remark that is not on disk on the sheet: it goes with the
// outcome all the same.
func (s *Sheet) heedNoted(msg notedMsg) tea.Cmd {
	if s.unsaved = msg.err != nil; s.unsaved {
		return s.orLeave(ui.Warn("The remark is not saved yet; it goes with the outcome. " + s.options.Explain(msg.err)))
	}
	return s.orLeave(nil)
}

func (s *Sheet) amend() tea.Cmd {
	s.task = changing
	kept, call, text := s.options.Study, s.done.call, s.attempt.Remark
	return func() tea.Msg {
		amended, err := kept.AmendCall(call, text)
		return amendedMsg{news{s}, amended, err}
	}
}

func (s *Sheet) heedAmended(msg amendedMsg) tea.Cmd {
	if msg.err != nil {
		return s.orLeave(ui.Warn("The remark was not saved; the call stays as it was recorded. " + s.options.Explain(msg.err)))
	}
	s.done.call = msg.call
	return s.orLeave(nil)
}
