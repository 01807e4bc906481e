package contents

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
	"fieldwork/forms/sample"
	"fieldwork/forms/tables"
)

// percentDecimals is how many decimals a rate is told with.
const percentDecimals = 1

// Interviews counts the complete interviews under a form.
type Interviews struct {
	Complete    int
	First, Last time.Time
	Modes       map[forms.Mode]int
	Languages   map[string]int
}

// Add counts an interview if it is complete.
func (c *Interviews) Add(interview *forms.Interview) {
	if interview.Status != forms.Complete {
		return
	}
	if c.Complete == 0 {
		c.Modes, c.Languages = map[forms.Mode]int{}, map[string]int{}
	}
	c.Complete++
	c.Modes[interview.Mode]++
	c.Languages[interview.Language]++
	at := interview.Submitted
	if at.IsZero() {
		at = interview.Updated
	}
	if c.First.IsZero() || at.Before(c.First) {
		c.First = at
	}
	if at.After(c.Last) {
		c.Last = at
	}
}

// Modes places how many interviews were taken in each way.
func (f *Form) Modes() template.Placed {
	counts := map[string]int{}
	for mode, count := range f.material.Interviews.Modes {
		switch mode {
		case forms.Telephone:
			counts["By telephone"] += count
		case forms.Imported:
			counts["From a file of responses"] += count
		default:
			counts[string(mode)] += count
		}
	}
	return f.shares("Complete interviews by mode", "Mode", counts)
}

// Languages places how many interviews were taken in each language.
func (f *Form) Languages() template.Placed {
	counts := map[string]int{}
	for code, count := range f.material.Interviews.Languages {
		counts[f.languageName(code)] += count
	}
	return f.shares("Complete interviews by language", "Language", counts)
}

func (f *Form) languageName(code string) string {
	for _, language := range f.material.Instrument.Languages {
		if language.Code == code {
			return language.Name
		}
	}
	return cmp.Or(code, "Not known")
}

// shares is a table of counts with their percentages, the greatest first. Small
// ones are suppressed as those of answers are.
func (f *Form) shares(caption, corner string, counts map[string]int) template.Placed {
	if len(counts) == 0 {
		return ""
	}
	total := f.material.Interviews.Complete
	table := report.Table{Caption: caption, Columns: []string{corner, "Interviews", "%"}}
	names := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	kept := f.shownOf(names, counts)
	for i, name := range names {
		share := 100 * float64(counts[name]) / float64(total)
		cells := []report.Cell{report.Words(name), whole(counts[name]), report.Number(strconv.FormatFloat(tables.Rounded(share, 1), 'f', 1, 64))}
		if i >= kept {
			cells[1], cells[2] = hidden, hidden
		}
		table.Rows = append(table.Rows, cells)
	}
	table.Rows = append(table.Rows, []report.Cell{report.Words("All"), whole(total), report.Number("100.0")})
	if kept < len(names) {
		table.Notes = append(table.Notes, fmt.Sprintf("[%s] %s.", tables.Suppressed, tables.Suppressed.Words()))
	}
	return f.page.Place(table)
}

// hidden stands for a count that is suppressed.
var hidden = report.Number("[" + string(tables.Suppressed) + "]")

// shownOf is how many of the counts, the greatest first, can be shown: all but
// the small ones, and but one more where only one is small.
func (f *Form) shownOf(names []string, counts map[string]int) int {
	small := slices.IndexFunc(names, func(name string) bool { return counts[name] < f.material.Suppress })
	switch {
	case small < 0 || len(names) == 1:
		return len(names)
	case small == len(names)-1:
		return small - 1
	}
	return small
}

func whole(n int) report.Cell { return report.Number(strconv.Itoa(n)) }

// Outcomes places the cases by final outcome.
func (f *Form) Outcomes() template.Placed {
	if f.Cases == 0 {
		return ""
	}
	table := report.Table{Caption: "Cases by final outcome", Columns: []string{"Outcome", "AAPOR code", "Cases"}}
	for _, outcome := range sample.Outcomes() {
		if count := f.material.Outcomes.Tally.ByCode[outcome.Code]; count > 0 {
			table.Rows = append(table.Rows, []report.Cell{report.Words(outcome.Label), report.Words(outcome.Code), whole(count)})
		}
	}
	if f.Open > 0 && !f.material.Outcomes.AsIfClosed {
		table.Rows = append(table.Rows, []report.Cell{report.Words("Open"), report.Words(""), whole(f.Open)})
		table.Notes = []string{"Open cases are in no rate."}
	}
	table.Rows = append(table.Rows, []report.Cell{report.Words("All"), report.Words(""), whole(f.Cases)})
	return f.page.Place(table)
}

// kindsOfRates tells rates by the letters that their names begin with.
var kindsOfRates = map[string]string{"RR": "Response rate", "COOP": "Co-operation rate", "REF": "Refusal rate", "CON": "Contact rate"}

// Rates places the rates that are named, or all.
func (f *Form) Rates(names ...string) (template.Placed, error) {
	table := report.Table{
		Caption: "Response and other rates", Columns: []string{"Rate", "Per cent"},
		Notes: []string{"By the AAPOR Standard Definitions, 9th edition."},
	}
	if len(names) == 0 {
		for _, rate := range f.material.Outcomes.Rates {
			names = append(names, rate.Name)
		}
	}
	for _, name := range names {
		rate, err := f.rate(name)
		if err != nil {
			return "", err
		}
		label := kindsOfRates[strings.TrimRight(name, "0123456789")]
		table.Rows = append(table.Rows, []report.Cell{report.Words(fmt.Sprintf("%s (%s)", label, name)), report.Number(rate.Percent(percentDecimals))})
	}
	if f.Cases == 0 {
		return "", nil
	}
	return f.page.Place(table), nil
}

// Rate is one rate: "33.7%", or "n/a".
func (f *Form) Rate(name string) (template.Words, error) {
	rate, err := f.rate(name)
	if err != nil {
		return "", err
	}
	return template.Words(rate.Percent(percentDecimals)), nil
}

func (f *Form) rate(name string) (sample.Rate, error) {
	for _, rate := range f.material.Outcomes.Rates {
		if rate.Name == name {
			return rate, nil
		}
	}
	return sample.Rate{}, fmt.Errorf("%w: %s", ErrNoRate, name)
}
