package tables

import (
	"fmt"
	"slices"
)

// suppress marks the small counts of a table, and as many others as are needed
// so that none can be worked out from totals. What is marked is taken out.
func (b *builder) suppress(table *Table, totals []*answered) {
	least := b.plan.options.Suppress
	if table.Kind == Words {
		b.suppressWords(table, least)
	}
	sums := append(sumsDown(table), sumsOverCategories(table)...)
	marked := false
	for _, cell := range countedCells(table) {
		if cell.N > 0 && cell.N < least {
			cell.Mark, marked = Suppressed, true
		}
	}
	for again := true; again; {
		again = false
		for _, sum := range sums {
			again = protect(sum) || again
		}
		for _, sum := range based(table) {
			again = hideShares(sum) || again
		}
	}
	marked = suppressStatistics(table, least) || marked
	note := fmt.Sprintf("Counts from 1 to %d are suppressed, and others of this table from which they could be worked out.", least-1)
	if marked {
		table.Tests = nil
		note += " There is no test of what is suppressed."
		b.hideBases(table, totals)
	}
	few := slices.ContainsFunc(totals, b.fewMissing)
	if few {
		note += " Whoever knows the number of respondents from elsewhere can work out how many did not answer."
	}
	if missing := b.suppressMissing(table, totals); marked || missing || few {
		table.Notes = append(table.Notes, note)
	}
	clearMarked(table)
}

// suppressWords leaves out the answers that few gave: their words are theirs.
func (b *builder) suppressWords(table *Table, least int) {
	var kept []Row
	left := 0
	for _, row := range table.Rows {
		if row.Measure == Shares && row.Cells[0].N < least {
			left++
			continue
		}
		kept = append(kept, row)
	}
	table.Rows = kept
	listed := slices.ContainsFunc(kept, func(row Row) bool { return row.Measure == Shares })
	table.Verbatim = table.Verbatim && listed || b.wordsAcross()
	if left > 0 {
		table.Notes = append(table.Notes, fmt.Sprintf("Answers are not listed that fewer than %d respondents gave.", least))
	}
}

// countedCells are the cells that hold counts of those who answered.
func countedCells(table *Table) []*Cell {
	var cells []*Cell
	for i := range table.Rows {
		row := &table.Rows[i]
		for j, column := range table.Columns {
			if row.Measure != Missing && (column.Measure == Shares || column.Measure == Bases || column.Measure == Counts) &&
				(row.Measure == Shares || row.Measure == Bases || row.Measure == Counts) {
				cells = append(cells, &row.Cells[j])
			}
		}
	}
	return cells
}

// sumsDown are the cells that add up within the table: categories and their
// base.
func sumsDown(table *Table) [][]*Cell {
	across := table.Kind == GridItems || table.Kind == Ranking
	total := "base"
	if table.Kind == MultipleChoice {
		total = "responses"
	}
	sums := wholes(table)
	for i := range sums {
		if across {
			for j, column := range table.Columns {
				if column.Measure == Bases {
					sums[i] = append(sums[i], &table.Rows[i].Cells[j])
				}
			}
			continue
		}
		for k := range table.Rows {
			if table.Rows[k].Measure == Bases && table.Rows[k].Name == total {
				sums[i] = append(sums[i], &table.Rows[k].Cells[i])
			}
		}
	}
	if table.Kind == Ranking {
		sums = append(sums, ranksDown(table)...)
	}
	return sums
}

// based are the cells of categories with, last, the base of their percentages.
func based(table *Table) [][]*Cell {
	sums := wholes(table)
	for i := range sums {
		if table.Kind == GridItems || table.Kind == Ranking {
			at := slices.IndexFunc(table.Columns, func(c Column) bool { return c.Measure == Bases })
			sums[i] = append(sums[i], &table.Rows[i].Cells[at])
			continue
		}
		for k := range table.Rows {
			if table.Rows[k].Name == "base" && table.Rows[k].Measure == Bases {
				sums[i] = append(sums[i], &table.Rows[k].Cells[i])
			}
		}
	}
	return slices.DeleteFunc(sums, func(sum []*Cell) bool { return len(sum) < 2 })
}

// hideShares suppresses categories whose base is suppressed: a count and its
// percentage would give the base away. It reports whether it did.
func hideShares(sum []*Cell) (did bool) {
	last := len(sum) - 1
	if sum[last].Mark != Suppressed {
		return false
	}
	for _, cell := range sum[:last] {
		did = did || cell.Mark != Suppressed
		cell.Mark = Suppressed
	}
	return did
}

// ranksDown are the cells of each rank, which add up to those who gave it.
func ranksDown(table *Table) [][]*Cell {
	return gathered(table, func(row *Row) string { return row.By.Name }, func(m Measure) bool { return m == Shares })
}

// gathered puts the cells of each column together that lie in rows of the same
// key, in the order of the rows.
func gathered(table *Table, key func(*Row) string, counts func(Measure) bool) [][]*Cell {
	var sums [][]*Cell
	first := map[string]int{}
	for i := range table.Rows {
		row := &table.Rows[i]
		at, known := first[key(row)]
		if !known {
			at = len(sums)
			first[key(row)] = at
			sums = append(sums, make([][]*Cell, len(table.Columns))...)
		}
		for j, column := range table.Columns {
			if counts(column.Measure) {
				sums[at+j] = append(sums[at+j], &row.Cells[j])
			}
		}
	}
	return sums
}

// sumsOverCategories are the cells of the categories of a crossing that add up
// to a total. Where respondents count in several, they do not.
func sumsOverCategories(table *Table) [][]*Cell {
	if table.By == nil || table.By.Multiple {
		return nil
	}
	var sums [][]*Cell
	if table.Kind == SingleChoice || table.Kind == MultipleChoice || table.Kind == Words {
		for i := range table.Rows {
			if table.Rows[i].Measure != Missing {
				sums = append(sums, pointers(table.Rows[i].Cells))
			}
		}
		return sums
	}
	return gathered(table, func(row *Row) string { return row.Item }, func(m Measure) bool { return m == Shares || m == Bases })
}

func pointers(cells []Cell) []*Cell {
	all := make([]*Cell, len(cells))
	for i := range cells {
		all[i] = &cells[i]
	}
	return all
}

// protect suppresses another cell of a sum of which exactly one is: the
// smallest that counts anybody, else an empty one. It reports whether it did.
func protect(sum []*Cell) bool {
	var smallest *Cell
	hidden := 0
	for _, cell := range sum {
		switch {
		case cell.Mark == Suppressed:
			hidden++
		case smallest == nil, smallest.N == 0 && cell.N > 0, cell.N > 0 && cell.N < smallest.N:
			smallest = cell
		}
	}
	if hidden != 1 || smallest == nil {
		return false
	}
	smallest.Mark = Suppressed
	return true
}

// suppressStatistics marks what is worked out from counts that are suppressed,
// and the smallest and greatest number, which are one respondent's.
func suppressStatistics(table *Table, least int) (marked bool) {
	hidden := make([]bool, len(table.Columns))
	for i := range table.Rows {
		row := &table.Rows[i]
		inRow := table.Kind == Frame
		for j := range row.Cells {
			if row.Cells[j].Mark == Suppressed {
				hidden[j], inRow = true, true
			}
		}
		for j, column := range table.Columns {
			own := column.Measure == Statistics || column.Measure == Points || column.Measure == Percentages
			down := row.Measure == Statistics || row.Measure == Points
			extreme := column.Name == leastName || column.Name == mostName
			few := row.Cells[j].N > 0 && row.Cells[j].N < least
			if own && (inRow || extreme || few) || down && (hidden[j] || few) {
				if row.Cells[j].Mark != NotApplicable {
					row.Cells[j].Mark, marked = Suppressed, true
				}
			}
		}
	}
	return marked
}

// clearMarked takes out what marked cells hold.
func clearMarked(table *Table) {
	for i := range table.Rows {
		for j := range table.Rows[i].Cells {
			if cell := &table.Rows[i].Cells[j]; cell.Mark == Suppressed {
				*cell = Cell{Mark: Suppressed}
			}
		}
	}
}
