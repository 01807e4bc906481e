package themeview_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui/uitest"
)

// TestTextsOutOfSightAreLetGo but those that other screens need.
func TestTextsOutOfSightAreLetGo(t *testing.T) {
	const documents, long = 5, 3_000_000
	desk := &desk{Study: systemtest.Empty(t)}
	desk.AddCode("Long", "", "")
	for i := range documents {
		desk.Add(coding.Draft{Document: coding.Document{Title: fmt.Sprintf("Long %d", i)}, Text: fmt.Sprintf("begin%d ", i) + strings.Repeat("x", long)})
		for range 70 { // more than are read ahead
			desk.Code(fmt.Sprintf("coder%d", desk.Work.Analysis().Count(desk.Codes["Long"])), fmt.Sprintf("begin%d", i), "Long")
		}
	}
	options := desk.options("Long")
	options.Needed = func() []string { return []string{desk.Documents[0].ID} }
	d := uitest.Start(t, themeview.New(options), 80, 24)
	held := func() (held []int) {
		for i, document := range desk.Documents {
			if _, there := desk.Work.Content(document.ID); there {
				held = append(held, i)
			}
		}
		return held
	}
	for range documents * 70 {
		d.Press("down")
		if len(held()) > 4 {
			t.Fatalf("%d texts are held", len(held()))
		}
	}
	if now := held(); now[0] != 0 || now[len(now)-1] != documents-1 {
		t.Errorf("%v are held", now)
	}
	d.Shows("│ begin4")
	d.Press("/")
	d.Type("begin2")
	d.Shows("70 passages of 350")
}
