package codesystem

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// instrumentsMsg brings the instruments of the study.
type instrumentsMsg struct {
	screen      *Screen
	instruments []*forms.Instrument
	err         error
}

// derive reads the instruments from which codes can be derived.
func (s *Screen) derive() tea.Cmd {
	return ui.Await(func() tea.Msg {
		instruments, err := s.options.Instruments()
		return instrumentsMsg{s, instruments, err}
	})
}

// chooseInstrument asks from which instrument, and in which of its languages,
// codes are derived.
func (s *Screen) chooseInstrument(msg instrumentsMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		return ui.Warn("The instruments could not be read. " + s.options.Explain(msg.err))
	case len(msg.instruments) == 0:
		return ui.Warn("The study has no instrument. Add one with 'fieldwork form add'.")
	}
	type source struct {
		instrument *forms.Instrument
		language   forms.Language
	}
	var sources []source
	var options []ui.Option
	for _, in := range msg.instruments {
		for _, language := range in.Languages {
			sources = append(sources, source{in, language})
			title := cmp.Or(in.Title.In(language.Code, in.DefaultLanguage), in.Name)
			options = append(options, ui.Option{Label: title, Detail: string(in.Kind) + ", " + cmp.Or(language.Name, language.Code)})
		}
	}
	return ui.Open(ui.Pick("Derive codes from", options, func(i int) tea.Cmd {
		return s.deriveFrom(sources[i].instrument, sources[i].language.Code)
	}))
}

func (s *Screen) deriveFrom(in *forms.Instrument, language string) tea.Cmd {
	c, err := coding.DeriveCodes(in, language, s.work.Author(), s.work.Analysis())
	if err == nil && c.Empty() {
		return ui.Notify("Every topic of this instrument has its code already.")
	}
	selected := ""
	if err == nil {
		selected = c.Codes[0].After.ID
	}
	cmd := s.change(c, err, selected)
	if err != nil {
		return cmd
	}
	return tea.Batch(cmd, ui.Notify(Counted(len(c.Codes), "code is new.", "codes are new.")))
}
