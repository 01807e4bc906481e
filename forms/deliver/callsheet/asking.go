package callsheet

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/interview"
	"fieldwork/forms/study"
)

// refusedMsg brings what a respondent answered who does not agree to take
// part.
type refusedMsg struct {
	sheet *Sheet
	given *forms.ConsentGiven
}

// ask begins the interview in the language shown, or goes on with it.
func (s *Sheet) ask() tea.Cmd {
	s.task = opening
	options := s.options.interview(s.subject(), s.language, func(given *forms.ConsentGiven) tea.Cmd {
		return func() tea.Msg { return refusedMsg{s, given} }
	})
	open := interview.Begin(options, study.Beginning{
		Instrument: s.attempt.Case.Instrument, Language: s.language, Case: s.attempt.Case.ID, Mode: forms.Telephone,
	})
	if s.attempt.GoesOn() {
		open = interview.Resume(options, s.attempt.Interview.ID)
	}
	return tea.Sequence(open, func() tea.Msg { return openedMsg{news{s}} })
}

// prepare fits the guide to the respondent before the call.
func (s *Sheet) prepare() tea.Cmd {
	s.task = opening
	open := interview.Prepare(s.options.interview(s.subject(), s.language, nil), s.attempt.Case.ID)
	return tea.Sequence(open, func() tea.Msg { return openedMsg{news{s}} })
}

// subject says whom the interview is with.
func (s *Sheet) subject() string {
	subject := study.Subject(s.attempt.Case.ID, "")
	if who := s.attempt.Who(); who != "" {
		subject += "   " + who
	}
	return subject
}

// preset is the outcome that Enter records; empty where there is none.
func (s *Sheet) preset() string {
	if !s.loaded || s.done != nil {
		return ""
	}
	return s.attempt.Preset()
}

func (s *Sheet) recordPreset() tea.Cmd { return s.record(s.preset(), time.Time{}) }

func (s *Sheet) nextLanguage() tea.Cmd {
	s.language = s.attempt.Instrument.LanguageAfter(s.language).Code
	return nil
}
