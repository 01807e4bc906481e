package tables

import (
	"fmt"
	"slices"
)

// List is a list of contacts: how many of the sample are on it, and how many
// of those who completed.
type List struct {
	Name, Label       string
	Sample, Completes int
}

// FrameTable lays out the sample and the completes by list. The total counts
// each contact once, whoever is on several lists. Notes say how completes were
// given to lists.
func FrameTable(lists []List, total List, notes ...string) Table {
	table := Table{
		Name: FrameName, Kind: Frame, Question: FrameName, Title: "Sample and completed responses by list", Corner: "List",
		Columns: []Column{
			{Label: "Sample", Measure: Counts, Name: "sample"},
			{Label: "Completes", Measure: Counts, Name: "completes"},
			{Label: "Of sample", Measure: Percentages, Name: "rate"},
		},
		Base:  []string{counted(total.Sample, "contact") + " in the sample; " + counted(total.Completes, "complete response") + "."},
		Notes: append([]string{"Whoever is on several lists counts in each, and once in the total."}, notes...),
	}
	total.Label = "Total"
	for i, list := range append(slices.Clone(lists), total) {
		measure := Shares
		if i == len(lists) {
			measure = Bases
		}
		rate := Cell{N: list.Completes, Weighted: float64(list.Completes), Base: float64(list.Sample),
			Percent: percent(float64(list.Completes), float64(list.Sample))}
		table.Rows = append(table.Rows, Row{Label: list.Label, Measure: measure, Name: list.Name, Cells: []Cell{
			{N: list.Sample, Weighted: float64(list.Sample)}, {N: list.Completes, Weighted: float64(list.Completes)}, shareAlone(rate),
		}})
	}
	for _, mark := range marksIn(&table) {
		table.Notes = append(table.Notes, mark.note())
	}
	return table
}

// SuppressFrame marks completes from 1 to below least in a table that FrameTable
// made, with their rates: on which list a respondent counts can be an answer.
// Where only one list would be marked another is too. Nothing is marked where
// least is 1 or below.
func SuppressFrame(table *Table, least int) {
	const completes, rate = 1, 2
	var lists []*Cell
	marked := false
	for i := range table.Rows {
		cell := &table.Rows[i].Cells[completes]
		if cell.N > 0 && cell.N < least {
			cell.Mark, marked = Suppressed, true
		}
		lists = append(lists, cell)
	}
	if !marked {
		return
	}
	protect(lists)
	if total := &table.Rows[len(lists)-1]; total.Cells[completes].Mark == Suppressed {
		table.Base[0] = fmt.Sprintf("%s in the sample; fewer than %d complete responses.", counted(total.Cells[0].N, "contact"), least)
	}
	for i := range table.Rows {
		if lists[i].Mark == Suppressed {
			table.Rows[i].Cells[rate].Mark = Suppressed
		}
	}
	clearMarked(table)
	table.Notes = append(table.Notes, fmt.Sprintf("Completes from 1 to %d are suppressed, and others from which they could be worked out.", least-1))
	for _, mark := range marksIn(table) {
		if note := mark.note(); !slices.Contains(table.Notes, note) {
			table.Notes = append(table.Notes, note)
		}
	}
}

// FrameName is the name of the table of the sample by list. No variable can be
// called so.
const FrameName = "sample-by-list"
