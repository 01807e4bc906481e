package agreementview_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/agreementview"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/comparison"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// desk opens the agreement of AM and BT on a study.
type desk struct {
	*systemtest.Study
	opened []coding.Span
}

// newDesk makes a study that AM and BT have coded, and CD settles.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{Study: systemtest.New(t)}
	for _, c := range []struct{ words, code string }{
		{"through the projects that we did, it leveraged in other opportunities", "Links"},
		{"We've had opportunities to share our work much more widely, across the county and beyond it.", "Profile"},
		{"so at times it's a stretch", "Capacity"},
		{"People who had never set foot in the building came to see the play", "New audiences"},
	} {
		d.Code("BT", c.words, c.code)
	}
	d.As("CD")
	return d
}

func (d *desk) options() agreementview.Options {
	return agreementview.Options{
		Workspace: d.Work, Scope: comparison.Scope{Coders: []string{"AM", "BT"}}, Explain: error.Error,
		Open: func(_ string, at coding.Span) tea.Cmd {
			d.opened = append(d.opened, at)
			return nil
		},
	}
}

func (d *desk) start(t testing.TB, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, agreementview.New(d.options()), width, height)
}
