package agreementview_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/forms/ui/uitest"
)

// keys are those that the screen acts on, and some others.
var keys = []string{
	"a", "b", "o", "n", "a", "b", "o", "n", "space", "up", "down", "u", "u", "ctrl+r", "tab", "c", "enter", "esc", "pgdown", "pgup", "home", "end", "j", "k", "x", "left", "1",
}

// passagesOf are the passages of a coder, by document and code.
func passagesOf(a *coding.Analysis, coder string) map[string][]coding.Span {
	found := map[string][]coding.Span{}
	for _, document := range a.Documents() {
		for _, segment := range a.Segments(document.ID) {
			if segment.Coder == coder {
				found[document.ID+segment.Code] = append(found[document.ID+segment.Code], segment.Span)
			}
		}
	}
	return found
}

// TestWhatIsSettledIsKept presses keys at random.
func TestWhatIsSettledIsKept(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		systemtest.PressAtRandom(t, r, newDesk(t).Study, keys, func(t testing.TB, s *systemtest.Study, width, height int) *uitest.Driver {
			return (&desk{Study: s}).start(t, width, height)
		})
	})
}

// TestSettlingAllLeavesNothing settles every disagreement, each time by other
// choices.
func TestSettlingAllLeavesNothing(t *testing.T) {
	for round := range 5 {
		desk := newDesk(t)
		d := desk.start(t, 80, 24)
		for at := range 8 {
			d.Shows(codesystem.Counted(8-at, "disagreement", "disagreements"))
			d.Press([]string{"space", "home", "end"}[(round+at)%3], []string{"a", "b", "o", "n"}[(at*round+at/2)%4])
		}
		d.Shows("AM and BT agree on every passage.", "0 disagreements", "1.000")
		kept, err := desk.Project.Analysis()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(passagesOf(kept, "AM"), passagesOf(kept, "BT")); diff != "" {
			t.Error("the coders are not alike:", diff)
		}
	}
}

func TestEachIsSettledByAKey(t *testing.T) {
	for key, want := range map[string]struct {
		label         string
		first, second int
	}{
		"a": {"as AM has it for Communication", 1, 1}, "b": {"as BT has it for Communication", 0, 0},
		"o": {"as Communication, all that either coder has", 1, 1}, "n": {"as not Communication", 0, 0},
	} {
		desk := newDesk(t)
		d := desk.start(t, 80, 24)
		before := systemtest.Whole(desk.Work.Analysis())
		d.Press(key)
		d.Shows("7 disagreements", "▸      46  only BT")
		count := func(coder string) int {
			theatre := desk.Documents[1].ID
			return len(passagesOf(desk.Work.Analysis(), coder)[theatre+desk.Codes["Communication"]])
		}
		if count("AM") != want.first || count("BT") != want.second {
			t.Errorf("%s: AM has %d passages and BT %d", key, count("AM"), count("BT"))
		}
		d.Press("end", "u")
		d.Shows("8 disagreements", "▸      81  only AM")
		said := "Undone: settled “for months there was no one to ring. Com…” " + want.label + "."
		if text := strings.Join(strings.Fields(d.Text()), " "); !strings.Contains(text, said) {
			t.Errorf("%q is not said in\n%s", said, d.Text())
		}
		if diff := cmp.Diff(before, systemtest.Whole(desk.Work.Analysis())); diff != "" {
			t.Error(key, diff)
		}
		d.Press("ctrl+r")
		d.Shows("Done again: settled", "7 disagreements")
	}
}

// TestSegmentsOfOtherCodersStay settles all for one coder.
func TestSegmentsOfOtherCodersStay(t *testing.T) {
	desk := newDesk(t)
	desk.Code("CD", "it leveraged in other opportunities", "Links")
	desk.As("CD")
	d := desk.start(t, 80, 24)
	d.Press(slices.Repeat([]string{"n"}, 8)...)
	d.Shows("agree on every passage")
	if got := passagesOf(desk.Work.Analysis(), "CD"); len(got) != 1 {
		t.Errorf("CD has %v", got)
	}
}
