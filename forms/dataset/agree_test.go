package dataset

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
	"fieldwork/forms/dataset/sav/savtest"
)

// TestCodedFilesHoldWhatCSVHolds exports any responses in three formats, and
// works out from the csv, by names and codes, what the others have to hold.
func TestCodedFilesHoldWhatCSVHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := formMaker{t}
		in := m.instrument("form")
		var interviews []forms.Interview
		for i := range rapid.IntRange(1, 4).Draw(t, "interviews") {
			interviews = append(interviews, m.interview(in, fmt.Sprint("F", i)))
		}
		files := map[Format][]byte{}
		for _, format := range []Format{CSV, SAV, XLSX} {
			var out bytes.Buffer
			if _, err := Export(&out, sequence(interviews...), in, Options{Format: format, Raw: true}); err != nil {
				t.Fatal(err)
			}
			files[format] = out.Bytes()
		}
		records := project(t, string(files[CSV]))
		a := agreement{t, in, codeplan.New(in)}
		a.sav(records, savtest.Read(files[SAV]))
		a.xlsx(records, files[XLSX])
	})
}

// agreement compares coded files with the records of a csv.
type agreement struct {
	*rapid.T
	in   *forms.Instrument
	plan *codeplan.Plan
}

// each goes through the answers, with the cell in the csv and the places of the
// columns in a coded file.
func (a agreement) each(records [][]string, check func(row, at int, column *codeplan.Column, cell string)) {
	for row, record := range records[1:] {
		at := len(ownColumns)
		for i, v := range a.in.Variables() {
			for _, place := range a.plan.Of(v.Name) {
				check(row, at, &a.plan.Columns[place], record[len(ownColumns)+i])
				at++
			}
		}
	}
}

func (a agreement) sav(records [][]string, file *savtest.File) {
	if len(file.Rows) != len(records)-1 {
		a.Fatalf("%d cases of %d", len(file.Rows), len(records)-1)
	}
	a.each(records, func(row, at int, column *codeplan.Column, cell string) {
		got := file.Rows[row][at]
		if special, is := specialNamed(column.Variable, cell); is {
			if label := file.Values[at][got]; label != special.Words() {
				a.Fatalf("%s: %q stands for %q, want %q", column.Name, got, label, special.Words())
			}
			return
		}
		value := answerOf(column.Variable, cell).Value
		if want := inSAV(column, value); got != want {
			a.Fatalf("%s: %q is %q in the sav, want %q", column.Name, cell, got, want)
		}
		if column.Kind == codeplan.Coded && value != "" && got != "." && file.Values[at][got] != nameAt(column, value) {
			a.Fatalf("%s: %q is labelled %q", column.Name, cell, file.Values[at][got])
		}
	})
}

// inSAV is what savtest reads of an answer.
func inSAV(column *codeplan.Column, value string) string {
	number, is := inNumbers(column, value)
	switch {
	case column.Kind == codeplan.Words:
		return strings.TrimRight(value, " ")
	case !is:
		return "."
	}
	switch column.Kind {
	case codeplan.Day:
		at, _ := time.Parse(time.DateOnly, value)
		return fmt.Sprint(sav.Seconds(at))
	case codeplan.TimeOfDay:
		at, _ := time.Parse("15:04", value)
		return fmt.Sprint(float64(at.Hour()*3600 + at.Minute()*60))
	}
	return fmt.Sprint(number)
}

// inNumbers is an answer as a number; it is none where nothing was answered.
func inNumbers(column *codeplan.Column, value string) (number float64, is bool) {
	if value == "" {
		return 0, false
	}
	switch column.Kind {
	case codeplan.Quantity:
		number, _ = strconv.ParseFloat(value, 64)
	case codeplan.Ticked:
		if strings.Contains(" "+value+" ", " "+column.Choice.Name+" ") {
			number = 1
		}
	case codeplan.Coded:
		name := nameAt(column, value)
		for _, code := range column.Codes {
			if code.Name == name {
				return float64(code.Number), true
			}
		}
		return 0, false
	}
	return number, true
}

// nameAt is the choice in a column: that at its place in a ranking.
func nameAt(column *codeplan.Column, value string) string {
	if column.Place == 0 {
		return value
	}
	if names := strings.Fields(value); column.Place <= len(names) {
		return names[column.Place-1]
	}
	return ""
}

func (a agreement) xlsx(records [][]string, file []byte) {
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		a.Fatal(err)
	}
	defer book.Close()
	a.each(records, func(row, at int, column *codeplan.Column, cell string) {
		place, _ := excelize.CoordinatesToCellName(at+1, row+2)
		got, err := book.GetCellValue(responsesSheet, place, excelize.Options{RawCellValue: true})
		if err != nil {
			a.Fatal(err)
		}
		want := a.inXLSX(column, cell)
		if _, isSpecial := specialNamed(column.Variable, cell); !isSpecial && got != "" {
			got = asAnswered(column.Kind, got)
		}
		if got != want {
			a.Fatalf("%s: %q is %q in the xlsx, want %q", column.Name, cell, got, want)
		}
	})
}

// asAnswered reads the number of days in a cell as it was answered.
func asAnswered(kind codeplan.Kind, cell string) string {
	days, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch kind {
	case codeplan.Day:
		return first.AddDate(0, 0, int(days)).Format(time.DateOnly)
	case codeplan.TimeOfDay:
		return first.Add(time.Duration(math.Round(days*24*60)) * time.Minute).Format("15:04")
	}
	return cell
}

// inXLSX is what a cell holds of an answer; the labels of the choices drawn
// here are their names.
func (a agreement) inXLSX(column *codeplan.Column, cell string) string {
	if special, is := specialNamed(column.Variable, cell); is {
		return special.Words()
	}
	value := answerOf(column.Variable, cell).Value
	switch column.Kind {
	case codeplan.Coded:
		return nameAt(column, value)
	case codeplan.Quantity, codeplan.Ticked:
		if number, is := inNumbers(column, value); is {
			return strconv.FormatFloat(number, 'f', -1, 64)
		}
		return ""
	case codeplan.Words:
		return strings.ReplaceAll(value, "\x1b", "\uFFFD")
	}
	return value
}
