package tables

import (
	"fmt"
	"slices"
)

// few reports whether a count is one that is suppressed.
func (b *builder) few(n int) bool { return n > 0 && n < b.plan.options.Suppress }

// fewMissing reports whether few did not answer, for whatever reason.
func (b *builder) fewMissing(total *answered) bool { return b.few(b.respondents.n - total.base.n) }

// hiddenReasons are the reasons for a missing answer that are not shown: those
// of few, and as many others as are needed so that what is hidden cannot be
// worked out from the rest.
func (b *builder) hiddenReasons(total *answered) (hidden [presences]bool) {
	count, sum := 0, 0
	hide := func(p presence) {
		hidden[p] = true
		count, sum = count+1, sum+total.missing[p].n
	}
	for p := notAsked; p < presences; p++ {
		if b.few(total.missing[p].n) {
			hide(p)
		}
	}
	for count == 1 || b.few(sum) {
		next := given
		for p := notAsked; p < presences; p++ {
			if n := total.missing[p].n; !hidden[p] && n > 0 && (next == given || n < total.missing[next].n) {
				next = p
			}
		}
		if next == given {
			break
		}
		hide(next)
	}
	return hidden
}

// missingCell counts those who did not answer an item, by its place, for a
// reason, by its place among those of the table; in the total or a category.
type missingCell struct {
	*Cell
	item, reason int
	total        bool
}

// missingCells are those of a table: in rows of their own, or in columns where
// rows are items or respondents.
func missingCells(table *Table) []missingCell {
	var cells []missingCell
	item, down := -1, 0
	for i := range table.Rows {
		row := &table.Rows[i]
		total := row.By == (Category{})
		if total {
			item++
		}
		across := 0
		for j := range row.Cells {
			switch {
			case row.Measure == Missing:
				cells = append(cells, missingCell{&row.Cells[j], 0, down, j == 0})
			case table.Columns[j].Measure == Missing:
				cells = append(cells, missingCell{&row.Cells[j], item, across, total})
				across++
			}
		}
		if row.Measure == Missing {
			down++
		}
	}
	return cells
}

// suppressMissing marks the small counts of those who did not answer, and where
// there are any all counts of these in the categories of the crossing. Where
// few in all did not answer an item nothing is said of the reasons. It reports
// whether it marked any.
func (b *builder) suppressMissing(table *Table, totals []*answered) (marked bool) {
	cells, reasons := missingCells(table), missingIn(totals...)
	whole := slices.ContainsFunc(totals, b.fewMissing)
	for _, cell := range cells {
		if cell.total && (whole || b.hiddenReasons(totals[cell.item])[reasons[cell.reason]]) {
			cell.Mark, marked = Suppressed, true
		}
	}
	if !marked && !b.fewInCategories(table, cells) {
		return false
	}
	for _, cell := range cells {
		if !cell.total {
			cell.Mark, marked = Suppressed, true
		}
	}
	for i := range table.Rows {
		for j := range table.Rows[i].Cells {
			table.Rows[i].Cells[j].OfAsked = 0
		}
	}
	return marked
}

// fewInCategories reports whether few in a category of the crossing, or in none,
// did not answer for the same reason.
func (b *builder) fewInCategories(table *Table, cells []missingCell) bool {
	type group struct{ item, reason int }
	rest := map[group]int{}
	for _, cell := range cells {
		switch in := (group{cell.item, cell.reason}); {
		case cell.total:
			rest[in] += cell.N
		case b.few(cell.N):
			return true
		default:
			rest[in] -= cell.N
		}
	}
	if table.By == nil || table.By.Multiple {
		return false
	}
	for _, n := range rest {
		if b.few(n) {
			return true
		}
	}
	return false
}

// hideBases takes bases out of the sentences that are suppressed in the table
// though they are not small.
func (b *builder) hideBases(table *Table, totals []*answered) {
	if slices.ContainsFunc(totals, func(total *answered) bool { return b.few(total.base.n) }) {
		return
	}
	for _, row := range table.Rows {
		for j, column := range table.Columns {
			down := row.Measure == Bases && row.Name == "base" && j == 0
			across := row.By == (Category{}) && column.Measure == Bases && table.Kind != Ranking
			if (down || across) && row.Cells[j].Mark == Suppressed {
				table.Base = append([]string{"How many answered is suppressed."}, b.selected()...)
				return
			}
		}
	}
}

// fewSentences say who is in a base where few answered, or few did not: they
// name no number of respondents that would tell how many those are.
func (b *builder) fewSentences(total *answered) []string {
	sentence := fmt.Sprintf("%s answered, and %s did not.", counted(total.base.n, "respondent"), b.number(b.respondents.n-total.base.n))
	if b.few(total.base.n) {
		sentence = fmt.Sprintf("Fewer than %d respondents answered.", b.plan.options.Suppress)
	}
	return append([]string{sentence}, b.selected()...)
}

// number is a count in a sentence, which does not tell it where it is suppressed.
func (b *builder) number(n int) string {
	if b.few(n) {
		return fmt.Sprintf("fewer than %d", b.plan.options.Suppress)
	}
	return fmt.Sprint(n)
}
