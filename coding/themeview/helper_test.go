package themeview_test

import (
	"os"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/themeview"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) {
	for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"} {
		os.Unsetenv(name)
	}
	lipgloss.SetColorProfile(termenv.ANSI)
	os.Exit(m.Run())
}

// desk opens themes of a study.
type desk struct {
	*systemtest.Study
	opened     []string
	attributes map[string]coding.Attributes
	failure    error
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{Study: systemtest.New(t)}
	d.attributes = map[string]coding.Attributes{
		d.Documents[0].ID: {"organisation": "Museum", "partnership": "Torfaen"},
		d.Documents[1].ID: {"organisation": "Theatre", "partnership": "Gwynedd", "staff": "12"},
	}
	return d
}

func (d *desk) options(code string) themeview.Options {
	return themeview.Options{
		Workspace: d.Work, Code: d.Codes[code], Explain: error.Error,
		Open: func(document string, at coding.Span) tea.Cmd {
			draft, err := d.Project.Document(document)
			if err == nil {
				d.opened = append(d.opened, coding.NewText(draft.Text).Slice(at))
			}
			return nil
		},
		Attributes: func() (map[string]coding.Attributes, error) { return d.attributes, d.failure },
	}
}

func (d *desk) start(t testing.TB, code string, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, themeview.New(d.options(code)), width, height)
}
