package dataset

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

func TestRefusedFiles(t *testing.T) {
	long := strings.Repeat("x", 300)
	tests := []struct{ name, file, want string }{
		{"empty file", "", "responses.csv:1:1: the file is empty; its first line has to name the columns"},
		{"semicolons", "id;age\n1;30\n", "responses.csv:1:1: the cells of this file are not separated by commas; save it as CSV with commas"},
		{"unknown columns", "id,colour,,Age,status\n", "" +
			"responses.csv:1:4: column 2, “colour”, is no variable of everyday; its columns are id, submitted, language and the names of its variables\n" +
			"responses.csv:1:11: column 3 has no name\n" +
			"responses.csv:1:12: column 4, “Age”, is no variable of everyday; did you mean “age”?\n" +
			"responses.csv:1:16: column 5, “status”, cannot be imported; take it out, or export without details"},
		{"columns twice", "id,age,id,age,_id\n", "" +
			"responses.csv:1:8: column 3, “id”, is column 1 already\n" +
			"responses.csv:1:11: column 4, “age”, is column 2 already\n" +
			"responses.csv:1:15: column 5, “_id”, is column 1 already"},
		{"stray quote", "id,age\n1,3\"0\n", "responses.csv:2:4: a quote stands inside a cell that does not begin with one; put quotes around the cell and double the one inside"},
		{"width", "id,age\n1,30,\n2\n3,30\n", "" +
			"responses.csv:2:6: there are 3 cells here, but the first line names 2 columns\n" +
			"responses.csv:3:1: there is 1 cell here, but the first line names 2 columns"},
		{"own columns", "id,submitted,language,age\n,22/03/2017,fr,30\nx,2017-03-22T14:36:00+00:00,,30\n" + long + ",0001-01-01T00:00:00Z,en,30\n", "" +
			"responses.csv:2:1: id: There is no id. Give every response one, or leave the column out.\n" +
			"responses.csv:2:2: submitted: “22/03/2017” is not a time as it is wanted here, such as 2017-03-22T14:36:00Z or 2017-03-22T15:36:00+01:00.\n" +
			"responses.csv:2:13: language: “fr” is not a language of this instrument, which has en, cy.\n" +
			"responses.csv:3:3: submitted: “2017-03-22T14:36:00+00:00” is not a time as it is wanted here, such as 2017-03-22T14:36:00Z or 2017-03-22T15:36:00+01:00.\n" +
			"responses.csv:3:29: language: There is no language. Give one of en, cy, or leave the column out.\n" +
			"responses.csv:4:1: id: The id is longer than 200 characters.\n" +
			"responses.csv:4:302: submitted: “0001” is not a year in which a response can have been given; years go from 1900 to 2200 here."},
		{"years", "age,submitted\n30,1899-12-31T23:59:59Z\n30,1900-01-01T00:00:00Z\n30,2200-12-31T23:59:59-01:00\n30,2201-01-01T00:00:00+01:00\n", "" +
			"responses.csv:2:4: submitted: “1899” is not a year in which a response can have been given; years go from 1900 to 2200 here.\n" +
			"responses.csv:5:4: submitted: “2201” is not a year in which a response can have been given; years go from 1900 to 2200 here."},
		{"cells", "words,age,distance,since,wakes,member,visits,best\n\"ŷ\n\",x,1.,30/04/2026,25:00,maybe,museum  library,museum museum\n", "" +
			"responses.csv:3:3: age: Please give a whole number, such as 12.\n" +
			"responses.csv:3:5: distance: Please give a number, such as 12 or 12.5.\n" +
			"responses.csv:3:8: since: Please give a date as year-month-day, such as 2026-04-30.\n" +
			"responses.csv:3:19: wakes: Please give a time of day, such as 14:30.\n" +
			"responses.csv:3:25: member: “maybe” is not one of the choices.\n" +
			"responses.csv:3:31: visits: Choices are separated by single spaces.\n" +
			"responses.csv:3:47: best: “museum” stands there twice."},
		{"hostile cells", "age,member\n30,\x1b[31m" + long + "\n30,a\u202eb\n", "" +
			"responses.csv:2:4: member: “␛[31m" + long[:55] + "…” is not one of the choices.\n" +
			"responses.csv:3:4: member: “a\uFFFDb” is not one of the choices."},
		{"special answers", "age,member\nnot_applicable,30\n", "" +
			"responses.csv:2:1: age: Please give a whole number, such as 12.\n" +
			"responses.csv:2:16: member: “30” is not one of the choices."},
		{"off the path", "age,member,why_not,visits,visits_other\n30,yes,too far,museum,a café\n", "" +
			"responses.csv:2:8: why_not: There is an answer here, but the other answers have the question left out.\n" +
			"responses.csv:2:23: visits_other: There are words here, but “other” is not chosen in visits."},
		{"rules", "age,visits,best,age_next\n17,museum library archive,museum,18\n30,museum none,,30\n", "" +
			"responses.csv:2:1: age: An age is from 18 to 110.\n" +
			"responses.csv:2:4: visits: 3 are too many; at most 2 can be chosen.\n" +
			"responses.csv:2:27: best: 1 of 3 ranked. Please rank them all.\n" +
			"responses.csv:3:4: visits: One of these choices cannot stand beside others.\n" +
			"responses.csv:3:17: age_next: “30” stands here, but the instrument works out “31”."},
		{"missing", "id,age\nx,\n", "responses.csv:2:3: age: There is no answer yet. This question needs one, or a special answer."},
		{"missing column", "id,words\n\nx,a\n", "responses.csv:3:1: age: There is no answer yet. This question needs one, or a special answer."},
		{"ids", "age,id\n30,old\n30,a\n30,a\n", "" +
			"responses.csv:2:4: id: “old” is in the study already.\n" +
			"responses.csv:4:4: id: “a” stands in line 3 already."},
	}
	d := newDesk(t, everyday(t))
	if _, err := d.importFile("id,age\nold,30\n"); err != nil {
		t.Fatal(err)
	}
	before := d.contents(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rows, err := d.importFile(test.file)
			var refusal *Refusal
			if !errors.As(err, &refusal) || rows != 0 {
				t.Fatalf("%d rows, %v", rows, err)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Error(diff)
			}
			if after := d.contents(t); after != before {
				t.Errorf("something was written: %s, before %s", after, before)
			}
		})
	}
}

func TestFaultsBeyondTwentyAreCounted(t *testing.T) {
	d := newDesk(t, everyday(t))
	for _, more := range []int{0, 1, 1000} {
		_, err := d.importFile("id,age\n" + strings.Repeat("x,y\n", mostFaults/2) + strings.Repeat("z,30\n", more+2))
		var refusal *Refusal
		if !errors.As(err, &refusal) || len(refusal.Faults) != mostFaults {
			t.Fatal(err)
		}
		want := map[int]string{0: "", 1: "There is 1 more fault.", 1000: "There are 1000 more faults."}[more]
		if refusal.More != more {
			t.Errorf("%d more faults are counted", refusal.More)
		}
		if !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q does not end with %q", err, want)
		}
	}
}

// changing opens one file at first, and another from then on.
func changing(first, then string) func() (io.ReadCloser, error) {
	opened := 0
	return func() (io.ReadCloser, error) {
		opened++
		if opened == 1 {
			return opener(first)()
		}
		return opener(then)()
	}
}

func TestFilesThatChangeMeanwhile(t *testing.T) {
	many := "id,age\n"
	for i := range rowsAtOnce + 10 {
		many += fmt.Sprintf("%d,30\n", i)
	}
	for _, then := range []string{"", "id,age\n", "id,words\n", many + "x,30\n", many + "x,\"30\n", many + "x,y\n", many[:len(many)-1], strings.Replace(many, "7,30", "7,31", 1)} {
		d := newDesk(t, everyday(t))
		_, err := Import(d.study, d.in, d.version, "responses.csv", changing(many, then), nil)
		if !errors.Is(err, ErrChanged) {
			t.Errorf("%.20q…: %v", then, err)
		}
		checkEmpty(t, d)
	}
}

func checkEmpty(t *testing.T, d *desk) {
	t.Helper()
	for interview, err := range d.study.Interviews("") {
		t.Fatalf("there is an interview: %s, %v", interview.ID, err)
	}
	if tally, err := d.study.Tally(d.in.Name); err != nil || tally[forms.Complete] != 0 {
		t.Fatalf("%v, %v", tally, err)
	}
	if has, err := d.study.HasReference("1"); err != nil || has {
		t.Fatalf("an id is kept: %v", err)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	gone := errors.New("the file is gone")
	d := newDesk(t, everyday(t))
	for failAt := range 2 {
		opened := 0
		open := func() (io.ReadCloser, error) {
			if opened == failAt {
				return nil, gone
			}
			opened++
			return opener("id,age\n1,30\n")()
		}
		if _, err := Import(d.study, d.in, d.version, "responses.csv", open, nil); !errors.Is(err, gone) {
			t.Errorf("%v", err)
		}
		checkEmpty(t, d)
	}
}

func TestAnImportThatIsCutOffLeavesNothing(t *testing.T) {
	d := newDesk(t, everyday(t))
	if _, err := d.importFile("id,age\nkept,30\n"); err != nil {
		t.Fatal(err)
	}
	before, _ := d.export(t, Options{Details: true})
	im, err := d.study.BeginImport("responses.csv", d.version)
	if err != nil {
		t.Fatal(err)
	}
	for batch := range 3 {
		var interviews []forms.Interview
		for i := range 300 {
			interviews = append(interviews, forms.Interview{Reference: fmt.Sprintf("%d-%d", batch, i), Language: "en"})
		}
		if err := im.Add(interviews); err != nil {
			t.Fatal(err)
		}
	}
	reopened := study.New(d.study.Store(), storetest.Clock(storetest.Start))
	files, err := reopened.Recover()
	if diff := cmp.Diff([]string{"responses.csv"}, files); diff != "" || err != nil {
		t.Error(diff, err)
	}
	after, _ := d.export(t, Options{Details: true})
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
	if tally, err := d.study.Tally(d.in.Name); err != nil || tally[forms.Complete] != 1 {
		t.Errorf("%v, %v", tally, err)
	}
	if has, err := d.study.HasReference("1-1"); err != nil || has {
		t.Errorf("an id is kept: %v", err)
	}
	if _, err := d.importFile("id,age\n1-1,30\n"); err != nil {
		t.Errorf("the file cannot be imported any more: %v", err)
	}
}

func TestProgress(t *testing.T) {
	d := newDesk(t, everyday(t))
	file := "id,age\n"
	for i := range 3 * rowsPerReport {
		file += fmt.Sprintf("%d,30\n", i)
	}
	var last int64
	var rows, reports int
	_, err := Import(d.study, d.in, d.version, "responses.csv", opener(file), func(done int64, n int) {
		if done < last {
			t.Errorf("%d bytes after %d", done, last)
		}
		last, rows = done, n
		reports++
	})
	if err != nil || last != 2*int64(len(file)) || rows != 3*rowsPerReport || reports != 7 {
		t.Errorf("%d reports, the last %d bytes and %d rows: %v", reports, last, rows, err)
	}
}

func TestAnIDThatIsTakenMeanwhile(t *testing.T) {
	d := newDesk(t, everyday(t))
	file := "id,age\n1,30\n2,30\n"
	opened := 0
	open := func() (io.ReadCloser, error) {
		if opened++; opened == 2 {
			if _, err := d.importFile("id,age\n2,40\n"); err != nil {
				t.Error(err)
			}
		}
		return opener(file)()
	}
	if _, err := Import(d.study, d.in, d.version, "responses.csv", open, nil); !errors.Is(err, study.ErrReferenceTaken) {
		t.Errorf("%v", err)
	}
	got, _ := d.export(t, Options{})
	if diff := cmp.Diff([][]string{{"id", "age"}, {"2", "40"}}, project(t, got, "id", "age")); diff != "" {
		t.Error(diff)
	}
}

func TestCheckSaysWhatImportWould(t *testing.T) {
	for _, file := range []string{
		"id,age\nx,30\ny,31\n", "id,age\n", "id,age\nx,30\nx,31\n", "age\nthirty\n", "nothing\n1\n", "",
	} {
		d := newDesk(t, everyday(t))
		before := d.contents(t)
		checked, checkErr := Check(d.study, d.in, "responses.csv", opener(file), nil)
		if d.contents(t) != before {
			t.Errorf("checking %q changed the study", file)
		}
		imported, importErr := d.importFile(file)
		if checked != imported || fmt.Sprint(checkErr) != fmt.Sprint(importErr) {
			t.Errorf("%q: the check gives %d, %v; the import %d, %v", file, checked, checkErr, imported, importErr)
		}
		if importErr != nil {
			continue
		}
		again, err := Check(d.study, d.in, "responses.csv", opener(file), nil)
		if _, refused := d.importFile(file); fmt.Sprint(err) != fmt.Sprint(refused) {
			t.Errorf("%q again: the check gives %d, %v; the import %v", file, again, err, refused)
		}
	}
}
