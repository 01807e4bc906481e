package themeview_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 45}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := newDesk(t).start(t, "Benefits", size.width, size.height)
		d.Golden("theme-" + at)
		uitest.Golden(t, "theme-colour-"+at, d.View()+"\n")
		d.Press("down", "space", "q", "tab")
		d.Press("f", "2", "2")
		d.Golden("narrowed-" + at)
	}
	newDesk(t).start(t, "Links", 44, 12).Golden("theme-44x12")
}

// shown are the passages, by a few words of each, that a theme shows, read by
// going through them.
func (d *desk) shown(driver *uitest.Driver, count int) []string {
	d.opened = nil
	driver.Press("home")
	for range count {
		driver.Press("enter", "down")
	}
	words := make([]string, len(d.opened))
	for i, passage := range d.opened {
		words[i] = strings.Join(strings.Fields(passage)[:3], " ")
	}
	return words
}

func TestCodesAreCombined(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Links", 80, 24)
	wants := func(line string, passages ...string) {
		t.Helper()
		d.Shows(line, fmt.Sprintf("%d passage", len(passages)))
		if diff := cmp.Diff(passages, desk.shown(d, len(passages))); diff != "" {
			t.Errorf("%s: %s", line, diff)
		}
	}
	wants("Links", "it leveraged in", "opportunities to share", "All of these")
	combine := func(keys, code string) {
		d.Press(keys)
		d.Type(code + "\n")
	}
	combine("v", "profile")
	wants("Links OVERLAPPING Profile", "opportunities to share")
	d.Press("backspace")
	combine("n", "profile")
	wants("Links NOT Profile", "it leveraged in", "All of these")
	combine("o", "audiences")
	wants("Links NOT Profile OR New audiences", "it leveraged in", "All of these", "People who had")
	d.Press("backspace", "backspace", "t")
	d.Type("profile\n")
	combine("a", "links")
	wants("Profile AND Links", "opportunities to share")
	d.Press("t")
	d.Type("communication\n")
	combine("w", "capacity")
	d.Press("2")
	wants("Communication WITHIN 1 SENTENCE OF Capacity", "Nobody told us")
	d.Press("backspace")
	combine("w", "capacity")
	d.Press("9")
	wants("Communication WITHIN 2 TURNS OF Capacity", "Nobody told us", "for months there")
	d.Press("backspace")
	combine("w", "capacity")
	d.Press("1")
	d.Shows("No passage meets this combination.")
}

func TestBranchesAreTakenInAndLeftOut(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Benefits", 80, 24)
	d.Shows("all of Benefits", "5 passages")
	d.Press("b")
	d.Shows("Nothing is coded as “Benefits” yet.")
	d.Press("o")
	d.Type("challenges\n")
	d.Shows("Benefits OR all of Challenges", "4 passages")
	d.Press("backspace", "b", "t")
	d.Type("links\n")
	d.Press("b")
	d.Shows("No code lies under “Links”.")
}

func TestWordsAreFoundInEveryDocument(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Challenges", 80, 24)
	d.Press("/")
	d.Type("noone")
	d.Shows("No passage has these words.")
	for range 3 {
		d.Press("backspace")
	}
	d.Type(" one ring")
	d.Shows("1 passage of 4", "for months there was no one to ring.")
	d.Press("enter", "esc")
	d.Shows("4 passages")
	d.Press("/")
	d.Type("TORFAEN")
	d.Shows("2 passages of 4", "We're a really small team")
	d.Press("esc", "/")
	d.Type("bt theatre")
	d.Shows("1 passage of 4", "The funding ended")
	d.Paste(strings.Repeat("x", 5000))
	d.Shows("1 passage of 4")
}

func TestPassagesAreNarrowed(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Challenges", 80, 24)
	d.Press("f", "1")
	d.Type("${organisation} = 'Museum'\n")
	d.Shows("Only ${organisation} = 'Museum'", "2 passages")
	d.Press("f", "1")
	d.Type(" and\n")
	d.Shows("This condition is not understood")
	d.Press("f", "8", "f", "2")
	d.Type("bt\n")
	d.Shows("Only coder BT", "1 passage", "The funding ended")
	d.Press("f", "8", "f", "3")
	d.Type("interview 07\n")
	d.Shows("Only document Interview 07", "2 passages")
	d.Press("f", "3", "enter", "f", "4", "2")
	d.Shows("Only language en", "4 passages")
	d.Press("f", "8", "f", "6")
	d.Shows("Only quotes", "No passage is left.")
	d.Press("f", "8", "q", "f", "6")
	d.Shows("1 passage", "❝")
	d.Press("f", "8", "end", "m")
	d.Type("Ask her again.\n")
	d.Shows("Memo kept.")
	d.Press("f", "7")
	d.Shows("Only those with a memo", "1 passage", "✎")
}

func TestPassagesOfASpeakerAreShown(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Challenges", 80, 24)
	d.Press("f", "5")
	d.Shows("any speaker")
	d.Type("museum\n")
	d.Shows("Only said by Museum", "2 passages")
	d.Press("f", "5", "enter")
	d.Shows("4 passages")
	d.Hides("Only said by")
	options := desk.options("Challenges")
	options.Turns = func() (map[string][]coding.Turn, error) { return nil, errors.New("the disk is gone") }
	d = uitest.Start(t, themeview.New(options), 80, 24)
	d.Press("f", "5")
	d.Shows("Who speaks could not be read. the disk is gone")
}

// TestWhatIsCountedCanBeChosen between passages, words, documents and respondents;
// a word that has two codes counts once.
func TestWhatIsCountedCanBeChosen(t *testing.T) {
	desk := newDesk(t)
	desk.Code("BT", "really small team", "Communication")
	desk.Reopen()
	d := desk.start(t, "Challenges", 120, 45)
	for _, want := range []struct {
		title  string
		counts []string
	}{
		{"Passages by organisation", []string{"Museum   ███████████████████████  3", "Theatre"}},
		{"Words by organisation", []string{"Museum ", " 21", "Theatre", " 17"}},
		{"Documents by organisation", []string{"Museum", "1", "Theatre"}},
		{"Respondents by organisation", []string{"Museum", "1", "Theatre"}},
		{"Passages by organisation", nil},
	} {
		if want.title == "Passages by organisation" && want.counts != nil {
			d.Press("y")
			d.Type("organisation\n")
		} else {
			d.Press("Y")
		}
		d.Shows(want.title)
		d.Shows(want.counts...)
	}
}

func TestPassagesAreCounted(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Challenges", 120, 45)
	d.Shows("Passages by document", "Interview 03")
	for _, by := range []struct{ typed, title, first string }{
		{"coder", "Passages by coder", "AM"}, {"code", "Passages by code", "Capacity"}, {"staff", "Passages by staff", "12"}, {"organisation", "Passages by organisation", "Museum"},
	} {
		d.Press("y")
		d.Type(by.typed + "\n")
		d.Shows(by.title, by.first)
	}
	d.Press("y")
	d.Type("staff\n")
	d.Shows("not known")
	d.Press("tab")
	d.Hides("Passages by staff")
	d.Press("tab")
	d.Shows("Passages by staff")
}

// TestLongLabelsAreToldApart by their ends where they begin alike.
func TestLongLabelsAreToldApart(t *testing.T) {
	desk := newDesk(t)
	for id, place := range map[string]string{desk.Documents[0].ID: "Cardiff", desk.Documents[1].ID: "Swansea"} {
		desk.attributes[id] = coding.Attributes{"organisation": "The national collection of paintings, " + place}
	}
	d := desk.start(t, "Challenges", 120, 45)
	d.Press("y")
	d.Type("organisation\n")
	d.Shows("Cardiff  █", "Swansea  █")
}

func TestPassagesAreChangedFromHere(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Links", 80, 24)
	d.Press("down", "c")
	d.Type("profile\n")
	d.Shows("2 passages")
	d.Press("A", "c")
	d.Type("improvements\n")
	d.Shows("Nothing is coded as “Links” yet.")
	a := func() *coding.Analysis {
		kept, err := desk.Project.Analysis()
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	if kept := a(); kept.Count(desk.Codes["Improvements"]) != 2 || kept.Count(desk.Codes["Profile"]) != 2 {
		t.Error("what was recoded is not so on disk")
	}
	d.Press("u")
	d.Shows("Undone: recoded 2 passages to Improvements.", "2 passages")
	d.Press("u")
	d.Shows("3 passages")
	d.Press("home", "space", "x")
	d.Shows("2 passages")
	d.Press("x", "x")
	if a().Count(desk.Codes["Links"]) != 0 {
		t.Error("what was uncoded is not so on disk")
	}
	d.Press("x")
	d.Shows("No passage is shown.")
	d.Press("u", "u", "u", "ctrl+r", "u")
	d.Shows("3 passages")
}

// TestComingBackIsToTheSamePlace, with what was changed meanwhile.
func TestComingBackIsToTheSamePlace(t *testing.T) {
	desk := newDesk(t)
	options := desk.options("Links")
	options.Open = func(string, coding.Span) tea.Cmd { return ui.Push(themeview.New(desk.options("Capacity"))) }
	d := uitest.Start(t, themeview.New(options), 80, 24)
	d.Press("down", "down", "enter")
	d.Shows("Theme   Capacity")
	for range 2 {
		change, err := desk.Work.Analysis().Uncode(desk.Work.Analysis().SegmentsOf(desk.Codes["Links"])[0].ID)
		d.Run(desk.Work.Change(change, err))
	}
	d.Press("esc")
	d.Shows("Theme   Links", "1 passage", "1 of 1", "│ All of these things are linked")
}

func TestTheMouseSelectsAndOpens(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, "Links", 80, 24)
	clickOn := func(text string) {
		t.Helper()
		for y, line := range strings.Split(d.Text(), "\n") {
			if strings.Contains(line, text) {
				d.Click(10, y)
				return
			}
		}
		t.Fatalf("%q is not in sight", text)
	}
	clickOn("│ opportunities")
	d.Shows("2 of 3")
	clickOn("│ opportunities")
	if diff := cmp.Diff([]string{"opportunities to share our work"}, desk.opened); diff != "" {
		t.Error(diff)
	}
	d.Send(tea.MouseMsg{X: 5, Y: 5, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	d.Shows("3 of 3")
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	desk := newDesk(t)
	desk.failure = errors.New("the disk is gone")
	d := desk.start(t, "Links", 80, 24)
	d.Shows("What is known of the documents could not be read. the disk is gone")
	empty := &desk2{systemtest.Empty(t)}
	uitest.Start(t, themeview.New(empty.options()), 80, 24).Shows("There is no code yet.")
}

// desk2 is a study of which nothing can be opened.
type desk2 struct{ *systemtest.Study }

func (d *desk2) options() themeview.Options {
	return themeview.Options{Workspace: d.Work, Explain: error.Error}
}
