package callsheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionCall    = "Call"
	sectionInterim = "Outcome: call again"
	sectionFinal   = "Outcome: final"
	sectionQueue   = "Queue"
)

// Actions is what can be done now.
func (s *Sheet) Actions() ui.Actions {
	back := ui.Action{Name: "back", Keys: []string{"esc"}, Label: "give back", Section: sectionCall, Hint: true,
		Help: "Leave the call sheet; a case without an outcome is given back.", Do: s.goBack}
	switch {
	case s.done != nil:
		back.Label = "back"
		return append(s.doneActions(), back)
	case !s.loaded:
		return ui.Actions{
			{Name: "again", Keys: []string{"enter"}, Label: "try again", Section: sectionCall, Hint: s.failure != nil,
				Help: "Try again to take the case and to read it.", Do: s.read},
			back,
		}
	}
	actions := append(s.mainActions(), s.languageAction())
	actions = append(actions, s.remarkAction(), s.findAction(), back)
	if s.attempt.Instrument.Kind == forms.Guide {
		actions = append(actions, s.prepareAction())
	}
	actions = append(actions, s.outcomeActions()...)
	return append(actions, s.scrollActions()...)
}

// mainActions are what Enter does, and what begins the interview where that is
// not it.
func (s *Sheet) mainActions() ui.Actions {
	ask := ui.Action{Name: "begin", Keys: []string{"enter", "g"}, Label: "they answer", Section: sectionCall, Hint: true,
		Help: "Begin the interview in the language shown, or go on with it.", Do: s.ask, Disabled: s.attempt.CannotAsk()}
	if s.attempt.GoesOn() {
		ask.Label = "go on"
	}
	preset := s.preset()
	if preset == "" {
		return ui.Actions{ask}
	}
	ask.Keys = []string{"g"}
	return ui.Actions{
		{Name: "record", Keys: []string{"enter"}, Label: "record " + attempt.OutcomeName(preset), Section: sectionCall, Hint: true,
			Help: "Record the outcome that the call comes to.", Do: s.recordPreset},
		ask,
	}
}

func (s *Sheet) languageAction() ui.Action {
	in := s.attempt.Instrument
	action := ui.Action{Name: "language", Keys: []string{"ctrl+l"}, Label: in.LanguageAfter(s.language).Name,
		Section: sectionCall, Hint: true, Help: "Read the script, and ask, in the other language.", Do: s.nextLanguage}
	if len(in.Languages) < 2 {
		action.Hint, action.Label, action.Disabled = false, "language", "This instrument has one language only."
	}
	return action
}

func (s *Sheet) remarkAction() ui.Action {
	return ui.Action{Name: "remark", Keys: []string{"t"}, Label: "remark", Section: sectionCall, Hint: true,
		Help: "Write a remark for whoever calls next.", Do: s.askRemark}
}

func (s *Sheet) prepareAction() ui.Action {
	action := ui.Action{Name: "prepare", Keys: []string{"w"}, Label: "word the guide", Section: sectionCall, Hint: true,
		Help: "Word questions of the guide for this respondent, or add some, before the call.", Do: s.prepare}
	if s.attempt.Interview != nil {
		action.Disabled = "The interview was begun; word its questions there."
	}
	return action
}

func (s *Sheet) findAction() ui.Action {
	return ui.Action{Name: "find-outcome", Keys: []string{"/"}, Label: "find", Section: sectionCall, Hint: true,
		Help: "Find any outcome by its words or its number.", Do: s.findOutcome}
}

// outcomeActions are the outcomes that have a key.
func (s *Sheet) outcomeActions() ui.Actions {
	var actions ui.Actions
	for _, outcome := range sample.Outcomes() {
		if outcome.Key == "" {
			continue
		}
		name := attempt.OutcomeName(outcome.Code)
		section, follows := sectionFinal, "the case is closed"
		if outcome.Interim {
			section, follows = sectionInterim, "the case is called again"
		}
		actions = append(actions, ui.Action{
			Name: "outcome-" + outcome.Code, Keys: []string{outcome.Key}, Label: name, Section: section,
			Help: "Record " + name + "; " + follows + ".",
			Do:   func() tea.Cmd { return s.choose(outcome) }, Disabled: s.attempt.NotOffered(outcome.Code),
		})
	}
	return actions
}

func (s *Sheet) findOutcome() tea.Cmd {
	offered := s.attempt.Offered()
	options := make([]ui.Option, len(offered))
	for i, outcome := range offered {
		options[i] = ui.Option{Label: attempt.OutcomeName(outcome.Code), Detail: "closes the case"}
		if outcome.Interim {
			options[i].Detail = "call again"
		}
	}
	return ui.Open(ui.Find("Outcome", options, func(i int) tea.Cmd { return s.choose(offered[i]) }))
}

func (s *Sheet) scrollActions() ui.Actions {
	by := func(pages int) func() tea.Cmd {
		return func() tea.Cmd {
			s.text.ScrollPages(pages)
			return nil
		}
	}
	return ui.Actions{
		{Name: "page-up", Keys: []string{"pgup", "up"}, Label: "page up", Section: sectionCall, Help: "Scroll script and earlier calls up.", Do: by(-1)},
		{Name: "page-down", Keys: []string{"pgdown", "down"}, Label: "page down", Section: sectionCall, Help: "Scroll script and earlier calls down.", Do: by(+1)},
	}
}

// doneActions are for a call that is recorded.
func (s *Sheet) doneActions() ui.Actions {
	actions := ui.Actions{
		{Name: "next", Keys: []string{"enter"}, Label: "next case", Section: sectionCall, Hint: true,
			Help: "Take the next case at once.", Do: s.takeNext},
		{Name: "take-back", Keys: []string{"u"}, Label: "take back", Section: sectionCall, Hint: true,
			Help: "Take the recorded outcome back.", Do: s.takeBack},
		s.remarkAction(),
	}
	if s.exhausted() {
		actions = append(actions, s.closeAction())
	}
	if s.options.DoNotCall != nil && s.refused() {
		actions = append(actions, ui.Action{Name: "do-not-call", Keys: []string{"d"}, Label: "never call again", Section: sectionCall, Hint: true,
			Help: "Mark the respondent as one who must not be called again.", Do: s.askNeverAgain})
	}
	return append(actions, s.scrollActions()...)
}

// refused reports whether the recorded outcome is a refusal.
func (s *Sheet) refused() bool {
	outcome, known := sample.FindOutcome(s.done.call.Outcome)
	return known && outcome.Group == sample.Refusal
}

func (s *Sheet) askNeverAgain() tea.Cmd {
	return ui.Open(ui.Confirm("Never call again", "No case of "+s.attempt.Who()+" will be called again, of any instrument.",
		"never call again", "leave it", func() tea.Cmd { return s.options.DoNotCall(s.attempt.Case.Contact) }))
}
