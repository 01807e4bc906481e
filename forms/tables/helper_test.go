package tables_test

import (
	"encoding/csv"
	"iter"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/tables"
)

func load(t testing.TB, source string) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("test.yaml", []byte(source))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

func fusionForm(t testing.TB) *forms.Instrument {
	t.Helper()
	source, _ := library.Source("fusion-survey")
	return load(t, string(source))
}

// fusionInterviews are the responses that ship, as interviews.
func fusionInterviews(t testing.TB, in *forms.Instrument) []forms.Interview {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(library.FusionResponses()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []forms.Interview
	for _, row := range rows[1:] {
		interview := forms.Interview{ID: row[0], Version: 1, Status: forms.Complete, Language: row[2], Answers: map[string]forms.Answer{}}
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
		all = append(all, interview)
	}
	return all
}

func each(all []forms.Interview) iter.Seq2[forms.Interview, error] {
	return func(yield func(forms.Interview, error) bool) {
		for _, interview := range all {
			if !yield(interview, nil) {
				return
			}
		}
	}
}

// tabulated makes the tables of interviews.
func tabulated(t testing.TB, all []forms.Interview, options tables.Options) []tables.Table {
	t.Helper()
	tabulation, err := tables.New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := tabulation.Run(each(all)); err != nil {
		t.Fatal(err)
	}
	return tabulation.Tables()
}

func fusionTables(t testing.TB, options tables.Options) map[string]tables.Table {
	t.Helper()
	in := fusionForm(t)
	options.Forms = []tables.Form{{Version: 1, Instrument: in}}
	byQuestion := map[string]tables.Table{}
	for _, table := range tabulated(t, fusionInterviews(t, in), options) {
		byQuestion[table.Question] = table
	}
	return byQuestion
}

// rowOf finds a row by its name, or its item; the total's where several have it.
func rowOf(t testing.TB, table tables.Table, name string) tables.Row {
	t.Helper()
	for _, row := range table.Rows {
		if row.Name == name && row.Item == "" || row.Item == name {
			return row
		}
	}
	t.Fatalf("%s has no row %s", table.Name, name)
	return tables.Row{}
}

func columnOf(t testing.TB, table tables.Table, name string) int {
	t.Helper()
	for i, column := range table.Columns {
		if column.Name == name || column.By.Name == name && name != "" {
			return i
		}
	}
	t.Fatalf("%s has no column %s", table.Name, name)
	return 0
}
