//go:build judges

package dataset_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/forms/dataset"
	"fieldwork/forms/library"
)

// run runs a program in a folder with a file in it and gives what it prints.
func run(t *testing.T, dir, program string, arguments ...string) string {
	t.Helper()
	command := exec.Command(program, arguments...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func written(t *testing.T, name string, content []byte) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// published reads the responses as they were published.
func published(t *testing.T) (rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(library.FusionResponses()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// TestJudgePSPPCountsWhatWasAnswered lets PSPP count a scale, a choice of
// several and a cross table in the Fusion responses, and compares them with
// what was published.
func TestJudgePSPPCountsWhatWasAnswered(t *testing.T) {
	dir := written(t, "r.sav", fusionExported(t, dataset.SAV))
	syntax := "GET FILE='r.sav'.\nFREQUENCIES q4 q6.skills.\nCROSSTABS q4 BY q6.skills.\nMRSETS /DISPLAY NAME=ALL.\n"
	if err := os.WriteFile(filepath.Join(dir, "r.sps"), []byte(syntax), 0o600); err != nil {
		t.Fatal(err)
	}
	got := run(t, dir, "pspp", "-O", "format=csv", "r.sps")
	second, skills := map[bool]int{}, 0
	for _, row := range published(t) {
		chosen := strings.Contains(" "+row["q6"]+" ", " skills ")
		if chosen {
			skills++
		}
		if row["q4"] == "second_year" && row["q6"] != "" {
			second[chosen]++
		}
	}
	const label = "Second year of the Fusion programme (April 2016 to date)"
	for _, want := range []string{
		fmt.Sprintf("yes,%d,", skills),
		fmt.Sprintf(",%s,Count,%d,%d,%d\n", label, second[false], second[true], second[false]+second[true]),
		"$q6,Why did your organisation choose",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("PSPP does not say %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "warning") || strings.Contains(got, "error") {
		t.Error(got)
	}
}

// TestJudgeLibreOfficeReadsTheWorkbook compares the cells that LibreOffice finds
// with the labels of what was published.
func TestJudgeLibreOfficeReadsTheWorkbook(t *testing.T) {
	dir := written(t, "r.xlsx", fusionExported(t, dataset.XLSX))
	run(t, dir, "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv", "r.xlsx")
	file, err := os.Open(filepath.Join(dir, "r.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cells, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range cells[0] {
		at[name] = i
	}
	rows := published(t)
	if len(cells) != len(rows)+1 {
		t.Fatalf("LibreOffice finds %d rows", len(cells))
	}
	for i, row := range rows {
		got := cells[i+1]
		chosen := map[bool]string{true: "1", false: "0"}[strings.Contains(" "+row["q6"]+" ", " skills ")]
		if row["q6"] == "" {
			chosen = ""
		}
		if got[at["id"]] != row["id"] || got[at["q6.skills"]] != chosen || got[at["q8"]] != row["q8"] {
			t.Errorf("row %d is %q, %q, %q; want %q, %q, %q", i+1, got[at["id"]], got[at["q6.skills"]], got[at["q8"]], row["id"], chosen, row["q8"])
		}
	}
}
