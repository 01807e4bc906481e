package main

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// percentDecimals is how many decimals a rate is told with.
const percentDecimals = 1

// The report as JSON. A rate is from 0 to 1, and null where it is not
// applicable.
type (
	outcomesJSON struct {
		Form        string               `json:"form"`
		Cases       int                  `json:"cases"`
		Final       []outcomeCountJSON   `json:"final"`
		Open        []outcomeCountJSON   `json:"open"`
		Groups      map[sample.Group]int `json:"groups"`
		Eligibility eligibilityJSON      `json:"eligibility"`
		Rates       map[string]*float64  `json:"rates"`
		Lists       []listRateJSON       `json:"lists"`
		Total       listRateJSON         `json:"total"`
	}
	outcomeCountJSON struct {
		Code  string       `json:"code"`
		Label string       `json:"label"`
		Group sample.Group `json:"group,omitempty"`
		Cases int          `json:"cases"`
	}
	eligibilityJSON struct {
		E       float64 `json:"e"`
		Basis   string  `json:"basis"`
		Given   bool    `json:"given"`
		Assumed bool    `json:"assumed"`
	}
	listRateJSON struct {
		List      string   `json:"list"`
		Sample    int      `json:"sample"`
		Completes int      `json:"completes"`
		Rate      *float64 `json:"rate"`
	}
)

func (r *outcomesReport) json() outcomesJSON {
	e, _ := r.e.Value.Float64()
	report := outcomesJSON{
		Form: r.form, Cases: r.total.Sample, Final: outcomeCounts(r.tally.ByCode), Open: outcomeCounts(r.tally.Interim),
		Groups:      map[sample.Group]int{},
		Eligibility: eligibilityJSON{E: e, Basis: r.e.Basis, Given: r.given, Assumed: r.e.Assumed},
		Rates:       map[string]*float64{}, Lists: []listRateJSON{}, Total: listRate(r.total),
	}
	for _, group := range sample.Groups {
		report.Groups[group] = r.tally.Counts[group]
	}
	for _, rate := range r.rates {
		report.Rates[rate.Name] = valueOf(rate)
	}
	for _, row := range r.lists {
		report.Lists = append(report.Lists, listRate(row))
	}
	return report
}

func listRate(row sample.ListRow) listRateJSON {
	return listRateJSON{List: row.List, Sample: row.Sample, Completes: row.Completes, Rate: valueOf(row.Rate())}
}

// valueOf is a rate from 0 to 1; nil where it is not applicable.
func valueOf(rate sample.Rate) *float64 {
	if value, ok := rate.Value(); ok {
		return &value
	}
	return nil
}

// outcomeCounts lists the outcomes that occur, in the order of the list of all.
func outcomeCounts(byCode map[string]int) []outcomeCountJSON {
	list := []outcomeCountJSON{}
	for _, outcome := range sample.Outcomes() {
		if n := byCode[outcome.Code]; n > 0 {
			list = append(list, outcomeCountJSON{outcome.Code, outcome.Label, outcome.Group, n})
		}
	}
	return list
}

func (r *outcomesReport) write(w io.Writer) error {
	open := r.open()
	head := fmt.Sprintf("%s of %s: %d closed, %d open.", plural(r.total.Sample, "case", "cases"), r.form, r.total.Sample-open, open)
	if open > 0 {
		head += " Open cases are in no rate."
	}
	for _, part := range []struct {
		before string
		rows   [][]string
	}{
		{head + "\n", countTable("FINAL DISPOSITION", r.tally.ByCode, true)},
		{"", countTable("OPEN, BY LAST OUTCOME", r.tally.Interim, false)},
		{r.eligibility() + "\n", rateTable(r.rates)},
		{"Whoever is on several lists counts in each, and once in the total.\n", listTable(r.lists, r.total)},
	} {
		if len(part.rows) == 1 && part.before == "" {
			continue
		}
		if _, err := io.WriteString(w, part.before); err != nil {
			return err
		}
		if len(part.rows) > 1 {
			if err := writeTable(w, part.rows); err != nil {
				return err
			}
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "The rates are those of the AAPOR Standard Definitions, 9th edition, 2016.\n")
	return err
}

// eligibility says what e is and how it was come by.
func (r *outcomesReport) eligibility() string {
	if !r.given {
		return r.e.Basis
	}
	return ended(fmt.Sprintf("e is given as %s: %s", r.e.Value.FloatString(3), ui.Safe(r.e.Basis)))
}

func countTable(heading string, byCode map[string]int, final bool) [][]string {
	rows := [][]string{{heading, "", "CASES"}}
	if final {
		rows[0] = append(rows[0], "GROUP")
	}
	for _, one := range outcomeCounts(byCode) {
		row := []string{one.Code, one.Label, strconv.Itoa(one.Cases)}
		if final {
			row = append(row, string(one.Group))
		}
		rows = append(rows, row)
	}
	return rows
}

func rateTable(rates []sample.Rate) [][]string {
	rows := [][]string{{"RATE", ""}}
	for _, rate := range rates {
		rows = append(rows, []string{rate.Name, rate.Percent(percentDecimals)})
	}
	return rows
}

func listTable(lists []sample.ListRow, total sample.ListRow) [][]string {
	rows := [][]string{{"LIST", "SAMPLE", "COMPLETES", "RATE"}}
	add := func(name string, row sample.ListRow) {
		rows = append(rows, []string{name, strconv.Itoa(row.Sample), strconv.Itoa(row.Completes), row.Rate().Percent(percentDecimals)})
	}
	for _, row := range lists {
		add(cmp.Or(row.List, "on no list"), row)
	}
	add("total", total)
	return rows
}
