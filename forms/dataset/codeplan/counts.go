package codeplan

import (
	"math"

	"fieldwork/forms"
)

// Counts tell what stands in the columns of a file, row by row.
type Counts struct {
	plan *Plan
	// Rows is how many there are.
	Rows    int
	Columns []ColumnCounts

	// taken are the families of codes for special answers of which an answer
	// has one.
	taken [len(families)]bool
}

// ColumnCounts tell what stands in a column.
type ColumnCounts struct {
	// Answered counts values that are neither absent nor special.
	Answered int
	Specials map[forms.Special]int
	// ByCode counts the codes of a coded column, in their order; those not
	// ticked and those ticked of a ticked one.
	ByCode []int
	// Longest is the longest text in bytes.
	Longest int
	// Decimals is the most that a number is written with, at most MostDecimals.
	Decimals int
	// Rounded counts numbers that have more digits than a Value holds.
	Rounded int
	// Least, Most and Sum are of the numbers that are not codes.
	Least, Most, Sum float64
}

// NewCounts makes the counts of no rows.
func NewCounts(p *Plan) *Counts {
	c := &Counts{plan: p, Columns: make([]ColumnCounts, len(p.Columns))}
	for i := range c.Columns {
		column := &c.Columns[i]
		column.Specials = map[forms.Special]int{}
		switch p.Columns[i].Kind {
		case Coded:
			column.ByCode = make([]int, len(p.Columns[i].Codes))
			for _, code := range p.Columns[i].Codes {
				c.take(float64(code.Number))
			}
		case Ticked:
			column.ByCode = make([]int, 2)
		}
		column.empty()
	}
	return c
}

// empty forgets all rows.
func (c *ColumnCounts) empty() {
	clear(c.Specials)
	clear(c.ByCode)
	*c = ColumnCounts{Specials: c.Specials, ByCode: c.ByCode, Least: math.Inf(1), Most: math.Inf(-1)}
}

// Move adds the rows of other counts of the same plan to these, and leaves none
// there.
func (c *Counts) Move(from *Counts) {
	c.Rows += from.Rows
	from.Rows = 0
	for i := range c.Columns {
		to, column := &c.Columns[i], &from.Columns[i]
		to.Answered += column.Answered
		for special, n := range column.Specials {
			to.Specials[special] += n
		}
		for at, n := range column.ByCode {
			to.ByCode[at] += n
		}
		to.Longest, to.Decimals = max(to.Longest, column.Longest), max(to.Decimals, column.Decimals)
		to.Least, to.Most = min(to.Least, column.Least), max(to.Most, column.Most)
		to.Sum += column.Sum
		to.Rounded += column.Rounded
		column.empty()
	}
	for i, taken := range from.taken {
		c.taken[i] = c.taken[i] || taken
	}
}

// Add counts a row: a value for each column, in their order.
func (c *Counts) Add(row []Value) {
	c.Rows++
	for i := range row {
		value, column := &row[i], &c.Columns[i]
		switch value.State {
		case Absent:
			continue
		case IsSpecial:
			column.Specials[value.Special]++
			continue
		case IsCode:
			column.ByCode[value.Code]++
		case IsText:
			column.Longest = max(column.Longest, len(value.Text))
			c.takeText(value.Text)
		case IsNumber:
			c.take(value.Number)
			column.Least, column.Most = min(column.Least, value.Number), max(column.Most, value.Number)
			column.Sum += value.Number
			column.Decimals = max(column.Decimals, value.Decimals)
			if value.Rounded {
				column.Rounded++
			}
		}
		column.Answered++
	}
}
