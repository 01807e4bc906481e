package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
	"fieldwork/forms/dataset/sav/savtest"
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

// TestTooLongATextIsCutAndCounted has texts of characters that take two units in
// a workbook and four bytes in a file for SPSS, neither of which ends at the limit.
func TestTooLongATextIsCutAndCounted(t *testing.T) {
	in := load(t)
	long := forms.Interview{ID: "01", Instrument: in.Name, Status: forms.Complete, Answers: map[string]forms.Answer{
		"words": plain(strings.Repeat("𝄞", mostCell)),
	}}
	fits := long
	fits.Answers = map[string]forms.Answer{"words": plain(strings.Repeat("x", sav.MostWidth))}
	for _, c := range []struct {
		format Format
		want   int
	}{{CSV, 0}, {JSONL, 0}, {XLSX, 2}, {SAV, 2}} {
		var out bytes.Buffer
		summary, err := Export(&out, sequence(long, fits, long), in, Options{Format: c.format})
		if err != nil || summary.Cut != c.want {
			t.Errorf("%s: %+v, %v", c.format, summary, err)
		}
		if c.format != SAV {
			continue
		}
		file := savtest.Read(out.Bytes())
		at := slices.Index(file.Names, "words")
		if got, want := file.Rows[0][at], strings.Repeat("𝄞", sav.MostWidth/4); got != want {
			t.Errorf("%d bytes are left, want %d", len(got), len(want))
		}
	}
}

func TestRoundedNumbersAreCounted(t *testing.T) {
	in := load(t)
	exact := forms.Interview{ID: "01", Instrument: in.Name, Status: forms.Complete, Answers: map[string]forms.Answer{"age": plain("9007199254740992")}}
	rounded := exact
	rounded.Answers = map[string]forms.Answer{"age": plain("9007199254740993")}
	for format, want := range map[Format]int{CSV: 0, JSONL: 0, XLSX: 3, SAV: 3} {
		summary, err := Export(io.Discard, sequence(rounded, exact, rounded, rounded), in, Options{Format: format})
		if err != nil || summary.Rounded != want {
			t.Errorf("%s: %+v, %v", format, summary, err)
		}
	}
}

// TestTimesInAWorkbook has days and moments that a span of time in nanoseconds
// does not reach, and those that workbooks do not know.
func TestTimesInAWorkbook(t *testing.T) {
	at := func(year int, month time.Month, day, hour int) time.Time {
		return time.Date(year, month, day, hour, 0, 0, 0, time.UTC)
	}
	styles := workbookStyles{day: 1, timeOfDay: 2, moment: 3}
	for _, c := range []struct {
		state codeplan.State
		time  time.Time
		want  string
	}{
		{codeplan.IsDay, at(1901, 1, 1, 0), `" s="1"><v>367<`},
		{codeplan.IsDay, at(2192, 4, 11, 0), `" s="1"><v>106754<`},
		{codeplan.IsDay, at(9999, 12, 31, 0), `" s="1"><v>2958465<`},
		{codeplan.IsDay, at(1900, 12, 31, 0), `" t="inlineStr"><is><t>1900-12-31<`},
		{codeplan.IsDay, at(0, 1, 1, 0), `" t="inlineStr"><is><t>0000-01-01<`},
		{codeplan.IsTimeOfDay, at(0, 1, 1, 18), `" s="2"><v>0.75<`},
		{codeplan.IsMoment, at(9999, 12, 31, 6), `" s="3"><v>2958465.25<`},
		{codeplan.IsMoment, at(2026, 11, 22, 0), `" s="3"><v>46348<`},
		{codeplan.IsMoment, at(0, 1, 1, 6), `" t="inlineStr"><is><t>0000-01-01 06:00:00<`},
	} {
		p := &xlsxPage{book: &xlsxEncoder{styles: styles}, sheet: sheetRows{columns: []string{"A"}}}
		p.putOne(&codeplan.Value{State: c.state, Time: c.time})
		if got := string(p.sheet.made); !strings.Contains(got, c.want) {
			t.Errorf("%s is %q, want %s", c.time, got, c.want)
		}
	}
}

func TestMoreRowsThanASheetHolds(t *testing.T) {
	p := &xlsxPage{book: &xlsxEncoder{sheet: &sheetWriter{row: mostRows - 1}}, rows: 2}
	if err := p.finish(); !errors.Is(err, ErrTooManyRows) {
		t.Error(err)
	}
}
