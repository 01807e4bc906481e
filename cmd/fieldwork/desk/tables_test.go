package desk

import (
	"context"
	"iter"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/tables"
	"fieldwork/forms/tableview"
	"fieldwork/forms/ui/uitest"
)

// counting lets a desk show the tables of its study.
func (b *bench) counting(d *Desk) *Desk {
	d.options.Tables = func(version study.Version) tableview.Options {
		return tableview.Options{
			Form: version.Name, Title: version.Name, Explain: explain,
			Read: func(context.Context) (tableview.Material, error) {
				in, _, err := b.Instrument(version.Name, version.Version)
				return tableview.Material{Forms: []tables.Form{{Version: version.Version, Instrument: in}}}, err
			},
			Interviews: func() iter.Seq2[forms.Interview, error] { return b.Interviews(version.Name) },
			After:      func(time.Duration, tea.Msg) tea.Cmd { return nil },
		}
	}
	return d
}

func TestTablesOpenFromTheDesk(t *testing.T) {
	b := busy(t)
	d := uitest.Start(t, b.counting(b.desk()), 80, 24)
	d.Press("T")
	d.Shows("Tables of", "Fusion stakeholder survey", "Short follow-up")
	d.Press("1")
	d.Shows("7 respondents", "All 7 respondents answered.")
	d.Press("o")
	d.Shows("Museum 001")
	d.Press("esc")
	d.Shows("To do")
}

func TestTablesNeedAQuestionnaire(t *testing.T) {
	b := newBench(t)
	d := uitest.Start(t, b.counting(b.desk()), 80, 24)
	d.Press("T")
	d.Shows("The study has no questionnaire whose answers could be counted.")
	d = uitest.Start(t, newBench(t, short).desk(), 80, 24)
	d.Press("T")
	d.Shows("Tables cannot be shown from here.")
}
