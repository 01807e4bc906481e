package tables_test

import (
	"errors"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

// TestWeightsAreNumbers names what cannot weight and says why.
func TestWeightsAreNumbers(t *testing.T) {
	in := fusionForm(t)
	funding := tables.Attribute{Name: "funding", Values: func(*forms.Interview) []string { return []string{"public"} }}
	lists := tables.Attribute{Name: "lists", Multiple: true, Values: func(*forms.Interview) []string { return []string{"1"} }}
	for name, want := range map[string]string{"funding": "holds no number", "q4": "holds no number", "q7": "is a grid", "q3": "several", "lists": "several"} {
		options := tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}, Weight: name, Attributes: []tables.Attribute{funding, lists}}
		tabulation, err := tables.New(options)
		if err == nil {
			err = tabulation.Run(each(fusionInterviews(t, in)))
		}
		if !errors.Is(err, tables.ErrNoWeight) || !strings.Contains(err.Error(), name+" ") || !strings.Contains(err.Error(), want) {
			t.Errorf("a weight by %s gives %v", name, err)
		}
	}
}

// TestWordsAreListedWhereNamed counts answers in words, and lists them only in
// the table of a question that is named.
func TestWordsAreListedWhereNamed(t *testing.T) {
	for name, options := range map[string]tables.Options{
		"counted": {CountWords: true},
		"named":   {CountWords: true, Questions: []string{"q1"}},
		"listed":  {},
	} {
		table := fusionTables(t, options)["q1"]
		listed := 0
		for _, row := range table.Rows {
			if row.Measure == tables.Shares {
				listed++
			}
		}
		said := strings.Contains(strings.Join(table.Notes, " "), "listed only")
		if counted := name == "counted"; counted != (listed == 0) || counted != said {
			t.Errorf("%s: %d answers are listed, and the notes are %q", name, listed, table.Notes)
		}
		if base := rowOf(t, table, "base").Cells[0].N; base != 64 {
			t.Errorf("%s: %d answered", name, base)
		}
	}
}
