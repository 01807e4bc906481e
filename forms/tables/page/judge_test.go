//go:build judges

package page_test

import (
	"strings"
	"testing"

	"fieldwork/forms/report/axe"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/page"
)

// cells are counts with their percentages.
func cells(counts ...int) []tables.Cell {
	var row []tables.Cell
	for _, n := range counts {
		row = append(row, tables.Cell{N: n, Weighted: float64(n), Base: 20, Percent: float64(5 * n)})
	}
	return row
}

// written is a page with a table that is crossed and one that is not.
func written(t *testing.T) string {
	t.Helper()
	rows := func(counts ...int) []tables.Row {
		return []tables.Row{
			{Label: "Yes", Name: "yes", Measure: tables.Shares, Cells: cells(counts...)},
			{Label: "No", Name: "no", Measure: tables.Shares, Cells: cells(counts...)},
			{Label: "Respondents who answered", Name: "base", Measure: tables.Bases, Cells: cells(counts...)},
		}
	}
	plain := tables.Table{
		Name: "q1", Question: "q1", Kind: tables.SingleChoice, Title: "Do you walk?", Corner: "Answer", Base: []string{"All answered."},
		Columns: []tables.Column{{Measure: tables.Shares}}, Rows: rows(10), Notes: []string{"A note."},
	}
	crossed := plain
	crossed.Name, crossed.Question, crossed.By, crossed.Rows = "q3_by_q2", "q3", &tables.Crossing{Name: "q2", Label: "Where?"}, rows(10, 4)
	crossed.Columns = append(crossed.Columns, tables.Column{Label: "North", Measure: tables.Shares, By: tables.Category{Name: "north", Label: "North"}})
	var out strings.Builder
	if err := page.Write(&out, page.Page{Title: "Walking", Language: "cy", Tables: []tables.Table{plain, crossed}, Show: tables.CountsAndPercentages}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestJudgeAxeFindsNoFault holds the page of tables against the rules of
// accessibility.
func TestJudgeAxeFindsNoFault(t *testing.T) { axe.Check(t, written(t)) }

// TestJudgeAxeSeesWhatIsMissing sees that the rules are in force.
func TestJudgeAxeSeesWhatIsMissing(t *testing.T) {
	if faults := axe.Faults(t, strings.Replace(written(t), `<html lang="en">`, "<html>", 1)); len(faults) == 0 {
		t.Error("a page without a language was found good")
	}
}
