package tables

import (
	"cmp"
	"math"
	"slices"

	"fieldwork/forms"
	"fieldwork/forms/tables/statistics"
)

// Tables gives the tables of what was counted so far, in the order of the
// questions. Those of questions that only older versions have are left out
// where nobody was asked.
func (t *Tabulation) Tables() []Table {
	b := &builder{worker: t.whole}
	b.slots = b.shown()
	var tables []Table
	for _, planned := range t.plan.tables {
		table, asked := b.table(planned)
		if !asked && !b.newest(planned.variables[0]) {
			continue
		}
		totals := b.totalsOf(planned)
		if slices.ContainsFunc(totals, func(a *answered) bool { return a.missing[askedOtherwise].n > 0 }) {
			table.Notes = append(table.Notes, otherwiseNote)
		}
		if t.plan.options.Suppress > 1 {
			b.suppress(&table, totals)
		}
		b.annotate(&table)
		tables = append(tables, table)
	}
	return tables
}

const otherwiseNote = "An earlier version asked this as another kind of question. The answers to that are not counted here."

// builder makes tables of what a worker counted.
type builder struct {
	*worker
	slots []shownSlot
}

// shownSlot is a slot and the category that it stands for; the zero category
// for the total.
type shownSlot struct {
	slot int
	by   Category
}

// shown are the total and then the categories that anybody is in: those that
// the instrument names in its order, then others by number or alphabet.
func (b *builder) shown() []shownSlot {
	slots := []shownSlot{{}}
	for slot := 1; slot < len(b.crossing.names); slot++ {
		if slot < len(b.crossing.counts) && b.crossing.counts[slot].n > 0 {
			name := b.crossing.names[slot]
			slots = append(slots, shownSlot{slot, Category{name, b.categoryLabel(name)}})
		}
	}
	if d := b.plan.by; d != nil {
		known := 1
		if d.variable != nil {
			known += len(d.variable.choices)
		}
		slices.SortStableFunc(slots, func(x, y shownSlot) int {
			if x.slot < known || y.slot < known {
				return cmp.Compare(min(x.slot, known), min(y.slot, known))
			}
			return compareNames(x.by.Name, y.by.Name)
		})
	}
	return slots
}

// compareNames puts numbers before words, numbers by size and words by
// alphabet.
func compareNames(a, b string) int {
	x, isX := numberOf(a)
	y, isY := numberOf(b)
	switch {
	case isX && isY:
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	case isX:
		return -1
	case isY:
		return 1
	}
	return cmp.Compare(a, b)
}

func (b *builder) categoryLabel(name string) string {
	if d := b.plan.by; d.variable != nil {
		if at, known := d.variable.byName[name]; known {
			return b.plan.say(d.variable.choices[at].Label)
		}
	}
	return name
}

// newest reports whether the newest version has a variable.
func (b *builder) newest(v *variable) bool {
	return b.plan.options.newest().Variable(v.Name) != nil
}

func (b *builder) table(p planned) (table Table, asked bool) {
	table = b.head(p)
	switch p.kind {
	case GridItems:
		asked = b.grid(&table, p)
	case Ranking:
		asked = b.ranking(&table, p.variables[0])
	case Numbers:
		asked = b.numbers(&table, p.variables[0])
	case Words:
		asked = b.words(&table, p.variables[0])
	default:
		asked = b.choices(&table, p.variables[0])
	}
	return table, asked
}

// totalsOf are who answered, and who did not, of the variables of a table.
func (b *builder) totalsOf(p planned) []*answered {
	var totals []*answered
	for _, v := range p.variables {
		switch tally := b.tallies[v.place].(type) {
		case *choiceTally:
			totals = append(totals, &tally.slots[0].answered)
		case *rankTally:
			totals = append(totals, &tally.slots[0].answered)
		case *numberTally:
			totals = append(totals, &tally.slots[0].answered)
		case *wordTally:
			totals = append(totals, &tally.slots[0])
		}
	}
	return totals
}

// head is what every table has before its columns.
func (b *builder) head(p planned) Table {
	v := p.variables[0]
	table := Table{
		Kind: p.kind, Name: v.Name, Question: v.Name, Number: p.question.Number,
		Title: b.plan.label(v), Corner: "Answer", Weighted: b.plan.weight != nil,
	}
	if p.kind == GridItems {
		table.Name, table.Question, table.Title = p.question.Name, p.question.Name, b.plan.say(p.question.Label)
	}
	if table.Title == "" {
		table.Title = table.Question
	}
	if d := b.plan.by; d != nil {
		table.Name += "_by_" + d.name
		table.By = &Crossing{Name: d.name, Label: cmp.Or(d.label, d.name), Multiple: d.multiple()}
		table.Verbatim = b.wordsAcross()
	}
	return table
}

// quantity is a weighted count, or that of respondents without weights.
func (b *builder) quantity(a *amount) float64 {
	if b.plan.weight == nil {
		return float64(a.n)
	}
	return a.weight.Value()
}

// count is a cell that holds an amount alone.
func (b *builder) count(a *amount) Cell { return Cell{N: a.n, Weighted: b.quantity(a)} }

// share is a cell that holds an amount and its share of a base.
func (b *builder) share(a, base *amount) Cell {
	cell := b.count(a)
	cell.Base = b.quantity(base)
	cell.Percent = percent(cell.Weighted, cell.Base)
	cell.Interval = b.interval(a, base, cell)
	return cell
}

func (b *builder) interval(a, base *amount, cell Cell) *Interval {
	options := b.plan.options
	if options.Interval == "" || cell.Base == 0 {
		return nil
	}
	share := statistics.Share{
		P: cell.Weighted / cell.Base, Base: base.n, Yes: a.n, Sum: cell.Base,
		YesSquares: float64(a.n), NoSquares: float64(base.n - a.n),
		Sample: b.respondents.n, Population: b.population(),
	}
	if b.plan.weight != nil {
		share.YesSquares = a.squares.Value()
		share.NoSquares = base.squares.Value() - share.YesSquares
	}
	low, high, ok := share.Interval(options.Interval, options.Level)
	if !ok {
		return nil
	}
	return &Interval{hundred * low, hundred * high}
}

const hundred = 100

// percent is a share in percent; 0 where there is nothing to take it of.
func percent(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return hundred * part / whole
}

// measured is a cell that holds a statistic, or says that there is none.
func measured(value float64, base int) Cell {
	if math.IsNaN(value) || base == 0 {
		return Cell{N: base, Mark: NotApplicable}
	}
	return Cell{N: base, Value: value}
}

// missingIn lists the reasons for which anybody did not answer, in any of the
// tallies.
func missingIn(all ...*answered) []presence {
	var found []presence
	for p := notAsked; p < presences; p++ {
		if slices.ContainsFunc(all, func(a *answered) bool { return a.missing[p].n > 0 }) {
			found = append(found, p)
		}
	}
	return found
}

// reason is how a missing answer is named beside the choices of a variable,
// one of which may be called the same.
func reason(p presence, v *variable) Category {
	category := reasons[p]
	for {
		if _, taken := v.byName[category.Name]; !taken {
			return category
		}
		category.Name = "_" + category.Name
	}
}

// wasAsked reports whether anybody was asked.
func wasAsked(a *answered, respondents int) bool { return a.missing[notAsked].n < respondents }

// extraChoices are names of answers that no version offers, as choices.
func extraChoices(names []string) []*forms.Choice {
	var choices []*forms.Choice
	for _, name := range slices.Sorted(slices.Values(names)) {
		choices = append(choices, &forms.Choice{Name: name, Label: forms.Plain(name)})
	}
	return choices
}
