package board_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/board"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := newDesk(7).start(t, size.width, size.height)
		d.Golden("board-" + at)
		uitest.Golden(t, "board-colour-"+at, d.View()+"\n")
		d.Press("end")
		d.Golden("end-" + at)
		d.Press("2")
		d.Golden("empty-" + at)
	}
	newDesk(7).start(t, 40, 10).Golden("board-40x10")
	newDesk(0).start(t, 80, 24).Golden("no-appointments-80x24")
}

func TestInstrumentsAreSwitched(t *testing.T) {
	desk := newDesk(7)
	d := desk.start(t, 80, 24)
	d.Shows("Fusion stakeholder survey", "1 of 2", "counted 11:20:30")
	for _, key := range []string{"tab", "right", "2", "shift+tab", "left"} {
		d.Press("1", key)
		d.Shows("2 of 2", "no cases")
	}
	d.Press("9")
	d.Shows("2 of 2")
	d.Press("tab")
	d.Shows("1 of 2", "64 of 190")
}

func TestOneInstrumentIsNotSwitched(t *testing.T) {
	options := newDesk(0).options()
	options.Instruments = options.Instruments[:1]
	d := uitest.Start(t, board.New(options), 80, 24)
	d.Hides("1 of 1")
	d.Press("tab")
	d.Shows("There is no other instrument.")
}

func TestNoInstrument(t *testing.T) {
	options := newDesk(0).options()
	options.Instruments = nil
	d := uitest.Start(t, board.New(options), 80, 24)
	d.Shows("There is no instrument")
	d.Press("r", "down", "up", "end", "1", "enter")
	d.Shows("There is no instrument")
}

// TestTheBoardIsCountedWhileItIsLookedAt: each tick counts again, but not
// while another screen lies on top; once that is gone it is counted at once.
func TestTheBoardIsCountedWhileItIsLookedAt(t *testing.T) {
	desk := newDesk(7)
	d := desk.start(t, 80, 24)
	counts := func(want int, when string) {
		t.Helper()
		if len(desk.counted) != want {
			t.Errorf("%s: %d counts, want %d", when, len(desk.counted), want)
		}
	}
	counts(1, "at the start")
	d.Send(desk.clock)
	counts(2, "after a tick")
	d.Send(ui.Push(board.New(newDesk(0).options()))())
	d.Send(desk.clock)
	d.Send(desk.clock)
	d.Send(desk.clock)
	covered := len(desk.counted)
	if covered > 3 {
		t.Errorf("%d counts beneath another screen", covered-2)
	}
	desk.boards["survey"] = sample.MakeBoard(fusion(2))
	d.Press("esc")
	counts(covered+1, "on top again")
	d.Shows("2 appointed)")
	d.Press("r")
	counts(covered+2, "when asked for")
}

// TestACountUnderWayIsFollowedByAnother where something may have changed since
// it began, and only then.
func TestACountUnderWayIsFollowedByAnother(t *testing.T) {
	desk := newDesk(7)
	screen := board.New(desk.options())
	first := screen.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'2'}})
	if screen.Update(ui.ResumedMsg{}) != nil {
		t.Fatal("two counts run at once")
	}
	again := screen.Update(first())
	if again == nil {
		t.Fatal("what changed meanwhile is not counted")
	}
	if screen.Update(again()) != nil {
		t.Fatal("it is counted for ever")
	}
}

func TestAFailureIsToldAndTheLastCountStays(t *testing.T) {
	desk := newDesk(7)
	desk.failure = errors.New("the file is\x1b[2J in use")
	d := desk.start(t, 80, 24)
	d.Golden("failure-80x24")
	desk.failure = nil
	d.Press("r")
	d.Hides("in use")
	desk.failure = errors.New("the file is in use")
	d.Send(desk.clock)
	d.Shows("! the file is in use.", "64 of 190", "counted 11:20:30")
}

func TestAppointmentsAreOpened(t *testing.T) {
	desk := newDesk(12)
	d := desk.start(t, 80, 24)
	d.Press("enter", "down", "down", "enter", "up", "enter")
	if diff := cmp.Diff([]string{"case004", "case016", "case010"}, desk.opened); diff != "" {
		t.Error(diff)
	}
}

// TestTheMarkStaysWithItsCase when others come before it or it is gone.
func TestTheMarkStaysWithItsCase(t *testing.T) {
	desk := newDesk(7)
	d := desk.start(t, 80, 24)
	d.Press("down", "down", "down")
	in := fusion(7)
	in.Cases[0].State, in.Cases[0].Due = sample.Appointed, now.AddDate(0, 0, -9)
	desk.boards["survey"] = sample.MakeBoard(in)
	d.Press("r", "enter")
	desk.boards["survey"] = sample.MakeBoard(fusion(2))
	d.Press("r", "enter")
	desk.boards["survey"] = sample.MakeBoard(fusion(0))
	d.Press("r", "enter")
	d.Shows("There is no appointment today.")
	if diff := cmp.Diff([]string{"case022", "case010"}, desk.opened); diff != "" {
		t.Error(diff)
	}
}

func TestAppointmentsCannotBeOpenedWithoutAWay(t *testing.T) {
	options := newDesk(7).options()
	options.Open, options.Contact = nil, nil
	d := uitest.Start(t, board.New(options), 80, 24)
	d.Shows("case case016")
	d.Press("enter")
	d.Shows("Cases cannot be opened from here.")
}

func TestMouse(t *testing.T) {
	desk := newDesk(7)
	d := desk.start(t, 80, 24)
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
	clickOn("contact022")
	d.Shows("▸ 11:50")
	if len(desk.opened) != 0 {
		t.Errorf("one click opened %q", desk.opened)
	}
	clickOn("contact022")
	if diff := cmp.Diff([]string{"case022"}, desk.opened); diff != "" {
		t.Error(diff)
	}
	for range 40 {
		d.Send(tea.MouseMsg{X: 5, Y: 5, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	}
	d.Hides("64 of 190")
	clickOn("Calls by day")
	d.Send(tea.MouseMsg{X: 5, Y: 5, Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	if len(desk.opened) != 1 {
		t.Errorf("a click on a chart opened %q", desk.opened)
	}
}

// TestEverythingCanBeScrolledTo in windows of any height, and the marked
// appointment is in sight whenever it was just moved to.
func TestEverythingCanBeScrolledTo(t *testing.T) {
	for _, height := range []int{10, 12, 16, 24, 60} {
		for _, width := range []int{40, 60, 80, 130} {
			d := newDesk(12).start(t, width, height)
			for range 11 {
				d.Press("down")
				if !strings.Contains(d.Text(), "▸") {
					t.Errorf("at %d×%d the mark is out of sight:\n%s", width, height, d.Text())
				}
			}
			seen := map[string]bool{}
			d.Press("home")
			for range 80 {
				for _, word := range append([]string{"Complete ", "open", "Appointments", "Calls by", "Completes by"}, "wrexham", "torfaen") {
					seen[word] = seen[word] || strings.Contains(d.Text(), word)
				}
				d.Press("down")
			}
			for word, shown := range seen {
				if !shown {
					t.Errorf("at %d×%d %q cannot be scrolled to", width, height, word)
				}
			}
			for range 80 {
				d.Press("up")
			}
			d.Shows("Complete ")
		}
	}
}

func TestHostileNamesAreShownHarmlessly(t *testing.T) {
	desk := newDesk(7)
	in := fusion(7)
	in.Lists = func(string) []string { return []string{"evil\x1b[2J\u202elist\n" + strings.Repeat("x", 500)} }
	desk.boards["survey"] = sample.MakeBoard(in)
	options := desk.options()
	options.Contact = func(string) string { return "\x1b]0;title\a\u202e" + strings.Repeat("漢", 300) }
	d := uitest.Start(t, board.New(options), 80, 24)
	for _, key := range []string{"home", "end"} {
		d.Press(key)
		for _, bad := range []string{"\x1b[2J", "\x1b]0", "\a", "\u202e"} {
			if strings.Contains(d.View(), bad) {
				t.Errorf("%q reaches the terminal", bad)
			}
		}
		for _, line := range strings.Split(d.Text(), "\n") {
			if ui.Width(line) > 80 {
				t.Errorf("a line is too wide: %q", line)
			}
		}
	}
}

func TestSummary(t *testing.T) {
	b := sample.MakeBoard(fusion(7))
	for _, size := range []struct{ width, height int }{{78, 4}, {78, 10}, {78, 30}, {116, 16}, {116, 24}, {38, 20}} {
		lines := board.Summary(b, size.width, size.height)
		uitest.Golden(t, fmt.Sprintf("summary-%dx%d", size.width, size.height), plain(lines))
	}
}

// TestTheSummaryFitsItsRoom whatever is on the board.
func TestTheSummaryFitsItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := fusion(rapid.IntRange(0, 20).Draw(t, "appointments"))
		in.Cases = in.Cases[:rapid.SampledFrom([]int{0, 1, 7, 190}).Draw(t, "cases")]
		lists := rapid.SliceOfN(rapid.String(), 0, 5).Draw(t, "lists")
		in.Lists = func(string) []string { return lists }
		in.Days[rapid.SampledFrom([]string{"2020-02-29", "2026-11-22", "", "2040-01-01"}).Draw(t, "day")] = sample.DayTally{Calls: 3}
		width, height := rapid.IntRange(-1, 140).Draw(t, "width"), rapid.IntRange(-1, 50).Draw(t, "height")
		lines := board.Summary(sample.MakeBoard(in), width, height)
		if len(lines) > max(height, 0) {
			t.Fatalf("%d lines in %d", len(lines), height)
		}
		for _, line := range lines {
			if ui.Width(line) > max(width, 0) || ui.Guard(line) != line || strings.Contains(line, "\n") {
				t.Fatalf("%q does not fit %d columns", line, width)
			}
		}
	})
}

// BenchmarkUpdateAndView draws the board of 100,000 cases after each key.
func BenchmarkUpdateAndView(b *testing.B) {
	desk := newDesk(0)
	in := fusion(30)
	for i := range 100_000 {
		in.Cases = append(in.Cases, sample.NewCase(fmt.Sprint("more", i), "contact7", "survey", 0, now))
	}
	desk.boards["survey"] = sample.MakeBoard(in)
	d := desk.start(b, 120, 40)
	key, _ := ui.KeyNamed("down")
	back, _ := ui.KeyNamed("home")
	for b.Loop() {
		d.Send(key, back)
	}
}

// BenchmarkCountAndView draws the board anew, as after each count.
func BenchmarkCountAndView(b *testing.B) {
	desk := newDesk(30)
	d := desk.start(b, 120, 40)
	for b.Loop() {
		d.Press("r")
	}
}
