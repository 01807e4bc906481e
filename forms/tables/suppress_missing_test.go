package tables_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

// TestSmallReasonsCannotBeWorkedOut looks for a small count of those who did not
// answer: in a cell, in a sentence, and as what is left of the respondents where
// the table tells how many these are.
func TestSmallReasonsCannotBeWorkedOut(t *testing.T) {
	in := load(t, everything)
	const least = 4
	rapid.Check(t, func(t *rapid.T) {
		all, options := sampled(t, in), drawnOptions(t, in)
		options.Suppress = least
		for _, table := range count(t, all, options) {
			hidden := hidesReasons(t, &table, least)
			if notes := strings.Join(table.Notes, " "); hidden && !strings.Contains(notes, "Counts from 1 to 3 are suppressed") {
				t.Fatalf("%s does not say that it hides reasons: %s", table.Name, notes)
			}
			for _, sentence := range table.Base {
				tellsNothingSmall(t, sentence, least, len(all))
			}
		}
	})
}

// hidesReasons looks through the cells of those who did not answer, and reports
// whether any is suppressed.
func hidesReasons(t *rapid.T, table *tables.Table, least int) (hidden bool) {
	parts, shown, asked := 0, 0, false
	for _, row := range table.Rows {
		for j, cell := range row.Cells {
			asked = asked || cell.OfAsked != 0
			if row.Measure != tables.Missing && table.Columns[j].Measure != tables.Missing {
				continue
			}
			inCategory := row.By != (tables.Category{}) || table.Columns[j].By != (tables.Category{})
			switch {
			case cell.Mark == tables.Suppressed:
				hidden = true
				if cell.N != 0 || cell.Weighted != 0 {
					t.Fatalf("%s, %s gives %+v away", table.Name, row.Label, cell)
				}
			case cell.N > 0 && cell.N < least:
				t.Fatalf("%s, %s shows %d", table.Name, row.Label, cell.N)
			case inCategory:
				shown++
			}
			if inCategory {
				parts++
			}
		}
	}
	if hidden && shown > 0 {
		t.Fatalf("%s hides reasons and shows %d of %d in categories", table.Name, shown, parts)
	}
	if hidden && asked {
		t.Fatalf("%s gives shares of those asked, from which reasons can be worked out", table.Name)
	}
	return hidden
}

var (
	numbers  = regexp.MustCompile(`\d+`)
	answered = regexp.MustCompile(`^(?:Between \d+ and )?(\d+) of (\d+) respondents? answered`)
)

// tellsNothingSmall reads the numbers of a sentence, and what is left of its
// respondents when those are taken away that it names.
func tellsNothingSmall(t *rapid.T, sentence string, least, respondents int) {
	for _, digits := range numbers.FindAllString(strings.ReplaceAll(sentence, fmt.Sprintf("ewer than %d", least), ""), -1) {
		if n, _ := strconv.Atoi(digits); n > 0 && n < least && n != respondents {
			t.Fatalf("%q shows %d", sentence, n)
		}
	}
	if found := answered.FindStringSubmatch(sentence); found != nil {
		base, _ := strconv.Atoi(found[1])
		whole, _ := strconv.Atoi(found[2])
		if left := whole - base; left > 0 && left < least {
			t.Fatalf("%q shows that %d did not answer", sentence, left)
		}
	}
}

// TestReasonsThatAreHidden are those of few, and one more where they were alone.
func TestReasonsThatAreHidden(t *testing.T) {
	var respondents []string
	for range 9 {
		respondents = append(respondents, "one=a", "number=5")
	}
	for range 6 {
		respondents = append(respondents, "one=dont_know")
	}
	all := interviewsOf(append(respondents, "one=refused")...)
	for i := range all {
		answer := all[i].Answers["one"]
		if answer.Value == "dont_know" || answer.Value == "refused" {
			all[i].Answers["one"] = forms.Answer{Special: forms.Special(answer.Value)}
		}
	}
	made := tabulated(t, all, tables.Options{
		Forms: []tables.Form{{Version: 1, Instrument: load(t, everything)}}, Questions: []string{"one"}, Suppress: 5})[0]
	for name, want := range map[string]tables.Mark{"refused": tables.Suppressed, "dont_know": tables.Suppressed, "no_answer": tables.NoMark} {
		if mark := rowOf(t, made, name).Cells[0].Mark; mark != want {
			t.Errorf("%s is marked %q, not %q", name, mark, want)
		}
	}
	if base := strings.Join(made.Base, " "); base != "9 of 25 respondents answered. Not in the base: no answer 9." {
		t.Error(base)
	}
}
