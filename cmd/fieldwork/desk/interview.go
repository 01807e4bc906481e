package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/interview"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// begin asks for the instrument and the language where there are several, and
// begins an interview outside the sample.
func (d *Desk) begin() tea.Cmd {
	return d.pickInstrument("New interview", d.pickLanguage)
}

// pickInstrument asks for an instrument, unless there is only one.
func (d *Desk) pickInstrument(title string, do func(study.Version) tea.Cmd) tea.Cmd {
	return d.pickFrom(title, d.contents.instruments, do)
}

// pickFrom asks for one of some instruments, unless there is only one.
func (d *Desk) pickFrom(title string, all []instrument, do func(study.Version) tea.Cmd) tea.Cmd {
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

// interviewOptions are the options of an interview outside the sample.
func (d *Desk) interviewOptions() interview.Options {
	return interview.Options{
		Study: d.options.Study, Now: d.options.Now, Interviewer: d.options.Interviewer, Confirm: d.options.Confirm,
		Media: d.options.Media, Explain: d.options.Explain, After: d.options.After,
	}
}

func (d *Desk) beginIn(version study.Version, language string) tea.Cmd {
	return d.arriving(interview.Begin(d.interviewOptions(), study.Beginning{
		Instrument: version.Name, Version: version.Version, Language: language, Mode: forms.Telephone,
	}))
}

// resume goes on with an interview: from the call sheet of its case, or at once
// where it has none.
func (d *Desk) resume(head study.Head) tea.Cmd {
	if head.Case != "" {
		return d.callCase(head.Case)
	}
	return d.arriving(interview.Resume(d.interviewOptions(), head.ID))
}

// resumeSelected goes on with the interview under the cursor, or with the first
// that waits.
func (d *Desk) resumeSelected() tea.Cmd {
	id := ""
	if t := d.selected(); t.kind == resumeTask {
		id = t.interview
	}
	for i, waiting := range d.contents.waiting {
		if waiting.head.ID == id || id == "" && i == 0 {
			return d.resume(waiting.head)
		}
	}
	return nil
}

// arriving lets keys wait until a command has put a screen on top, or has said
// why not.
func (d *Desk) arriving(cmd tea.Cmd) tea.Cmd {
	d.starting = true
	return tea.Sequence(cmd, func() tea.Msg { return stoppedMsg{desk: d} })
}

// open does the task under the cursor.
func (d *Desk) open() tea.Cmd {
	switch t := d.selected(); {
	case t.kind == codeTask:
		return d.listDocuments()
	case t.kind == resumeTask:
		return d.resumeSelected()
	case t.key == nextKey:
		return d.callNext()
	case t.caseID != "":
		return d.callCase(t.caseID)
	}
	return nil
}
