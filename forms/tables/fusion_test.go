package tables_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"fieldwork/forms/tables"
)

// TestEveryPublishedCount compares with Table 2.2 and Annex G of the review.
func TestEveryPublishedCount(t *testing.T) {
	file, err := os.Open("testdata/published.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	published, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	byQuestion := fusionTables(t, tables.Options{})
	compared := 0
	for _, line := range published[1:] {
		variable, category := line[1], line[2]
		question, item := variable, variable
		if before, after, ranked := strings.Cut(variable, "."); ranked {
			question, item = before, after
		} else if before, _, ofGrid := strings.Cut(variable, "_"); ofGrid {
			question = before
		}
		table, found := byQuestion[question]
		if !found {
			t.Fatalf("there is no table of %s", question)
		}
		var cell tables.Cell
		if category == "response_count" {
			category = "base"
		}
		if table.Kind == tables.GridItems || table.Kind == tables.Ranking {
			cell = rowOf(t, table, item).Cells[columnOf(t, table, category)]
		} else {
			cell = rowOf(t, table, category).Cells[0]
		}
		if strconv.Itoa(cell.N) != line[3] || cell.Weighted != float64(cell.N) {
			t.Errorf("%v: %d were counted", line, cell.N)
		}
		compared++
	}
	if compared != 223 {
		t.Errorf("%d counts were published", compared)
	}
}

// TestPercentagesOfTheRanking compares with what follows from the review's own
// counts. It prints 40 for professionals, but 24 of 59 are 40.7.
func TestPercentagesOfTheRanking(t *testing.T) {
	ranking := fusionTables(t, tables.Options{})["q10"]
	for choice, want := range map[string]string{
		"variety": "62", "roles": "24", "monitoring": "12", "endorsement": "38", "funding": "53",
		"sharing": "28", "quality": "39", "professionals": "41", "la_links": "21",
	} {
		top := rowOf(t, ranking, choice).Cells[columnOf(t, ranking, "top")]
		if got := fmt.Sprintf("%.0f", math.Round(top.Percent)); got != want {
			t.Errorf("%s: %s of %v, not %s", choice, got, top.Base, want)
		}
	}
}
