package matrixview_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/matrixview"
	"fieldwork/coding/themes"
	"fieldwork/coding/themeview"
	"fieldwork/forms/ui"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// desk opens matrices of a study.
type desk struct {
	*systemtest.Study
	attributes map[string]coding.Attributes
	failure    error
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{Study: systemtest.New(t)}
	d.attributes = map[string]coding.Attributes{
		d.Documents[0].ID: {"organisation": "Museum", "partnership": "Torfaen"},
		d.Documents[1].ID: {"organisation": "Theatre", "partnership": "Gwynedd; Torfaen"},
	}
	return d
}

func (d *desk) options() matrixview.Options {
	return matrixview.Options{
		Workspace: d.Work, Explain: error.Error,
		Themes: func(code string, begin themeview.Beginning) tea.Cmd {
			return ui.Push(themeview.New(themeview.Options{
				Workspace: d.Work, Code: code, Begin: begin, Explain: error.Error,
				Attributes: func() (map[string]coding.Attributes, error) { return d.attributes, nil },
			}))
		},
		Known: func() (map[string]coding.Attributes, map[string]themes.Respondent, error) {
			return d.attributes, nil, d.failure
		},
	}
}

func (d *desk) start(t testing.TB, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, matrixview.New(d.options()), width, height)
}

// against chooses what stands across by its first letters.
func against(d *uitest.Driver, typed string) {
	d.Press("a")
	d.Type(typed + "\n")
}

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := newDesk(t).start(t, size.width, size.height)
		against(d, "partnership")
		d.Press("down", "right")
		d.Golden("attribute-" + at)
		uitest.Golden(t, "attribute-colour-"+at, d.View()+"\n")
		against(d, "overlapping")
		d.Golden("together-" + at)
		against(d, "cases")
		d.Press("e")
		d.Type("It opened doors that had been shut")
		d.Press("enter")
		d.Press("right", "right", "left", "left")
		d.Golden("framework-" + at)
	}
	d := newDesk(t).start(t, 44, 12)
	d.Golden("matrix-44x12")
}

func TestACellOpensItsPassages(t *testing.T) {
	d := newDesk(t).start(t, 100, 30)
	against(d, "partnership")
	d.Press("down", "down", "down", "enter")
	d.Shows("New audiences", "1 passage", "Only partnership: Gwynedd", "People who had never set foot")
	d.Press("esc")
	d.Shows("New audiences × partnership: Gwynedd", "1 passage in 1 document")
	against(d, "overlapping")
	d.Press("down", "right", "right", "enter")
	d.Shows("Links OVERLAPPING Profile", "1 passage", "opportunities to share our work")
	d.Press("esc")
	against(d, "within 1 sentence")
	d.Press("end", "up", "up", "left", "right", "right", "right", "right", "right", "right", "enter")
	d.Shows("Communication WITHIN 1 SENTENCE OF Capacity", "Nobody told us")
	d.Press("esc")
	against(d, "same document")
	d.Press("down", "right", "right", "enter")
	d.Shows("Only documents with Profile", "Links", "3 passages")
	d.Press("esc")
	against(d, "documents")
	d.Press("right", "enter")
	d.Shows("Only document Interview 07", "1 passage")
}

func TestMeasures(t *testing.T) {
	d := newDesk(t).start(t, 100, 30)
	against(d, "organisation")
	d.Shows("passages   ", "4 passages in 1 document")
	d.Press("m")
	d.Shows("Counted: documents.")
	d.Press("m")
	d.Shows("words")
	d.Shows("4 passages in 1 document, 35 words")
	d.Press("m", "m")
	d.Shows("Counted: passages.")
	d.Press("b")
	d.Shows("Each code is counted alone.", "0 passages in 0 documents")
}

func TestASummaryIsKeptAndUndone(t *testing.T) {
	desk := newDesk(t)
	desk.As("CD")
	d := desk.start(t, 100, 30)
	against(d, "cases")
	d.Shows("No summary yet. e writes one.", "4 passages")
	d.Press("right", "e")
	d.Type("Links opened doors\n")
	d.Shows("Links opened doors", "Summary kept.")
	kept, err := desk.Project.Analysis()
	if err != nil || themes.Summary(kept, desk.Documents[0].ID, desk.Codes["Links"]) != "Links opened doors" {
		t.Errorf("on disk it is not: %v", err)
	}
	d.Press("u")
	d.Shows("Undone: summed up a case under Links.", "No summary yet")
	d.Press("ctrl+r")
	d.Shows("Links opened doors")
	d.Press("enter")
	d.Shows("Links", "Only Interviewee 1", "3 passages")
}

// TestTheFrameworkQuotes shows what was said in cells without a summary, and
// below the grid in any case.
func TestTheFrameworkQuotes(t *testing.T) {
	desk := newDesk(t)
	desk.As("CD")
	d := desk.start(t, 100, 30)
	against(d, "cases")
	d.Press("right")
	links := desk.Work.Analysis().SegmentsOf(desk.Codes["Links"])[0]
	content, err := desk.Work.Read(links.Document)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(content.Text.Slice(links.Span), "\n")
	d.Shows("“"+first[:min(len(first), 12)], "No summary yet. e writes one.", "passages")
	d.Press("e")
	d.Type("They met.\n")
	d.Shows("They met.", "“"+first[:min(len(first), 12)])
}

// TestTooManyCodesAreNotSetAgainstOneAnother says so, and how to set fewer.
func TestTooManyCodesAreNotSetAgainstOneAnother(t *testing.T) {
	desk := newDesk(t)
	change := coding.Change{Label: "made many codes"}
	for i := range themes.MostTogether {
		change.Codes = append(change.Codes, coding.Edit[coding.Code]{After: &coding.Code{ID: fmt.Sprintf("many%05d", i), Name: fmt.Sprint("Many ", i), Place: 10 + i}})
	}
	desk.Do(change, nil)
	d := desk.start(t, 100, 30)
	against(d, "Codes overlapping")
	d.Shows("More than 2000 codes against one another are too many.")
	d.Press("enter", "s", "down", "right", "m", "b", "t")
	d.Type("Benefits\n")
	d.Shows("Links")
}

func TestRowsAreSorted(t *testing.T) {
	d := newDesk(t).start(t, 100, 30)
	against(d, "organisation")
	d.Press("b", "right", "s")
	text := d.Text()
	if strings.Index(text, "New audiences") > strings.Index(text, "Links") {
		t.Errorf("Links come first:\n%s", text)
	}
	d.Press("s")
	if text := d.Text(); strings.Index(text, "New audiences") < strings.Index(text, "Links") {
		t.Errorf("sorted still:\n%s", text)
	}
	d.Press("right", "right", "s")
	d.Shows("Select a column other than the total to sort by.")
}

func TestCodersAndBranches(t *testing.T) {
	d := newDesk(t).start(t, 100, 30)
	against(d, "organisation")
	d.Press("f", "3")
	d.Shows("coded by BT", "1 passage in 1 document")
	d.Press("f", "1", "t")
	d.Type("challenges\n")
	d.Shows("3 codes", "Communication")
	d.Hides("Benefits")
	d.Press("T")
	d.Shows("Benefits")
}

func TestBlindCodingHidesWhatOthersCoded(t *testing.T) {
	desk := newDesk(t)
	desk.Do(desk.Work.Analysis().SetBlind(desk.Author(), true), nil)
	desk.As("BT")
	d := desk.start(t, 100, 30)
	against(d, "documents")
	d.Shows("1 passage in 1 document")
	against(d, "organisation")
	d.Press("down", "down")
	d.Shows("0 passages in 0 documents")
	d.Press("up", "enter")
	d.Shows("All of these things are linked to that project", "1 passage ")
	d.Hides("it leveraged in other opportunities")
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	desk := newDesk(t)
	desk.failure = errors.New("broken")
	desk.start(t, 100, 30).Shows("What is known of the documents could not be read. broken")
}

func TestAStudyWithoutCodes(t *testing.T) {
	study := systemtest.Empty(t)
	d := uitest.Start(t, matrixview.New(matrixview.Options{Workspace: study.Work, Explain: error.Error}), 80, 24)
	d.Shows("There is no code yet.")
	for _, key := range keys {
		if d.Press(key); d.Ended {
			d = uitest.Start(t, matrixview.New(matrixview.Options{Workspace: study.Work, Explain: error.Error}), 80, 24)
		}
	}
}

// keys are those that the screen and its dialogs act on, and some others.
var keys = []string{
	"up", "down", "left", "right", "pgup", "pgdown", "tab", "shift+tab", "home", "end", "enter", "e", "u", "ctrl+r", "a", "m", "s", "b", "t", "T", "f",
	"1", "2", "3", "5", "esc", "z",
}

// TestNoKeysBreakTheScreen presses keys at random, in windows of all sizes.
func TestNoKeysBreakTheScreen(t *testing.T) {
	desk := newDesk(t)
	rapid.Check(t, func(r *rapid.T) {
		width, height := rapid.IntRange(40, 130).Draw(r, "width"), rapid.IntRange(10, 45).Draw(r, "height")
		d := desk.start(t, width, height)
		against(d, rapid.SampledFrom([]string{"cases", "documents", "overlapping", "within 2", "partnership", "kind"}).Draw(r, "against"))
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 10).Draw(r, "keys") {
			if d.Press(key); d.Ended {
				return
			}
			uitest.Fits(r, d.View(), width, height)
		}
	})
}

func TestHostileTextIsHarmless(t *testing.T) {
	desk := newDesk(t)
	const hostile = uitest.Hostile
	desk.Add(coding.Draft{Document: coding.Document{Title: hostile + "title", Language: hostile}, Text: "before " + hostile + " after"})
	desk.AddCode("evil "+hostile, "", "")
	desk.Code("AM", hostile, "evil "+hostile)
	desk.attributes[desk.Documents[2].ID] = coding.Attributes{"organisation": hostile}
	d := desk.start(t, 120, 45)
	for _, what := range []string{"cases", "documents", "overlapping", "organisation"} {
		against(d, what)
		d.Harmless("end", "right", "right", "a", "esc", "t", "esc", "enter", "esc")
	}
}

func TestNoKeyStandsForTwoActions(t *testing.T) {
	uitest.OneMeaning(t, matrixview.New(newDesk(t).options()).Actions())
}
