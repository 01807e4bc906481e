package settle_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/merge"
	"fieldwork/forms/settle"
	"fieldwork/forms/ui/uitest"
)

func conflicts() []merge.Conflict {
	at := time.Date(2017, time.March, 2, 10, 15, 0, 0, time.UTC)
	return []merge.Conflict{
		{
			ID: "answer", What: "The interview 4F2K, the answer to q5",
			Ours: merge.Version{Who: "AM", At: at, Words: "Agree"}, Theirs: merge.Version{Who: "BT", At: at.Add(time.Hour), Words: "Strongly agree"},
		},
		{
			ID: "memo", What: "The memo on the code Links", Joins: true,
			Ours:   merge.Version{Who: "AM", At: at, Words: "Much of this is about the network, and not about what came of it.\nCompare with Profile."},
			Theirs: merge.Version{Who: "BT", At: at, Words: "Links between people, as against links between organisations."},
		},
		{
			ID: "code", What: "The code Funding",
			Ours: merge.Version{Words: "kept, and used for 3 passages"}, Theirs: merge.Version{Who: "B\x1b[31mT", At: at, Words: "taken out"},
		},
		{ID: "note", What: "The contact 9QX2 Elin\u202eRees, phone", Ours: merge.Version{Who: "AM", At: at, Words: "01632 960001"}, Theirs: merge.Version{Who: "BT", At: at}},
	}
}

func TestConflictsAreSettledByOneKeyEach(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		screen := settle.New(settle.Options{Ours: "ours.field", Theirs: "theirs.field", Conflicts: conflicts()})
		d := uitest.Start(t, screen, size[0], size[1])
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size[0], size[1]) }
		d.Golden(name("first"))
		d.Press("a")
		d.Golden(name("memo"))
		uitest.Golden(t, name("memo-colour"), d.View()+"\n")
		d.Press("c", "b")
		d.Shows("3 of 4 settled")
		d.Press("enter")
		if _, finished := screen.Choices(); finished || d.Ended {
			t.Fatal("it is finished before all is settled")
		}
		d.Press("c")
		d.Shows("Only one of these can be kept.", "3 of 4 settled")
		d.Press("B")
		d.Golden(name("last"))
		d.Press("enter")
		want := merge.Choices{"answer": merge.Ours, "memo": merge.Both, "code": merge.Theirs, "note": merge.Theirs}
		if got, finished := screen.Choices(); !finished || !d.Ended || !maps.Equal(got, want) {
			t.Errorf("finished %v, ended %v, the choices are %v", finished, d.Ended, got)
		}
	}
}

func TestLeavingSettlesNothing(t *testing.T) {
	screen := settle.New(settle.Options{Conflicts: conflicts(), Choices: merge.Choices{"answer": merge.Theirs}})
	d := uitest.Start(t, screen, 80, 24)
	d.Shows("1 of 4 settled", "The memo on the code Links")
	d.Press("a", "a", "a", "esc")
	if choices, finished := screen.Choices(); finished || !d.Ended || len(choices) != 4 {
		t.Errorf("finished %v, %v", finished, choices)
	}
}

func TestWhatIsLongIsReadByPages(t *testing.T) {
	long := conflicts()[:1]
	for i := range 200 {
		long[0].Ours.Words += fmt.Sprintf("line %d\n", i)
	}
	d := uitest.Start(t, settle.New(settle.Options{Conflicts: long}), 80, 24)
	d.Shows("line 1")
	d.Hides("line 40")
	for range 20 {
		d.Press("pgdown")
	}
	d.Shows("line 199")
	for _, line := range strings.Split(d.Text(), "\n") {
		if len([]rune(line)) > 80 {
			t.Errorf("a line is too wide: %q", line)
		}
	}
}
