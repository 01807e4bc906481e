package tables_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

// TestRowPercentages: with a crossing of which everybody is in one category,
// the percentages of a row add up to those of the total, and follow from the
// counts.
func TestRowPercentages(t *testing.T) {
	in := load(t, everything)
	rapid.Check(t, func(r *rapid.T) {
		everybody := tables.Attribute{Name: "letter", Label: "Letter", Values: func(i *forms.Interview) []string { return []string{i.ID[len(i.ID)-1:]} }}
		made := tabulated(t, sampled(r, in), tables.Options{
			Forms: []tables.Form{{Version: 1, Instrument: in}}, By: "letter", Attributes: []tables.Attribute{everybody},
			Suppress: rapid.SampledFrom([]int{0, 3}).Draw(r, "suppress"),
		})
		for i := range made {
			compareRows(r, &made[i])
		}
	})
}

func compareRows(t *rapid.T, table *tables.Table) {
	if !table.Across() {
		return
	}
	layout := table.Lay(tables.OnlyRowPercentages)
	for i, row := range table.Rows {
		if row.Measure != tables.Shares {
			continue
		}
		sum, whole := 0.0, true
		for j, cell := range row.Cells[1:] {
			value := layout.Rows[i].Cells[j+1]
			switch {
			case value.Mark != tables.NoMark:
				whole = false
			case cell.Mark != tables.NoMark || row.Cells[0].Mark != tables.NoMark:
				t.Fatalf("%s, %s: %v is shown of a suppressed count", table.Name, row.Label, value.Number)
			case math.Abs(value.Number*float64(row.Cells[0].N)-100*float64(cell.N)) > 1e-6:
				t.Fatalf("%s, %s: %v of %d is not %d", table.Name, row.Label, value.Number, row.Cells[0].N, cell.N)
			}
			sum += value.Number
		}
		if whole && len(row.Cells) > 1 && math.Abs(sum-100) > 1e-6 {
			t.Fatalf("%s, %s: the row adds up to %v", table.Name, row.Label, sum)
		}
	}
}

// TestRowPercentagesOfOtherTables are those that these tables have anyway.
func TestRowPercentagesOfOtherTables(t *testing.T) {
	for name, table := range fusionTables(t, tables.Options{}) {
		of, plain := table.Lay(tables.OnlyRowPercentages), table.Lay(tables.OnlyPercentages)
		if len(of.Headers) != len(plain.Headers) {
			t.Errorf("%s is laid out in %d columns, not %d", name, len(of.Headers), len(plain.Headers))
		}
	}
}
