package workbook

import "fieldwork/forms/tables"

// probability is the format of p and of Cramér's V.
const probability = "0.0000"

// unreliable explains the shorthand of tests.
const unreliable = "[u] low reliability: expected counts are too small for p to be relied on."

// writeTests writes the worksheet of the tests of all tables.
func writeTests(p *page) {
	grid := grid{name: "tests", columns: []column{
		{"Worksheet", 14, false}, {"What was tested", 60, false},
		{"Chi-square", 14, true}, {"Degrees of freedom", 14, true}, {"p", 12, true}, {"Fisher's exact p", 14, true},
		{"Cramér's V", 12, true}, {"Respondents (n)", 16, true},
		{"Smallest expected count", 16, true}, {"Expected counts below 5 (%)", 18, true}, {"Reliability", 16, true},
	}}
	p.columns(grid.columns)
	p.title("Tests of association")
	p.line("This worksheet contains one table. It has a test for each table, statement or answer that was crossed with something.")
	p.link("Contents of this workbook", contentsSheet)
	p.line("Chi-square is Pearson's, of unweighted counts. Cramér's V is from 0 to 1. Fisher's exact test is of two by two counts only.")
	p.line("Shorthand: " + unreliable + " " + explanation(tables.NotApplicable))
	for _, one := range p.plan.tests {
		grid.rows = append(grid.rows, gridRow{cells: testCells(one)})
	}
	p.grid(grid)
}

func testCells(one tested) []cell {
	const hundred = 100
	test := one.test
	what, exact, reliability := "The whole table", cell{text: "[" + string(tables.NotApplicable) + "]"}, "Sufficient"
	if test.Item.Label != "" {
		what = test.Item.Label
	}
	if test.Exact != nil {
		exact = cell{number: *test.Exact, format: probability}
	}
	if test.Doubtful {
		reliability = "[u]"
	}
	return []cell{
		{text: one.sheet, leads: one.sheet}, {text: what},
		{number: test.ChiSquare, format: formats[tables.TwoDecimals]}, {number: float64(test.Freedom), format: formats[tables.Whole]},
		{number: test.P, format: probability}, exact,
		{number: test.CramersV, format: probability}, {number: float64(test.N), format: formats[tables.Whole]},
		{number: test.LeastExpected, format: formats[tables.OneDecimal]},
		{number: test.FewExpected * hundred, format: formats[tables.OneDecimal]}, {text: reliability},
	}
}
