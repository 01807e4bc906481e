package tables_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
)

// interviewsOf makes complete interviews of the answers of respondents, each
// "name=value; name=value".
func interviewsOf(respondents ...string) []forms.Interview {
	all := make([]forms.Interview, len(respondents))
	for i, answers := range respondents {
		all[i] = forms.Interview{ID: fmt.Sprint(i), Version: 1, Status: forms.Complete, Answers: map[string]forms.Answer{}}
		for _, one := range strings.Split(answers, "; ") {
			if name, value, found := strings.Cut(one, "="); found {
				all[i].Answers[name] = forms.Answer{Value: value}
			}
		}
	}
	return all
}

func repeated(answer string, times int) []string {
	all := make([]string, times)
	for i := range all {
		all[i] = answer
	}
	return all
}

func one(t *testing.T, all []forms.Interview, options tables.Options, question string) tables.Table {
	t.Helper()
	options.Forms = []tables.Form{{Version: 1, Instrument: load(t, everything)}}
	options.Questions = []string{question}
	return tabulated(t, all, options)[0]
}

func expect(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s is %.10g, not %.10g", what, got, want)
	}
}

// TestMultipleResponse compares with counts that were worked out in R: 20 of 32
// cases of mtcars have vs or am, 14 and 13 of them.
func TestMultipleResponse(t *testing.T) {
	respondents := append(repeated("many=a", 7), repeated("many=b", 6)...)
	respondents = append(append(respondents, repeated("many=a b", 7)...), repeated("one=a", 12)...)
	table := one(t, interviewsOf(respondents...), tables.Options{}, "many")
	for _, c := range []struct {
		name                        string
		n                           int
		ofCases, ofResponses, asked float64
	}{{"a", 14, 70, 51.852, 43.75}, {"b", 13, 65, 48.148, 40.625}} {
		cell := rowOf(t, table, c.name).Cells[0]
		if cell.N != c.n {
			t.Errorf("%d chose %s", cell.N, c.name)
		}
		expect(t, c.name+" of cases", cell.Percent, c.ofCases, 5e-4)
		expect(t, c.name+" of responses", cell.OfResponses, c.ofResponses, 5e-4)
		expect(t, c.name+" of those asked", cell.OfAsked, c.asked, 5e-4)
	}
}

// TestWeightedMultipleResponse has five respondents whose weights come to 11,
// 9 of them with an answer. Who has no weight is dropped.
func TestWeightedMultipleResponse(t *testing.T) {
	table := one(t, interviewsOf("many=a b; weight=4", "many=a; weight=2", "many=a c; weight=1", "many=b c; weight=1", "many=b; weight=1", "weight=2",
		"many=c", "many=c; weight=0", "many=c; weight=-1"), tables.Options{Weight: "weight"}, "many")
	for name, want := range map[string][3]float64{
		"a": {46.667, 77.778, 63.636}, "b": {40, 66.667, 54.545}, "c": {13.333, 22.222, 18.182},
	} {
		cell := rowOf(t, table, name).Cells[0]
		expect(t, name+" of responses", cell.OfResponses, want[0], 5e-4)
		expect(t, name+" of cases", cell.Percent, want[1], 5e-4)
		expect(t, name+" of those asked", cell.OfAsked, want[2], 5e-4)
	}
	if base := strings.Join(table.Base, " "); !strings.Contains(base, "3 respondents were dropped") {
		t.Error(base)
	}
}

// TestRanking has six respondents who rank up to three of four.
func TestRanking(t *testing.T) {
	table := one(t, interviewsOf("order=a b c", "order=a c b", "order=c a b", "order=b a other", "order=other b a", "order=a"), tables.Options{}, "order")
	value := func(choice, column string) tables.Cell {
		return rowOf(t, table, choice).Cells[columnOf(t, table, column)]
	}
	for choice, want := range map[string]struct {
		n                          int
		top, mean, unranked, score float64
	}{
		"a": {6, 100, 1.6667, 1.6667, 14}, "b": {5, 83.333, 2.2, 2.5, 9}, "c": {3, 50, 2, 3, 6}, "other": {2, 33.333, 2, 3.3333, 4},
	} {
		if n := value(choice, "base").N; n != want.n {
			t.Errorf("%d ranked %s", n, choice)
		}
		expect(t, choice+" in the top three of those who ranked it", value(choice, "top").Percent, 100, 1e-9)
		expect(t, choice+" in the top three", value(choice, "top_of_respondents").Percent, want.top, 5e-4)
		expect(t, choice+", mean rank", value(choice, "mean_rank").Value, want.mean, 5e-5)
		expect(t, choice+", with unranked as 4", value(choice, "mean_rank_with_unranked").Value, want.unranked, 5e-5)
		expect(t, choice+", score", value(choice, "score").Value, want.score, 1e-9)
	}
}

func TestScale(t *testing.T) {
	in := load(t, `
settings: {form_id: s, languages: {en: {name: English, status: reviewed}}}
choices:
  five:
    - {name: strongly_disagree, label: 1, attributes: {score: "1"}}
    - {name: disagree, label: 2, attributes: {score: "2"}}
    - {name: neither, label: 3, attributes: {score: "3"}}
    - {name: agree, label: 4, attributes: {score: "4"}}
    - {name: strongly_agree, label: 5, attributes: {score: "5"}}
survey:
  - {type: grid, name: g, label: G, choices: five, items: [{name: x, label: X}]}
`)
	respondents := repeated("x=strongly_disagree", 5)
	for i, name := range []string{"disagree", "neither", "agree", "strongly_agree"} {
		respondents = append(respondents, repeated("x="+name, []int{10, 20, 40, 25}[i])...)
	}
	table := tabulated(t, interviewsOf(respondents...), tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}})[0]
	row := rowOf(t, table, "x")
	expect(t, "net agree", row.Cells[columnOf(t, table, "net")].Value, 50, 1e-9)
	expect(t, "mean", row.Cells[columnOf(t, table, "mean")].Value, 3.7, 1e-9)
	expect(t, "sd", row.Cells[columnOf(t, table, "sd")].Value, 1.105542, 5e-7)
	chart, ok := tables.ChartOf(&table)
	if !ok || chart.Kind != tables.Diverging || chart.Series[0].Name != "strongly_disagree" || chart.Series[4].Name != "strongly_agree" {
		t.Fatalf("%+v", chart)
	}
	expect(t, "where the bar begins", chart.Left(&chart.Bars[0]), -25, 1e-9)
}

// TestIntervalsInTables compares with R's survey package: 48 of 64 of 190, and
// without a population.
func TestIntervalsInTables(t *testing.T) {
	all := interviewsOf(append(repeated("one=a", 48), repeated("one=b", 16)...)...)
	interval := func(method statistics.Method, population int) *tables.Interval {
		table := one(t, all, tables.Options{Interval: method, Population: population}, "one")
		return rowOf(t, table, "a").Cells[0].Interval
	}
	logit := interval(statistics.Logit, 190)
	expect(t, "logit, low", logit.Low, 65.138356341463, 1e-7)
	expect(t, "logit, high", logit.High, 82.808251754465, 1e-7)
	wilson := interval(statistics.Wilson, 190)
	expect(t, "Wilson, low", wilson.Low, 63.184, 5e-4)
	expect(t, "Wilson, high", wilson.High, 83.985, 5e-4)
	if free := interval(statistics.Logit, 0); free.Low >= logit.Low || free.High <= logit.High {
		t.Errorf("%+v without a population, %+v with one", free, logit)
	}
	if free, few := interval(statistics.Logit, 0), interval(statistics.Logit, 63); *few != *free {
		t.Errorf("%+v without a population, %+v with one below the respondents", free, few)
	}
}

func TestNumbersByCategory(t *testing.T) {
	table := one(t, interviewsOf("one=a; number=2", "one=a; number=4", "one=c; number=9", "one=a"), tables.Options{By: "one"}, "number")
	mean := columnOf(t, table, "mean")
	for i := range 2 { // all, which are those of a since others are not asked, and a
		expect(t, "the mean", table.Rows[i].Cells[mean].Value, 3, 1e-9)
	}
	if last := table.Rows[2].Cells[mean]; last.Mark != tables.NotApplicable {
		t.Errorf("nobody has a mean of %v", last.Value)
	}
}
