//go:build judges

package tables_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

// judged are variables that PSPP counts and crosses: items of grids by when
// the respondent joined.
var judged = []string{"q4", "q5_design", "q7_resources", "q9_reach"}

// TestJudgePSPPCountsTheSame lets PSPP count the Fusion responses and cross them.
func TestJudgePSPPCountsTheSame(t *testing.T) {
	in := fusionForm(t)
	all := fusionInterviews(t, in)
	made := tabulated(t, all, tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}, Questions: judged[1:], By: "q4"})
	output := pspp(t, all)
	const rounding = 1e-9
	for i, name := range judged[1:] {
		test := made[i].Tests[0]
		crossed := after(output, "Table: "+name+" × q4")
		chiSquare, cramersV := numberIn(t, crossed, "Pearson Chi-Square", 0), numberIn(t, crossed, "Cramer's V", 1)
		if math.Abs(test.ChiSquare-chiSquare) > rounding || math.Abs(test.CramersV-cramersV) > rounding {
			t.Errorf("%s: chi-square %.12f, V %.12f; PSPP has %.12f and %.12f", name, test.ChiSquare, test.CramersV, chiSquare, cramersV)
		}
		counted := after(output, "Table: "+name)
		for _, row := range made[i].Rows {
			if row.Measure != tables.Shares || row.Cells[0].N == 0 {
				continue
			}
			if n := numberIn(t, counted, row.Name, 1); int(n) != row.Cells[0].N {
				t.Errorf("%s, %s: %d; PSPP has %v", name, row.Name, row.Cells[0].N, n)
			}
		}
	}
}

// after gives the lines that follow a title.
func after(lines [][]string, title string) [][]string {
	for i, line := range lines {
		if line[0] == title {
			return lines[i+1:]
		}
	}
	return nil
}

// numberIn gives the number after a label in a column of the first line that
// has it.
func numberIn(t *testing.T, lines [][]string, label string, column int) float64 {
	t.Helper()
	for _, line := range lines {
		if len(line) > column+1 && line[column] == label {
			number, err := strconv.ParseFloat(line[column+1], 64)
			if err != nil {
				t.Fatal(err)
			}
			return number
		}
	}
	t.Fatalf("PSPP says nothing of %s", label)
	return 0
}

// pspp runs PSPP on the responses and gives what it writes, as CSV.
func pspp(t *testing.T, all []forms.Interview) [][]string {
	t.Helper()
	folder := t.TempDir()
	var data, syntax strings.Builder
	for _, interview := range all {
		for _, name := range judged {
			data.WriteString(interview.Answers[name].Value + ",")
		}
		data.WriteString("\n")
	}
	fmt.Fprintf(&syntax, "SET FORMAT=F40.12.\nDATA LIST LIST (',') FILE='%s' /", filepath.Join(folder, "data.csv"))
	for _, name := range judged {
		syntax.WriteString(name + " (A20) ")
	}
	syntax.WriteString(".\n")
	for _, name := range judged {
		fmt.Fprintf(&syntax, "MISSING VALUES %s ('').\n", name)
	}
	fmt.Fprintf(&syntax, "FREQUENCIES /VARIABLES=%s.\n", strings.Join(judged[1:], " "))
	for _, name := range judged[1:] {
		fmt.Fprintf(&syntax, "CROSSTABS /TABLES=%s BY q4 /CELLS=COUNT /STATISTICS=CHISQ PHI.\n", name)
	}
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("data.csv", data.String())
	out := filepath.Join(folder, "out.csv")
	if said, err := exec.Command("pspp", "-O", "format=csv", "-o", out, write("study.sps", syntax.String())).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(string(written)))
	reader.FieldsPerRecord = -1
	lines, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
