// Package callsheet has the two screens from which a study's cases are called:
// the queue, which says whom to call now, and the call sheet, from which one of
// them is called and on which what came of it is recorded. A case that is on a
// call sheet is claimed until its outcome is recorded, or it is given back.
package callsheet

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/deliver/interview"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Options of the queue and of a call sheet. Study, Fieldwork and Now are
// needed.
type Options struct {
	Study *study.Study
	// Fieldwork is that of the study.
	Fieldwork   *study.Fieldwork
	Interviewer string
	// Instruments whose cases are called; those of all if it is empty.
	Instruments []string
	// Language to ask the first case in; that of the respondent if it is empty.
	Language string
	Now      func() time.Time
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Confirm lets every digit of a questionnaire wait for Enter.
	Confirm bool
	// Media looks at the audio files of guides; nil where none can be linked.
	Media guide.Media
	// DoNotCall gives the command that marks a contact as one who must never
	// be called again, and says how that went; nil where it cannot be done.
	DoNotCall func(contactID string) tea.Cmd
}

func (o Options) withDefaults() Options {
	o.Explain = deliver.Explainer(o.Explain)
	if o.After == nil {
		o.After = ui.After
	}
	return o
}

// interview are the options of an interview for a call.
func (o Options) interview(subject, language string, refused func(*forms.ConsentGiven) tea.Cmd) interview.Options {
	return interview.Options{
		Study: o.Study, Now: o.Now, Interviewer: o.Interviewer, Subject: subject, Language: language,
		Confirm: o.Confirm, Media: o.Media, Explain: o.Explain, After: o.After, Refused: refused,
	}
}
