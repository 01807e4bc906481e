package sample_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// tableGrid is Table 2.1 of the Fusion second-year review.
var tableGrid = sample.Grid{Row: "remit", Column: "funding", Targets: []sample.Target{
	{Row: "National", Column: "Charity", Number: 1},
	{Row: "Regional", Column: "LA", Number: 2},
	{Row: "Regional", Column: "Commercial", Number: 1},
	{Row: "LA based", Column: "LA", Number: 3},
	{Row: "LA based", Column: "Commercial", Number: 1},
	{Row: "LA based", Column: "Charity", Number: 1},
	{Row: "LA based", Column: "Not for profit", Number: 1},
}}

func organisation(id, remit, funding string) sample.Contact {
	return sample.Contact{ID: id, Attributes: map[string]string{"remit": remit, "funding": funding}}
}

func TestGridFills(t *testing.T) {
	contacts := []sample.Contact{
		organisation("1", "la  BASED", "la"), organisation("2", "LA based", "LA"), organisation("3", "National", "LA"),
		organisation("4", "National", "Charity"), organisation("5", "", ""), organisation("6", "national", "charity"),
		organisation("7", "LA based", "LA"),
	}
	contacts[6].DoNotCall = true
	filling := tableGrid.Fill(nil)
	if filling.Short() != 10 {
		t.Errorf("the grid wants %d, want 10", filling.Short())
	}
	var candidates []string
	for _, contact := range filling.Candidates(contacts, contacts[:1]) {
		candidates = append(candidates, contact.ID)
	}
	if got := strings.Join(candidates, " "); got != "2 4 6" {
		t.Errorf("the candidates are %s", got)
	}
	filling = tableGrid.Fill(contacts[:6])
	if got := strings.Join(filling.Outside, " "); got != "3 5" {
		t.Errorf("outside are %s", got)
	}
	cell := filling.Cell("LA based", "LA")
	if cell.Chosen != 2 || cell.Short() != 1 || !filling.Wants(&contacts[0]) || filling.Wants(&contacts[3]) || filling.Wants(&contacts[2]) {
		t.Errorf("the cell is %+v", cell)
	}
	if over := filling.Cell("National", "Charity"); over.Chosen != 2 || over.Short() != 0 {
		t.Errorf("the cell that is over is %+v", over)
	}
	if none := filling.Cell("National", "LA"); none.Number != 0 || none.Short() != 0 {
		t.Errorf("the cell that is not there is %+v", none)
	}
	if filling.Short() != 7 || len(filling.ShortCells()) != 6 {
		t.Errorf("the grid is short of %d in %+v", filling.Short(), filling.ShortCells())
	}
	if diff := cmp.Diff([]string{"National", "Regional", "LA based"}, filling.Rows()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Charity", "LA", "Commercial", "Not for profit"}, filling.Columns()); diff != "" {
		t.Error(diff)
	}
}

func TestChoosingCandidatesFillsTheGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var pool []sample.Contact
		for i := range 40 {
			target := rapid.SampledFrom(tableGrid.Targets).Draw(t, "cell")
			pool = append(pool, organisation(fmt.Sprint(i), target.Row, target.Column))
		}
		var chosen []sample.Contact
		filling := tableGrid.Fill(nil)
		for {
			candidates := filling.Candidates(pool, chosen)
			if len(candidates) == 0 {
				break
			}
			before := filling.Short()
			next := rapid.SampledFrom(candidates).Draw(t, "chosen")
			if !filling.Choose(&next) || filling.Short() != before-1 {
				t.Fatalf("choosing %s takes the grid from %d to %d", next.ID, before, filling.Short())
			}
			chosen = append(chosen, next)
		}
		if len(chosen)+filling.Short() != 10 || tableGrid.Fill(chosen).Short() != filling.Short() {
			t.Fatalf("%d chosen, %d short", len(chosen), filling.Short())
		}
	})
}

func TestGridIsChecked(t *testing.T) {
	for want, grid := range map[string]sample.Grid{
		"two different columns": {Row: "a", Column: "a"},
		"has no value":          {Row: "a", Column: "b", Targets: []sample.Target{{Row: "x"}}},
		"less than nothing":     {Row: "a", Column: "b", Targets: []sample.Target{{"x", "y", -1}}},
		"two targets":           {Row: "a", Column: "b", Targets: []sample.Target{{"x", "y", 1}, {"X ", "Y", 1}}},
	} {
		if err := grid.Check(); !errors.Is(err, sample.ErrSettings) || !strings.Contains(err.Error(), want) {
			t.Errorf("the grid is refused with %v, want %s", err, want)
		}
	}
	if err := tableGrid.Check(); err != nil {
		t.Error(err)
	}
}
