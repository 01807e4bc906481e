package agreementview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/agreementview"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := newDesk(t).start(t, size.width, size.height)
		d.Golden("agreement-" + at)
		uitest.Golden(t, "agreement-colour-"+at, d.View()+"\n")
		d.Press("down", "down", "down", "down")
		d.Golden("overlapping-" + at)
		d.Press("tab", "down")
		d.Golden("codes-" + at)
	}
	newDesk(t).start(t, 44, 12).Golden("agreement-44x12")
}

func TestCodesNarrowTheList(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("tab", "end", "enter")
	d.Shows("Only Capacity: 2 disagreements. Esc lists all.", "{The funding")
	d.Hides("Communication", "Links")
	d.Press("a", "a")
	d.Shows("They agree on every passage of this code. Esc lists all codes.", "6 disagreements")
	d.Press("esc")
	d.Shows("▸      81  only AM")
	d.Press("esc")
	if !d.Ended {
		t.Error("esc does not go back")
	}
}

func TestThePassageIsOpenedInItsDocument(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("down", "enter")
	if len(desk.opened) != 1 || desk.opened[0].Len() != len("All of these things are linked to that project") {
		t.Errorf("opened %v", desk.opened)
	}
	options := desk.options()
	options.Open = nil
	without := uitest.Start(t, agreementview.New(options), 80, 24)
	without.Press("enter")
	without.Shows("Documents cannot be opened from here.")
}

// TestWhatOthersChangeIsSeen changes the coding on another screen.
func TestWhatOthersChangeIsSeen(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	change, err := desk.Work.Analysis().Uncode(desk.Work.Analysis().SegmentsOf(desk.Codes["Communication"])[0].ID)
	d.Run(desk.Work.Change(change, err))
	d.Send(ui.ResumedMsg{})
	d.Shows("7 disagreements")
}

func TestBlindCodingIsNotShown(t *testing.T) {
	desk := newDesk(t)
	a := desk.Work.Analysis()
	desk.Do(a.SetBlind(desk.Author(), true), nil)
	d := desk.start(t, 80, 24)
	d.Shows("No document has been finished by both AM and BT yet: 2 documents wait for one", "0 disagreements")
	d.Hides("Communication")
	for _, coder := range []string{"AM", "BT"} {
		by := desk.Author()
		by.Coder = coder
		desk.Do(a.SetDone(by, desk.Documents[0].ID, true), nil)
	}
	d.Send(ui.ResumedMsg{})
	d.Shows("1 document ", "5 disagreements")
}

func TestMemosAreShown(t *testing.T) {
	desk := newDesk(t)
	a := desk.Work.Analysis()
	by := desk.Author()
	by.Coder = "AM"
	desk.Do(a.SetMemo(by, coding.OnSegment, a.SegmentsOf(desk.Codes["Communication"])[1].ID, "Both of them?\x1b[31m"), nil)
	d := desk.start(t, 80, 24)
	d.Shows("✎ AM: Both of them?␛[31m")
}

// TestLongAndHostileText shows a passage that is long, has words without an end,
// and would steer the terminal.
func TestLongAndHostileText(t *testing.T) {
	study := systemtest.Empty(t)
	text := "Begun. \x1b[2J" + strings.Repeat("語", 300) + " " + strings.Repeat("We share vans. ", 800) + "Ended here."
	study.Add(coding.Draft{Document: coding.Document{Title: "A \x1b[31mtitle", Kind: coding.Transcript}, Text: text})
	study.AddCode("Links", "", "")
	study.Code("AM", text, "Links")
	study.Code("BT", "Begun.", "Links")
	study.As("CD")
	desk := &desk{Study: study}
	d := desk.start(t, 60, 24)
	d.Shows("[{Begun.}", "␛[2J", "page down for more")
	if strings.Contains(d.View(), "\x1b[2J") {
		t.Error("text steers the terminal")
	}
	if shown := strings.Count(d.Text(), "語"); shown < 200 {
		t.Errorf("%d of 300 characters are shown", shown)
	}
	d.Press(slices.Repeat([]string{"pgdown"}, 20)...)
	d.Shows("Ended here.]", "page up for the beginning")
	d.Press("a")
	d.Shows("agree on every passage")
}

func TestTheMouseSelects(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Click(10, 7)
	d.Shows("▸      46  only BT")
	d.Click(10, 7)
	if len(desk.opened) != 1 {
		t.Error("a click on what is selected does not open it")
	}
	d.Send(tea.MouseMsg{X: 5, Y: 7, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	d.Shows("▸      45  only AM")
}

func TestNothingToCompare(t *testing.T) {
	study := systemtest.Empty(t)
	d := (&desk{Study: study}).start(t, 80, 24)
	d.Shows("Neither AM nor BT has coded anything yet.", "n/a")
	d.Press("a", "tab")
	d.Shows("There is no code to compare.")
}

// TestFiguresThatCannotBeReckoned names a threshold that there is not.
func TestFiguresThatCannotBeReckoned(t *testing.T) {
	options := newDesk(t).options()
	options.Manner.Threshold = 2
	d := uitest.Start(t, agreementview.New(options), 80, 24)
	d.Shows("The figures could not be reckoned.", "8 disagreements")
}
