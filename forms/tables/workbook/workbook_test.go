package workbook_test

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fieldwork/forms/tables"
	"fieldwork/forms/tables/workbook"
)

// TestEveryBook holds workbooks of every kind of table against the guidance,
// writes them twice, and compares their cells with what was counted.
func TestEveryBook(t *testing.T) {
	for name, book := range books(t) {
		t.Run(name, func(t *testing.T) {
			content := written(t, book)
			for _, fault := range inspect(t, content) {
				t.Error(fault)
			}
			if !bytes.Equal(content, written(t, book)) {
				t.Error("the same tables gave other bytes")
			}
			file := opened(t, content)
			for at := range book.Tables {
				compare(t, file, &book.Tables[at], at+1, book.Show)
			}
		})
	}
}

// TestGuidanceIsChecked breaks workbooks and expects that it is noticed.
func TestGuidanceIsChecked(t *testing.T) {
	content := written(t, workbook.Book{Title: "Fusion", Language: "en", Tables: fusionTables(t, tables.Options{Questions: []string{"q6"}}), Show: tables.CountsAndPercentages})
	if faults := inspect(t, content); len(faults) > 0 {
		t.Fatal(faults)
	}
	frozen := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	for what, spoil := range map[string]func(*excelize.File) error{
		"merged cells":  func(f *excelize.File) error { return f.MergeCell("Table 1", "A1", "B1") },
		"frozen panes":  func(f *excelize.File) error { return f.SetPanes("Table 1", frozen) },
		"a filter":      func(f *excelize.File) error { return f.AutoFilter("Notes", "A4:C5", nil) },
		"a formula":     func(f *excelize.File) error { return f.SetCellFormula("Table 1", "B9", "1+1") },
		"hidden cells":  func(f *excelize.File) error { return f.SetRowVisible("Table 1", 8, false) },
		"is empty":      func(f *excelize.File) error { return f.SetCellValue("Table 1", "B9", nil) },
		"of 40 rows":    func(f *excelize.File) error { return f.SetCellStr("Table 1", "A40", "below") },
		"no format":     func(f *excelize.File) error { return f.SetCellStyle("Table 1", "B9", "B9", 0) },
		"not explained": func(f *excelize.File) error { return f.SetCellStr("Table 1", "B9", "[x]") },
		"is blank":      func(f *excelize.File) error { return f.SetCellStr("Table 1", "A3", "") },
		"not lead to":   func(f *excelize.File) error { _, err := f.NewSheet("Table 2"); return err },
		"no title or": func(f *excelize.File) error {
			f.Pkg.Store("docProps/core.xml", []byte(`<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`))
			return nil
		},
		"refers to a":    func(f *excelize.File) error { return f.SetCellStr("Table 1", "A9", "Links [note 1]") },
		"there is no":    func(f *excelize.File) error { return f.SetCellStr("Table 1", "A1", "Table 1 [note 7]") },
		"not on the":     func(f *excelize.File) error { f.SetActiveSheet(2); return nil },
		"not marked up":  func(f *excelize.File) error { return f.SetCellStr("Table 1", "A7", "Another") },
		"has 0 tables":   func(f *excelize.File) error { return f.DeleteTable("table_1_q6") },
		"worksheet Note": func(f *excelize.File) error { return f.SetSheetVisible("Notes", false) },
	} {
		t.Run(what, func(t *testing.T) {
			file, err := excelize.OpenReader(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			var out bytes.Buffer
			if err := spoil(file); err != nil {
				t.Fatal(err)
			}
			if err := file.Write(&out); err != nil {
				t.Fatal(err)
			}
			if faults := strings.Join(inspect(t, out.Bytes()), "\n"); !strings.Contains(faults, what) {
				t.Errorf("not noticed; found %q", faults)
			}
		})
	}
}

// compare holds the worksheet of a table against what was counted.
func compare(t *testing.T, file *excelize.File, table *tables.Table, number int, show tables.Show) {
	t.Helper()
	layout := table.Lay(show)
	rows, err := file.GetRows("Table "+strconv.Itoa(number), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	rows = rows[len(rows)-len(layout.Rows):]
	for i, row := range layout.Rows {
		cells := rows[i][len(rows[i])-len(row.Cells):]
		for j, value := range row.Cells {
			want := strconv.FormatFloat(value.Number, 'f', -1, 64)
			switch {
			case value.Empty:
				want = "[z]"
			case value.Mark != tables.NoMark:
				want = "[" + string(value.Mark) + "]"
			}
			if cells[j] != want {
				t.Errorf("%s, %s: %s, counted %s", table.Name, row.Label, cells[j], want)
			}
		}
	}
}

func opened(t *testing.T, content []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// TestHostileLabels puts text that means something to spreadsheets where text
// from outside stands.
func TestHostileLabels(t *testing.T) {
	labels := []string{
		"=1+1", "@SUM(A1)", "-1", "+1", "12", "'=1", "=HYPERLINK(\"http://example.org\")", "a\x00\x1b[31mb", "_x0041_", "<b>&\"'", "two\nlines",
		strings.Repeat("long ", 9000), "\u202eback", "", "Same", "same", "\ufffe", "{{.}}", "😀", "[note 99]x", "'Table 1'!A1",
	}
	table := tables.Table{Name: "q-1", Question: "=q", Title: "=1+1", Kind: tables.GridItems, Corner: "=A1", Base: []string{"=B1"}, Notes: []string{"=N"}}
	row := tables.Row{Measure: tables.Shares, Label: "=A1"}
	for i, label := range labels {
		table.Columns = append(table.Columns, tables.Column{Label: label, Name: strconv.Itoa(i), Measure: tables.Shares})
		row.Cells = append(row.Cells, tables.Cell{N: 1, Base: 10, Percent: 10})
	}
	for _, label := range labels {
		row.Label = label + "."
		table.Rows = append(table.Rows, row)
	}
	content := written(t, workbook.Book{Title: "=T", Source: "=S", Tables: []tables.Table{table}, Show: tables.CountsAndPercentages})
	for _, fault := range inspect(t, content) {
		if !strings.Contains(fault, "refers to a note") {
			t.Error(fault)
		}
	}
	rows, err := opened(t, content).GetRows("Table 1")
	if err != nil {
		t.Fatal(err)
	}
	rows = rows[len(rows)-len(labels):]
	for i, want := range labels[:9] {
		if got := rows[i][0]; i != 7 && got != want+"." {
			t.Errorf("label %q became %q", want+".", got)
		}
	}
}

// TestMiddleOnTheLine adds up what a diverging chart draws: the space, the left
// side and half of the middle reach to the line from which bars begin.
func TestMiddleOnTheLine(t *testing.T) {
	for _, question := range []string{"q5", "q9"} {
		made := fusionTables(t, tables.Options{Questions: []string{question}})
		part := partsOf(t, written(t, workbook.Book{Title: "Fusion", Tables: made, Show: tables.CountsAndPercentages}))["xl/charts/chart1.xml"]
		line, err := strconv.ParseFloat(regexp.MustCompile(`<c:crossesAt val="([^"]+)"`).FindStringSubmatch(part)[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		series := strings.Split(part, "<c:ser>")[1:]
		const spaceAndPoints = 6
		if len(series) != spaceAndPoints {
			t.Fatalf("%s has %d series", question, len(series))
		}
		for bar := range made[0].Rows {
			sum := 0.0
			for i, share := range []float64{1, 1, 1, 0.5} {
				sum += share * drawn(t, series[i], bar)
			}
			if math.Abs(sum-line) > 1e-9 {
				t.Errorf("%s, bar %d: the middle is at %v, the line at %v", question, bar, sum, line)
			}
		}
	}
}

// drawn is a number that a series has in the chart itself.
func drawn(t *testing.T, series string, bar int) float64 {
	t.Helper()
	_, values, _ := strings.Cut(series, "<c:val>")
	found := regexp.MustCompile(`<c:pt idx="` + strconv.Itoa(bar) + `"><c:v>([^<]+)`).FindStringSubmatch(values)
	if found == nil {
		t.Fatalf("bar %d has no number", bar)
	}
	number, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return number
}
