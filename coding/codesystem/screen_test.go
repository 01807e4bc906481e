package codesystem_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/ui/uitest"
)

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 45}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := newDesk(t).start(t, size.width, size.height)
		d.Golden("tree-" + at)
		uitest.Golden(t, "tree-colour-"+at, d.View()+"\n")
		d.Press("down", "3", "x", "e")
		d.Golden("form-" + at)
		d.Press("esc", "s")
		d.Golden("split-" + at)
	}
	newDesk(t).start(t, 44, 12).Golden("tree-44x12")
	uitest.Start(t, codesystem.New((&desk{Study: systemtest.Empty(t)}).options()), 80, 24).Golden("empty-80x24")
}

func TestBlindCodingHidesHowMuchOthersCoded(t *testing.T) {
	desk := newDesk(t)
	desk.Do(desk.Work.Analysis().SetBlind(desk.Author(), true), nil)
	d := desk.start(t, 80, 24)
	d.Shows("7 passages")
	d.Press("down", "s")
	d.Shows("0 of 2 chosen", "it leveraged in other opportunities")
	d.Hides("All of these things are linked")
	d.Press("esc", "d")
	d.Shows("3 coded passages go with it.")
}

// outline writes the tree of a study, two spaces for each level.
func outline(a *coding.Analysis) string {
	var text strings.Builder
	for _, c := range a.Tree() {
		fmt.Fprintf(&text, "%s%s %d\n", strings.Repeat("  ", len(a.Path(c.ID))-1), c.Name, a.Count(c.ID))
	}
	return text.String()
}

// wants fails unless the tree is so, in memory and on disk.
func (d *desk) wants(t *testing.T, want string) {
	t.Helper()
	want = strings.TrimPrefix(strings.ReplaceAll(want, "\t", ""), "\n")
	if diff := cmp.Diff(want, outline(d.Work.Analysis())); diff != "" {
		t.Errorf("in memory: %s", diff)
	}
	kept, err := d.Project.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, outline(kept)); diff != "" {
		t.Errorf("on disk: %s", diff)
	}
}

const tree = `
	Benefits 0
	  Links 3
	  Profile 1
	  New audiences 1
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`

func TestCodesAreMadeBesideAndUnder(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("down", "n")
	d.Type("Trust\n")
	d.Shows("▸     ■ Trust")
	d.Press("N")
	d.Type("Between coders\n")
	desk.wants(t, `
	Benefits 0
	  Links 3
	  Trust 0
	    Between coders 0
	  Profile 1
	  New audiences 1
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`)
	d.Press("n")
	d.Type("between CODERS\n")
	d.Shows("A code needs a name that no other code beside it has")
	d.Press("u", "u")
	desk.wants(t, tree)
	d.Press("ctrl+r")
	d.Shows("Done again: made the code Trust.")
}

func TestCodesAreMoved(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("down", "alt+down", "alt+right")
	desk.wants(t, `
	Benefits 0
	  Profile 1
	    Links 3
	  New audiences 1
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`)
	d.Press("alt+left", "alt+left", "alt+up")
	d.Shows("▸   ■ Links")
	desk.wants(t, `
	Links 3
	Benefits 0
	  Profile 1
	  New audiences 1
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`)
	d.Press("x", "end", "P")
	d.Press("x", "home", "p")
	d.Shows("▸   ■ Links")
	desk.wants(t, `
	Benefits 0
	  Profile 1
	  New audiences 1
	Links 3
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`)
	d.Press("home", "alt+up", "alt+right")
	d.Shows("There is no code before this one")
	d.Press("alt+left")
	d.Shows("The code is at the top already.")
	d.Press("x", "down", "p")
	d.Shows("A code cannot lie under itself.")
	d.Press("esc", "p")
	d.Shows("No code is cut")
}

func TestCodesAreRenamedDescribedColouredAndPinned(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("down", "r")
	d.Type("age\n")
	d.Shows("Linksage")
	d.Press("e", "tab", "end")
	d.Type(" Since the start.")
	d.Press("tab")
	d.Type("when a new partner is named")
	d.Press("ctrl+j")
	d.Type("or met")
	d.Press("shift+tab", "up", "enter")
	d.Press("o")
	d.Type("olive\n")
	d.Press("4", "m")
	d.Type("Think again.\n")
	d.Shows("4 Linksage", "Since the start.", "or met", "olive", "Think again.", "✎", "key 4")
	code, _ := desk.Work.Analysis().Code(desk.Codes["Links"])
	want := coding.Code{
		ID: code.ID, Parent: desk.Codes["Benefits"], Name: "Linksage", Colour: "#808000", Key: 4,
		Definition: "Knowing and working with organisations that one did not before. Since the start.",
		Include:    "when a new partner is named\nor met",
	}
	if diff := cmp.Diff(want, code); diff != "" {
		t.Error(diff)
	}
	d.Press("down", "4")
	d.Shows("4 Profile")
	d.Hides("4 Linksage")
	d.Press("0")
	d.Hides("4 Profile")
}

func TestDeletingCountsFirst(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("d")
	d.Shows("5 coded passages and 3 codes under it go with it.")
	d.Press("enter")
	desk.wants(t, tree)
	d.Press("d", "y")
	desk.wants(t, `
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`)
	d.Press("u")
	d.Shows("Undone: deleted the code Benefits.")
	desk.wants(t, tree)
}

func TestCodesAreMerged(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("down", "g")
	d.Type("links")
	d.Press("enter")
	d.Shows("A code cannot be merged into itself")
	d.Press("backspace", "backspace", "backspace", "backspace", "backspace")
	d.Type("capacity\n")
	d.Shows("“Links” is merged into “Capacity”, which has 5 passages now.", "▸     ■ Capacity")
	desk.wants(t, `
	Benefits 0
	  Profile 1
	  New audiences 1
	Challenges 0
	  Communication 2
	  Capacity 5
	Improvements 0
	`)
}

func TestCodesAreSplit(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("s")
	d.Shows("The code has no passage of its own to split off.")
	d.Press("down", "s")
	d.Shows("it leveraged in other", "0 of 3 chosen")
	d.Press("enter")
	d.Shows("No passage is chosen")
	d.Press("space", "down", "x")
	d.Shows("2 of 3 chosen")
	d.Press("enter")
	d.Type("Leverage\n")
	d.Shows("▸     ■ Leverage")
	desk.wants(t, `
	Benefits 0
	  Links 1
	  Profile 1
	  New audiences 1
	  Leverage 2
	Challenges 0
	  Communication 2
	  Capacity 2
	Improvements 0
	`)
	d.Press("s", "a", "a", "esc", "u")
	desk.wants(t, tree)
}

func TestBranchesAreFoldedAndCodesFound(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Press("left")
	d.Hides("Links")
	d.Shows("▸ ■ Benefits", "0    5")
	d.Press("right", "right")
	d.Shows("▸     ■ Links")
	d.Press("left")
	d.Shows("▸ ▾ ■ Benefits")
	d.Press("z")
	d.Hides("Links", "Capacity")
	d.Press("/")
	d.Type("time peopl\n")
	d.Shows("▸     ■ Capacity")
	d.Hides("Links")
	d.Press("Z")
	d.Shows("Links", "▸     ■ Capacity")
	d.Press("enter")
	if diff := cmp.Diff([]string{desk.Codes["Capacity"]}, desk.opened); diff != "" {
		t.Error(diff)
	}
}

func TestTheMouseSelectsAndOpens(t *testing.T) {
	desk := newDesk(t)
	d := desk.start(t, 80, 24)
	d.Click(10, 4)
	d.Shows("▸     ■ Links")
	d.Click(10, 4)
	if diff := cmp.Diff([]string{desk.Codes["Links"]}, desk.opened); diff != "" {
		t.Error(diff)
	}
}

func TestCodesAreDerivedOnce(t *testing.T) {
	desk := &desk{Study: systemtest.Empty(t)}
	desk.AddCode("Benefits", "", "")
	source, _ := library.Source("fusion-guide")
	guide, faults := forms.Load("guide.yaml", source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	desk.instruments = []*forms.Instrument{guide}
	d := desk.start(t, 120, 45)
	d.Press("i", "1", "down")
	d.Shows("Fusion interview guide", "Organisation", "What organisation do you work for?", "fusion-guide:q1")
	d.Golden("derived-120x45")
	d.Press("i", "1")
	d.Shows("Every topic of this instrument has its code already.")
	desk.failure = errors.New("the disk is gone")
	d.Press("i")
	d.Shows("The instruments could not be read. the disk is gone")
	desk.instruments, desk.failure = nil, nil
	d.Press("i")
	d.Shows("The study has no instrument.")
}
