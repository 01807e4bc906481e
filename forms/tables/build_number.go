package tables

import (
	"fmt"
	"math"
	"slices"

	"fieldwork/forms"
	"fieldwork/forms/tables/statistics"
)

// described are the statistics of a number, by the names of their columns.
var described = []struct {
	name, label string
	of          func(statistics.Description) float64
}{
	{"mean", meanLabel, func(d statistics.Description) float64 { return d.Mean }},
	{"sd", deviationLabel, func(d statistics.Description) float64 { return d.Deviation }},
	{leastName, "Least", func(d statistics.Description) float64 { return d.Least }},
	{"first_quartile", "First quartile", func(d statistics.Description) float64 { return d.First }},
	{"median", "Median", func(d statistics.Description) float64 { return d.Median }},
	{"third_quartile", "Third quartile", func(d statistics.Description) float64 { return d.Third }},
	{mostName, "Greatest", func(d statistics.Description) float64 { return d.Most }},
}

// The names of the columns that show the answer of one respondent.
const (
	leastName = "min"
	mostName  = "max"
)

// numbers lays out a number: the total and the categories of the crossing down,
// statistics across.
func (b *builder) numbers(table *Table, v *variable) (asked bool) {
	tally := b.tallies[v.place].(*numberTally)
	total := prepared(b, &tally.slots)
	table.Corner = "Respondents"
	missing := missingIn(&total.answered)
	table.Columns = append(table.Columns, Column{Label: baseLabel, Measure: Bases, Name: "base"})
	if table.Weighted {
		table.Columns = append(table.Columns, Column{Label: unweightedLabel, Measure: Counts, Name: "base_unweighted"})
	}
	for _, p := range missing {
		category := reason(p, v)
		table.Columns = append(table.Columns, Column{Label: category.Label, Measure: Missing, Name: category.Name})
	}
	for _, one := range described {
		table.Columns = append(table.Columns, Column{Label: one.label, Measure: Statistics, Name: one.name})
	}
	for _, shown := range b.slots {
		row := Row{Label: allLabel, Measure: Shares, By: shown.by}
		row.Cells = b.numberCells(table, slotOf(&tally.slots, shown.slot), missing)
		table.Rows = append(table.Rows, row)
	}
	table.Base = b.baseSentences(&total.answered)
	table.Notes = append(table.Notes, "Quartiles lie between values where need be, as R (type 7) and Excel (QUARTILE.INC) have them.")
	if table.Weighted {
		table.Notes = append(table.Notes, "A weight counts as that many respondents in the standard deviation and the quartiles.")
	}
	return wasAsked(&total.answered, b.respondents.n)
}

// allLabel is the label of a row that stands for all respondents.
const allLabel = "All"

func (b *builder) numberCells(table *Table, counts *numberCounts, missing []presence) []Cell {
	values := make([]statistics.Weighted, 0, len(counts.values))
	for value, a := range counts.values {
		values = append(values, statistics.Weighted{Value: value, Weight: b.quantity(a)})
	}
	d, ok := statistics.Describe(values)
	var cells []Cell
	next := 0
	for _, column := range table.Columns {
		switch column.Measure {
		case Missing:
			cells = append(cells, b.count(&counts.missing[missing[next]]))
			next++
		case Statistics:
			value := math.NaN()
			if ok {
				value = statisticNamed(column.Name, d)
			}
			cells = append(cells, measured(value, counts.base.n))
		default:
			cells = append(cells, b.count(&counts.base))
		}
	}
	return cells
}

func statisticNamed(name string, d statistics.Description) float64 {
	for _, one := range described {
		if one.name == name {
			return one.of(d)
		}
	}
	return math.NaN()
}

// VerbatimWarning is what whoever writes a table to a file is told where it is
// Verbatim.
const VerbatimWarning = "It lists answers in words, which can tell who gave them."

const unlistedNote = "Answers in words can tell who gave them. They are counted here, and listed only where that is asked for."

// ownWords reports whether a variable holds what people said in their own words.
func (v *variable) ownWords() bool { return v.OpenText != nil || v.Type() == forms.TextType }

// wordsAcross reports whether the categories of the crossing are such words.
func (b *builder) wordsAcross() bool {
	d := b.plan.by
	return d != nil && d.variable != nil && d.variable.ownWords() && len(b.slots) > 1
}

// unlisted reports whether the answers to a question in people's own words are
// counted only.
func (b *builder) unlisted(v *variable) bool {
	return b.plan.options.CountWords && !slices.Contains(b.plan.options.Questions, v.Name)
}

// words lays out different answers down and the categories of the crossing
// across.
func (b *builder) words(table *Table, v *variable) (asked bool) {
	tally := b.tallies[v.place].(*wordTally)
	total := prepared(b, &tally.slots)
	for _, shown := range b.slots {
		table.Columns = append(table.Columns, Column{Label: shown.by.Label, Measure: Shares, By: shown.by})
	}
	texts := tally.sorted()
	table.Unlisted = v.ownWords() && b.unlisted(v)
	table.Verbatim = table.Verbatim || v.ownWords() && !table.Unlisted && len(texts) > 0
	if table.Unlisted {
		texts = nil
		table.Notes = append(table.Notes, unlistedNote)
	} else if most := b.plan.options.Listed; tally.leftOut || len(texts) > most {
		texts = texts[:min(most, len(texts))]
		table.Notes = append(table.Notes, fmt.Sprintf("Only the first %d different answers in the order of the alphabet are listed.", len(texts)))
	}
	for _, text := range texts {
		row := Row{Label: text, Measure: Shares, Name: text}
		for _, shown := range b.slots {
			row.Cells = append(row.Cells, b.share(grown(tally.texts[text], shown.slot), &slotOf(&tally.slots, shown.slot).base))
		}
		table.Rows = append(table.Rows, row)
	}
	b.totals(table, v, total, func(slot int) *answered { return slotOf(&tally.slots, slot) })
	table.Base = b.baseSentences(total)
	return wasAsked(total, b.respondents.n)
}
