package study_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// sheetOf is a sheet whose first row is its heading.
func sheetOf(list string, rows ...string) sample.Sheet {
	sheet := sample.Sheet{File: list + ".csv", List: list}
	for line, row := range rows {
		var cells []sample.Cell
		for column, text := range strings.Split(row, ",") {
			cells = append(cells, sample.Cell{Text: text, Line: line + 1, Column: column + 1})
		}
		if line == 0 {
			sheet.Header = cells
		} else {
			sheet.Rows = append(sheet.Rows, cells)
		}
	}
	return sheet
}

func allContacts(t testing.TB, s *study.Study) []sample.Contact {
	t.Helper()
	var list []sample.Contact
	for contact, err := range s.Contacts() {
		if err != nil {
			t.Fatalf("going through the contacts: %v", err)
		}
		list = append(list, contact)
	}
	return list
}

func importContacts(t testing.TB, s *study.Study, exclude string, sheets ...sample.Sheet) sample.Import {
	t.Helper()
	result, err := s.ImportContacts(sheets, exclude, nil)
	if err != nil {
		t.Fatalf("importing contacts: %v", err)
	}
	return result
}

func TestContactsAreImportedOnce(t *testing.T) {
	s := open(t)
	north := sheetOf("north", "name,organisation,email", "Elin Rees,Theatr,elin@t.example", "Ann Hall,Welsh Government,ann@gov.example")
	south := sheetOf("south", "name,organisation,email,remit", "Elin Rees,Theatr,ELIN@t.example,dance", "Bo Lane,Archif,bo@a.example,")
	result := importContacts(t, s, "${organisation} = 'Welsh Government'", north, south)
	if result.Reports[0].Excluded != 1 || result.Reports[1].Merged != 1 {
		t.Errorf("the reports are %+v", result.Reports)
	}
	got := allContacts(t, s)
	want := []sample.Contact{
		{Name: "Elin Rees", Organisation: "Theatr", Email: "elin@t.example", Lists: []string{"north", "south"}, Attributes: map[string]string{"remit": "dance"}},
		{Name: "Bo Lane", Organisation: "Archif", Email: "bo@a.example", Lists: []string{"south"}},
	}
	for i := range got {
		want[i].ID = got[i].ID
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	before := len(entries(t, s))
	importContacts(t, s, "${organisation} = 'Welsh Government'", north, south)
	if diff := cmp.Diff(got, allContacts(t, s)); diff != "" || len(entries(t, s)) != before {
		t.Errorf("importing again changed something: %s, %d entries more", diff, len(entries(t, s))-before)
	}
}

func TestTheLogOfContactsHasNoPersonalDetails(t *testing.T) {
	s := open(t)
	importContacts(t, s, "", sheetOf("north", "name,phone,remit", "Elin Rees,01632 960000,dance"))
	importContacts(t, s, "", sheetOf("south", "name,phone,email", "Elin Rees,01632 960000,elin@t.example"))
	list := entries(t, s)
	last := list[len(list)-1]
	if last.Action != "add-to-contact" || last.Kind != "contacts" || last.Key != allContacts(t, s)[0].ID {
		t.Errorf("the entry is %+v", last)
	}
	if got, want := string(last.Before), `{"columns":["name","phone","remit"],"lists":["north"]}`; got != want {
		t.Errorf("before is %s, want %s", got, want)
	}
	if got, want := string(last.After), `{"columns":["name","email","phone","remit"],"lists":["north","south"]}`; got != want {
		t.Errorf("after is %s, want %s", got, want)
	}
	for _, entry := range list {
		text := string(entry.Before) + string(entry.After)
		for _, detail := range []string{"Elin", "01632", "elin@", "dance"} {
			if strings.Contains(text, detail) {
				t.Errorf("the log holds %q: %s", detail, text)
			}
		}
	}
}

func TestTheLogSaysWhichContactsAFileBrought(t *testing.T) {
	s := open(t)
	before := len(entries(t, s))
	importContacts(t, s, "", sheetOf("north", "name", "Elin Rees", "Bo Lane"), sheetOf("none", "name"), sheetOf("south", "name", "Bo Lane", "Ann Hall"))
	list := allContacts(t, s)
	var got []string
	for _, entry := range entries(t, s)[before:] {
		got = append(got, entry.Action+" "+string(entry.After))
	}
	want := []string{
		fmt.Sprintf(`import-contacts {"source":"north.csv","list":"north","contacts":2,"first":%q,"last":%q}`, list[0].ID, list[1].ID),
		fmt.Sprintf(`import-contacts {"source":"south.csv","list":"south","contacts":1,"first":%q,"last":%q}`, list[2].ID, list[2].ID),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNothingIsImportedWhenAnythingIsWrong(t *testing.T) {
	good := sheetOf("good", "name", "Elin Rees")
	stopped := errors.New("stopped")
	tests := []struct {
		name    string
		sheets  []sample.Sheet
		exclude string
		check   func() error
		want    error
	}{
		{"refused row", []sample.Sheet{good, sheetOf("bad", "name,email", "Bo Lane,nowhere")}, "", nil, study.ErrRowsRefused},
		{"no heading", []sample.Sheet{good, sheetOf("bad", "remit", "dance")}, "", nil, sample.ErrSheet},
		{"filter", []sample.Sheet{good}, "${nobody} = 'x'", nil, sample.ErrFilter},
		{"stopped", []sample.Sheet{good}, "", func() error { return stopped }, stopped},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			before := len(entries(t, s))
			result, err := s.ImportContacts(test.sheets, test.exclude, test.check)
			if !errors.Is(err, test.want) {
				t.Errorf("the error is %v, want %v", err, test.want)
			}
			if test.want == study.ErrRowsRefused && len(result.Refused()) != 1 {
				t.Errorf("refused are %v", result.Refused())
			}
			if got := allContacts(t, s); len(got) > 0 || len(entries(t, s)) != before {
				t.Errorf("something was written: %v", got)
			}
		})
	}
}

func TestAFullDiskLeavesNoContacts(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	engine.next = 1
	if _, err := s.ImportContacts([]sample.Sheet{sheetOf("north", "name", "Elin Rees")}, "", nil); !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
	if got := allContacts(t, s); len(got) > 0 {
		t.Errorf("there are %v", got)
	}
}

func TestContactsAreFoundByPartsOfTheirID(t *testing.T) {
	s := open(t)
	importContacts(t, s, "", sheetOf("north", "name", "Elin Rees", "Bo Lane"))
	list := allContacts(t, s)
	id := list[0].ID
	for _, part := range []string{id, strings.ToLower(id), id[len(id)-6:]} {
		if got, err := s.Contact(part); err != nil || got.Name != "Elin Rees" {
			t.Errorf("%s gives %+v, %v", part, got, err)
		}
	}
	for part, want := range map[string]error{
		id[:4]: study.ErrManyContacts, id[len(id)-3:]: study.ErrNoContact, "": study.ErrNoContact, "ZZZZZZ": study.ErrNoContact,
	} {
		if _, err := s.Contact(part); !errors.Is(err, want) {
			t.Errorf("%q gives %v, want %v", part, err, want)
		}
	}
}

// manySheet is a sheet of so many contacts, some of whom share their names.
func manySheet(count int) sample.Sheet {
	rows := []string{"name,organisation,role,email,phone,language,remit"}
	for i := range count {
		rows = append(rows, fmt.Sprintf("Person %d Name%d,Organisation %d,Manager,p%d@o%d.example,01632 %06d,cy,dance", i%977, i%7919, i%5003, i, i%5003, i))
	}
	return sheetOf("many", rows...)
}

func TestContactsAreGoneThroughInPages(t *testing.T) {
	s := open(t)
	const count = 1025 // two pages and one contact
	importContacts(t, s, "", manySheet(count))
	list := allContacts(t, s)
	for i, contact := range list {
		if want := fmt.Sprintf("p%d@o%d.example", i, i); contact.Email != want {
			t.Fatalf("contact %d is %s, want %s", i, contact.Email, want)
		}
	}
	if len(list) != count {
		t.Errorf("there are %d contacts, want %d", len(list), count)
	}
	for range s.Contacts() {
		break
	}
}

func TestAnExportOfContactsIsOnRecord(t *testing.T) {
	s := open(t)
	if err := s.RecordContactExport(190, "conwy"); err != nil {
		t.Fatal(err)
	}
	list := entries(t, s)
	last := list[len(list)-1]
	want := `"contacts":190,"list":"conwy"}`
	if last.Action != "export-contacts" || !strings.HasSuffix(string(last.After), want) {
		t.Errorf("the entry is %s %s", last.Action, last.After)
	}
}

func BenchmarkImportContacts(b *testing.B) {
	sheet := manySheet(100_000)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		s := study.New(store.New(storetest.OpenEngine(b), "me", time.Now, storetest.Entropy(1)), time.Now)
		b.StartTimer()
		importContacts(b, s, "${organisation} = 'Welsh Government'", sheet)
	}
}

func BenchmarkImportContactsAgain(b *testing.B) {
	sheet := manySheet(100_000)
	s := study.New(store.New(storetest.OpenEngine(b), "me", time.Now, storetest.Entropy(1)), time.Now)
	importContacts(b, s, "", sheet)
	for b.Loop() {
		importContacts(b, s, "", sheet)
	}
}
