// Package interview brings an interview of any kind on screen: it asks for
// consent where the instrument wants that, begins the interview or goes on
// with it, and puts the screen of its questionnaire or guide on top.
package interview

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/consent"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Options of an interview on screen. Study and Now are needed.
type Options struct {
	Study *study.Study
	Now   func() time.Time
	// Interviewer is who asks, where the beginning names nobody.
	Interviewer string
	// Subject says whom the interview is with; study.Subject if it is empty.
	Subject string
	// Language to go on in with an interview that was begun; its own if it is
	// empty.
	Language string
	// Confirm lets every digit of a questionnaire wait for Enter.
	Confirm bool
	// Media looks at the audio files of guides; nil where none can be linked.
	Media guide.Media
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Refused takes the answers of a respondent who does not agree to what is
	// required, after the consent screen has gone; a notice says so if it is
	// nil.
	Refused func(*forms.ConsentGiven) tea.Cmd
	// Began is told the ID of the interview that has begun or is gone on with;
	// it may be nil. It is called beside the screens.
	Began func(interviewID string)
}

// Begin gives the command that begins an interview and puts it on top. Where
// the instrument asks for consent, that is put on top first, and the interview
// takes its place. A warning says why there is none. When the command has run,
// one of the three was sent; until then keys should wait.
func Begin(o Options, b study.Beginning) tea.Cmd {
	return func() tea.Msg { return o.push(First(o, b)) }
}

// First is the screen that Begin puts on top: the interview, or the consent
// that comes before it.
func First(o Options, b study.Beginning) (ui.Screen, error) {
	if b.Interviewer == "" {
		b.Interviewer = o.Interviewer
	}
	instrument, version, err := o.Study.Instrument(b.Instrument, b.Version)
	if err != nil {
		return nil, err
	}
	b.Version = version.Version
	if instrument.Consent == nil || b.Consent != nil {
		return o.begin(instrument.Kind, b)
	}
	return o.consent(instrument, b), nil
}

// push gives the message that puts a screen on top, or says why there is none.
func (o Options) push(screen ui.Screen, err error) tea.Msg {
	if err != nil {
		return o.warning(err)
	}
	return ui.Push(screen)()
}

// consent makes the screen that comes before an interview.
func (o Options) consent(instrument *forms.Instrument, b study.Beginning) ui.Screen {
	return consent.New(consent.Options{
		Instrument: instrument, Language: b.Language, Interviewer: b.Interviewer, Subject: o.subject(b.Case, ""), Now: o.Now,
		Done: func(given *forms.ConsentGiven, language string) tea.Cmd {
			b.Consent, b.Language = given, language
			return func() tea.Msg { return o.replace(instrument.Kind, b) }
		},
		Refused: func(given *forms.ConsentGiven) tea.Cmd { return tea.Sequence(ui.Pop(), o.refused(given)) },
	})
}

func (o Options) refused(given *forms.ConsentGiven) tea.Cmd {
	if o.Refused == nil {
		return ui.Notify("The respondent does not agree to take part. There is no interview.")
	}
	return o.Refused(given)
}

// replace begins an interview and gives the message that shows it in place of
// the consent.
func (o Options) replace(kind forms.Kind, b study.Beginning) tea.Msg {
	screen, err := o.begin(kind, b)
	if err != nil {
		return o.warning(err)
	}
	return ui.Replace(screen)()
}

// Resume gives the command that goes on with an interview and puts it on top.
// A warning says why it cannot be gone on with.
func Resume(o Options, id string) tea.Cmd {
	return func() tea.Msg { return o.push(Resumed(o, id)) }
}

func (o Options) subject(caseID, interviewID string) string {
	if o.Subject != "" {
		return o.Subject
	}
	return study.Subject(caseID, interviewID)
}

func (o Options) warning(err error) tea.Msg {
	return ui.Warn("The interview could not be opened. " + deliver.Explainer(o.Explain)(err))()
}
