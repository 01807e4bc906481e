package study_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// setting is the edit that sets one column.
func setting(column, text string) func(*sample.Contact) error {
	return func(c *sample.Contact) error { return study.SetColumn(c, column, text) }
}

// edited makes an edit that has to work.
func edited(t testing.TB, s *study.Study, id string, change func(*sample.Contact) error) study.ContactEdit {
	t.Helper()
	edit, err := s.EditContact(id, change)
	if err != nil {
		t.Fatalf("editing %s: %v", id, err)
	}
	return edit
}

func twoContacts(t testing.TB, s *study.Study) []sample.Contact {
	t.Helper()
	importContacts(t, s, "", sheetOf("north", "name,email,phone,remit", "Elin Rees,elin@t.example,01632 960000,dance", "Bo Lane,bo@a.example,,"))
	return allContacts(t, s)
}

func TestColumnsAreEditedAsTheyAreImported(t *testing.T) {
	s := open(t)
	id := twoContacts(t, s)[0].ID
	for _, test := range []struct{ column, text, want string }{
		{sample.NameColumn, "  Elin   Rhys ", "Elin Rhys"},
		{sample.OrganisationColumn, "Theatr", "Theatr"},
		{sample.RoleColumn, "Rheolwr\n", "Rheolwr"},
		{sample.EmailColumn, " ELIN@New.example ", "elin@new.example"},
		{sample.PhoneColumn, "", ""},
		{sample.LanguageColumn, "CY", "cy"},
		{sample.TimeZoneColumn, "Atlantic/Azores", "Atlantic/Azores"},
		{sample.ListsColumn, "north; far south;north;", "north far_south"},
		{"remit", "", ""},
		{"area", "Gwent", "Gwent"},
	} {
		edit := edited(t, s, id, setting(test.column, test.text))
		kept, err := s.Contact(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := kept.Column(test.column); got != test.want {
			t.Errorf("%s is %q, want %q", test.column, got, test.want)
		}
		if diff := cmp.Diff([]string{test.column}, edit.Changed()); diff != "" {
			t.Error(diff)
		}
	}
	edited(t, s, id, setting(study.OtherEmailsColumn, "a@b.example; C@d.example"))
	kept, _ := s.Contact(id)
	want := sample.Contact{
		ID: id, Name: "Elin Rhys", Organisation: "Theatr", Role: "Rheolwr", Email: "elin@new.example", Language: "cy", TimeZone: "Atlantic/Azores",
		Lists: []string{"north", "far south"}, OtherEmails: []string{"a@b.example", "c@d.example"}, Attributes: map[string]string{"area": "Gwent"},
	}
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Error(diff)
	}
}

func TestAnEditThatCannotBeChangesNothing(t *testing.T) {
	s := open(t)
	people := twoContacts(t, s)
	edited(t, s, people[1].ID, setting(study.OtherEmailsColumn, "bo@other.example"))
	people = allContacts(t, s)
	before := len(entries(t, s))
	stopped := errors.New("stopped")
	for _, test := range []struct {
		name   string
		id     string
		change func(*sample.Contact) error
		want   error
		says   string
	}{
		{"nobody", people[0].ID, func(c *sample.Contact) error { c.Name, c.Email = "", ""; return nil }, study.ErrContactRefused, "a name or an e-mail"},
		{"no address", people[0].ID, setting(sample.EmailColumn, "elin"), study.ErrContactRefused, `"elin" is no e-mail address`},
		{"two at signs", people[0].ID, setting(sample.EmailColumn, "a@b@c"), study.ErrContactRefused, "no e-mail address"},
		{"no other address", people[0].ID, setting(study.OtherEmailsColumn, "x@y.example; z"), study.ErrContactRefused, `"z" is no e-mail address`},
		{"taken", people[0].ID, setting(sample.EmailColumn, "BO@a.example"), study.ErrEmailTaken, ""},
		{"taken as another", people[0].ID, setting(sample.EmailColumn, "bo@other.example"), study.ErrEmailTaken, ""},
		{"taken by another", people[0].ID, setting(study.OtherEmailsColumn, "bo@a.example"), study.ErrEmailTaken, ""},
		{"zone", people[0].ID, setting(sample.TimeZoneColumn, "Mars/Base"), study.ErrContactRefused, "no time zone"},
		{"any machine's zone", people[0].ID, setting(sample.TimeZoneColumn, "Local"), study.ErrContactRefused, "no time zone"},
		{"language", people[0].ID, setting(sample.LanguageColumn, "fr"), study.ErrContactRefused, "there is: en, cy"},
		{"attribute", people[0].ID, setting("Not a name", "x"), study.ErrContactRefused, "an attribute has a name"},
		{"long", people[0].ID, setting("remit", strings.Repeat("x", 2001)), study.ErrContactRefused, "longer than 2000"},
		{"no text", people[0].ID, setting("remit", "\xff"), study.ErrContactRefused, "UTF-8"},
		{"mark", people[0].ID, setting(sample.DoNotCallColumn, "yes"), study.ErrContactRefused, "marked with a reason"},
		{"no reason", people[0].ID, func(c *sample.Contact) error { return study.SetDoNotCall(c, " ") }, study.ErrContactRefused, "say why"},
		{"its own error", people[0].ID, func(*sample.Contact) error { return stopped }, stopped, ""},
		{"unknown", "ZZZZZZ", setting("remit", "x"), study.ErrNoContact, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := s.EditContact(test.id, test.change)
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("the error is %v", err)
			}
			if diff := cmp.Diff(people, allContacts(t, s)); diff != "" || len(entries(t, s)) != before {
				t.Errorf("something was written: %s", diff)
			}
		})
	}
}

func TestWhatAnImportBroughtDoesNotStandAgainstAnEdit(t *testing.T) {
	s := open(t)
	importContacts(t, s, "", sheetOf("north", "name,language,email", "Elin Rees,fr,elin@t.example"))
	id := allContacts(t, s)[0].ID
	edited(t, s, id, setting(sample.PhoneColumn, "01632"))
	if edit := edited(t, s, id, setting(sample.PhoneColumn, " 01632 ")); len(edit.Changed()) > 0 {
		t.Errorf("%v is changed", edit.Changed())
	}
	edited(t, s, id, func(c *sample.Contact) error { c.ID = "other"; return nil })
	if got := allContacts(t, s); len(got) != 1 || got[0].ID != id {
		t.Errorf("the contacts are %+v", got)
	}
}

func TestDoNotCallIsMarkedWithItsReason(t *testing.T) {
	s := open(t)
	id := twoContacts(t, s)[0].ID
	edited(t, s, id, func(c *sample.Contact) error { return study.SetDoNotCall(c, " Asked  not to be ") })
	got, _ := s.Contact(id)
	if !got.DoNotCall || got.Attributes[study.DoNotCallReasonColumn] != "Asked not to be" {
		t.Errorf("the contact is %+v", got)
	}
	edited(t, s, id, func(c *sample.Contact) error { study.AllowCalls(c); return nil })
	if got, _ = s.Contact(id); got.DoNotCall || got.Attributes[study.DoNotCallReasonColumn] != "" {
		t.Errorf("the contact is %+v", got)
	}
}

func TestTheLogOfEditsNamesColumnsOnly(t *testing.T) {
	s := open(t)
	id := twoContacts(t, s)[0].ID
	before := len(entries(t, s))
	edit := edited(t, s, id, setting(sample.PhoneColumn, "0999"))
	edited(t, s, id, func(c *sample.Contact) error { return study.SetDoNotCall(c, "Ill") })
	edited(t, s, id, func(c *sample.Contact) error { study.AllowCalls(c); return nil })
	if _, err := s.UndoContactEdit(edit); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries(t, s)[before:] {
		if entry.Kind != "contacts" || entry.Key != id || entry.Part != "contact" {
			t.Errorf("the entry is %+v", entry)
		}
		got = append(got, entry.Action+" "+string(entry.After))
	}
	const columns = `"columns":["name","email","phone",`
	want := []string{
		`edit-contact {` + columns + `"remit"],"lists":["north"],"changed":["phone"]}`,
		`mark-do-not-call {` + columns + `"do_not_call_reason","remit"],"lists":["north"],"do_not_call":true,"changed":["do_not_call","do_not_call_reason"]}`,
		`unmark-do-not-call {` + columns + `"remit"],"lists":["north"],"changed":["do_not_call","do_not_call_reason"]}`,
		`undo-contact-edit {` + columns + `"remit"],"lists":["north"],"changed":["phone"]}`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEditIsUndoneOnlyAsItWasLeft(t *testing.T) {
	s := open(t)
	people := twoContacts(t, s)
	id := people[0].ID
	edit := edited(t, s, id, setting(sample.EmailColumn, "new@t.example"))
	edited(t, s, people[1].ID, setting(sample.EmailColumn, "elin@t.example"))
	if _, err := s.UndoContactEdit(edit); !errors.Is(err, study.ErrEmailTaken) {
		t.Errorf("the address is another's: %v", err)
	}
	edited(t, s, people[1].ID, setting(sample.EmailColumn, "bo@a.example"))
	later := edited(t, s, id, setting("remit", "art"))
	if _, err := s.UndoContactEdit(edit); !errors.Is(err, study.ErrContactChanged) {
		t.Errorf("the contact has changed: %v", err)
	}
	for _, each := range []study.ContactEdit{later, edit} {
		if _, err := s.UndoContactEdit(each); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(people, allContacts(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestAFullDiskKeepsTheContact(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	people := twoContacts(t, s)
	engine.next = 1
	if _, err := s.EditContact(people[0].ID, setting("remit", "art")); !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
	if diff := cmp.Diff(people, allContacts(t, s)); diff != "" {
		t.Error(diff)
	}
}

// TestUndoingEveryEditGivesTheContactBack makes edits at random and undoes
// them, the last first.
func TestUndoingEveryEditGivesTheContactBack(t *testing.T) {
	s := open(t)
	people := twoContacts(t, s)
	rapid.Check(t, func(t *rapid.T) {
		var edits []study.ContactEdit
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			column := rapid.SampledFrom([]string{"name", "role", "lists", "phone", "remit", "area", study.OtherEmailsColumn}).Draw(t, "column")
			text := rapid.SampledFrom([]string{"", "x", "x; y", "Élan 2"}).Draw(t, "text")
			edit, err := s.EditContact(people[0].ID, setting(column, text))
			if errors.Is(err, study.ErrContactRefused) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(edit.Changed()) > 0 {
				edits = append(edits, edit)
			}
		}
		for i := len(edits) - 1; i >= 0; i-- {
			if _, err := s.UndoContactEdit(edits[i]); err != nil {
				t.Fatal(err)
			}
		}
		got, err := s.Contact(people[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(people[0], got); diff != "" {
			t.Fatal(diff)
		}
	})
}
