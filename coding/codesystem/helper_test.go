package codesystem_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/codesystem"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/forms"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// desk opens the code system of a study.
type desk struct {
	*systemtest.Study
	opened      []string
	instruments []*forms.Instrument
	failure     error
}

func (d *desk) options() codesystem.Options {
	return codesystem.Options{
		Workspace: d.Work, Explain: error.Error,
		Themes:      func(code string) tea.Cmd { d.opened = append(d.opened, code); return nil },
		Instruments: func() ([]*forms.Instrument, error) { return d.instruments, d.failure },
	}
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	return &desk{Study: systemtest.New(t)}
}

func (d *desk) start(t testing.TB, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, codesystem.New(d.options()), width, height)
}
