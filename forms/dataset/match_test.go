package dataset

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/library"
	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
	"fieldwork/forms/study"
)

// withCases makes a case of the instrument for everybody on lists, and gives
// a match of the open ones.
func (d *desk) withCases(t *testing.T, question, column string, sheets ...sample.Sheet) *Match {
	t.Helper()
	if _, err := d.study.ImportContacts(sheets, "${organisation} = 'Welsh Government'", nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.study.MakeCases(d.in.Name, nil, 0); err != nil {
		t.Fatal(err)
	}
	return d.match(t, question, column)
}

func (d *desk) match(t *testing.T, question, column string) *Match {
	t.Helper()
	people := map[string]*sample.Contact{}
	for person, err := range d.study.Contacts() {
		if err != nil {
			t.Fatal(err)
		}
		people[person.ID] = &person
	}
	var open []sample.Case
	for _, c := range d.cases(t) {
		if Matchable(&c, d.in.Name) {
			open = append(open, c)
		}
	}
	return NewMatch(question, column, open, func(id string) *sample.Contact { return people[id] })
}

func (d *desk) cases(t *testing.T) []sample.Case {
	t.Helper()
	var list []sample.Case
	for c, err := range d.study.Cases() {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}

func sheetOf(t *testing.T, name, csv string) sample.Sheet {
	t.Helper()
	contents, err := sheetfile.Read(name, strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	contents.Sheet.List = sheetfile.ListName(name)
	return contents.Sheet
}

func (d *desk) importMatched(file string, match *Match) (int, error) {
	return ImportMatched(d.study, d.in, d.version, "responses.csv", opener(file), nil, match)
}

func TestEveryResponseOfTheReviewFindsItsCase(t *testing.T) {
	d := newDesk(t, fusion(t))
	var sheets []sample.Sheet
	for _, list := range library.FusionContacts() {
		contents, err := sheetfile.Read(list.File, bytes.NewReader(list.CSV))
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, contents.Sheet)
	}
	match := d.withCases(t, "q1", sample.OrganisationColumn, sheets...)
	rows, err := d.importMatched(string(library.FusionResponses()), match)
	if err != nil || rows != 64 || match.Report.Matched != 64 || len(match.Report.Unmatched) > 0 {
		t.Fatalf("%d rows, %+v, %v", rows, match.Report, err)
	}
	closed := 0
	for _, c := range d.cases(t) {
		if c.Disposition == sample.CompleteCode {
			closed++
		}
	}
	if closed != 64 {
		t.Errorf("%d cases are complete", closed)
	}
}

const short2 = `
settings:
  form_id: short
  languages: {en: {name: English, status: reviewed}}
  special_answers: [refused]
survey:
  - {type: text, name: q1, label: Who?}
  - {type: integer, name: q2, label: How many?}
`

const people = `name,organisation,email,site
Elin,Arts  Team,e@a.example,1
Bo,Archif,b@a.example,2
Cai,Archif,c@a.example,3
Dai,Welsh Government,d@a.example,4
`

func TestWhatFitsNoCaseIsTold(t *testing.T) {
	const file = "q2,q1\n1,arts team\n2,ARTS TEAM\n3,archif\n4,nobody\x1b[2J\n5,\n6,refused\n"
	d := newDesk(t, []byte(short2))
	match := d.withCases(t, "q1", "organisation", sheetOf(t, "people.csv", people))
	before := d.contents(t)
	want := []string{
		"responses.csv:3:3: q1: The case of “ARTS TEAM” has the response in line 2 already.",
		"responses.csv:4:3: q1: “archif” fits several open cases.",
		"responses.csv:5:3: q1: “nobody␛[2J” fits no open case.",
		"responses.csv:6:3: q1: There is no answer by which to find the case.",
		"responses.csv:7:3: q1: There is no answer by which to find the case.",
	}
	match.All = true
	_, err := d.importMatched(file, match)
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Error() != strings.Join(want, "\n") {
		t.Errorf("with all to be matched: %v", err)
	}
	if d.contents(t) != before {
		t.Error("a file that is refused changes the study")
	}
	match.All = false
	if rows, err := CheckMatched(d.study, d.in, "responses.csv", opener(file), nil, match); err != nil || rows != 6 || match.Report.Matched != 1 {
		t.Errorf("checked: %d rows, %+v, %v", rows, match.Report, err)
	}
	rows, err := d.importMatched(file, match)
	if err != nil || rows != 6 || match.Report.Matched != 1 {
		t.Fatalf("%d rows, %+v, %v", rows, match.Report, err)
	}
	var told []string
	for _, fault := range match.Report.Unmatched {
		told = append(told, fault.String())
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	for interview, err := range d.study.Interviews("") {
		if err != nil {
			t.Fatal(err)
		}
		if tied := interview.Case != ""; tied != (interview.Answers["q2"].Value == "1") {
			t.Errorf("the interview is %+v", interview)
		}
	}
}

func TestResponsesAreMatchedByAnyColumn(t *testing.T) {
	for column, value := range map[string]string{"email": "B@A.example", "name": " bo ", "site": "2"} {
		d := newDesk(t, []byte(short2))
		match := d.withCases(t, "q1", column, sheetOf(t, "people.csv", people))
		if _, err := d.importMatched("q1\n"+value+"\n", match); err != nil || match.Report.Matched != 1 {
			t.Errorf("%s: %+v, %v", column, match.Report, err)
		}
		if again := d.match(t, "q1", column); again.cases[matchable(value)] != nil {
			t.Errorf("%s: the case can be given another response", column)
		}
	}
}

func TestOnlyOpenCasesWithoutInterviewAreMatched(t *testing.T) {
	for _, c := range []struct {
		of   sample.Case
		want bool
	}{
		{sample.Case{Instrument: "short", State: sample.Callback}, true},
		{sample.Case{Instrument: "other"}, false},
		{sample.Case{Instrument: "short", State: sample.Closed}, false},
		{sample.Case{Instrument: "short", Interview: "x"}, false},
	} {
		if got := Matchable(&c.of, "short"); got != c.want {
			t.Errorf("%+v: %v", c.of, got)
		}
	}
}

func TestTiesOfAFailedImportAreTakenOut(t *testing.T) {
	d := newDesk(t, []byte(short2))
	match := d.withCases(t, "q1", "name", sheetOf(t, "people.csv", people))
	before := d.cases(t)
	// The case is called between the two passes.
	opened := 0
	open := opener("q1\nElin\nBo\n")
	_, err := ImportMatched(d.study, d.in, d.version, "responses.csv", open, func(int64, int) {
		if opened++; opened == 1 {
			if _, err := d.study.Begin(study.Beginning{Instrument: "short", Case: before[1].ID}); err != nil {
				t.Fatal(err)
			}
		}
	}, match)
	if !errors.Is(err, study.ErrBegun) {
		t.Fatalf("the import gives %v", err)
	}
	for i, c := range d.cases(t) {
		if c.State != sample.Fresh || i != 1 && c.Interview != "" {
			t.Errorf("a case is %+v", c)
		}
	}
}
