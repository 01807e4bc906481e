package tables

import (
	"math"
	"slices"

	"fieldwork/forms"
	"fieldwork/forms/tables/statistics"
)

// The labels of rows and columns that are no categories.
const (
	baseLabel       = "Respondents who answered"
	unweightedLabel = "Respondents who answered, unweighted"
	responsesLabel  = "Responses"
	netLabel        = "Net"
	netAgreeLabel   = "Net agree"
	meanLabel       = "Mean"
	deviationLabel  = "Standard deviation"
)

// choices lays out a single or multiple choice: choices down, categories of the
// crossing across.
func (b *builder) choices(table *Table, v *variable) (asked bool) {
	tally := b.tallies[v.place].(*choiceTally)
	total := prepared(b, &tally.slots)
	for _, shown := range b.slots {
		table.Columns = append(table.Columns, Column{Label: shown.by.Label, Measure: Shares, By: shown.by})
	}
	offered := b.offered(tally, total)
	for _, choice := range offered {
		row := Row{Label: b.plan.say(choice.Label), Measure: Shares, Name: choice.Name}
		place := tally.place(choice.Name)
		for _, shown := range b.slots {
			row.Cells = append(row.Cells, b.choiceCell(slotOf(&tally.slots, shown.slot), place, v))
		}
		table.Rows = append(table.Rows, row)
	}
	b.totals(table, v, &total.answered, func(slot int) *answered { return &slotOf(&tally.slots, slot).answered })
	if v.Type() == forms.SelectOne {
		var net bool
		if table.Scale, net = b.plan.scaleOf(offered); table.Scale != nil {
			b.scaleRows(table, tally, net)
		}
	} else {
		row := Row{Label: responsesLabel, Measure: Bases, Name: "responses"}
		for _, shown := range b.slots {
			row.Cells = append(row.Cells, b.count(&slotOf(&tally.slots, shown.slot).responses))
		}
		table.Rows = append(table.Rows, row)
	}
	if b.testable() {
		b.testChoices(table, tally, offered)
	}
	table.Base = b.baseSentences(&total.answered)
	return wasAsked(&total.answered, b.respondents.n)
}

// prepared makes room in a tally for every slot, so that none moves any more,
// and gives the total.
func prepared[T any](b *builder, slots *[]T) *T {
	grown(slots, len(b.crossing.names)-1)
	return &(*slots)[0]
}

// slotOf is what a tally counted in a slot.
func slotOf[T any](slots *[]T, slot int) *T { return grown(slots, slot) }

// offered are the choices that the newest version offers, those of older ones
// that anybody chose, and what no version offers but somebody answered.
func (b *builder) offered(tally *choiceTally, total *choiceCounts) []*forms.Choice {
	var offered []*forms.Choice
	newest := b.plan.options.newest().Variable(tally.variable.Name)
	for place, choice := range tally.variable.choices {
		if newest != nil && newest.Question.Choice(choice.Name) != nil || tally.category(total, place).n > 0 {
			offered = append(offered, choice)
		}
	}
	return append(offered, extraChoices(tally.extraNames)...)
}

func (b *builder) choiceCell(counts *choiceCounts, place int, v *variable) Cell {
	a := grown(&counts.categories, place)
	cell := b.share(a, &counts.base)
	if v.Type() == forms.SelectMultiple {
		cell.OfResponses = percent(cell.Weighted, b.quantity(&counts.responses))
		asked := cell.Base
		for p := noAnswer; p < presences; p++ {
			asked += b.quantity(&counts.missing[p])
		}
		cell.OfAsked = percent(cell.Weighted, asked)
	}
	return cell
}

// totals adds the rows of the base and of missing answers.
func (b *builder) totals(table *Table, v *variable, total *answered, in func(slot int) *answered) {
	add := func(label string, measure Measure, name string, of func(*answered) *amount) {
		row := Row{Label: label, Measure: measure, Name: name}
		for _, shown := range b.slots {
			row.Cells = append(row.Cells, b.count(of(in(shown.slot))))
		}
		table.Rows = append(table.Rows, row)
	}
	base := func(a *answered) *amount { return &a.base }
	add(baseLabel, Bases, "base", base)
	if table.Weighted {
		add(unweightedLabel, Counts, "base_unweighted", base)
	}
	for _, p := range missingIn(total) {
		category := reason(p, v)
		add(category.Label, Missing, category.Name, func(a *answered) *amount { return &a.missing[p] })
	}
}

// scaleRows adds the net and the mean of a single choice that is a scale.
func (b *builder) scaleRows(table *Table, tally *choiceTally, net bool) {
	add := func(label string, measure Measure, name string, of func(*choiceCounts) Cell) {
		row := Row{Label: label, Measure: measure, Name: name}
		for _, shown := range b.slots {
			row.Cells = append(row.Cells, of(slotOf(&tally.slots, shown.slot)))
		}
		table.Rows = append(table.Rows, row)
	}
	if net {
		add(netLabelOf(table.Scale), Points, "net", func(c *choiceCounts) Cell { return b.net(table.Scale, tally, c) })
	}
	if scored(table.Scale) {
		add(meanLabel, Statistics, "mean", func(c *choiceCounts) Cell { return b.scaleMean(table.Scale, tally, c, false) })
		add(deviationLabel, Statistics, "sd", func(c *choiceCounts) Cell { return b.scaleMean(table.Scale, tally, c, true) })
	}
}

func netLabelOf(scale []ScalePoint) string {
	for _, point := range scale {
		if point.Side == 1 && sideOf(point.Name, "agree", "disagree") == 1 {
			return netAgreeLabel
		}
	}
	return netLabel
}

func scored(scale []ScalePoint) bool {
	return slices.ContainsFunc(scale, func(point ScalePoint) bool { return point.Score != nil })
}

// net is the share of the right side of a scale less that of the left.
func (b *builder) net(scale []ScalePoint, tally *choiceTally, counts *choiceCounts) Cell {
	sum := 0.0
	for _, point := range scale {
		sum += float64(point.Side) * b.quantity(tally.category(counts, tally.place(point.Name)))
	}
	return measured(percent(sum, b.quantity(&counts.base)), counts.base.n)
}

// scaleMean is the mean score, or its standard deviation, of those whose answer
// has a score.
func (b *builder) scaleMean(scale []ScalePoint, tally *choiceTally, counts *choiceCounts, deviation bool) Cell {
	var values []statistics.Weighted
	n := 0
	for _, point := range scale {
		a := tally.category(counts, tally.place(point.Name))
		if point.Score == nil || a.n == 0 {
			continue
		}
		n += a.n
		values = append(values, statistics.Weighted{Value: *point.Score, Weight: b.quantity(a)})
	}
	d, ok := statistics.Describe(values)
	switch {
	case !ok:
		return measured(math.NaN(), 0)
	case deviation:
		return measured(d.Deviation, n)
	}
	return measured(d.Mean, n)
}
