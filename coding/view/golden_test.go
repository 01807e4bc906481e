package view_test

import (
	"fmt"
	"testing"

	"fieldwork/forms/ui/uitest"
)

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 45}, {160, 45}, {46, 16}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := museum(t).start(size.width, size.height)
		d.Press("tab", "w", "w")
		d.Golden("coded-" + at)
		uitest.Golden(t, "coded-colour-"+at, d.View()+"\n")
		d.Press("s")
		d.Golden("selected-" + at)
		uitest.Golden(t, "selected-colour-"+at, d.View()+"\n")
		d.Press("c")
		d.Type("cap")
		d.Golden("picker-" + at)
		d.Press("esc", "esc", "|")
		d.Golden("here-" + at)
		d.Press("/")
		d.Type("share")
		d.Golden("search-" + at)
	}
}

func TestViewsWithoutColour(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 45}} {
		d := museum(t).start(size.width, size.height)
		d.Press("tab", "w", "w", "s")
		uitest.Golden(t, fmt.Sprintf("no-colour-%dx%d", size.width, size.height), d.View()+"\n")
	}
}
