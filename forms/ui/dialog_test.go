package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func opened(t *testing.T, dialog ui.Dialog) *uitest.Driver {
	t.Helper()
	d := uitest.Start(t, newDemo(), 80, 24)
	d.Send(ui.Open(dialog)())
	return d
}

func TestConfirm(t *testing.T) {
	for _, c := range []struct {
		keys   []string
		done   bool
		closed bool
	}{
		{[]string{"y"}, true, true},
		{[]string{"n"}, false, true},
		{[]string{"esc"}, false, true},
		{[]string{"enter"}, false, true},
		{[]string{"left", "enter"}, true, true},
		{[]string{"left", "right", "enter"}, false, true},
		{[]string{"x"}, false, false},
	} {
		done := false
		d := opened(t, ui.Confirm("Erase", "Erase case 017?", "erase", "keep", func() tea.Cmd { done = true; return nil }))
		d.Press(c.keys...)
		if done != c.done || strings.Contains(d.Text(), "Erase case 017?") == c.closed {
			t.Errorf("%q: done %v, want %v; open %v", c.keys, done, c.done, !c.closed)
		}
	}
}

func TestConfirmWithoutANoIsOnlyTold(t *testing.T) {
	d := opened(t, ui.Confirm("Line dropped", "The call was cut off.", "go on", "", nil))
	d.Golden("told")
	d.Press("enter")
	d.Hides("cut off")
}

func TestPrompt(t *testing.T) {
	got := "nothing"
	keep := func(text string) tea.Cmd { got = text; return nil }
	d := opened(t, ui.Prompt("Name", "Organisation", "Theatr", false, keep))
	d.Type("au Sir Gâr")
	d.Press("enter")
	if got != "Theatrau Sir Gâr" {
		t.Errorf("got %q", got)
	}
	d = opened(t, ui.Prompt("Name", "Organisation", "", false, keep))
	d.Type("x")
	d.Press("esc")
	if got != "Theatrau Sir Gâr" {
		t.Errorf("esc gave %q", got)
	}
	d.Hides("Organisation")
}

func TestPromptOfManyLines(t *testing.T) {
	got := ""
	d := opened(t, ui.Prompt("Remark", "", "one", true, func(text string) tea.Cmd { got = text; return nil }))
	d.Press("ctrl+j")
	d.Type("two")
	d.Press("alt+enter")
	d.Paste("three\r\n\x1b[2J\u202efour")
	d.Golden("prompt-lines")
	d.Press("enter")
	if want := "one\ntwo\nthree\n␛[2J⟨RLO⟩four"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPromptStartsNoOtherEditor(t *testing.T) {
	d := opened(t, ui.Prompt("Remark", "", "one", true, func(string) tea.Cmd { return nil }))
	d.Press("ctrl+e", "tab", "shift+tab")
	d.Shows("── Remark")
}

func TestPromptShowsTheEndOfALongText(t *testing.T) {
	d := opened(t, ui.Prompt("Name", "", strings.Repeat("long ", 40), false, func(string) tea.Cmd { return nil }))
	d.Type("THE END")
	d.Shows("THE END")
}

func picker(count int, picked *int) ui.Dialog {
	options := make([]ui.Option, count)
	for i := range options {
		options[i] = ui.Option{Label: fmt.Sprintf("Case %03d", i+1), Detail: "Theatre " + string(rune('A'+i%26))}
	}
	if count > 2 {
		options[2].Disabled = "This case is closed."
	}
	return ui.Pick("Open a case", options, func(i int) tea.Cmd { *picked = i; return nil })
}

func TestPick(t *testing.T) {
	for _, c := range []struct {
		count int
		keys  []string
		want  int
	}{
		{5, []string{"2"}, 1},
		{5, []string{"down", "enter"}, 1},
		{5, []string{"end", "up", "enter"}, 3},
		{5, []string{"esc"}, -1},
		{5, []string{"3"}, -1},
		{5, []string{"9"}, -1},
		{40, []string{"0", "3", "7", "enter"}, 36},
		{40, []string{"0", "3", "7", "backspace", "ctrl+u", "home", "enter"}, 0},
		{40, []string{"pgdown", "pgdown", "pgdown", "pgdown", "enter"}, 39},
		{40, []string{"z", "z", "enter"}, -1},
	} {
		picked := -1
		d := opened(t, picker(c.count, &picked))
		d.Press(c.keys...)
		if picked != c.want {
			t.Errorf("%q of %d: picked %d, want %d", c.keys, c.count, picked, c.want)
		}
	}
}

func TestPickTellsTheDigitsThatPick(t *testing.T) {
	for count, want := range map[int]string{1: " 1 pick", 2: " 1–2 pick", 9: " 1–9 pick", 10: " ⏎ pick"} {
		picked := -1
		d := opened(t, picker(count, &picked))
		if footer := strings.Split(d.Text(), "\n")[23]; !strings.HasPrefix(footer, want) {
			t.Errorf("%d options: the footer is %q, want %q first", count, footer, want)
		}
	}
}

// questions are labels that begin with numbers of their own.
func questions(labels ...string) []ui.Option {
	options := make([]ui.Option, len(labels))
	for i, label := range labels {
		options[i] = ui.Option{Label: label}
	}
	return options
}

func TestFindTakesDigitsForText(t *testing.T) {
	options := questions("Where you were: 15 of the partnership", "1 Organisation", "2 Role", "5a Aims", "15 Partnerships", "5 Poverty", "What changed in 50 weeks")
	for _, c := range []struct {
		typed string
		want  int
	}{
		{"5", 5},
		{"15", 4},
		{"1", 1},
		{"5a", 3},
		{"50", 6},
		{"aims", 3},
		{"rl", 2},
		{"5 p", 5},
	} {
		picked := -1
		d := opened(t, ui.Find("Go to", options, func(i int) tea.Cmd { picked = i; return nil }))
		d.Type(c.typed)
		if picked != -1 {
			t.Fatalf("%q picked %d before enter", c.typed, picked)
		}
		d.Press("enter")
		if picked != c.want {
			t.Errorf("%q and enter picked %d, want %d", c.typed, picked, c.want)
		}
	}
}

func TestFindRanksWhatBeginsAsTyped(t *testing.T) {
	d := opened(t, ui.Find("Go to", questions("Corporate parenting", "Apart", "A park", "Partly", "Part: who", "Partnership", "part"), nil))
	d.Type("part")
	var order []string
	for _, line := range strings.Split(d.Text(), "\n") {
		if label := strings.TrimSpace(strings.TrimPrefix(line, " "+ui.MarkCursor)); strings.Contains(strings.ToLower(label), "part") && !strings.Contains(label, "Fusion") && !strings.HasPrefix(label, "/") {
			order = append(order, label)
		}
	}
	if difference := cmp.Diff([]string{"Part: who", "part", "Partly", "Partnership"}, order[:min(4, len(order))]); difference != "" {
		t.Error(difference)
	}
	if !slices.Contains(order, "Apart") || slices.Index(order, "Apart") < 4 {
		t.Errorf("what does not begin as typed is not last: %q", order)
	}
}

func TestASlashBeforeWhatIsSoughtIsNothing(t *testing.T) {
	d := uitest.Start(t, newDemo(), 80, 24)
	d.Send(ui.Open(ui.Find("Which?", []ui.Option{{Label: "Apple"}, {Label: "Pear"}}, func(int) tea.Cmd { return nil }))())
	d.Press("/", "r")
	d.Shows("Pear", "1 of 2")
	d.Press("/")
	d.Hides("Pear")
}

func TestFindIsNotNumbered(t *testing.T) {
	d := opened(t, ui.Find("Go to", questions("1 Organisation", "2 Role"), nil))
	d.Shows("▸ 1 Organisation", "  2 Role", "⏎ pick")
	d.Hides("1–2 pick")
}

func TestLabelAndDetailShareTheWidth(t *testing.T) {
	long := strings.Repeat("When did your organisation first join? ", 4)
	options := []ui.Option{
		{Label: "4 " + long, Detail: "Second year of the Fusion programme (April 2016 to date)"},
		{Label: "5 Aims", Detail: "Agree"},
		{Label: "Review of all answers"},
	}
	for _, width := range []int{60, 80, 120} {
		d := uitest.Start(t, newDemo(), width, 16)
		d.Send(ui.Open(ui.Find("Go to", options, nil))())
		d.Golden(fmt.Sprintf("find-%d", width))
	}
	d := uitest.Start(t, newDemo(), 80, 24)
	d.Send(ui.Open(ui.Find("Go to", []ui.Option{{Label: long, Detail: "Agree"}, {Label: long}}, nil))())
	d.Golden("find-short-details")
}

func TestPickSaysWhyNot(t *testing.T) {
	picked := -1
	d := opened(t, picker(5, &picked))
	d.Press("3")
	d.Golden("pick-refused")
	d.Press("down")
	d.Hides("This case is closed.")
}

func TestPickScrollsAndFilters(t *testing.T) {
	picked := -1
	d := opened(t, picker(40, &picked))
	d.Press("pgdown", "down")
	d.Golden("pick-scrolled")
	d.Type("039")
	d.Golden("pick-filtered")
}

func TestPickByMouse(t *testing.T) {
	picked := -1
	d := opened(t, picker(5, &picked))
	for y, line := range strings.Split(d.Text(), "\n") {
		if strings.Contains(line, "Case 004") {
			d.Click(8, y)
		}
	}
	if picked != 3 {
		t.Errorf("picked %d, want 3", picked)
	}
}

func TestPaletteDoesWhatItNames(t *testing.T) {
	screen := newDemo()
	d := uitest.Start(t, screen, 80, 24)
	d.Press("ctrl+p")
	d.Type("number")
	d.Shows("Nothing matches.") // what is only told of cannot be done here
	d.Press("ctrl+u")
	d.Type("mark down")
	d.Press("enter")
	if screen.cursor != 1 {
		t.Errorf("the cursor is at %d, want the second choice", screen.cursor)
	}
	d.Hides("Find an action")
}

func TestPaletteDimsWhatCannotBeDone(t *testing.T) {
	screen := newDemo()
	screen.refused = "It was answered already."
	d := uitest.Start(t, screen, 100, 24)
	d.Press("ctrl+p")
	d.Type("refused")
	d.Shows("Not now: It was answered already.")
	d.Press("enter")
	d.Shows("! It was answered already.")
}

func TestHelpIsNarrowedByTyping(t *testing.T) {
	d := uitest.Start(t, newDemo(), 80, 24)
	d.Press("?")
	d.Type("redraw")
	d.Shows("F5")
	d.Hides("Note what was said")
	d.Type("qqq")
	d.Shows("Nothing matches.")
	d.Press("esc")
	d.Hides("Nothing matches.")
}

func TestHelpScrolls(t *testing.T) {
	d := uitest.Start(t, newDemo(), 80, 14)
	d.Press("?")
	d.Shows("more below")
	d.Hides("Leave the program")
	d.Press("end")
	d.Shows("Leave the program")
	d.Hides("more below")
}

// wordy is a screen whose actions have long helps, many keys or none.
type wordy struct{ *demo }

func (w wordy) Actions() ui.Actions {
	return ui.Actions{
		{Name: "back", Keys: []string{"b", "ctrl+b", "shift+tab", "left", "backspace"}, Label: "back", Section: "Move",
			Help: "Go to the question before, whether or not this one was answered; what was typed is kept.", Do: ui.Pop},
		{Name: "refused", Keys: []string{"r"}, Label: "refused", Section: "Answer", Help: "The respondent will not say.",
			Disabled: "This question must be answered before the interview can go on to the next part."},
		{Name: "break off", Label: "break the interview off", Section: "Interview",
			Help: "The respondent has ended the interview; what was answered so far is kept.", Do: ui.Pop},
	}
}

func TestHelpAndPaletteShowLongRowsWhole(t *testing.T) {
	for _, size := range []struct{ width, height int }{{60, 16}, {80, 24}, {120, 45}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := uitest.Start(t, wordy{newDemo()}, size.width, size.height)
		d.Press("?")
		d.Golden("help-wordy-" + at)
		d.Press("esc", "ctrl+p")
		d.Golden("palette-wordy-" + at)
		d.Press("down")
		d.Golden("palette-wordy-disabled-" + at)
	}
}

func TestPaletteSaysAllOfTheSelectedAction(t *testing.T) {
	d := uitest.Start(t, wordy{newDemo()}, 60, 16)
	d.Press("ctrl+p")
	for _, text := range []string{"whether or not this one was answered; what was typed is kept.", "before the interview can go on to the next part.", "ended the interview; what was answered so far is kept."} {
		if frame := strings.Join(strings.Fields(d.Text()), " "); !strings.Contains(frame, text) {
			t.Errorf("%q is not shown in\n%s", text, d.Text())
		}
		d.Press("down")
	}
}

func TestTheSelectedActionStaysInSightInASmallPalette(t *testing.T) {
	d := uitest.Start(t, wordy{newDemo()}, 40, 10)
	d.Press("ctrl+p")
	for range 8 {
		d.Shows(ui.MarkCursor + " ")
		d.Press("down")
	}
}
