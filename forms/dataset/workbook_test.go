package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldwork/forms"
	"fieldwork/forms/goldentest"
)

// coded exports the sample with everything that can be asked for.
func coded(t *testing.T, format Format) ([]byte, Summary) {
	t.Helper()
	contacts := &Contacts{Columns: []string{"name", "email"}, Of: func(caseID string) ([]string, error) {
		if caseID == "" {
			return []string{"", ""}, nil
		}
		return []string{"=Siân", "sian@example.org"}, nil
	}}
	file, summary := exportSample(t, Options{
		Format: format, Details: true, All: true, Contacts: contacts, Language: "cy",
		Written: time.Date(2026, time.November, 21, 14, 30, 0, 0, time.UTC),
	})
	return []byte(file), summary
}

// sheet lays a sheet of a workbook out as text: a cell a line where there is
// something in it.
func sheet(t *testing.T, book *excelize.File, name string) string {
	t.Helper()
	rows, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for y, row := range rows {
		for x, cell := range row {
			at, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if formula, _ := book.GetCellFormula(name, at); formula != "" {
				t.Errorf("%s is the formula %s", at, formula)
			}
			if cell != "" {
				fmt.Fprintf(&b, "%s %s %q\n", at, rows[0][x], cell)
			}
		}
	}
	return b.String()
}

func TestAWorkbookOfResponses(t *testing.T) {
	file, summary := coded(t, XLSX)
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	goldentest.File(t, "testdata/workbook.txt", sheet(t, book, responsesSheet)+"\n"+sheet(t, book, variablesSheet))
	if diff := cmp.Diff(Summary{Written: 3}, summary); diff != "" {
		t.Error(diff)
	}
}

func TestTooLongATextIsCutAndCounted(t *testing.T) {
	in := load(t)
	long := forms.Interview{ID: "01", Instrument: in.Name, Status: forms.Complete, Answers: map[string]forms.Answer{
		"words": plain(strings.Repeat("𝄞", mostCell)),
	}}
	var out bytes.Buffer
	summary, err := Export(&out, sequence(long), in, Options{Format: XLSX})
	if err != nil || summary.Cut != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
}

func TestMoreRowsThanASheetHolds(t *testing.T) {
	p := &xlsxPage{book: &xlsxEncoder{sheet: &sheetWriter{row: mostRows - 1}}, rows: 2}
	if err := p.finish(); !errors.Is(err, ErrTooManyRows) {
		t.Error(err)
	}
}
