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
	// Least, Most and Sum are of the numbers that are not codes.
	Least, Most, Sum float64
}

// NewCounts makes the counts of no rows.
func NewCounts(p *Plan) *Counts {
	c := &Counts{plan: p, Columns: make([]ColumnCounts, len(p.Columns))}
	for i := range c.Columns {
		column := &c.Columns[i]
		column.Specials = map[forms.Special]int{}
		column.Least, column.Most = math.Inf(1), math.Inf(-1)
		switch p.Columns[i].Kind {
		case Coded:
			column.ByCode = make([]int, len(p.Columns[i].Codes))
			for _, code := range p.Columns[i].Codes {
				c.take(float64(code.Number))
			}
		case Ticked:
			column.ByCode = make([]int, 2)
		}
	}
	return c
}

// Add counts a row: a value for each column, in their order.
func (c *Counts) Add(row []Value) {
	c.Rows++
	for i, value := range row {
		column := &c.Columns[i]
		switch value.State {
		case Absent:
			continue
		case IsSpecial:
			column.Specials[value.Special]++
			continue
		case IsText:
			column.Longest = max(column.Longest, len(value.Text))
			c.takeText(value.Text)
		case IsNumber:
			c.number(i, value.Number, value.Decimals)
		}
		column.Answered++
	}
}

func (c *Counts) number(i int, number float64, decimals int) {
	column := &c.Columns[i]
	switch c.plan.Columns[i].Kind {
	case Ticked:
		column.ByCode[int(number)]++
	case Coded:
		for at, code := range c.plan.Columns[i].Codes {
			if float64(code.Number) == number {
				column.ByCode[at]++
				return
			}
		}
	default:
		c.take(number)
		column.Least, column.Most = min(column.Least, number), max(column.Most, number)
		column.Sum += number
		column.Decimals = max(column.Decimals, decimals)
	}
}
