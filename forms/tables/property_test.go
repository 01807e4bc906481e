package tables_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
)

func count(t *rapid.T, all []forms.Interview, options tables.Options) []tables.Table {
	tabulation, err := tables.New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := tabulation.Run(each(all)); err != nil && (tabulation.Counted() > 0 || !errors.Is(err, tables.ErrNoWeight)) {
		t.Fatal(err)
	}
	return tabulation.Tables()
}

func drawnOptions(t *rapid.T, in *forms.Instrument) tables.Options {
	return tables.Options{
		Forms:    []tables.Form{{Version: 1, Instrument: in}},
		By:       rapid.SampledFrom([]string{"", "one", "many", "number", "rows_x"}).Draw(t, "by"),
		Interval: statistics.Beta, Population: 40,
	}
}

// TestCountsAddUp adds the categories of every table up to its base, and base
// and missing answers up to the respondents.
func TestCountsAddUp(t *testing.T) {
	in := load(t, everything)
	rapid.Check(t, func(t *rapid.T) {
		all := sampled(t, in)
		for _, table := range count(t, all, drawnOptions(t, in)) {
			switch table.Kind {
			case tables.SingleChoice, tables.MultipleChoice, tables.Words:
				addDown(t, &table, len(all))
			case tables.GridItems, tables.Ranking:
				addAcross(t, &table, len(all))
			}
		}
	})
}

func addDown(t *rapid.T, table *tables.Table, respondents int) {
	for j := range table.Columns {
		sums := map[tables.Measure]int{}
		responses := -1
		for _, row := range table.Rows {
			if row.Name == "responses" {
				responses = row.Cells[j].N
				continue
			}
			sums[row.Measure] += row.Cells[j].N
		}
		whole := sums[tables.Bases]
		if table.Kind == tables.MultipleChoice {
			whole = responses
		}
		if sums[tables.Shares] != whole {
			t.Fatalf("%s, column %d: %d in categories, %d in the base", table.Name, j, sums[tables.Shares], whole)
		}
		if j == 0 && sums[tables.Bases]+sums[tables.Missing] != respondents {
			t.Fatalf("%s: %d in the base and %d missing of %d", table.Name, sums[tables.Bases], sums[tables.Missing], respondents)
		}
	}
}

func addAcross(t *rapid.T, table *tables.Table, respondents int) {
	for _, row := range table.Rows {
		sums := map[tables.Measure]int{}
		for j, column := range table.Columns {
			sums[column.Measure] += row.Cells[j].N
		}
		if sums[tables.Shares] != sums[tables.Bases] {
			t.Fatalf("%s, %s: %d in categories, %d in the base", table.Name, row.Label, sums[tables.Shares], sums[tables.Bases])
		}
		if table.Kind == tables.GridItems && row.By.Name == "" && sums[tables.Bases]+sums[tables.Missing] != respondents {
			t.Fatalf("%s: %d in the base and %d missing of %d", table.Name, sums[tables.Bases], sums[tables.Missing], respondents)
		}
	}
}

// TestOrderChangesNothing permutes the respondents, and counts them in parts.
func TestOrderChangesNothing(t *testing.T) {
	in := load(t, everything)
	rapid.Check(t, func(t *rapid.T) {
		all, options := sampled(t, in), drawnOptions(t, in)
		options.Weight = rapid.SampledFrom([]string{"", "weight"}).Draw(t, "weight")
		options.Suppress = rapid.SampledFrom([]int{0, 3}).Draw(t, "suppress")
		options.Listed = 2
		want := count(t, all, options)
		first, second := halves(t, rapid.Permutation(all).Draw(t, "order"), options)
		second.Merge(first)
		got := second.Tables()
		if len(want) != len(got) {
			t.Fatalf("%d tables became %d", len(want), len(got))
		}
		for i := range want {
			compare(t, &want[i], &got[i])
		}
	})
}

// compare compares two tables of the same.
func compare(t *rapid.T, want, got *tables.Table) {
	if want.Name != got.Name || !slices.Equal(want.Base, got.Base) || !slices.Equal(want.Notes, got.Notes) ||
		!slices.Equal(want.Columns, got.Columns) || len(want.Rows) != len(got.Rows) || len(want.Tests) != len(got.Tests) {
		t.Fatalf("%+v\n%+v", want, got)
	}
	for i, row := range want.Rows {
		for j := range row.Cells {
			if other := got.Rows[i]; row.Label != other.Label || row.By != other.By || !alike(row.Cells[j], other.Cells[j]) {
				t.Fatalf("%s, %s: %+v\n%s: %+v", want.Name, row.Label, row.Cells[j], other.Label, other.Cells[j])
			}
		}
	}
	for i, test := range want.Tests {
		if other := got.Tests[i]; test.Item != other.Item || !near(test.ChiSquare, other.ChiSquare) || !near(test.P, other.P) {
			t.Fatalf("%+v\n%+v", test, other)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// alike reports whether two cells differ in no more than the last digits.
func alike(a, b tables.Cell) bool {
	if (a.Interval == nil) != (b.Interval == nil) ||
		a.Interval != nil && !(near(a.Interval.Low, b.Interval.Low) && near(a.Interval.High, b.Interval.High)) {
		return false
	}
	return a.Mark == b.Mark && a.N == b.N && near(a.Weighted, b.Weighted) && near(a.Base, b.Base) && near(a.Percent, b.Percent) &&
		near(a.OfResponses, b.OfResponses) && near(a.OfAsked, b.OfAsked) && near(a.Value, b.Value)
}

func halves(t *rapid.T, all []forms.Interview, options tables.Options) (first, second *tables.Tabulation) {
	var halves [2]*tables.Tabulation
	for i := range halves {
		halves[i], _ = tables.New(options)
	}
	at := rapid.IntRange(0, len(all)).Draw(t, "parted at")
	for i := range all {
		half := halves[0]
		if i >= at {
			half = halves[1]
		}
		if err := half.Add(&all[i]); err != nil {
			t.Fatal(err)
		}
	}
	return halves[0], halves[1]
}

// TestWeightsOfOneChangeNothing compares cells with and without them.
func TestWeightsOfOneChangeNothing(t *testing.T) {
	in := load(t, everything)
	rapid.Check(t, func(t *rapid.T) {
		all, options := sampled(t, in), drawnOptions(t, in)
		for i := range all {
			all[i].Answers["weight"] = forms.Answer{Value: "1"}
		}
		plain := count(t, all, options)
		options.Weight = "weight"
		for i, weighted := range count(t, all, options) {
			for _, row := range plain[i].Rows {
				same := twin(&weighted, row)
				for j, column := range plain[i].Columns {
					at := columnLike(&weighted, column)
					if !alike(row.Cells[j], same.Cells[at]) {
						t.Fatalf("%s, %s, %s: %+v\n%+v", weighted.Name, row.Label, column.Label, row.Cells[j], same.Cells[at])
					}
				}
			}
		}
	})
}

func twin(table *tables.Table, row tables.Row) *tables.Row {
	for i := range table.Rows {
		if r := &table.Rows[i]; r.Name == row.Name && r.Item == row.Item && r.By == row.By && r.Measure == row.Measure {
			return r
		}
	}
	return nil
}

func columnLike(table *tables.Table, column tables.Column) int {
	for i, c := range table.Columns {
		if c == column {
			return i
		}
	}
	return -1
}

// TestThePathIsThatOfFlow compares what is counted with what package flow says
// is on the path, for instruments with and without a calculation.
func TestThePathIsThatOfFlow(t *testing.T) {
	for _, source := range []string{everything, calculating} {
		in := load(t, source)
		rapid.Check(t, func(t *rapid.T) {
			all := sampled(t, in)
			want := map[string]int{}
			for i := range all {
				state := flow.Restore(in, &all[i])
				for _, v := range in.Variables() {
					if !state.OnPath(v) {
						want[v.Name]++
					}
				}
			}
			options := tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}}
			for _, v := range in.Variables() {
				options.Questions = append(options.Questions, v.Name)
			}
			for i, table := range count(t, all, options) {
				if got := notAsked(&table); got != want[options.Questions[i]] {
					t.Fatalf("%d were not asked %s, and not %d", got, table.Question, want[options.Questions[i]])
				}
			}
		})
	}
}

func notAsked(table *tables.Table) int {
	for _, sentence := range table.Base {
		if _, after, found := strings.Cut(sentence, "not asked "); found {
			n := 0
			for _, digit := range after {
				if digit < '0' || digit > '9' {
					break
				}
				n = 10*n + int(digit-'0')
			}
			return n
		}
	}
	return 0
}

// TestSuppressedCountsCannotBeWorkedOut looks for a sum of which one part is
// suppressed, and for a small count that is not.
func TestSuppressedCountsCannotBeWorkedOut(t *testing.T) {
	in := load(t, everything)
	const least = 4
	rapid.Check(t, func(t *rapid.T) {
		all, options := sampled(t, in), drawnOptions(t, in)
		options.Suppress = least
		options.By = rapid.SampledFrom([]string{"", "one", "number"}).Draw(t, "by")
		for _, table := range count(t, all, options) {
			for _, sum := range sumsOf(&table) {
				hidden := 0
				for _, cell := range sum {
					if cell.Mark == tables.Suppressed {
						hidden++
						if cell.N != 0 || cell.Weighted != 0 || cell.Percent != 0 || cell.Value != 0 || cell.Interval != nil {
							t.Fatalf("%s gives %+v away", table.Name, cell)
						}
					} else if cell.N > 0 && cell.N < least {
						t.Fatalf("%s shows %d", table.Name, cell.N)
					}
				}
				if hidden == 1 {
					t.Fatalf("%s hides one part of a sum", table.Name)
				}
			}
			keepsBases(t, &table)
			if strings.Contains(table.Name, "words") && options.By == "" {
				for _, row := range table.Rows {
					if row.Measure == tables.Shares && row.Cells[0].N < least {
						t.Fatalf("%q is listed for %d", row.Label, row.Cells[0].N)
					}
				}
			}
		}
	})
}

// keepsBases looks for a count whose percentage gives away a base that is
// suppressed.
func keepsBases(t *rapid.T, table *tables.Table) {
	for i, row := range table.Rows {
		for j, column := range table.Columns {
			base := row.Cells[j]
			for k := range table.Rows {
				if column.Measure == tables.Shares && table.Rows[k].Name == "base" {
					base = table.Rows[k].Cells[j]
				}
			}
			for k := range table.Columns {
				if table.Columns[k].Name == "base" && column.Measure == tables.Shares {
					base = row.Cells[k]
				}
			}
			if row.Measure == tables.Shares && base.Mark == tables.Suppressed && row.Cells[j].Mark == tables.NoMark && column.Measure == tables.Shares {
				t.Fatalf("%s, row %d: %+v gives its base away", table.Name, i, row.Cells[j])
			}
		}
	}
}

// sumsOf are the counts that add up: categories with their base, and the
// categories of the crossing with the total.
func sumsOf(table *tables.Table) [][]tables.Cell {
	var sums [][]tables.Cell
	switch table.Kind {
	case tables.SingleChoice:
		for j := range table.Columns {
			var down []tables.Cell
			for _, row := range table.Rows {
				if row.Measure == tables.Shares || row.Measure == tables.Bases {
					down = append(down, row.Cells[j])
				}
			}
			sums = append(sums, down)
		}
		for _, row := range table.Rows {
			if len(row.Cells) > 1 && row.Measure == tables.Shares {
				sums = append(sums, row.Cells)
			}
		}
	case tables.GridItems, tables.Ranking:
		for _, row := range table.Rows {
			var across []tables.Cell
			for j, column := range table.Columns {
				if column.Measure == tables.Shares || column.Measure == tables.Bases {
					across = append(across, row.Cells[j])
				}
			}
			sums = append(sums, across)
		}
	}
	return sums
}

// TestIntervalsHoldTheShare looks at every interval.
func TestIntervalsHoldTheShare(t *testing.T) {
	in := load(t, everything)
	rapid.Check(t, func(t *rapid.T) {
		options := drawnOptions(t, in)
		options.Interval = rapid.SampledFrom(statistics.Methods).Draw(t, "method")
		for _, table := range count(t, sampled(t, in), options) {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					if i := cell.Interval; i != nil && (i.Low > cell.Percent+1e-6 || i.High < cell.Percent-1e-6 || i.Low < 0 || i.High > 100 || math.IsNaN(i.Low)) {
						t.Fatalf("%v of %v: %+v", cell.Percent, cell.Base, *i)
					}
				}
			}
		}
	})
}
