package tables

import (
	"fmt"
	"math"
	"strconv"
)

// The names of the columns of a ranking that are no ranks.
const (
	topName          = "top"
	topOfAllName     = "top_of_respondents"
	meanRankName     = "mean_rank"
	meanUnrankedName = "mean_rank_with_unranked"
	scoreName        = "score"
)

// ranking lays out a ranking: choices down, each with the categories of the
// crossing, and the ranks across.
func (b *builder) ranking(table *Table, v *variable) (asked bool) {
	table.Corner = "Choice"
	tally := b.tallies[v.place].(*rankTally)
	total := prepared(b, &tally.slots)
	table.Columns = b.rankColumns(table, tally)
	for place, name := range tally.choices.names() {
		if place >= len(v.choices) && len(*slotOf(&total.ranks, place)) == 0 {
			continue
		}
		label := name
		if place < len(v.choices) {
			label = b.plan.say(v.choices[place].Label)
		}
		for _, shown := range b.slots {
			row := Row{Label: label, Measure: Shares, Item: name, By: shown.by}
			row.Cells = b.rankCells(table, tally, slotOf(&tally.slots, shown.slot), place)
			table.Rows = append(table.Rows, row)
		}
	}
	table.Base = b.baseSentences(&total.answered)
	ofRanks := "The percentage at each rank is of those who ranked the choice (N)."
	table.OfPercentages = append(table.OfPercentages, ofRanks)
	table.Notes = append(table.Notes, ofRanks, fmt.Sprintf(
		"N counts those who ranked the choice. Who left it unranked is at no rank and not in the top %d.", b.plan.options.Top))
	return wasAsked(&total.answered, b.respondents.n)
}

func (b *builder) rankColumns(table *Table, tally *rankTally) []Column {
	var columns []Column
	for rank := 1; rank <= tally.places; rank++ {
		name := strconv.Itoa(rank)
		columns = append(columns, Column{Label: name, Measure: Shares, Name: name})
	}
	columns = append(columns, Column{Label: "N", Measure: Bases, Name: "base"})
	if table.Weighted {
		columns = append(columns, Column{Label: "N, unweighted", Measure: Counts, Name: "base_unweighted"})
	}
	top := min(b.plan.options.Top, max(tally.places, 1))
	columns = append(columns,
		Column{Label: fmt.Sprintf("Top %d, of N", top), Measure: Percentages, Name: topName},
		Column{Label: fmt.Sprintf("Top %d, of respondents", top), Measure: Percentages, Name: topOfAllName},
		Column{Label: "Mean rank", Measure: Statistics, Name: meanRankName})
	if tally.places < len(tally.choices.variable.choices) {
		columns = append(columns,
			Column{Label: fmt.Sprintf("Mean rank, unranked as %d", tally.places+1), Measure: Statistics, Name: meanUnrankedName},
			Column{Label: "Score", Measure: Statistics, Name: scoreName})
		table.Notes = append(table.Notes, fmt.Sprintf("The score gives %d for the first rank and 1 less for each rank below.", tally.places))
	}
	return columns
}

func (b *builder) rankCells(table *Table, tally *rankTally, counts *rankCounts, place int) []Cell {
	ranks := *slotOf(&counts.ranks, place)
	var ranked, top amount
	sum, score := 0.0, 0.0
	for i := range ranks {
		ranked.merge(&ranks[i])
		if i < b.plan.options.Top {
			top.merge(&ranks[i])
		}
		sum += float64(i+1) * b.quantity(&ranks[i])
		score += float64(tally.places-i) * b.quantity(&ranks[i])
	}
	n, all := b.quantity(&ranked), b.quantity(&counts.base)
	statistics := map[string]Cell{
		meanRankName:     measured(sum/n, ranked.n),
		meanUnrankedName: measured((sum+(all-n)*float64(tally.places+1))/all, counts.base.n),
		scoreName:        measured(score, counts.base.n),
	}
	var cells []Cell
	for i, column := range table.Columns {
		switch {
		case column.Measure == Shares && i < len(ranks):
			cells = append(cells, b.share(&ranks[i], &ranked))
		case column.Measure == Shares:
			cells = append(cells, b.share(&amount{}, &ranked))
		case column.Name == topName:
			cells = append(cells, shareAlone(b.share(&top, &ranked)))
		case column.Name == topOfAllName:
			cells = append(cells, shareAlone(b.share(&top, &counts.base)))
		case column.Measure == Statistics:
			cells = append(cells, statistics[column.Name])
		default:
			cells = append(cells, b.count(&ranked))
		}
	}
	return cells
}

// shareAlone marks a share of nothing, since no count stands beside it.
func shareAlone(cell Cell) Cell {
	if cell.Base == 0 || math.IsNaN(cell.Percent) {
		cell.Mark = NotApplicable
	}
	return cell
}
