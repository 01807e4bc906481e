package themeview_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/themeview"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// desk opens themes of a study.
type desk struct {
	*systemtest.Study
	opened     []string
	attributes map[string]coding.Attributes
	failure    error
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	return deskOf(systemtest.New(t))
}

// deskOf opens themes of a study, whose interviews have attributes.
func deskOf(s *systemtest.Study) *desk {
	d := &desk{Study: s}
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
		Turns:      d.Project.Turns,
		Attributes: func() (map[string]coding.Attributes, error) { return d.attributes, d.failure },
	}
}

func (d *desk) start(t testing.TB, code string, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, themeview.New(d.options(code)), width, height)
}
