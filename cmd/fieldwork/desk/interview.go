package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// startedMsg brings an interview that is ready to be asked.
type startedMsg struct {
	desk       *Desk
	instrument *forms.Instrument
	recorder   *study.Recorder
	err        error
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

func (d *Desk) pickLanguage(version study.Version) tea.Cmd {
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
	kept, beginning := d.options.Study, study.Beginning{
		Instrument: version.Name, Version: version.Version, Language: language,
		Interviewer: d.options.Interviewer, Mode: forms.Telephone,
	}
	return func() tea.Msg {
		in, _, err := kept.Instrument(version.Name, version.Version)
		if err != nil {
			return startedMsg{desk: d, err: err}
		}
		recorder, err := kept.Begin(beginning)
		return startedMsg{d, in, recorder, err}
	}
}

// resume goes on with the selected interview.
func (d *Desk) resume() tea.Cmd {
	id := d.selectedID()
	if id == "" {
		return nil
	}
	d.starting = true
	kept := d.options.Study
	return func() tea.Msg {
		recorder, err := kept.Resume(id)
		if err != nil {
			return startedMsg{desk: d, err: err}
		}
		interview := recorder.Interview()
		in, _, err := kept.Instrument(interview.Instrument, interview.Version)
		return startedMsg{d, in, recorder, err}
	}
}

// started puts an interview on the screen.
func (d *Desk) started(msg startedMsg) tea.Cmd {
	if msg.err != nil {
		d.starting = false
		return ui.Warn("The interview could not be opened: " + msg.err.Error() + ".")
	}
	sitting := deliver.NewSitting(msg.instrument, msg.recorder, d.options.Now)
	return ui.Push(deliver.NewQuestionnaire(sitting, deliver.Options{
		Subject: study.Subject(msg.recorder.Interview().Case, msg.recorder.Interview().ID), Confirm: d.options.Confirm, After: d.options.After,
	}))
}
