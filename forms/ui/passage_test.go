package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func TestPassage(t *testing.T) {
	var p ui.Passage
	lines := []string{"a", "b", "c", "d", "e"}
	window := func(room int) string { return ansi.Strip(strings.Join(p.Window(lines, room), " ")) }
	if got := window(5); got != "a b c d e" || p.Scrolls() {
		t.Errorf("with room there is %q", got)
	}
	for _, step := range []struct {
		pages int
		want  string
	}{
		{0, "a b ↓ page down for more"}, {1, "b c ↓ page down for more"}, {9, "d e ↑ page up for the beginning"},
		{-1, "c d ↓ page down for more"}, {-9, "a b ↓ page down for more"},
	} {
		p.ScrollPages(step.pages)
		if got := window(3); got != step.want || !p.Scrolls() {
			t.Errorf("after %d pages there is %q, want %q", step.pages, got, step.want)
		}
	}
	if got := window(0); got != "" || p.Scrolls() {
		t.Errorf("without room there is %q", got)
	}
}

// TestPassageShowsEveryLine pages through a passage of any length.
func TestPassageShowsEveryLine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var lines []string
		for i := range rapid.IntRange(0, 40).Draw(rt, "lines") {
			lines = append(lines, fmt.Sprintf("line %d", i))
		}
		room := rapid.IntRange(2, 12).Draw(rt, "room")
		var p ui.Passage
		seen := map[string]bool{}
		for range len(lines) + 1 {
			window := p.Window(lines, room)
			if len(window) > room {
				rt.Fatalf("%d lines in a room for %d", len(window), room)
			}
			for _, line := range window {
				seen[line] = true
			}
			p.ScrollPages(1)
		}
		for _, line := range lines {
			if !seen[line] {
				rt.Fatalf("%s is never in sight", line)
			}
		}
	})
}

func TestRowCursor(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var c ui.RowCursor
		count := 0
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			switch rapid.IntRange(0, 3).Draw(rt, "step") {
			case 0:
				count = rapid.IntRange(0, 30).Draw(rt, "count")
				c.SetCount(count)
			case 1:
				c.Move(rapid.IntRange(-40, 40).Draw(rt, "by"))
			case 2:
				c.Select(rapid.IntRange(-5, 40).Draw(rt, "row"))
			}
			room := rapid.IntRange(1, 10).Draw(rt, "room")
			from, to := c.Window(room, 1)
			selected := c.Selected()
			if selected < 0 || selected > max(count-1, 0) || to-from != min(room, count) || to > count {
				rt.Fatalf("%d of %d is selected, %d to %d are drawn in %d", selected, count, from, to, room)
			}
			if count > 0 && (selected < from || selected >= to) {
				rt.Fatalf("%d is selected, %d to %d are drawn", selected, from, to)
			}
		}
	})
}

func TestRowCursorByMouse(t *testing.T) {
	var c ui.RowCursor
	c.SetCount(5)
	c.Window(3, 2)
	press := func(button tea.MouseButton, y int) bool {
		return c.Mouse(tea.MouseMsg{Action: tea.MouseActionPress, Button: button, Y: y})
	}
	if press(tea.MouseButtonLeft, 4) || c.Selected() != 2 {
		t.Errorf("%d is selected", c.Selected())
	}
	if !press(tea.MouseButtonLeft, 4) {
		t.Error("a second click does not open")
	}
	if press(tea.MouseButtonLeft, 1) || press(tea.MouseButtonLeft, 5) || c.Selected() != 2 {
		t.Error("a click beside the rows selects")
	}
	press(tea.MouseButtonWheelDown, 0)
	if press(tea.MouseButtonWheelUp, 0); c.Selected() != 2 {
		t.Errorf("%d is selected", c.Selected())
	}
}

func TestReplacePutsAScreenInPlaceOfTheTop(t *testing.T) {
	beneath, first, second := newDemo(), newDemo(), newDemo()
	d := uitest.Start(t, beneath, 80, 24)
	d.Send(ui.Push(first)(), ui.Replace(second)())
	if d.Shell.Top() != second {
		t.Fatal("the second screen is not on top")
	}
	d.Send(ui.Pop()())
	if d.Shell.Top() != beneath {
		t.Error("the first screen is still there")
	}
}
