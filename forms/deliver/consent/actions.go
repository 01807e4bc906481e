package consent

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionAnswer  = "Consent"
	sectionMove    = "Move"
	sectionConsent = "Interview"
)

// Actions is what can be done now.
func (s *Screen) Actions() ui.Actions {
	actions := s.answerActions()
	if s.refusal() != nil {
		actions = append(s.refusalActions(), actions...)
	}
	return append(append(actions, s.moveActions()...), s.languageAction(), ui.Action{
		Name: "leave", Keys: []string{"esc"}, Label: "leave", Section: sectionConsent, Hint: true,
		Help: "Go back without an interview; nothing is kept.", Do: ui.Pop,
	})
}

func (s *Screen) answerActions() ui.Actions {
	return ui.Actions{
		{Name: "yes", Keys: []string{"y"}, Label: "yes", Section: sectionAnswer, Hint: true,
			Help: "The respondent agrees to the purpose at the cursor.", Do: func() tea.Cmd { return s.answer(true) }},
		{Name: "no", Keys: []string{"n"}, Label: "no", Section: sectionAnswer, Hint: true,
			Help: "The respondent does not agree to the purpose at the cursor.", Do: func() tea.Cmd { return s.answer(false) }},
		{Name: "all", Keys: []string{"a"}, Label: "yes to all", Section: sectionAnswer, Hint: s.refusal() == nil,
			Help: "The respondent agrees to everything that is not answered yet; the interview begins.", Do: s.agree},
		{Name: "begin", Keys: []string{"enter"}, Label: "begin", Section: sectionAnswer, Hint: true,
			Help: "Begin the interview, once everything is answered.", Do: s.finish, Disabled: s.unready()},
	}
}

// unready says why the interview cannot begin yet; "" if it can.
func (s *Screen) unready() string {
	if len(s.unanswered()) > 0 {
		return "Answer each with y or n, or all of them with a."
	}
	return s.sentence()
}

// refusalActions stand before the others, and take their Enter, while
// something required is refused.
func (s *Screen) refusalActions() ui.Actions {
	return ui.Actions{{Name: "refusal", Keys: []string{"enter"}, Label: "record as refusal", Section: sectionAnswer, Hint: true,
		Help: "End the call as a refusal: without consent to take part there is no interview.", Do: s.refuse}}
}

func (s *Screen) moveActions() ui.Actions {
	scroll := func(pages int) func() tea.Cmd {
		return func() tea.Cmd {
			s.text.ScrollPages(pages)
			return nil
		}
	}
	return ui.Actions{
		{Name: "back", Keys: []string{"b", "up", "left"}, Label: "back", Section: sectionMove, Hint: true,
			Help: "Go to the purpose before, to correct its answer.", Do: func() tea.Cmd { return s.move(-1) }},
		{Name: "forward", Keys: []string{"down", "right"}, Label: "forward", Section: sectionMove,
			Help: "Go to the purpose after.", Do: func() tea.Cmd { return s.move(+1) }},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionMove,
			Help: "Scroll the text up.", Do: scroll(-1)},
		{Name: "page-down", Keys: []string{"pgdown", "space"}, Label: "page down", Section: sectionMove,
			Help: "Scroll the text down.", Do: scroll(+1)},
	}
}

func (s *Screen) languageAction() ui.Action {
	action := ui.Action{Name: "language", Keys: []string{"ctrl+l", "l"}, Label: s.options.Instrument.LanguageAfter(s.language).Name,
		Section: sectionConsent, Hint: true, Help: "Read out, and go on, in the other language.", Do: s.nextLanguage}
	if len(s.options.Instrument.Languages) < 2 {
		action.Hint, action.Label, action.Disabled = false, "language", "This instrument has one language only."
	}
	return action
}
