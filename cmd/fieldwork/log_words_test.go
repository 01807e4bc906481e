package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/ui"
	"fieldwork/store"
)

func TestChangesAreToldInWords(t *testing.T) {
	for _, c := range []struct{ part, kind, before, after, want string }{
		{"step", "interviews", `{"answers":{"q1":""}}`, `{"answers":{"q1":"Ann"}}`, "q1: – → Ann"},
		{"step", "interviews", `{"answers":{"q2":"1","q1":"a b"}}`, `{"answers":{"q2":{"special":"refused"},"q1":""}}`,
			"q1: a b → –; q2: 1 → [refused]"},
		{"step", "interviews", `{"spent":{"q1":-494659},"position":"q1"}`, `{"spent":{"q1":494659},"position":"q2"}`,
			"q1 → q2; less than 1 s on q1"},
		{"step", "interviews", `{"position":"q9","status":"in_progress"}`, `{"spent":{"q9":185000000000},"position":"/end","status":"complete"}`,
			"status: in progress → complete; q9 → the review; 3 min 5 s on q9"},
		{"step", "interviews", `{"language":"en"}`, `{"language":"cy"}`, "language: en → cy"},
		{"step", "interviews", `{"remarks":{"q4":""}}`, `{"remarks":{"q4":"two\nlines"}}`, "remark on q4: – → two lines"},
		{"step", "interviews", ``, `{"answers":{"q1":"` + strings.Repeat("x", 100) + `"}}`, "q1: – → " + strings.Repeat("x", 39) + "…"},
		{"step", "interviews", `{}`, `[1]`, "[1]"},
		{"", "interviews", ``, `{"instrument":"walk","version":2,"language":"cy","reference":"F1"}`, "walk, version 2, cy, F1 in the file"},
		{"", "interviews", `{"instrument":"walk","version":2,"language":"cy"}`, ``, "taken out: walk, version 2, cy"},
		{"", "imports", `{"file":"a.csv","instrument":"walk","version":1,"responses":0}`,
			`{"file":"a.csv","instrument":"walk","version":1,"responses":64}`, "a.csv, 64 responses, walk, version 1"},
		{"", "instruments", ``, `{"name":"walk","version":1,"title":{"en":"A walk","cy":"Tro"},"default_language":"cy"}`, "version 1, Tro"},
		{"", "instrument-sources", ``, `"settings:"`, "its file"},
		{"", "contact-imports", ``, `{"source":"newport.csv","list":"newport","contacts":12,"first":"A","last":"B"}`, "12 contacts from newport.csv, list newport"},
		{"", "contact-imports", ``, `{"source":"a.csv","contacts":1,"first":"A","last":"A"}`, "1 contact from a.csv"},
		{"", "contact-exports", ``, `{"at":"2017-03-01T09:00:00Z","contacts":2,"list":"south"}`, "2 contacts, list south"},
		{"", "contact-exports", ``, `{"at":"2017-03-01T09:00:00Z","contacts":0}`, "0 contacts"},
		{"contact", "contacts", `{"columns":["name"],"lists":["north"]}`, `{"columns":["name","email","phone"],"lists":["north","south"]}`,
			"added: email, phone; now on list: south"},
		{"contact", "contacts", `{"columns":["name","email"],"lists":["north"]}`, `{"columns":["name"],"do_not_call":true}`,
			"taken out: email; off list: north; not to be called"},
		{"contact", "contacts", `{"columns":["name"],"do_not_call":true}`, `{"columns":["name"]}`, "may be called again"},
		{"contact", "contacts", `{"columns":["name"]}`, `{"columns":["name"]}`, "details changed"},
		{"", "unknown", ``, `{"answer":42}`, `{"answer":42}`},
		{"other", "unknown", ``, `{"answer":42}`, `{"answer":42}`},
	} {
		entry := store.Entry{Kind: c.kind, Part: c.part, Before: json.RawMessage(c.before), After: json.RawMessage(c.after)}
		if got := changeWords(entry); got != c.want {
			t.Errorf("%+v is told as\n%q, want\n%q", c, got, c.want)
		}
	}
}

func TestRecordsAreNamedAsOnTheScreens(t *testing.T) {
	for key, want := range map[string]string{"01BX5ZZKBKACTAV9WEVGEMMVRZ": "EMMVRZ", "short/000001": "short/000001", "": ""} {
		if got := recordName(store.Entry{Kind: "contacts", Key: key}); got != want {
			t.Errorf("%q is named %q, want %q", key, got, want)
		}
	}
}

func TestDurationsAreReadable(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "less than 1 s", 999 * time.Millisecond: "less than 1 s", 1499 * time.Millisecond: "1 s", 59 * time.Second: "59 s",
		60 * time.Second: "1 min", 61500 * time.Millisecond: "1 min 2 s", 3*time.Hour + 2*time.Minute: "3 h 2 min", -time.Second: "less than 1 s",
	} {
		if got := durationWords(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}

func TestTheLogIsAsWideAsTheTerminal(t *testing.T) {
	entry := store.Entry{Kind: "interviews", Key: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Who: "\x1b[31manna of the long name", Action: "answer", Part: "step",
		After: json.RawMessage(`{"answers":{"q1":"` + strings.Repeat("x", 60) + `","q2":"` + strings.Repeat("y", 60) + `"}}`)}
	for columns, want := range map[int]int{0: 100, 80: 80, 132: 132} {
		var out bytes.Buffer
		o := &logOptions{app: &app{columns: columns}}
		if err := o.write(&out, entry); err != nil {
			t.Fatal(err)
		}
		line, ended := strings.CutSuffix(out.String(), "\n")
		if !ended || strings.ContainsAny(line, "\x1b\n") || columns < 132 && ui.Width(line) != want || ui.Width(line) > want {
			t.Errorf("in %d columns the line is %d wide: %q", columns, ui.Width(line), line)
		}
	}
}
