package tableview_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/tables"
	"fieldwork/forms/tableview"
	"fieldwork/forms/ui/uitest"
)

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := fusion(t).start(t, size.width, size.height)
		goTo(d, "q3")
		d.Golden("multiple-" + at)
		goTo(d, "q5")
		d.Golden("grid-" + at)
		uitest.Golden(t, "grid-colour-"+at, d.View()+"\n")
		d.Press("c")
		d.Golden("chart-" + at)
		uitest.Golden(t, "chart-colour-"+at, d.View()+"\n")
		d.Press("n")
		d.Golden("notes-" + at)
		d.Press("n")
		goTo(d, "q4")
		cross(d, "funding")
		d.Press("tab", "down", "right", "right")
		d.Golden("crossed-" + at)
		goTo(d, "q10")
		d.Golden("ranking-" + at)
		d.Press("f")
		d.Type("${q4} = 'first_year' and ")
		d.Golden("filter-" + at)
	}
	d := fusion(t).start(t, 44, 12)
	goTo(d, "q4")
	d.Golden("list-44x12")
	d.Press("tab")
	d.Golden("table-44x12")
}

// TestWithoutColours: nothing of a screen is told by colour alone.
func TestWithoutColours(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q5")
	with := d.Text()
	lipgloss.SetColorProfile(termenv.Ascii)
	defer lipgloss.SetColorProfile(termenv.ANSI)
	d = fusion(t).start(t, 120, 40)
	goTo(d, "q5")
	if without := d.View(); ansi.Strip(without) != without || d.Text() != with {
		t.Errorf("without colours it is another screen:\n%s", without)
	}
}

func TestTablesAreCrossed(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q4")
	cross(d, "funding")
	d.Shows("by Contact: funding", "counts and column %", "LA", "ACE", "trust", "Chi-square")
	d.Press("%", "%")
	d.Shows("\n", "column %")
	d.Press("%")
	d.Shows("row %", "100.0")
	cross(d, "nothing")
	d.Hides("by Contact: funding", "row %")
	cross(d, "reference")
	d.Shows("That has too many different answers", "All 64 respondents answered.")
}

func TestNumbersThatAreShown(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q4")
	d.Press("tab", "down")
	d.Shows("First year of the Fusion programme", "n: ")
	d.Press("p")
	d.Shows("│ counts")
	d.Press("p")
	d.Shows("│ %")
	d.Press("p")
	d.Shows("counts and %")
}

// TestRowsAreSorted reads off the order of the first answers.
func TestRowsAreSorted(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q3")
	d.Press("c", "c")
	first := func(want string) {
		t.Helper()
		for _, name := range []string{"Torfaen", "Caerphilly", "Cardiff", "Conwy"} {
			if text := d.Text(); name != want && strings.Index(text, name) < strings.Index(text, want) {
				t.Errorf("%s comes before %s:\n%s", name, want, text)
			}
		}
	}
	d.Press("s")
	d.Shows("Sorted the most first.")
	d.Press("p")
	first("Torfaen")
	d.Press("s")
	first("Caerphilly")
	d.Shows("by name")
	d.Press("s")
	d.Hides("by name")
}

// TestSortingLosesNothing writes every table in every order, and compares the
// rows.
func TestSortingLosesNothing(t *testing.T) {
	a := fusion(t)
	d := a.start(t, 120, 40)
	cross(d, "funding")
	rows := func() map[string]int {
		d.Press("w", "enter")
		found := map[string]int{}
		for _, row := range a.written[len(a.written)-1].Tables[0].Rows {
			found[fmt.Sprint(row)]++
		}
		return found
	}
	for range a.form.Questions {
		asked := rows()
		for range 2 {
			d.Press("s")
			if difference := cmp.Diff(asked, rows()); difference != "" {
				t.Fatalf("%s:\n%s", a.written[len(a.written)-1].Tables[0].Name, difference)
			}
		}
		d.Press("s", "]")
	}
}

// TestTheHeadingStays scrolls a table to its end, both ways.
func TestTheHeadingStays(t *testing.T) {
	d := fusion(t).start(t, 80, 24)
	goTo(d, "q5")
	cross(d, "funding")
	d.Press("tab", "right")
	for range 30 {
		d.Press("right")
	}
	d.Shows("Statement", "Net agree", "All", "columns")
	d.Hides("Strongly")
	d.Press("end")
	d.Shows("Statement", "Net agree", "▸   trust", "more ↑")
	d.Press("home")
	d.Shows("Strongly", "▸   All", "more ↓")
}

func TestMissingAnswersAreHidden(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q5")
	d.Press("tab")
	columns := func() int {
		d.Press("home")
		count := 0
		for last := ""; d.Text() != last && count < 60; count++ {
			last = d.Text()
			d.Press("right")
		}
		return count
	}
	with := columns()
	d.Press("m")
	d.Shows("missing hidden")
	if without := columns(); without >= with {
		t.Errorf("%d columns with those who did not answer, %d without", with, without)
	}
	d.Press("m")
	d.Hides("missing hidden")
}

func TestAFilterIsCheckedAsItIsTyped(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	d.Press("f")
	d.Shows("Nothing counts everybody.")
	d.Type("${q44} = 1")
	d.Shows("Nothing is called q44")
	d.Press("enter")
	d.Shows("The condition is not understood yet.", "64 respondents")
	d.Press("ctrl+u")
	d.Type("${q4} = 'first_year'")
	d.Shows("This is understood.")
	d.Press("enter")
	d.Shows("34 respondents", "only ${q4} = 'first_year'")
	d.Press("f", "ctrl+u")
	d.Type("${funding} = 'LA'")
	d.Press("esc")
	d.Shows("34 respondents")
	d.Press("f", "ctrl+u", "enter")
	d.Shows("64 respondents")
}

func TestATableIsWritten(t *testing.T) {
	a := fusion(t)
	a.there = []string{"here.html"}
	d := a.start(t, 120, 40)
	goTo(d, "q4")
	cross(d, "funding")
	d.Press("m", "w")
	d.Shows("fusion-survey-q4_by_funding.csv")
	d.Press("enter")
	d.Shows("Written to fusion-survey-q4_by_funding.csv.")
	d.Press("w", "ctrl+u")
	d.Type("here.exe\n")
	d.Shows("The name has to end in one of .csv, .html.", "here.exe")
	d.Press("ctrl+u")
	d.Type("here.html\n")
	d.Shows("is there already")
	d.Press("esc")
	if len(a.written) != 1 || len(a.written[0].Tables) != 1 || a.written[0].Tables[0].By == nil {
		t.Fatalf("%d files were written", len(a.written))
	}
	d.Press("w", "ctrl+u")
	d.Type("here.html\n")
	d.Press("y")
	if len(a.written) != 2 || !a.written[1].Replace {
		t.Fatalf("%d files were written", len(a.written))
	}
	for _, row := range a.written[1].Tables[0].Rows {
		if row.Measure == tables.Missing {
			t.Error("what is hidden was written")
		}
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	a := fusion(t)
	a.failure = errors.New("broken")
	d := a.start(t, 80, 24)
	d.Shows("The answers could not be counted. It went wrong (broken). r tries again.")
	d.Press("/")
	d.Shows("There is no table yet.")
	a.failure = nil
	d.Press("r")
	d.Shows("64 respondents")
	a.failure = errors.New("broken")
	d.Press("r")
	d.Shows("It went wrong (broken).", "64 respondents")
}

func TestNobodyHasAnswered(t *testing.T) {
	a := fusion(t)
	a.interviews = nil
	for _, question := range []string{"q1", "q3", "q4", "q5", "q10"} {
		d := a.start(t, 80, 24)
		goTo(d, question)
		d.Shows("0 respondents", "There are no respondents.")
		d.Press("c", "c", "n", "n", "tab", "right", "end", "s", "%", "m")
	}
}

func TestTheMouseSelects(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	d.Click(5, 5)
	d.Shows("▸ 4")
	d.Click(60, 11)
	d.Shows("▸ Second year", "Second year of the Fusion programme (April 2016 to date)\n")
	d.Click(5, 4)
	d.Shows("▸ 3")
}

var keys = []string{
	"up", "down", "left", "right", "pgup", "pgdown", "tab", "home", "end", "enter", "/", "b", "f", "x", "i", "a", "r", "%", "s", "m", "c", "n",
	"w", "[", "]", "L", "H", "1", "2", "esc", "z", "o", "W", "ctrl+l",
}

// TestNoKeysBreakTheScreen presses keys at random, in windows of all sizes.
func TestNoKeysBreakTheScreen(t *testing.T) {
	a := fusion(t)
	rapid.Check(t, func(r *rapid.T) {
		width, height := rapid.IntRange(40, 130).Draw(r, "width"), rapid.IntRange(10, 45).Draw(r, "height")
		d := a.start(t, width, height)
		goTo(d, rapid.SampledFrom([]string{"q1", "q3", "q4", "q5", "q10", "q9"}).Draw(r, "question"))
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 6).Draw(r, "keys") {
			if d.Press(key); d.Ended {
				return
			}
			uitest.Fits(r, d.View(), width, height)
		}
	})
}

func TestHostileTextIsHarmless(t *testing.T) {
	const evil = uitest.Hostile
	a := fusion(t)
	a.form = load(t, `
settings: {form_id: hostile, languages: {en: {name: English, status: reviewed}}}
choices:
  letters: [{name: a, label: "`+`\e]0;owned\a\e[2J\u202eabc"}, {name: b, label: B}]
survey:
  - {type: select_one, name: one, label: "\e[2J\u202eOne", choices: letters}
  - {type: text, name: words, label: Why?}
`)
	a.attributes = []tables.Attribute{{Name: "evil", Label: evil, Values: func(*forms.Interview) []string { return []string{evil} }}}
	a.interviews = []forms.Interview{{ID: "1", Version: 1, Status: forms.Complete, Answers: map[string]forms.Answer{"one": {Value: "a"}, "words": {Value: evil}}}}
	d := a.start(t, 120, 40)
	d.Harmless("tab", "down", "n", "n", "c", "c", "b", "down", "enter", "tab", "down", "n", "c", "]", "tab", "b", "esc", "/", "esc")
}

func TestNoKeyStandsForTwoActions(t *testing.T) {
	uitest.OneMeaning(t, tableview.New(fusion(t).options()).Actions())
}
