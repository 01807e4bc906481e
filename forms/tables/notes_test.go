package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
)

// TestNotesFollowWhatIsShown speaks of percentages and intervals only where
// there are some to be seen.
func TestNotesFollowWhatIsShown(t *testing.T) {
	for phrase, question := range map[string]string{
		"Percentages are of the response count": "q7", "Percentages are rounded": "q9",
		"percentages of respondents can add up": "q3", "The percentage at each rank": "q12", "confidence intervals": "q4",
	} {
		table, known := fusionTables(t, tables.Options{By: "q4", Interval: statistics.Methods[0]})[question]
		if !known {
			t.Fatalf("there is no %s", question)
		}
		for show, wanted := range map[tables.Show]bool{tables.CountsAndPercentages: true, tables.OnlyPercentages: true, tables.OnlyCounts: false} {
			if notes := strings.Join(table.NotesFor(show), "\n"); strings.Contains(notes, phrase) != wanted {
				t.Errorf("%s with %s says\n%s\nand %q should be in it: %v", question, show, notes, phrase, wanted)
			}
		}
	}
	table := fusionTables(t, tables.Options{By: "q4"})["q3"]
	if notes := strings.Join(table.NotesFor(tables.OnlyRowPercentages), "\n"); !strings.Contains(notes, "of the row") || strings.Contains(notes, "can add up") {
		t.Errorf("percentages of rows are explained by\n%s", notes)
	}
}

// TestBaseSaysHowManyAnsweredBoth holds the base sentence of a crossed table
// against the number of respondents in its test.
func TestBaseSaysHowManyAnsweredBoth(t *testing.T) {
	tested := 0
	for question, table := range fusionTables(t, tables.Options{By: "q4"}) {
		for _, test := range table.Tests {
			if test.Item.Name != "" {
				continue
			}
			tested++
			if want := fmt.Sprintf("; %d answered both.", test.N); !strings.HasSuffix(table.Base[0], want) {
				t.Errorf("%s: %q does not end in %q", question, table.Base[0], want)
			}
		}
	}
	if tested == 0 {
		t.Error("nothing was tested")
	}
	for question, table := range fusionTables(t, tables.Options{By: "q4", Suppress: 5}) {
		if strings.Contains(table.Base[0], "both") {
			t.Errorf("%s: a difference could give a small count away: %q", question, table.Base[0])
		}
	}
}
