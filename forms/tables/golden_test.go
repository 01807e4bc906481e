package tables_test

import (
	"bytes"
	"testing"

	"fieldwork/forms/goldentest"
	"fieldwork/forms/report"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/page"
	"fieldwork/forms/tables/statistics"
	"fieldwork/forms/tables/text"
	"fieldwork/forms/tables/tidy"
)

// TestGolden compares some tables of the Fusion study with files that have been
// looked at: a grid, a multiple choice, a ranking, and crossed ones with
// intervals and with suppressed counts.
func TestGolden(t *testing.T) {
	in := fusionForm(t)
	all := fusionInterviews(t, in)
	versions := []tables.Form{{Version: 1, Instrument: in}}
	var made []tables.Table
	for _, options := range []tables.Options{
		{Questions: []string{"q5", "q6", "q10"}},
		{Questions: []string{"q4"}, By: "q5_target", Interval: statistics.Logit, Population: 190},
		{Questions: []string{"q7"}, By: "q4", Suppress: 5},
	} {
		options.Forms = versions
		made = append(made, tabulated(t, all, options)...)
	}
	golden(t, "wide.txt", func(out *bytes.Buffer) error { return text.Write(out, made, tables.CountsAndPercentages, 120) })
	golden(t, "narrow.txt", func(out *bytes.Buffer) error { return text.Write(out, made[:2], tables.OnlyPercentages, 72) })
	golden(t, "tables.md", func(out *bytes.Buffer) error {
		return report.WriteMarkdown(out, report.DocumentOf("Fusion", "en", made, tables.CountsAndPercentages))
	})
	golden(t, "tables.csv", func(out *bytes.Buffer) error { return tidy.Write(out, made) })
	golden(t, "tables.html", func(out *bytes.Buffer) error {
		return page.Write(out, page.Page{Title: "Fusion stakeholder survey", Language: "en", Tables: made, Show: tables.CountsAndPercentages})
	})
}

func golden(t *testing.T, name string, write func(*bytes.Buffer) error) {
	t.Helper()
	var got bytes.Buffer
	if err := write(&got); err != nil {
		t.Fatal(err)
	}
	goldentest.File(t, "testdata/golden/"+name, got.String())
}
