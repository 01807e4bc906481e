package main

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"fieldwork/forms/outcomes"
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
		OpenCases   int                  `json:"open_cases"`
		AsIfClosed  bool                 `json:"as_if_closed"`
		Final       []outcomeCountJSON   `json:"final"`
		Open        []outcomeCountJSON   `json:"open"`
		Groups      map[sample.Group]int `json:"groups"`
		Eligibility eligibilityJSON      `json:"eligibility"`
		Rates       map[string]*float64  `json:"rates"`
		ListsBy     string               `json:"lists_by,omitempty"`
		Unsampled   int                  `json:"unsampled"`
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

// outcomesReport is a report that is written out.
type outcomesReport struct{ outcomes.Report }

func (r *outcomesReport) json() outcomesJSON {
	e, _ := r.Eligibility.Value.Float64()
	report := outcomesJSON{
		Form: r.Instrument, Cases: r.Cases, OpenCases: r.Open, AsIfClosed: r.AsIfClosed,
		Final: outcomeCounts(r.Tally.ByCode), Open: outcomeCounts(r.Tally.Interim),
		Groups:      map[sample.Group]int{},
		Eligibility: eligibilityJSON{E: e, Basis: r.Eligibility.Basis, Given: r.EligibilityGiven, Assumed: r.Eligibility.Assumed},
		Rates:       map[string]*float64{}, ListsBy: r.ListQuestion, Unsampled: r.Unsampled,
		Lists: []listRateJSON{}, Total: listRate(r.Total),
	}
	for _, group := range sample.Groups {
		report.Groups[group] = r.Tally.Counts[group]
	}
	for _, rate := range r.Rates {
		report.Rates[rate.Name] = valueOf(rate)
	}
	for _, row := range r.Lists {
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

// head says how many cases there are, and what open ones count as.
func (r *outcomesReport) head() string {
	head := fmt.Sprintf("%s of %s: %d closed, %d open.", plural(r.Cases, "case", "cases"), r.Instrument, r.Cases-r.Open, r.Open)
	switch {
	case r.Open > 0 && r.AsIfClosed:
		head += " Open cases count as they would be closed now."
	case r.Open > 0:
		head += " Open cases are in no rate."
	}
	return head + "\n"
}

// listHead says what the lists of the completes are taken from.
func (r *outcomesReport) listHead() string {
	head := "Whoever is on several lists counts in each, and once in the total.\n"
	if r.ListQuestion != "" {
		head += fmt.Sprintf("Completes count on the lists named in %s, where it is answered.\n", ui.Safe(r.ListQuestion))
	}
	switch {
	case r.Unsampled == 1:
		head += "1 complete belongs to no case of the sample.\n"
	case r.Unsampled > 1:
		head += fmt.Sprintf("%d completes belong to no case of the sample.\n", r.Unsampled)
	}
	return head
}

func (r *outcomesReport) write(w io.Writer) error {
	for _, part := range []struct {
		before string
		rows   [][]string
	}{
		{r.head(), countTable("FINAL DISPOSITION", r.Tally.ByCode, true)},
		{"", countTable("OPEN, BY LAST OUTCOME", r.Tally.Interim, false)},
		{r.eligibility() + "\n", rateTable(r.Rates)},
		{r.listHead(), listTable(r.Lists, r.Total)},
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
	if !r.EligibilityGiven {
		return r.Eligibility.Basis
	}
	return ended(fmt.Sprintf("e is given as %s: %s", r.Eligibility.Value.FloatString(3), ui.Safe(r.Eligibility.Basis)))
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
