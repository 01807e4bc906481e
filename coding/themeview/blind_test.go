package themeview_test

import (
	"testing"

	"fieldwork/coding/query"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui/uitest"
)

// TestBlindCodingHidesWhatOthersCoded until both have finished a document: from
// the passages, what they are combined with, the counts and the list of coders.
func TestBlindCodingHidesWhatOthersCoded(t *testing.T) {
	desk := newDesk(t)
	desk.Do(desk.Work.Analysis().SetBlind(desk.Author(), true), nil)
	d := desk.start(t, "Challenges", 120, 40)
	d.Shows("3 passages")
	d.Hides("The funding ended", "BT")
	d.Press("y")
	d.Type("coder\n")
	d.Hides("BT")
	d.Press("f", "2")
	d.Hides("BT")

	with := &themeview.Combined{Operator: query.Overlapping, Theme: query.Theme{Code: desk.Codes["Links"]}}
	desk.As("BT")
	options := desk.options("Profile")
	options.Workspace, options.Begin.With = desk.Work, with
	uitest.Start(t, themeview.New(options), 120, 40).Shows("0 passages")

	for _, coder := range []string{"AM", "BT"} {
		by := desk.Author()
		by.Coder = coder
		desk.Do(desk.Work.Analysis().SetDone(by, desk.Documents[1].ID, true), nil)
	}
	desk.As("AM")
	d = desk.start(t, "Challenges", 120, 40)
	d.Shows("4 passages", "The funding ended")
	desk.start(t, "Links", 120, 40).Shows("2 passages")
}
