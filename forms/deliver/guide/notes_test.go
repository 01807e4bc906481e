package guide

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
)

func TestNotesAreSavedAsTheyAreTyped(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("They run the museum")
	b.Shows("○ saving")
	b.wantNoted("q1")
	b.wait()
	b.Shows("● saved")
	b.wantNoted("q1", "They run the museum")
	b.Type("\nsince 2012")
	b.Press("ctrl+n")
	b.wantNoted("q1", "They run the museum", "since 2012")
	b.Shows("What is your role within the organisation?")
	b.wantOnDisk()
}

func TestTypingIsNeverHeldUpBySaving(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("one")
	save, saved := b.screen.saver.Save(), make(chan tea.Msg)
	go func() { saved <- save() }()
	if b.screen.HoldsKeys() {
		t.Error("keys have to wait for a save")
	}
	b.Type(" two\nthree")
	b.Shows("one two", "three", "○ saving")
	b.Send(<-saved)
	b.Shows("● saved")
	b.wantNoted("q1", "one two", "three")
	b.wantOnDisk()
}

// TestUpAndDownReachEveryLine goes up and down through lines of any length: no
// line holds the cursor.
func TestUpAndDownReachEveryLine(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := start(t, rapid.SampledFrom([]int{40, 60, 80}).Draw(r, "width"), 24)
		word := rapid.SampledFrom([]string{"a", "word ", "日本", "é", "👩‍👩‍👧 "})
		rows := 0
		for range rapid.IntRange(1, 4).Draw(r, "lines") {
			text := strings.Repeat(word.Draw(r, "word"), rapid.IntRange(1, 70).Draw(r, "times"))
			b.Paste(text)
			b.Press("enter")
			rows += ui.Width(text)/20 + 2
		}
		for range rows {
			b.Press("up")
		}
		if n := b.screen.notes; n.at != 0 || n.empty {
			r.Fatalf("after %d times up the cursor is on line %d", rows, n.at)
		}
		for range rows {
			b.Press("down")
		}
		if n := b.screen.notes; !n.empty || n.at != len(n.sitting.Notes()) {
			r.Fatalf("after %d times down the cursor is on line %d", rows, n.at)
		}
	})
}

func TestCorrectingEarlierLines(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("first\nsecond\nthird")
	b.Press("up", "up", "home")
	b.Type("the ")
	b.Press("down", "end")
	b.Type(" one")
	b.Press("down", "down")
	b.Type("fourth")
	b.wait()
	b.wantNoted("q1", "the first", "second one", "third", "fourth")
}

func TestEnterWithinALinePartsIt(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("one two\nthree")
	b.Press("up", "home", "alt+right", "enter")
	b.wait()
	b.wantNoted("q1", "one", "two", "three")
	b.Press("backspace")
	b.wait()
	b.wantNoted("q1", "onetwo", "three")
	b.Press("end", "delete")
	b.wait()
	b.wantNoted("q1", "onetwothree")
}

func TestEnterAtTheEndOfALineGoesToTheNewest(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("first\nsecond")
	b.Press("up", "end", "enter")
	b.Type("third")
	b.wait()
	b.wantNoted("q1", "first", "second", "third")
}

func TestAnEmptiedLineGoesAway(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("first\nx\nthird")
	b.Press("up", "backspace")
	b.wait()
	b.wantNoted("q1", "first", "third")
	b.Type("second")
	b.wait()
	b.wantNoted("q1", "first", "second", "third")
	b.Type("   ")
	b.Press("ctrl+n", "ctrl+b")
	b.Press("up", "up", "end", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
	b.wait()
	b.wantNoted("q1", "first", "third")
}

func TestPasteOfSeveralLines(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("before after")
	b.Press("left", "left", "left", "left", "left")
	b.Paste("one\r\n\n two\x1b[2J\nthree ")
	b.wait()
	b.wantNoted("q1", "before one", " two␛[2J", "three after")
	b.Type("X")
	b.wait()
	b.wantNoted("q1", "before one", " two␛[2J", "three Xafter")
}
