package tables_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms/tables"
)

// shownCompletes are the completes that a table of the sample shows, by list;
// -1 for those that are suppressed. The last is the total.
func shownCompletes(t *tables.Table) []int {
	var shown []int
	for _, row := range t.Rows {
		switch cells := row.Cells; {
		case cells[1].Mark == tables.Suppressed:
			shown = append(shown, -1)
		default:
			shown = append(shown, cells[1].N)
		}
	}
	return shown
}

func TestSmallCompletesOfListsAreSuppressed(t *testing.T) {
	table := tables.FrameTable([]tables.List{
		{Name: "a", Label: "A", Sample: 20, Completes: 2}, {Name: "b", Label: "B", Sample: 30, Completes: 9},
		{Name: "c", Label: "C", Sample: 30, Completes: 7}, {Name: "d", Label: "D", Sample: 4},
	}, tables.List{Sample: 80, Completes: 18})
	tables.SuppressFrame(&table, 5)
	if got := shownCompletes(&table); !slices.Equal(got, []int{-1, 9, -1, 0, 18}) {
		t.Errorf("%v is shown", got)
	}
	if notes := strings.Join(table.Notes, " "); !strings.Contains(notes, "from 1 to 4 are suppressed") || strings.Count(notes, "[c]") != 1 {
		t.Error(notes)
	}
}

// TestNoCompletesAreGivenAway: where contacts are on one list each, whoever
// takes what is shown from the total is left with two lists or none.
func TestNoCompletesAreGivenAway(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var total tables.List
		var lists []tables.List
		for range rapid.IntRange(1, 6).Draw(r, "lists") {
			one := tables.List{Name: "l", Label: "L", Sample: rapid.IntRange(0, 20).Draw(r, "sample"), Completes: rapid.IntRange(0, 20).Draw(r, "completes")}
			total.Sample, total.Completes = total.Sample+one.Sample, total.Completes+one.Completes
			lists = append(lists, one)
		}
		least := rapid.IntRange(0, 8).Draw(r, "least")
		table := tables.FrameTable(lists, total)
		tables.SuppressFrame(&table, least)
		hidden := 0
		for i, n := range shownCompletes(&table) {
			switch {
			case n < 0:
				hidden++
				if table.Rows[i].Cells[2].Mark == tables.NoMark || table.Rows[i].Cells[1].N != 0 {
					r.Fatalf("row %d gives away what it hides: %+v", i, table.Rows[i])
				}
			case n > 0 && n < least:
				r.Fatalf("%d is shown", n)
			}
		}
		if hidden == 1 {
			r.Fatalf("one of %v is hidden, which the others give away", shownCompletes(&table))
		}
	})
}
