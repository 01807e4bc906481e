package tables

import (
	"slices"

	"fieldwork/forms"
)

// grid lays out a grid: items down, each with the categories of the crossing,
// and the scale across.
func (b *builder) grid(table *Table, p planned) (asked bool) {
	table.Corner = "Statement"
	tallies := make([]*choiceTally, len(p.variables))
	totals := make([]*answered, len(p.variables))
	for i, v := range p.variables {
		tallies[i] = b.tallies[v.place].(*choiceTally)
		totals[i] = &prepared(b, &tallies[i].slots).answered
		asked = asked || wasAsked(totals[i], b.respondents.n)
	}
	offered := b.offeredByAny(tallies)
	scale, net := b.plan.scaleOf(offered)
	table.Scale = scale
	missing := missingIn(totals...)
	table.Columns = b.gridColumns(table, offered, missing, p.variables[0], net)
	for i, v := range p.variables {
		for _, shown := range b.slots {
			row := Row{Label: b.plan.say(v.Item.Label), Measure: Shares, Item: v.Name, By: shown.by}
			row.Cells = b.gridCells(table, tallies[i], slotOf(&tallies[i].slots, shown.slot), offered, missing)
			table.Rows = append(table.Rows, row)
		}
		if b.testable() {
			b.testGrid(table, tallies[i], offered, Category{v.Name, b.plan.say(v.Item.Label)})
		}
	}
	table.Base = b.gridBase(totals)
	return asked
}

// offeredByAny are the points of the scale that any item has.
func (b *builder) offeredByAny(tallies []*choiceTally) []*forms.Choice {
	var offered []*forms.Choice
	for _, tally := range tallies {
		for _, choice := range b.offered(tally, slotOf(&tally.slots, 0)) {
			if !slices.ContainsFunc(offered, func(c *forms.Choice) bool { return c.Name == choice.Name }) {
				offered = append(offered, choice)
			}
		}
	}
	return offered
}

func (b *builder) gridColumns(table *Table, offered []*forms.Choice, missing []presence, v *variable, net bool) []Column {
	var columns []Column
	for _, choice := range offered {
		columns = append(columns, Column{Label: b.plan.say(choice.Label), Measure: Shares, Name: choice.Name})
	}
	columns = append(columns, Column{Label: "Response count", Measure: Bases, Name: "base"})
	if table.Weighted {
		columns = append(columns, Column{Label: "Response count, unweighted", Measure: Counts, Name: "base_unweighted"})
	}
	for _, p := range missing {
		category := reason(p, v)
		columns = append(columns, Column{Label: category.Label, Measure: Missing, Name: category.Name})
	}
	if net {
		columns = append(columns, Column{Label: netLabelOf(table.Scale), Measure: Points, Name: "net"})
	}
	if scored(table.Scale) {
		columns = append(columns, Column{Label: meanLabel, Measure: Statistics, Name: "mean"},
			Column{Label: deviationLabel, Measure: Statistics, Name: "sd"})
	}
	return columns
}

func (b *builder) gridCells(table *Table, tally *choiceTally, counts *choiceCounts, offered []*forms.Choice, missing []presence) []Cell {
	var cells []Cell
	reasons := missing
	for i, column := range table.Columns {
		switch column.Measure {
		case Shares:
			cells = append(cells, b.share(tally.category(counts, tally.place(offered[i].Name)), &counts.base))
		case Missing:
			cells = append(cells, b.count(&counts.missing[reasons[0]]))
			reasons = reasons[1:]
		case Points:
			cells = append(cells, b.net(table.Scale, tally, counts))
		case Statistics:
			cells = append(cells, b.scaleMean(table.Scale, tally, counts, column.Name == "sd"))
		default:
			cells = append(cells, b.count(&counts.base))
		}
	}
	return cells
}
