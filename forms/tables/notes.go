package tables

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// baseSentences say who is in the base of a table, and who is not.
func (b *builder) baseSentences(total *answered) []string {
	all := b.respondents.n
	if b.few(total.base.n) || b.fewMissing(total) {
		return b.fewSentences(total)
	}
	sentences := []string{fmt.Sprintf("%d of %s answered.", total.base.n, counted(all, "respondent"))}
	if total.base.n == all {
		sentences[0] = fmt.Sprintf("All %s answered.", counted(all, "respondent"))
	}
	switch all {
	case 0:
		sentences[0] = "There are no respondents."
	case 1:
		sentences[0] = fmt.Sprintf("%d of 1 respondent answered.", total.base.n)
	}
	sentences[0] = strings.TrimSuffix(sentences[0], ".") + b.placed(total.placed, total.placed) + "."
	var missing []string
	hidden := b.hiddenReasons(total)
	for _, p := range missingIn(total) {
		if hidden[p] {
			continue
		}
		missing = append(missing, fmt.Sprintf("%s %d", strings.ToLower(reasons[p].Label), total.missing[p].n))
	}
	if len(missing) > 0 {
		sentences = append(sentences, "Not in the base: "+strings.Join(missing, ", ")+".")
	}
	return append(sentences, b.selected()...)
}

// gridBase says the same of a grid, whose items have bases of their own.
func (b *builder) gridBase(totals []*answered) []string {
	least, most, few := math.MaxInt, 0, false
	leastPlaced, mostPlaced := math.MaxInt, 0
	for _, total := range totals {
		least, most = min(least, total.base.n), max(most, total.base.n)
		leastPlaced, mostPlaced = min(leastPlaced, total.placed), max(mostPlaced, total.placed)
		few = few || b.few(total.base.n) || b.fewMissing(total)
	}
	switch {
	case least == most:
		return b.baseSentences(totals[0])
	case few:
		return append([]string{"How many answered each item stands in the table."}, b.selected()...)
	}
	return append([]string{fmt.Sprintf("Between %d and %d of %s answered each item%s.",
		least, most, counted(b.respondents.n, "respondent"), b.placed(leastPlaced, mostPlaced))}, b.selected()...)
}

// placed ends a sentence about those who answered with how many of them are in a
// category of the crossing: they are in the tests. Where counts are suppressed
// it is silent, since the difference could be a small count.
func (b *builder) placed(least, most int) string {
	d := b.plan.by
	if d == nil || b.respondents.n == 0 || b.plan.options.Suppress > 1 {
		return ""
	}
	number := strconv.Itoa(least)
	if least != most {
		number = fmt.Sprintf("between %d and %d", least, most)
	}
	if d.variable != nil {
		return "; " + number + " answered both"
	}
	return "; both is known of " + number
}

// selected says which interviews are not counted at all.
func (b *builder) selected() []string {
	var sentences []string
	if where := b.plan.options.Where; where != "" {
		sentences = append(sentences, fmt.Sprintf("Only respondents for whom %s; %s left out.", where, b.wasWere(b.outside)))
	}
	if b.leftOut > 0 {
		sentences = append(sentences, fmt.Sprintf("%s not complete: left out.", b.wasWereOf(b.leftOut, "interview")))
	}
	if b.plan.weight != nil {
		sentence := fmt.Sprintf("Weighted by %s.", b.plan.weight.name)
		if b.unweighted > 0 {
			sentence += fmt.Sprintf(" %s dropped, having no weight above 0.", b.wasWereOf(b.unweighted, "respondent"))
		}
		sentences = append(sentences, sentence)
	}
	return sentences
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (b *builder) wasWere(n int) string {
	if n == 1 && !b.few(n) {
		return "1 was"
	}
	return b.number(n) + " were"
}

func (b *builder) wasWereOf(n int, noun string) string {
	if n == 1 && !b.few(n) {
		return "1 " + noun + " was"
	}
	return capital(b.number(n)) + " " + noun + "s were"
}

// capital begins a sentence.
func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// annotate adds the notes about methods and what a reader may stumble on.
func (b *builder) annotate(table *Table) {
	notes := shareNotes(table)
	table.OfPercentages = append(table.OfPercentages, notes...)
	if table.By != nil {
		notes = append(notes, b.crossingNotes(table)...)
	}
	if len(table.Tests) > 0 {
		notes = append(notes, "Chi-square tests are Pearson's, of unweighted counts, without correction and without a correction for a finite population.")
	}
	if hasIntervals(table) {
		notes = append(notes, b.intervalNote())
		table.OfPercentages = append(table.OfPercentages, b.intervalNote())
	}
	table.Notes = append(notes, table.Notes...)
	for _, mark := range marksIn(table) {
		table.Notes = append(table.Notes, mark.note())
	}
}

func shareNotes(table *Table) []string {
	var notes []string
	if table.Kind == MultipleChoice {
		notes = append(notes, "Respondents could choose more than one answer, so that percentages of respondents can add up to more than 100.")
	} else if hasShares(table) && table.Kind != Words && !addUp(table) {
		notes = append(notes, "Percentages are rounded, and are left as they are where they do not add up to 100.")
	}
	if table.Kind == GridItems && basesDiffer(table) {
		notes = append(notes, "Percentages are of the response count of the row.")
	}
	return notes
}

// basesDiffer reports whether the rows of a grid have bases of different sizes.
func basesDiffer(table *Table) bool {
	least, most := math.MaxInt, 0
	for j, column := range table.Columns {
		if column.Measure != Bases {
			continue
		}
		for i := range table.Rows {
			least, most = min(least, table.Rows[i].Cells[j].N), max(most, table.Rows[i].Cells[j].N)
		}
	}
	return least < most
}

func hasShares(table *Table) bool {
	for _, column := range table.Columns {
		if column.Measure == Shares {
			return true
		}
	}
	return false
}

// addUp reports whether the percentages that make a whole add up to 100 as they
// are shown, with one decimal.
func addUp(table *Table) bool {
	for _, parts := range wholes(table) {
		sum, based := 0.0, false
		for _, cell := range parts {
			sum += math.Round(cell.Percent * 10)
			based = based || cell.Base > 0
		}
		if based && sum != 10*hundred {
			return false
		}
	}
	return true
}

// wholes gives the cells of categories that together are everybody who
// answered: down the columns, or in grids and rankings across the rows.
func wholes(table *Table) [][]*Cell {
	var all [][]*Cell
	if table.Kind == GridItems || table.Kind == Ranking {
		for i := range table.Rows {
			var parts []*Cell
			for j := range table.Columns {
				if table.Columns[j].Measure == Shares {
					parts = append(parts, &table.Rows[i].Cells[j])
				}
			}
			all = append(all, parts)
		}
		return all
	}
	for j := range table.Columns {
		var parts []*Cell
		for i := range table.Rows {
			if table.Rows[i].Measure == Shares && table.Columns[j].Measure == Shares {
				parts = append(parts, &table.Rows[i].Cells[j])
			}
		}
		all = append(all, parts)
	}
	return all
}

func (b *builder) crossingNotes(table *Table) []string {
	var notes []string
	if table.By.Multiple {
		notes = append(notes, "A respondent who is in several categories counts in each, and once in the total.")
	}
	if n := b.crossing.missing.n; n > 0 {
		notes = append(notes, fmt.Sprintf("%s in the total only, since nothing is known of what is across.", b.isAre(n)))
		if b.plan.options.Suppress > 1 && !table.By.Multiple {
			notes = append(notes, "What the categories leave of the total are the answers of those respondents, however few they are.")
		}
	}
	if d := b.plan.by; d.variable != nil {
		var empty []string
		for _, choice := range d.variable.choices {
			if slot := b.crossing.places[choice.Name]; slot >= len(b.crossing.counts) || b.crossing.counts[slot].n == 0 {
				empty = append(empty, b.plan.say(choice.Label))
			}
		}
		if len(empty) > 0 {
			notes = append(notes, "Left out, since nobody is in it: "+strings.Join(empty, ", ")+".")
		}
	}
	return notes
}

func (b *builder) isAre(n int) string {
	if n == 1 && !b.few(n) {
		return "1 respondent is"
	}
	return capital(b.number(n)) + " respondents are"
}

func hasIntervals(table *Table) bool {
	for _, row := range table.Rows {
		for _, cell := range row.Cells {
			if cell.Interval != nil {
				return true
			}
		}
	}
	return false
}

func (b *builder) intervalNote() string {
	options := b.plan.options
	note := fmt.Sprintf("The intervals are %g%% confidence intervals by %s", options.Level*hundred, options.Interval.Words())
	switch {
	case !options.Interval.Corrects():
		return note + ", which takes no account of weights or of the size of the population."
	case b.population() > 0:
		return note + fmt.Sprintf(", with the finite population correction 1 - n/N for %d of %d.", b.respondents.n, options.Population)
	}
	return note + ", without a finite population correction, since the size of the population is not known."
}

// population is of how many the respondents are a sample; 0 if that is not
// known, as where it is given as fewer than they are.
func (b *builder) population() int {
	if b.plan.options.Population < b.respondents.n {
		return 0
	}
	return b.plan.options.Population
}

// marksIn lists the marks of a table in the order of their letters.
func marksIn(table *Table) []Mark {
	found := map[Mark]bool{}
	for _, row := range table.Rows {
		for j, cell := range row.Cells {
			found[cell.Mark] = true
			if row.Measure == Shares && table.Columns[j].Measure == Shares && cell.Mark == NoMark && cell.Base == 0 {
				found[NotApplicable] = true
			}
		}
	}
	var marks []Mark
	for _, mark := range []Mark{Suppressed, NotAvailable, NotApplicable} {
		if found[mark] {
			marks = append(marks, mark)
		}
	}
	return marks
}

// testable reports whether answers can be tested against the crossing: where
// respondents count in several categories there is no such test.
func (b *builder) testable() bool {
	return b.plan.by != nil && !b.plan.by.multiple() && len(b.slots) > 2
}
