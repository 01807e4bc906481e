package tableview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// instrument is the newest version of the questionnaire.
func (s *Screen) instrument() *forms.Instrument { return s.material.Forms[0].Instrument }

// nextLanguage counts again with labels in the language that follows.
func (s *Screen) nextLanguage() tea.Cmd {
	now := s.asked.language
	if now == "" {
		now = s.instrument().DefaultLanguage
	}
	language := s.instrument().LanguageAfter(now)
	s.asked.language = language.Code
	return tea.Batch(s.count(false), ui.Notify("Labels in "+oneLine(language.Name)+"."))
}

// formTitle is the title of the questionnaire in the language of what was
// counted last.
func (s *Screen) formTitle() string {
	if !s.counted.known {
		return s.options.Title
	}
	in := s.instrument()
	if title := in.Title.In(s.counted.asked.language, in.DefaultLanguage); title != "" {
		return title
	}
	return s.options.Title
}
