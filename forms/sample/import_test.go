package sample_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const officials = "${organisation} = 'Welsh Government'"

func TestFusionListsAreOneSample(t *testing.T) {
	sheets := fusionSheets(t)
	result := imported(t, nil, filter(t, officials, sample.Columns(nil, sheets)), sheets...)
	if len(result.Changed) != 190 {
		t.Errorf("there are %d contacts, want 190", len(result.Changed))
	}
	places := 0
	for _, contact := range result.Changed {
		places += len(contact.Lists)
	}
	if places != 220 {
		t.Errorf("they have %d places, want 220", places)
	}
	sizes := map[string]int{
		"caerphilly": 11, "carmarthenshire": 37, "cardiff_merthyr": 11, "conwy": 37, "flintshire": 26,
		"gwynedd": 10, "newport": 11, "swansea": 39, "torfaen": 24, "wrexham": 14,
	}
	read, added, merged, excluded := 0, 0, 0, 0
	for _, report := range result.Reports {
		if got := report.New + report.Merged; got != sizes[report.List] {
			t.Errorf("%s has %d contacts, want %d", report.List, got, sizes[report.List])
		}
		if report.Read != report.New+report.Merged+report.Excluded+len(report.Refused) {
			t.Errorf("%s does not add up: %+v", report.List, report)
		}
		if len(report.Differences)+len(report.Refused) > 0 {
			t.Errorf("%s differs: %+v", report.List, report)
		}
		read, added, merged, excluded = read+report.Read, added+report.New, merged+report.Merged, excluded+report.Excluded
	}
	if got := fmt.Sprint(read, added, merged, excluded); got != "232 190 30 12" {
		t.Errorf("read, new, merged and excluded are %s", got)
	}
	if len(result.Near) > 0 {
		t.Errorf("near matches: %+v", result.Near)
	}
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	sheets := fusionSheets(t)
	exclude := filter(t, officials, sample.Columns(nil, sheets))
	first := imported(t, nil, exclude, sheets...)
	second := imported(t, first.Changed, exclude, sheets...)
	if len(second.Changed)+len(second.Near)+len(second.Refused()) > 0 {
		t.Errorf("the second import changes %+v", second)
	}
	for _, report := range second.Reports {
		if report.New != 0 || report.Read != report.Merged+report.Excluded {
			t.Errorf("the second import of %s is %+v", report.File, report)
		}
	}
}

func TestImportMatchesPeople(t *testing.T) {
	existing := []sample.Contact{
		{ID: "1", Name: "Siân Jones", Organisation: "Theatre Clwyd", Email: "sian@theatre.example", Lists: []string{"old"}},
		{ID: "2", Name: "Jo Smith"},
		{ID: "3", Name: "Ann Lee", Email: "ann@one.example"},
		{ID: "4", Organisation: "Library", Email: "desk@library.example"},
	}
	for name, row := range map[string]struct {
		cells string
		want  string
	}{
		"the same e-mail":                           {"Someone,Else, SIAN @Theatre.Example ", "1"},
		"the same name and organisation":            {"SIÂN  jones,theatre clwyd,", "1"},
		"accents decomposed":                        {"Sia\u0302n Jones,Theatre Clwyd,", "1"},
		"a second e-mail address":                   {"Siân Jones,Theatre Clwyd,sj@other.example", "1"},
		"an accent left out":                        {"Sian Jones,Theatre Clwyd,", "p1"},
		"another organisation":                      {"Siân Jones,Museum,", "p1"},
		"a name alone":                              {"jo smith,,", "2"},
		"a name alone, with a first e-mail":         {"Jo Smith,,jo@x.example", "2"},
		"a name alone, with another e-mail":         {"Ann Lee,,ann@two.example", "p1"},
		"a name without the e-mail that it had":     {"Ann Lee,,", "3"},
		"a name for an address that had none":       {"Cara Rees,Library,DESK@library.example", "4"},
		"nobody's name, in the same organisation":   {"Cara Rees,Library,", "p1"},
		"nobody's e-mail, in the same organisation": {",Library,other@library.example", "p1"},
	} {
		t.Run(name, func(t *testing.T) {
			result := imported(t, existing, nil, sheetOf(t, "new.csv", "name,organisation,email\n"+row.cells+"\n"))
			if len(result.Changed) != 1 || result.Changed[0].ID != row.want || !result.Changed[0].On("new") {
				t.Errorf("the row is %+v, want contact %s", result.Changed, row.want)
			}
		})
	}
}

func TestMergingFillsAndReportsDifferences(t *testing.T) {
	existing := []sample.Contact{{ID: "1", Name: "Ann Lee", Organisation: "Museum", Phone: "01632 960001", Lists: []string{"one"},
		Attributes: map[string]string{"remit": "regional"}}}
	result := imported(t, existing, nil, sheetOf(t, "two.csv",
		"Name,Organization,E-mail,Telephone,Remit,Funding source,Do not call\nann lee,museum,ANN@museum.example,01632 960002,Regional,charity,yes\n"))
	want := []sample.Contact{{ID: "1", Name: "Ann Lee", Organisation: "Museum", Phone: "01632 960001", Email: "ann@museum.example",
		Lists: []string{"one", "two"}, DoNotCall: true, Attributes: map[string]string{"remit": "regional", "funding_source": "charity"}}}
	if diff := cmp.Diff(want, result.Changed); diff != "" {
		t.Error(diff)
	}
	differences := []sample.Difference{{Contact: "1", Line: 2, Column: "phone", Kept: "01632 960001", Found: "01632 960002"}}
	if diff := cmp.Diff(differences, result.Reports[0].Differences); diff != "" {
		t.Error(diff)
	}
	if existing[0].DoNotCall || len(existing[0].Attributes) != 1 || len(existing[0].Lists) != 1 {
		t.Errorf("the contact that was given is changed: %+v", existing[0])
	}
}

func TestAnAddressThatIsFilledInIsFoundInLaterFiles(t *testing.T) {
	result := imported(t, nil, nil,
		sheetOf(t, "a.csv", "name,organisation,email\nAnn Lee,Museum,\n"),
		sheetOf(t, "b.csv", "name,organisation,email\nAnn Lee,Museum,ann@museum.example\n"),
		sheetOf(t, "c.csv", "name,organisation,email\nA. Lee,,ann@museum.example\n"))
	if len(result.Changed) != 1 || strings.Join(result.Changed[0].Lists, " ") != "a b c" {
		t.Errorf("the contacts are %+v", result.Changed)
	}
}

func TestImportRefusesRows(t *testing.T) {
	sheet := sheetOf(t, "x.csv", "name,email,time_zone,do_not_call\n"+
		"Ann,ann,,\n"+
		",,Europe/London,\n"+
		"Bob,,Nowhere/Else,\n"+
		"Cat,,,perhaps\n"+
		"Dan,,,,more\n"+
		"Eve\xff,,,\n"+
		strings.Repeat("F", 2001)+",,,\n"+
		" , ,,\n"+
		"Gil,,,\n")
	result := imported(t, nil, nil, sheet)
	var got []string
	for _, fault := range result.Refused() {
		if !errors.Is(fault, sample.ErrSheet) {
			t.Errorf("%v does not wrap ErrSheet", fault)
		}
		got = append(got, strings.Join(strings.Fields(fault.Error())[:5], " "))
	}
	want := []string{
		`x.csv:2:2: "ann" is no e-mail`, "x.csv:3:1: this row has neither", `x.csv:4:3: "Nowhere/Else" is no time`,
		`x.csv:5:4: "perhaps" says neither yes`, "x.csv:6:5: this cell stands under",
		"x.csv:7:1: this cell is not", "x.csv:8:1: this cell is longer",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if report := result.Reports[0]; report.Read != 8 || report.New != 1 {
		t.Errorf("the report is %+v", report)
	}
}

func TestImportRefusesHeaders(t *testing.T) {
	for header, want := range map[string]string{
		"":                      "1:1: there is no column called name or email",
		"organisation,phone":    "1:1: there is no column called name or email",
		"name,Role,role":        "1:3: a second column is called role",
		"name,e-mail,email":     "1:3: a second column is called email",
		"name,email,(?)":        "1:3: the heading \"(?)\" has no letter",
		"name,Funding,funding ": "1:3: a second column is called funding",
	} {
		_, err := sample.ImportContacts(nil, []sample.Sheet{sheetOf(t, "x.csv", header+"\n")}, nil, ids())
		if !errors.Is(err, sample.ErrSheet) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is refused with %v, want %s", header, err, want)
		}
	}
}

func TestNearMatchesAreReportedAndNotMerged(t *testing.T) {
	existing := []sample.Contact{
		{ID: "1", Name: "Siân Jones", Organisation: "Theatre", Email: "sian.jones@theatre.example"},
		{ID: "2", Name: "Ann Lee", Email: "ann@one.example"},
		{ID: "3", Name: "Jonathan Prytherch", Organisation: "Museum"},
		{ID: "4", Name: "Bob Rees", Organisation: "Library", Email: "info@library.example"},
	}
	for row, want := range map[string]string{
		"Sian Jones,Theatre,":                        "1 The names in one organisation differ in accents",
		"siân jones,Archive,":                        "1 The same name stands with another organisation",
		"Siân Jnoes,Theatre,":                        "1 The names in one organisation are nearly",
		"S. Jones,Theatre,":                          "1 The names in one organisation may be one, with an initial",
		"Mrs Jones,Council,sian.jones@council.wales": "1 The e-mail addresses differ in what follows",
		"Ann Lee,,ann@two.example":                   "2 The same name stands with another e-mail",
		"Jonathan Pritherc,Museum,":                  "3 The names in one organisation are nearly",
		"Bob Ross,Library,":                          "",
		"Cara Ellis,Museum,info@museum.example":      "",
		"Rob Rees,Library,":                          "4 The names in one organisation are nearly",
		"Zoe Adams,Theatre,":                         "",
	} {
		result := imported(t, existing, nil, sheetOf(t, "x.csv", "name,organisation,email\n"+row+"\n"))
		if len(result.Changed) != 1 || result.Changed[0].ID != "p1" {
			t.Errorf("%s is not a new contact: %+v", row, result.Changed)
		}
		got := ""
		if len(result.Near) > 0 {
			got = result.Near[0].First + " " + result.Near[0].Reason
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s is near %q, want %q", row, got, want)
		}
	}
}

func TestColumns(t *testing.T) {
	contacts := []sample.Contact{{Attributes: map[string]string{"remit": "regional"}}}
	sheets := []sample.Sheet{sheetOf(t, "x.csv", "Name,Delivery remit,2017 funding,E-mail,\n")}
	columns := sample.Columns(contacts, sheets)
	if got := strings.Join(columns[9:], " "); got != "_2017_funding delivery_remit remit" {
		t.Errorf("the attributes are %q", got)
	}
	if !slices.Contains(columns, "time_zone") {
		t.Errorf("the columns are %q", columns)
	}
}

func TestFilter(t *testing.T) {
	contact := sample.Contact{Name: "Ann", Language: "cy", Lists: []string{"Cardiff & Merthyr", "torfaen"},
		Attributes: map[string]string{"staff": "12"}}
	columns := sample.Columns([]sample.Contact{contact}, nil)
	for source, want := range map[string]bool{
		"${language} = 'cy'":                       true,
		"${staff} > 9":                             true,
		"${staff} = 12 and ${name} != 'Bob'":       true,
		"selected(${lists}, 'torfaen')":            true,
		"selected(${lists}, 'Cardiff_&_Merthyr')":  true,
		"selected(${lists}, 'conwy')":              false,
		"${do_not_call}":                           false,
		"not(${do_not_call})":                      true,
		"${role} = ''":                             true,
		"regex(${name}, '^[A-C]') and ${staff}<12": false,
	} {
		if got := filter(t, source, columns).Matches(&contact); got != want {
			t.Errorf("%s is %t", source, got)
		}
	}
	for source, want := range map[string]string{
		"${organization} = 'x'": "no column is called organization; did you mean organisation?",
		"${name} = ":            "character",
		"":                      "character",
	} {
		if _, err := sample.CompileFilter(source, columns); !errors.Is(err, sample.ErrFilter) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is refused with %v", source, err)
		}
	}
}

// Whatever the lists, importing them again finds everybody and changes
// nothing, and every row is accounted for.
func TestImportIsStable(t *testing.T) {
	from := func(t *rapid.T, label string, values ...string) string {
		return rapid.SampledFrom(append(values, "")).Draw(t, label)
	}
	rapid.Check(t, func(t *rapid.T) {
		var sheets []sample.Sheet
		for file := range rapid.IntRange(1, 3).Draw(t, "files") {
			sheet := sample.Sheet{File: fmt.Sprint(file), List: fmt.Sprint("list ", file)}
			for i, column := range []string{"name", "organisation", "email", "remit"} {
				sheet.Header = append(sheet.Header, sample.Cell{Text: column, Line: 1, Column: i + 1})
			}
			for line := range rapid.IntRange(0, 8).Draw(t, "rows") {
				sheet.Rows = append(sheet.Rows, []sample.Cell{
					{Text: from(t, "name", "Ann Lee", "ann  LEE", "Ann Leé", "Bob"), Line: line + 2, Column: 1},
					{Text: from(t, "organisation", "Museum", " museum", "Library"), Line: line + 2, Column: 2},
					{Text: from(t, "email", "a@x", " A@X ", "b@x", "wrong"), Line: line + 2, Column: 3},
					{Text: from(t, "remit", "local", "national"), Line: line + 2, Column: 4},
				})
			}
			sheets = append(sheets, sheet)
		}
		next := ids()
		first, err := sample.ImportContacts(nil, sheets, nil, next)
		if err != nil {
			t.Fatal(err)
		}
		added := 0
		for _, report := range first.Reports {
			added += report.New
			if report.Read != report.New+report.Merged+len(report.Refused) {
				t.Fatalf("%+v does not add up", report)
			}
		}
		if added != len(first.Changed) {
			t.Fatalf("%d are new and %d are given", added, len(first.Changed))
		}
		second, err := sample.ImportContacts(first.Changed, sheets, nil, next)
		if err != nil || len(second.Changed)+len(second.Near) > 0 {
			t.Fatalf("imported again, %+v changes (%v); there were %+v", second.Changed, err, first.Changed)
		}
	})
}

// FuzzImport checks that a row of any text is a contact that is found again,
// or is refused.
func FuzzImport(f *testing.F) {
	f.Add("Name,E-mail,Remit", "Ann Lee", "ann@x.example", "national")
	f.Add("name,lists,do not call", "Ann", "a; b", "yes")
	f.Add("email,time_zone,language", "a@b", "Europe/London", "CY")
	f.Fuzz(func(t *testing.T, header, first, second, third string) {
		sheet := sample.Sheet{File: "x.csv", List: "x"}
		for i, column := range strings.Split(header, ",") {
			sheet.Header = append(sheet.Header, sample.Cell{Text: column, Line: 1, Column: i + 1})
		}
		sheet.Rows = [][]sample.Cell{{{first, 2, 1}, {second, 2, 2}, {third, 2, 3}}}
		result, err := sample.ImportContacts(nil, []sample.Sheet{sheet}, nil, ids())
		switch {
		case err != nil && !errors.Is(err, sample.ErrSheet):
			t.Errorf("refused with %v", err)
		case err == nil && len(result.Changed) == 1:
			again := imported(t, result.Changed, nil, sheet)
			if len(again.Changed) > 0 || again.Reports[0].Merged != 1 {
				t.Errorf("again, %+v is %+v", result.Changed, again)
			}
		}
	})
}
