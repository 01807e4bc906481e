package view_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/view"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// TestTheCursorStaysOnItsWords where the text before it is edited, and when the
// document is opened again.
func TestTheCursorStaysOnItsWords(t *testing.T) {
	desk := plain(t, short...)
	d := uitest.Start(t, home{desk}, 80, 24)
	d.Press("I")
	d.Type("Before it all. ")
	d.Press("enter", ")", ")")
	d.Shows("“Four five.”")
	d.Press("u")
	d.Shows("“Four five.”")
	d.Press("U")
	d.Shows("“Four five.”")
	d.Press("esc")
	d.Shows("“Four five.”")
}

// TestTheWindowStaysWhereTextAboveIsEdited so that a reader loses no place.
func TestTheWindowStaysWhereTextAboveIsEdited(t *testing.T) {
	desk := plain(t, append([]said{{"A", 0, "Ann said."}, {"B", 1, strings.Repeat("Words and words, told. ", 300)}}, short...)...)
	d := desk.start(80, 24)
	d.Press("G", "D", "D", "ctrl+n")
	d.Type("Ann")
	d.Press("enter")
	d.Type(strings.Repeat("x", 200))
	before := strings.Split(d.Text(), "\n")
	d.Press("enter", "enter")
	after := strings.Split(d.Text(), "\n")
	if before[2] != after[2] || before[8] != after[8] {
		t.Errorf("the window has moved from\n%s\nto\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
	}
}

// TestOneEscapeLeavesAPassageThatWasComeToSee while one that was selected by hand
// is let go of first.
func TestOneEscapeLeavesAPassageThatWasComeToSee(t *testing.T) {
	desk := plain(t, short...)
	options := desk.options()
	options.At = coding.Span{From: 0, To: 14}
	d := uitest.Start(t, view.New(options), 80, 24)
	d.Shows("“One two three.”  3 words")
	d.Press("esc")
	if !d.Ended {
		t.Error("esc does not leave")
	}
	d = uitest.Start(t, view.New(options), 80, 24)
	d.Press("s", "esc")
	if d.Ended {
		t.Error("esc leaves though something was selected")
	}
	d.Press("esc")
	if !d.Ended {
		t.Error("the second esc does not leave")
	}
}

// TestOnlyWhatIsUncodedIsGoneThrough from the cursor on, by the keys that go from
// one coded passage to the next otherwise.
func TestOnlyWhatIsUncodedIsGoneThrough(t *testing.T) {
	desk := plain(t, short...)
	code := desk.code("", "Benefits", "")
	desk.put("AM", "One two three.", code)
	desk.put("AM", "Six.", code)
	desk.put("AM", "Seven eight nine.", code)
	d := desk.start(80, 24)
	d.Shows("“One two three.”")
	d.Press("f", "5")
	d.Shows("“Four five.”", "uncoded")
	d.Press("tab")
	d.Shows("“Ten.”")
	d.Press("shift+tab")
	d.Shows("“Four five.”")
	d.Press("f", "5", "tab")
	d.Shows("“Six.”")
}

// TestWhatIsCodedIsFoldedAway to one line, past which the cursor goes.
func TestWhatIsCodedIsFoldedAway(t *testing.T) {
	desk := museum(t)
	code := desk.code("", "All", "")
	desk.put("AM", talk[4].words, code)
	desk.put("AM", talk[5].words, code)
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 45}} {
		d := desk.start(size.width, size.height)
		d.Press("f", "5")
		d.Golden(fmt.Sprintf("uncoded-%dx%d", size.width, size.height))
		uitest.Golden(t, fmt.Sprintf("uncoded-colour-%dx%d", size.width, size.height), d.View()+"\n")
	}
	d := desk.start(80, 24)
	d.Press("f", "5", "g", "tab")
	d.Shows("“Were there any challenges?”", "lines coded …")
	d.Hides("beyond the links?", "People know")
	d.Press("k", "k", "k")
	d.Shows("“What would you say the main benefits have been?”")
	d.Press("]")
	d.Shows("“Were there any challenges?”")
	d.Press("b")
	d.Shows("“What would you say the main benefits have been?”")
	d.Press("s", "1")
	d.Shows("“What would you say the main benefits have been?”")
	d.Press("s")
	d.Shows("“Were there any challenges?”")
	d.Press("u", "f", "1")
	d.Hides("coded …")
}

// TestTheTitleLineFollowsToAnotherDocument and back, in the first frame.
func TestTheTitleLineFollowsToAnotherDocument(t *testing.T) {
	d := museum(t).start(80, 24)
	d.Press("F")
	d.Type("patchy")
	d.Press("enter", "tab", "enter")
	d.Shows("Interview 04, theatre", "0 segments")
	back, _ := ui.KeyNamed("backspace")
	d.Shell.Update(back)
	if frame := d.Shell.View(); !strings.Contains(frame, "7 segments") {
		t.Error(frame)
	}
}

// TestAPassageIsPartedInsideOnly since there is nothing before its first
// character.
func TestAPassageIsPartedInsideOnly(t *testing.T) {
	d := plain(t, short...).start(120, 24)
	d.Press("1", "y")
	d.Shows("The passage begins here. Put the cursor where its second part is to begin")
	d.Press("w", "y")
	d.Shows("2 segments")
	d.Press("J")
	d.Shows("1 segment ")
}
