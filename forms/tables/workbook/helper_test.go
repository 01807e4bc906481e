package workbook_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
	"fieldwork/forms/tables/workbook"
)

// fusionForm is the questionnaire of the Fusion study.
func fusionForm(t testing.TB) *forms.Instrument {
	t.Helper()
	source, _ := library.Source("fusion-survey")
	in, faults := forms.Load("fusion.yaml", source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

// fusionTables counts the responses of the Fusion study.
func fusionTables(t testing.TB, options tables.Options) []tables.Table {
	t.Helper()
	in := fusionForm(t)
	options.Forms = []tables.Form{{Version: 1, Instrument: in}}
	tabulation, err := tables.New(options)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(library.FusionResponses()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		interview := forms.Interview{ID: row[0], Version: 1, Status: forms.Complete, Answers: map[string]forms.Answer{}}
		for i, name := range rows[0] {
			v := in.Variable(name)
			if v == nil || row[i] == "" {
				continue
			}
			answer := forms.Answer{Value: row[i]}
			if special := forms.Special(row[i]); v.Question.Allows(special) && v.Question.Choice(row[i]) == nil {
				answer = forms.Answer{Special: special}
			}
			interview.Answers[name] = answer
		}
		if err := tabulation.Add(&interview); err != nil {
			t.Fatal(err)
		}
	}
	return tabulation.Tables()
}

// books are workbooks of every kind of table: uncrossed and crossed, with
// intervals, with counts kept back, and as percentages alone.
func books(t testing.TB) map[string]workbook.Book {
	frame := tables.FrameTable([]tables.List{{Name: "a", Label: "List A", Sample: 0, Completes: 3}, {Name: "b", Label: "List B", Sample: 9, Completes: 3}},
		tables.List{Sample: 9, Completes: 6}, "Completes count on the lists that respondents name.")
	whole := append([]tables.Table{frame}, fusionTables(t, tables.Options{})...)
	crossed := fusionTables(t, tables.Options{By: "q4", Interval: statistics.Wilson, Questions: []string{"q2", "q4", "q5_design", "q6", "q12"}})
	return map[string]workbook.Book{
		"whole":   {Title: "Fusion", Source: "Source: the responses.", Language: "en", Tables: whole, Show: tables.CountsAndPercentages},
		"crossed": {Title: "Fusion", Language: "cy", Tables: crossed, Show: tables.CountsAndPercentages},
		"kept back": {Title: "Fusion", Language: "no such tag", Show: tables.OnlyPercentages,
			Tables: fusionTables(t, tables.Options{By: "q3", Suppress: 5, Questions: []string{"q4", "q5_design"}})},
	}
}

// written is a workbook as bytes.
func written(t testing.TB, book workbook.Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := workbook.Write(&out, book); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
