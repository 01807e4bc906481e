package main

import (
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// TestChangesToWhatIsCountedAreSeen changes records of all kinds that tables are
// made from, and one of another.
func TestChangesToWhatIsCountedAreSeen(t *testing.T) {
	s := &opened{Study: study.New(storetest.Open(t), storetest.Clock(storetest.Start))}
	if id, err := changesTo(s, tabulatedKinds...)(); id != "" || err != nil {
		t.Errorf("an empty study changed with %q, %v", id, err)
	}
	const form = "settings: {form_id: walk, languages: {en: {name: English, status: reviewed}}}\nsurvey: [{type: text, name: why, label: Why?}]\n"
	if _, _, err := s.AddInstrument("walk.yaml", []byte(form)); err != nil {
		t.Fatal(err)
	}
	interview, err := s.Begin(study.Beginning{Instrument: "walk", Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	answer := func(words string) func() error {
		return func() error {
			return interview.Record(study.Step{Action: "answer", Answers: map[string]forms.Answer{"why": {Value: words}}})
		}
	}
	standing := changesTo(s, tabulatedKinds...)
	last, err := standing()
	if err != nil || last == "" {
		t.Fatalf("%q, %v", last, err)
	}
	other := store.NewCollection[string]("other", 1)
	for _, step := range []struct {
		what  string
		seen  bool
		doing func() error
	}{
		{"nothing", false, func() error { return nil }},
		{"another record", false, func() error {
			return s.Store().Update(func(ch *store.Change) error { return other.Put(ch, "put", "a", "b") })
		}},
		{"a contact", true, func() error {
			header, row := sample.Cell{Text: "name", Line: 1, Column: 1}, sample.Cell{Text: "Ann", Line: 2, Column: 1}
			_, err := s.ImportContacts([]sample.Sheet{{File: "a.csv", List: "a", Header: []sample.Cell{header}, Rows: [][]sample.Cell{{row}}}}, "", nil)
			return err
		}},
		{"what is known of a contact", true, func() error {
			for contact, err := range s.Contacts() {
				if err != nil {
					return err
				}
				_, err := s.EditContact(contact.ID, func(c *sample.Contact) error { c.Role = "Manager"; return nil })
				return err
			}
			return store.ErrNotFound
		}},
		{"cases", true, func() error { _, _, err := s.MakeCases("walk", nil, 0); return err }},
		{"the rules", true, func() error { return s.SetFieldworkSettings(sample.Defaults()) }},
		{"an answer", true, answer("it rained")},
		{"another answer of the same interview", true, answer("it did not")},
		{"nothing more", false, func() error { return nil }},
	} {
		if err := step.doing(); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		now, err := standing()
		if err != nil || (now != last) != step.seen {
			t.Errorf("after %s: changed %t, %v", step.what, now != last, err)
		}
		last = now
	}
}
