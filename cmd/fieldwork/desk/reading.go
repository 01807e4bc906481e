package desk

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/cmd/fieldwork/outline"
	"fieldwork/forms/dataset"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// textMsg brings a text to be read.
type textMsg struct {
	asker ui.Screen // the screen that asked for it
	title string
	text  string
	err   error
}

// viewAnswers shows the selected interview.
func (d *Desk) viewAnswers() tea.Cmd {
	id := d.selected().interview
	if id == "" {
		return nil
	}
	return readAnswers(d.options.Study, d, id)
}

// readAnswers reads the answers of an interview for a screen.
func readAnswers(kept *study.Study, asker ui.Screen, id string) tea.Cmd {
	return func() tea.Msg {
		interview, err := kept.Interview(id)
		if err != nil {
			return textMsg{asker: asker, err: err}
		}
		in, _, err := kept.Instrument(interview.Instrument, interview.Version)
		if err != nil {
			return textMsg{asker: asker, err: err}
		}
		title := "Answers, "
		if interview.Status.Resumable() {
			title = "Answers so far, "
		}
		var text strings.Builder
		err = dataset.Show(&text, interview, in, interview.Language, ui.Safe)
		return textMsg{asker, title + study.Subject(interview.Case, interview.ID), text.String(), err}
	}
}

// viewInstrument shows the questions of an instrument.
func (d *Desk) viewInstrument() tea.Cmd {
	kept := d.options.Study
	return d.pickInstrument("Instruments", func(version study.Version) tea.Cmd {
		return func() tea.Msg {
			in, _, err := kept.Instrument(version.Name, version.Version)
			if err != nil {
				return textMsg{asker: d, err: err}
			}
			var text strings.Builder
			err = outline.Write(&text, in, version, in.DefaultLanguage, ui.Safe)
			return textMsg{d, version.Name, text.String(), err}
		}
	})
}

// showText shows a text that was read, or says why it could not be.
func showText(msg textMsg, explain func(error) string) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("This could not be read. " + explain(msg.err))
	}
	return ui.Push(newPage(msg.title, msg.text))
}
