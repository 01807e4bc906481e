package guide

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// askEnd asks how the interview is to be left.
func (s *Screen) askEnd() tea.Cmd {
	return ui.Open(ui.Pick("Stop the interview", []ui.Option{
		{Label: "Complete: it has come to its end"},
		{Label: "Suspend: go on later at this question"},
		{Label: "Break off: the respondent ended it"},
		{Label: "Stay"},
	}, func(i int) tea.Cmd {
		switch i {
		case 0:
			return s.askComplete()
		case 1:
			return s.saver.End(forms.Suspended)
		case 2:
			return ui.Open(ui.Confirm("Break the interview off?", "It cannot be gone on with afterwards. The notes so far are kept.",
				"Break off", "Go on", func() tea.Cmd { return s.end(forms.BrokenOff) }))
		}
		return nil
	}))
}

// askComplete tells what is not covered yet and asks once.
func (s *Screen) askComplete() tea.Cmd {
	text := "It can be read afterwards, but not changed."
	if open := s.uncovered(); len(open) > 0 {
		text = "Not covered yet: " + strings.Join(open, ", ") + ". " + text
	}
	return ui.Open(ui.Confirm("Complete the interview?", text, "Complete", "Not yet",
		func() tea.Cmd { return s.end(forms.Complete) }))
}

// mostUncovered is how many questions are named that are not covered yet.
const mostUncovered = 12

// uncovered names the questions that are not covered yet.
func (s *Screen) uncovered() []string {
	var open []string
	more := 0
	for _, c := range s.sitting.Coverage() {
		switch {
		case !c.Asks() || c.State == forms.Covered || c.State == forms.NotPut:
		case len(open) == mostUncovered:
			more++
		default:
			open = append(open, c.Number()+" "+s.sitting.Title(c.GuideEntry))
		}
	}
	if more > 0 {
		open = append(open, fmt.Sprintf("and %d more", more))
	}
	return open
}

// end completes the interview or breaks it off. The field note is written once
// that is saved.
func (s *Screen) end(status forms.Status) tea.Cmd {
	s.sitting.End(status)
	return s.saveNow()
}

// writeFieldNote puts the screen for the field note on top.
func (s *Screen) writeFieldNote() tea.Cmd {
	note := deliver.NewFieldNote(s.study, *s.sitting.Interview())
	return ui.Push(NewFieldNote(note, FieldNoteOptions{Subject: s.subject, Explain: s.explain, After: s.after}))
}
