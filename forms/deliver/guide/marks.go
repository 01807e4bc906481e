package guide

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

func (s *Screen) toggleProbe(place int) tea.Cmd {
	if !s.sitting.ToggleProbe(place) {
		return nil
	}
	s.asking.follow = place + 1
	return s.saveNow()
}

func (s *Screen) quote() tea.Cmd {
	if !s.notes.quote() {
		return ui.Notify("There is no line to quote yet.")
	}
	if why := s.sitting.NotToBeQuoted(); why != "" {
		return tea.Batch(s.saveNow(), ui.Warn(why))
	}
	return s.saveNow()
}

func (s *Screen) cover() tea.Cmd {
	s.sitting.ToggleCovered()
	return s.saveNow()
}

// notPut asks why the question does not apply, or takes that back.
func (s *Screen) notPut() tea.Cmd {
	if s.sitting.NotPut(s.sitting.Current().Name) != "" {
		s.sitting.SetNotPut("")
		return s.saveNow()
	}
	return ui.Open(ui.Prompt("Not applicable", "Why does this question not apply to the respondent?", "", false,
		func(reason string) tea.Cmd {
			if strings.TrimSpace(reason) == "" {
				return ui.Warn("The question stands, for no reason was given.")
			}
			s.sitting.SetNotPut(reason)
			return s.saveNow()
		}))
}

// reword asks how the question is put to this respondent.
func (s *Screen) reword() tea.Cmd {
	current := s.sitting.Current()
	wording, original := s.sitting.Wording(current)
	label := "How do you put it to this respondent? Emptied, the wording of the guide is back."
	if current.Question == nil {
		label = "How do you put it? Emptied, the question goes away."
	} else if original != "" {
		label += " In the guide: " + deliver.OneLine(original)
	}
	return ui.Open(ui.Prompt("Re-word question "+current.Number(), label, wording, true, func(text string) tea.Cmd {
		if err := s.sitting.Reword(text); err != nil {
			return ui.Warn(sentence(err))
		}
		if s.sitting.Current().Name != current.Name {
			s.notes.toEnd()
		}
		s.asking.scroll = 0
		return s.saveNow()
	}))
}

// sentence is an error of the sitting, which is worded for the interviewer.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// add asks for a question beyond the guide, and goes to it.
func (s *Screen) add() tea.Cmd {
	return ui.Open(ui.Prompt("Add a question", "What do you ask? It comes after this question.", "", true,
		func(wording string) tea.Cmd {
			if strings.TrimSpace(wording) == "" {
				return nil
			}
			s.sitting.Add(wording)
			s.notes.toEnd()
			return s.saveNow()
		}))
}

// askConsent lists what the respondent was asked to agree to; picking one
// changes the answer.
func (s *Screen) askConsent() tea.Cmd {
	purposes := s.sitting.Instrument().Consent.Purposes
	given := s.sitting.Interview().Consent
	options := make([]ui.Option, len(purposes))
	for i, p := range purposes {
		options[i] = ui.Option{Label: deliver.OneLine(s.say(p.Label)), Detail: "not agreed"}
		if given.Allows(p.Name) {
			options[i].Detail = ui.MarkChosen + " agreed"
		}
	}
	return ui.Open(ui.Pick("What the respondent agrees to: pick one to change it", options, func(i int) tea.Cmd {
		return s.changeConsent(purposes[i], !given.Allows(purposes[i].Name))
	}))
}

// changeConsent records another answer to the consent. It asks first where
// that ends the interview or gives up recordings.
func (s *Screen) changeConsent(purpose *forms.Purpose, yes bool) tea.Cmd {
	agree := func() tea.Cmd {
		s.sitting.Agree(purpose.Name, yes)
		return s.saveNow()
	}
	switch {
	case yes:
		return agree()
	case purpose.Required:
		return ui.Open(ui.Confirm("Break the interview off?",
			"Without this the interview cannot go on. What was noted so far is kept until it is erased.", "Break off", "Go on",
			func() tea.Cmd {
				s.sitting.Agree(purpose.Name, false)
				return s.end(forms.BrokenOff)
			}))
	case purpose.Name == forms.Record && len(s.sitting.Interview().Recordings) > 0:
		return ui.Open(ui.Confirm("Give the recordings up?",
			"The recordings are linked to the interview no more. Their files are not deleted; delete them yourself.",
			"Give up", "Keep", agree))
	}
	return agree()
}
