package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/tableview"
	"fieldwork/forms/ui"
)

// openTables opens the tables of a questionnaire, and asks which where there
// are several.
func (d *Desk) openTables() tea.Cmd {
	return d.pickFrom("Tables of", d.questionnaires(), func(version study.Version) tea.Cmd {
		return ui.Push(tableview.New(d.options.Tables(version)))
	})
}

// questionnaires are the instruments whose answers can be counted.
func (d *Desk) questionnaires() []instrument {
	var all []instrument
	for _, in := range d.contents.instruments {
		if in.version.Kind != forms.Guide {
			all = append(all, in)
		}
	}
	return all
}

func (d *Desk) noTables() string {
	switch {
	case !d.loaded:
		return "The study is still being read."
	case d.options.Tables == nil:
		return "Tables cannot be shown from here."
	case len(d.questionnaires()) == 0:
		return "The study has no questionnaire whose answers could be counted."
	}
	return ""
}
