package ui_test

import (
	"testing"

	"fieldwork/forms/ui/uitest"
)

func TestAClickOnTheFooterWaitsForNothing(t *testing.T) {
	screen := newDemo()
	screen.saving = true
	d := uitest.Start(t, screen, 80, 24)
	for column := range 80 {
		d.Click(column, 23)
	}
	if d.Ended || d.Shell.Top() != screen {
		t.Error("a click acts while keys wait")
	}
	screen.saving = false
	d.Click(15, 23)
	if d.Shell.Top() == screen {
		t.Error("a click does nothing once keys wait no more")
	}
}
