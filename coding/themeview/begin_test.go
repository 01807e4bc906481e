package themeview_test

import (
	"testing"

	"fieldwork/coding/query"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui/uitest"
)

func TestAThemeViewCanBeginNarrowed(t *testing.T) {
	desk := newDesk(t)
	options := desk.options("Benefits")
	options.Begin = themeview.Beginning{Alone: true}
	uitest.Start(t, themeview.New(options), 80, 24).Shows("Nothing is coded as “Benefits” yet.")

	options.Begin = themeview.Beginning{Keep: query.Keep{Among: map[string]bool{desk.Documents[1].ID: true}, AmongWords: "partnership: Gwynedd"}}
	uitest.Start(t, themeview.New(options), 80, 24).Shows("1 passage", "Only partnership: Gwynedd", "People who had never set foot")

	near := &themeview.Combined{Operator: query.Near, Theme: query.Theme{Code: desk.Codes["Capacity"]}, Unit: query.Sentence, Within: 1}
	options = desk.options("Communication")
	options.Begin = themeview.Beginning{With: near}
	uitest.Start(t, themeview.New(options), 80, 24).Shows("Communication WITHIN 1 SENTENCE OF Capacity", "Nobody told us")
}
