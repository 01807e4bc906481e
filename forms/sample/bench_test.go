package sample_test

import (
	"fmt"
	"testing"
	"time"

	"fieldwork/forms/sample"
)

const manyContacts = 100_000

// manyCases are two instruments to be asked of each of many contacts: a third
// of them called back, a third with the other instrument called lately.
func manyCases(now time.Time) ([]sample.Contact, []sample.Case) {
	zones := []string{"", "Europe/London", "Europe/Paris", "America/New_York"}
	names := []string{"Ann", "Dafydd", "Bethan", "Carys", "Tomos", "Gareth", "Nia", "Wyn", "Elin", "Rhian", "Owain"}
	var contacts []sample.Contact
	var cases []sample.Case
	for i := range manyContacts {
		id := fmt.Sprintf("%06d", i)
		contacts = append(contacts, sample.Contact{ID: id, TimeZone: zones[i%len(zones)],
			Name: names[i%len(names)] + " " + names[i/7%len(names)] + id, Organisation: "Organisation " + id[:4], Email: "person" + id + "@org.example"})
		survey := sample.NewCase("s"+id, id, "survey", i%5, now)
		guide := sample.NewCase("g"+id, id, "guide", i%5, now)
		switch i % 3 {
		case 1:
			survey.State, survey.Attempts, survey.Due = sample.Callback, 1, now.Add(time.Duration(i-manyContacts/2)*time.Second)
		case 2:
			survey.Attempts, survey.LastCall = 1, now.Add(-time.Duration(i%20)*24*time.Hour)
		}
		cases = append(cases, survey, guide)
	}
	return contacts, cases
}

// BenchmarkNextCall takes the next of 200,000 cases, claims it and makes the
// call.
func BenchmarkNextCall(b *testing.B) {
	now := monday(b)
	settings := sample.Defaults()
	contacts, cases := manyCases(now)
	q := sample.NewQueue(settings, now, contacts, cases)
	for b.Loop() {
		next, ok := q.Next(now)
		if !ok {
			b.StopTimer()
			q = sample.NewQueue(settings, now, contacts, cases)
			b.StartTimer()
			continue
		}
		claimed, err := next.Case.Claimed(sample.Claim{Session: "s", At: now})
		if err != nil {
			b.Fatal(err)
		}
		q.PutCase(claimed)
		called, err := claimed.After(sample.Call{At: now, Outcome: sample.NoAnswerCode}, &settings)
		if err != nil {
			b.Fatal(err)
		}
		q.PutCase(called)
		now = now.Add(time.Millisecond)
	}
}

// BenchmarkNewQueue makes a queue of 200,000 cases.
func BenchmarkNewQueue(b *testing.B) {
	now := monday(b)
	contacts, cases := manyCases(now)
	for b.Loop() {
		sample.NewQueue(sample.Defaults(), now, contacts, cases)
	}
}

// BenchmarkImport reads 100,000 rows into as many contacts.
func BenchmarkImport(b *testing.B) {
	contacts, _ := manyCases(monday(b))
	sheet := sample.Sheet{File: "x.csv", List: "x"}
	for i, column := range []string{"name", "organisation", "email"} {
		sheet.Header = append(sheet.Header, sample.Cell{Text: column, Line: 1, Column: i + 1})
	}
	for i, contact := range contacts {
		row := []sample.Cell{{Text: contact.Name + "x", Line: i + 2}, {Text: contact.Organisation}, {Text: "x" + contact.Email}}
		sheet.Rows = append(sheet.Rows, row)
	}
	for b.Loop() {
		if _, err := sample.ImportContacts(contacts, []sample.Sheet{sheet}, nil, ids()); err != nil {
			b.Fatal(err)
		}
	}
}
