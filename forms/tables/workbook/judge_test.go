//go:build judges

package workbook_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fieldwork/forms/tables"
	"fieldwork/forms/tables/workbook"
)

// judged has LibreOffice turn a workbook into other formats, and gives the
// folder with what it made.
func judged(t *testing.T, content []byte, formats ...string) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "tables.xlsx")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		command := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"),
			"--convert-to", format, "--outdir", folder, path)
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, said)
		}
	}
	return folder
}

func read(t *testing.T, path ...string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestJudgeLibreOfficeReadsTables has LibreOffice read the cells of a table and
// every chart with its alternative text and all that it draws, and draw them.
func TestJudgeLibreOfficeReadsTables(t *testing.T) {
	made := fusionTables(t, tables.Options{Questions: []string{"q5", "q6", "q8", "q4"}})
	content := written(t, workbook.Book{Title: "Fusion", Language: "en", Tables: made, Show: tables.CountsAndPercentages})
	const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
	folder := judged(t, content, everySheet, "ods", "pdf")
	cells := string(read(t, folder, "tables-Table 2.csv"))
	for _, want := range []string{"Answer,Respondents (n),Percentage (%),Percentage of responses (%)", "widen access and participation in cultural activities,55,87.3015", "Respondents who answered,63,[z],[z]"} {
		if !strings.Contains(cells, want) {
			t.Errorf("%q is not in\n%s", want, cells)
		}
	}
	parts := partsOf(t, read(t, folder, "tables.ods"))
	var series []int
	for path, part := range parts {
		if regexp.MustCompile(`^Object \d+/content\.xml$`).MatchString(path) && strings.Contains(part, `chart:class="chart:bar"`) {
			series = append(series, strings.Count(part, "<chart:series "))
		}
	}
	drawn, bars, scale := 0, 0, 0
	for i := range made {
		chart, ok := tables.ChartOf(&made[i])
		if !ok {
			continue
		}
		drawn++
		bars += len(chart.Series)
		if chart.Kind == tables.Diverging {
			scale++ // the space to the left
		}
		if !strings.Contains(parts["content.xml"], "<svg:desc>"+chart.Title) {
			t.Errorf("the chart of %s has lost its alternative text", chart.Table)
		}
	}
	total := 0
	for _, count := range series {
		total += count
	}
	if drawn == 0 || scale == 0 || len(series) != drawn || total != bars+scale {
		t.Errorf("charts with %v series; there are %d charts with %d series and %d scales", series, drawn, bars, scale)
	}
	if page := read(t, folder, "tables.pdf"); !strings.HasPrefix(string(page), "%PDF") {
		t.Error("the workbook is not drawn")
	}
}
