package tables

import (
	"fieldwork/forms"
	"fieldwork/forms/tables/statistics"
)

// testChoices tests a single choice as a whole, and of a multiple choice each
// choice: chosen or not.
func (b *builder) testChoices(table *Table, tally *choiceTally, offered []*forms.Choice) {
	if table.Kind == SingleChoice {
		b.test(table, Category{}, b.countsOf(tally, offered))
		return
	}
	for _, choice := range offered {
		place := tally.place(choice.Name)
		chosen, others := make([]int, 0, len(b.slots)), make([]int, 0, len(b.slots))
		for _, shown := range b.slots[1:] {
			counts := slotOf(&tally.slots, shown.slot)
			n := tally.category(counts, place).n
			chosen, others = append(chosen, n), append(others, counts.base.n-n)
		}
		b.test(table, Category{choice.Name, b.plan.say(choice.Label)}, [][]int{chosen, others})
	}
}

// testGrid tests one item of a grid.
func (b *builder) testGrid(table *Table, tally *choiceTally, offered []*forms.Choice, item Category) {
	b.test(table, item, b.countsOf(tally, offered))
}

// countsOf are the unweighted counts of choices by category of the crossing.
func (b *builder) countsOf(tally *choiceTally, offered []*forms.Choice) [][]int {
	all := make([][]int, len(offered))
	for i, choice := range offered {
		place := tally.place(choice.Name)
		for _, shown := range b.slots[1:] {
			all[i] = append(all[i], tally.category(slotOf(&tally.slots, shown.slot), place).n)
		}
	}
	return all
}

// test adds a test to a table, if there is something to test.
func (b *builder) test(table *Table, item Category, counts [][]int) {
	found, ok := statistics.Associated(counts)
	if !ok {
		return
	}
	test := Test{
		Item: item, ChiSquare: found.ChiSquare, Freedom: found.Freedom, P: found.P, CramersV: found.CramersV, N: found.N,
		LeastExpected: found.LeastExpected, FewExpected: found.FewExpected, Doubtful: found.Doubtful(),
	}
	if two, ok := twoByTwo(counts); ok {
		exact, _ := statistics.FisherExact(two)
		test.Exact = &exact
	}
	table.Tests = append(table.Tests, test)
}

// twoByTwo gives counts without their empty rows and columns, if two of either
// are left.
func twoByTwo(counts [][]int) (two [2][2]int, ok bool) {
	var rows, columns []int
	for i, row := range counts {
		for j, n := range row {
			if n == 0 {
				continue
			}
			if !has(rows, i) {
				rows = append(rows, i)
			}
			if !has(columns, j) {
				columns = append(columns, j)
			}
		}
	}
	if len(rows) != 2 || len(columns) != 2 {
		return two, false
	}
	for i, row := range rows {
		for j, column := range columns {
			two[i][j] = counts[row][column]
		}
	}
	return two, true
}
