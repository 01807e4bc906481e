package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// startedMsg brings an interview that is ready to be asked.
type startedMsg struct {
	desk    *Desk
	sitting *deliver.Sitting
	subject string
	err     error
}

// begin asks for the instrument and the language where there are several, and
// begins an interview.
func (d *Desk) begin() tea.Cmd {
	return d.pickInstrument("New interview", d.pickLanguage)
}

// pickInstrument asks for an instrument, unless there is only one.
func (d *Desk) pickInstrument(title string, do func(study.Version) tea.Cmd) tea.Cmd {
	all := d.contents.instruments
	if len(all) == 1 {
		return do(all[0].version)
	}
	options := make([]ui.Option, len(all))
	for i, in := range all {
		options[i] = ui.Option{Label: in.title, Detail: in.version.Name}
	}
	return ui.Open(ui.Pick(title, options, func(i int) tea.Cmd { return do(all[i].version) }))
}

// pickLanguage asks for the language of a new interview, unless there is only
// one.
func (d *Desk) pickLanguage(version study.Version) tea.Cmd {
	if version.Kind == forms.Guide {
		return ui.Warn(d.options.Explain(deliver.ErrGuide))
	}
	if len(version.Languages) == 1 {
		return d.beginIn(version, version.Languages[0].Code)
	}
	options := make([]ui.Option, len(version.Languages))
	for i, language := range version.Languages {
		options[i] = ui.Option{Label: language.Name}
		if language.Status == forms.Draft {
			options[i].Label += " (draft: nobody has reviewed it)"
		}
	}
	return ui.Open(ui.Pick("Language of the interview", options, func(i int) tea.Cmd {
		return d.beginIn(version, version.Languages[i].Code)
	}))
}

func (d *Desk) beginIn(version study.Version, language string) tea.Cmd {
	d.starting = true
	kept, now, beginning := d.options.Study, d.options.Now, study.Beginning{
		Instrument: version.Name, Version: version.Version, Language: language,
		Interviewer: d.options.Interviewer, Mode: forms.Telephone,
	}
	return func() tea.Msg {
		sitting, err := deliver.Begin(kept, beginning, now)
		if err != nil {
			return startedMsg{desk: d, err: err}
		}
		return startedMsg{desk: d, sitting: sitting, subject: study.Subject("", sitting.Interview())}
	}
}

// resume goes on with the selected interview.
func (d *Desk) resume() tea.Cmd {
	if d.selectedID() == "" {
		return nil
	}
	d.starting = true
	kept, now, head := d.options.Study, d.options.Now, d.contents.waiting[d.cursor.selected].head
	return func() tea.Msg {
		sitting, err := deliver.Resume(kept, head.ID, now)
		return startedMsg{desk: d, sitting: sitting, subject: study.Subject(head.Case, head.ID), err: err}
	}
}

// started puts an interview on the screen.
func (d *Desk) started(msg startedMsg) tea.Cmd {
	if msg.err != nil {
		d.starting = false
		return ui.Warn("The interview could not be opened. " + d.options.Explain(msg.err))
	}
	return ui.Push(questionnaire.New(msg.sitting, questionnaire.Options{
		Subject: msg.subject, Confirm: d.options.Confirm, Explain: d.options.Explain, After: d.options.After,
	}))
}
