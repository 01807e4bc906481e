package interview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// begin begins an interview and makes the screen of its kind.
func (o Options) begin(kind forms.Kind, b study.Beginning) (ui.Screen, error) {
	if kind == forms.Guide {
		sitting, err := deliver.BeginGuide(o.Study, b, o.Now)
		if err != nil {
			return nil, err
		}
		return o.guide(sitting, b.Case), nil
	}
	sitting, err := deliver.Begin(o.Study, b, o.Now)
	if err != nil {
		return nil, err
	}
	return o.questionnaire(sitting, b.Case), nil
}

// Resumed goes on with an interview and makes the screen of its kind.
func Resumed(o Options, id string) (ui.Screen, error) {
	kept, err := o.Study.Interview(id)
	if err != nil {
		return nil, err
	}
	_, version, err := o.Study.Instrument(kept.Instrument, kept.Version)
	if err != nil {
		return nil, err
	}
	if version.Kind == forms.Guide {
		sitting, err := deliver.ResumeGuide(o.Study, kept.ID, o.Now)
		if err != nil {
			return nil, err
		}
		return o.guide(sitting, kept.Case), o.speak(sitting)
	}
	sitting, err := deliver.Resume(o.Study, kept.ID, o.Now)
	if err != nil {
		return nil, err
	}
	return o.questionnaire(sitting, kept.Case), o.speak(sitting)
}

// speaker is a sitting that can go on in another language.
type speaker interface {
	Language() string
	SetLanguage(code string)
	Save() error
}

// speak lets an interview that was begun go on in the language that is wanted.
func (o Options) speak(sitting speaker) error {
	if o.Language == "" || o.Language == sitting.Language() {
		return nil
	}
	sitting.SetLanguage(o.Language)
	return sitting.Save()
}

func (o Options) questionnaire(sitting *deliver.Sitting, caseID string) ui.Screen {
	o.tell(sitting.Interview())
	return questionnaire.New(sitting, questionnaire.Options{
		Subject: o.subject(caseID, sitting.Interview()), Confirm: o.Confirm, Explain: o.Explain, After: o.After,
	})
}

// tell says which interview it is.
func (o Options) tell(id string) {
	if o.Began != nil {
		o.Began(id)
	}
}

func (o Options) guide(sitting *deliver.GuideSitting, caseID string) ui.Screen {
	o.tell(sitting.Interview().ID)
	return guide.New(sitting, guide.Options{
		Study: o.Study, Subject: o.subject(caseID, sitting.Interview().ID), Explain: o.Explain, After: o.After, Media: o.Media,
	})
}

// Prepare gives the command that puts the screen on top on which the guide of a
// case is fitted to its respondent before the call. A warning says why it
// cannot be.
func Prepare(o Options, caseID string) tea.Cmd {
	return func() tea.Msg {
		preparing, err := deliver.PrepareGuide(o.Study, caseID, o.Now)
		if err != nil {
			return ui.Warn("The guide could not be opened. " + deliver.Explainer(o.Explain)(err))()
		}
		return ui.Push(guide.NewPreparation(preparing, guide.PreparationOptions{
			Subject: o.subject(caseID, ""), Explain: o.Explain, After: o.After,
		}))()
	}
}
