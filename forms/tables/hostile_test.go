package tables_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"fieldwork/forms"
	"fieldwork/forms/report"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/page"
	"fieldwork/forms/tables/statistics"
	"fieldwork/forms/tables/svg"
	"fieldwork/forms/tables/text"
	"fieldwork/forms/tables/tidy"
)

// hostile is text that is markup, a formula, a control sequence and no UTF-8.
const hostile = "=1+1</td><script>alert(1)</script>|`x`\x1b[31m\x00\u202e\xff\"'&"

// FuzzAnswers counts whatever stands in the answers and labels of respondents,
// and writes it in every format.
func FuzzAnswers(f *testing.F) {
	f.Add("a", "a b", "3", "because", "b", "one", uint8(0))
	f.Add("nothing", "a a  b", "NaN", hostile, hostile, "many", uint8(3))
	f.Add("", " ", "1e309", "", "a", "number", uint8(1))
	in := load(f, everything)
	f.Fuzz(func(t *testing.T, one, many, number, words, order, by string, suppress uint8) {
		interview := forms.Interview{ID: "1", Version: 1, Status: forms.Complete, Answers: map[string]forms.Answer{
			"one": {Value: one}, "many": {Value: many}, "number": {Value: number}, "words": {Value: words},
			"order": {Value: order}, "rows_x": {Value: one}, "weight": {Value: number},
		}}
		tabulation, err := tables.New(tables.Options{
			Forms: []tables.Form{{Version: 1, Instrument: in}}, By: by, Suppress: int(suppress), Interval: statistics.Logit,
		})
		if err != nil {
			return
		}
		for range 3 {
			if err := tabulation.Add(&interview); err != nil {
				return
			}
		}
		writeAll(t, tabulation.Tables())
	})
}

// writeAll writes tables in every format and reads back what has a grammar.
func writeAll(t *testing.T, all []tables.Table) {
	t.Helper()
	for _, table := range all {
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Columns) {
				t.Fatalf("%s has a row of %d cells in %d columns", table.Name, len(row.Cells), len(table.Columns))
			}
			for _, cell := range row.Cells {
				if math.IsNaN(cell.Percent) || math.IsNaN(cell.Value) || math.IsInf(cell.Value, 0) && cell.Mark == tables.NoMark {
					t.Fatalf("%s, %s: %+v", table.Name, row.Label, cell)
				}
			}
		}
		if chart, ok := tables.ChartOf(&table); ok {
			wellFormed(t, svg.Draw(&chart, "chart"))
		}
	}
	var plain, marked, tidied, html bytes.Buffer
	for _, err := range []error{
		text.Write(&plain, all, tables.CountsAndPercentages, 80), report.WriteMarkdown(&marked, report.DocumentOf(hostile, hostile, all, tables.OnlyCounts)),
		tidy.Write(&tidied, all), page.Write(&html, page.Page{Title: hostile, Language: hostile, Tables: all, Show: tables.OnlyPercentages}),
		json.NewEncoder(io.Discard).Encode(all),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, written := range []string{plain.String(), marked.String(), html.String()} {
		if strings.ContainsAny(written, "\x00\x1b\u202e") || !utf8.ValidString(written) {
			t.Fatalf("a control came through: %q", written)
		}
	}
	if strings.Contains(html.String(), "<script") {
		t.Fatal("markup came through")
	}
	if _, err := csv.NewReader(&tidied).ReadAll(); err != nil {
		t.Fatal(err)
	}
}

func wellFormed(t *testing.T, drawing string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(drawing))
	for {
		switch _, err := decoder.Token(); err {
		case nil:
		case io.EOF:
			return
		default:
			t.Fatalf("%v in %s", err, drawing)
		}
	}
}

// TestHostileLabels writes an instrument whose labels attack every format.
func TestHostileLabels(t *testing.T) {
	in := load(t, `
settings: {form_id: h, languages: {en: {name: English, status: reviewed}}}
choices:
  c:
    - {name: agree, label: "</td><script>alert(1)</script>"}
    - {name: disagree, label: "=cmd()|x\e[31m"}
survey:
  - {type: select_one, name: a, label: "</h2><script>x</script> \e]0;t\a", choices: c}
  - {type: grid, name: g, label: "\"><img src=x onerror=alert(1)>", choices: c, items: [{name: g_x, label: "'; DROP & <b>"}]}
  - {type: text, name: w, label: Words}
`)
	all := interviewsOf("a=agree; g_x=disagree; w="+hostile, "a=disagree; w="+hostile)
	for _, by := range []string{"", "a", "w"} {
		made := tabulated(t, all, tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}, By: by})
		writeAll(t, made)
		var html bytes.Buffer
		if err := page.Write(&html, page.Page{Title: "x", Tables: made}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(html.String(), "<img") || strings.Contains(html.String(), "<b>") {
			t.Error("markup came through")
		}
	}
}
