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

// tellings are changes, and how each is told.
var tellings = []struct{ part, kind, before, after, want string }{
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
	{"contact", "contacts", `{"columns":["name","phone"]}`, `{"columns":["name","email"],"changed":["name","email","phone"]}`,
		"added: email; taken out: phone; changed: name"},
	{"call", "calls", ``, `{"outcome":"appointment","appointment":"2017-03-02T10:00:00Z"}`, "Appointment made, 2017-03-02 10:00Z"},
	{"call", "calls", ``, `{"outcome":"1.1","interview":"01BX5ZZKBKACTAV9WEVGEMMVRZ"}`, "1.1 Complete, interview EMMVRZ"},
	{"call", "calls", `{"outcome":"busy"}`, ``, "taken back: Busy"},
	{"", "case-batches", ``, `{"instrument":"walk","priority":2,"cases":3}`, "3 cases of walk, priority 2"},
	{"", "cases", ``, `{"instrument":"walk","contact":"01BX5ZZKBKACTAV9WEVGEMMVRZ","state":"fresh"}`, "walk, contact EMMVRZ, fresh"},
	{"", "cases", `{"instrument":"walk","contact":"01BX5ZZKBKACTAV9WEVGEMMVRZ","state":"fresh"}`, ``, "taken out: walk, contact EMMVRZ, fresh"},
	{"", "cases", `{"state":"fresh"}`, `{"state":"callback","attempts":1,"due":"2017-03-02T10:00:00Z","last_outcome":"busy"}`,
		"fresh → callback 2017-03-02 10:00Z; 1 call"},
	{"", "cases", `{"state":"callback","claim":{"session":"a","interviewer":"Nia"}}`, `{"state":"closed","disposition":"1.1","interview":"ABCDEFGH"}`,
		"callback → closed, 1.1 Complete; interview CDEFGH; given back"},
	{"", "cases", `{"state":"fresh"}`, `{"state":"fresh","claim":{"session":"a","interviewer":"Nia"}}`, "taken by Nia"},
	{"", "cases", `{"state":"fresh","interview":"A"}`, `{"state":"fresh","priority":2}`, "no interview any more; priority: 0 → 2"},
	{"", "sampling-grids", ``, `{"row":"remit","column":"funding","targets":[{"row":"a","column":"b","number":2},{"number":1}]}`,
		"remit by funding, 2 cells, 3 wanted"},
	{"", "preparations", ``, `{"reworded":{"g1":"To Elin"},"added":{"x":{"label":"About Elin"}}}`, "reworded: g1; 1 question added"},
	{"", "preparations", `{"reworded":{"g1":"To Elin"}}`, ``, "taken out"},
	{"step", "interviews", `{}`, `{"consent":{"version":"2","given":{"take_part":true,"record":false}}}`, "consent 2: record no, take_part yes"},
	{"step", "interviews", `{"notes":{"1":{"question":"g2","text":"Elin"}}}`, `{"notes":{"1":{"text":""},"2":{"question":"g1","text":"Elin"}}}`,
		"note no more: g2; note: g1"},
	{"step", "interviews", `{}`, `{"probed":{"g1/p":"2017-03-02T10:00:00Z"},"covered":{"g1":"0001-01-01T00:00:00Z"},"not_put":{"g2":"Elin knows"}}`,
		"not put: g2; probed: g1/p; covered no more: g1"},
	{"step", "interviews", `{}`, `{"added":{"x":{"label":"About Elin","after":"g1"}},"reworded":{"g3":"Elin"}}`, "question added: g1; reworded: g3"},
	{"step", "interviews", `{}`, `{"recordings":[{"file":"elin.wav","bytes":12345678}],"field_note":"Elin"}`,
		"recordings: 0 → 1, the last of 12.3 MB; field note written"},
	{"step", "interviews", `{"recordings":[{}]}`, `{"recordings":[],"field_note":""}`, "no recording any more; field note taken out"},
	{"call", "calls", `{"outcome":"busy"}`, `{"outcome":"busy"}`, "its remark changed"},
	{"remark", "noted-remarks", ``, `true`, "a remark noted for the next call"},
	{"remark", "noted-remarks", `true`, ``, "no remark noted any more"},
	{"step", "interviews", `{"status":"suspended"}`, `{"status":"broken_off"}`, "status: suspended → broken off"},
	{"", "documents", ``, `{"title":"Elin","kind":"transcript","interview":"01BX5ZZKBKACTAV9WEVGEMMVRZ","length":1200}`,
		"transcript, interview EMMVRZ, 1200 characters"},
	{"", "documents", `{"title":"Elin","kind":"field_note","case":"ABCDEFGH","length":1}`, ``, "taken out: field note, case CDEFGH, 1 character"},
	{"text", "document-texts", ``, `{"bytes":1500,"sha256":"ab"}`, "its text, 1.5 kB"},
	{"text", "document-texts", `{"bytes":5}`, ``, "its text taken out"},
	{"turns", "document-turns", ``, `12`, "12 speaker turns"},
	{"origin", "document-origins", ``, `{"file":"elin.docx","bytes":12345}`, "from a file of 12.3 kB"},
	{"origin", "document-origins", `{"file":"elin.docx","bytes":12345}`, ``, "from no file any more"},
	{"", "document-attributes", `{"town":"Elin","age":"9"}`, `{"town":"Cardiff","role":"Elin"}`, "role set; town set; age taken out"},
	{"", "open-answers", ``, `{"variables":["q10","q11"]}`, "a document of each answer to q10, q11"},
	{"", "answer-batches", ``, `{"made":3,"taken_out":1,"first":"A","last":"B"}`, "3 documents of answers made; 1 document of answers taken out"},
	{"", "coding-history", ``, `{"coder":"AM","change":{"label":"coded “it became easier” as Links"}}`, "coded “…” as Links (AM)"},
	{"state", "coding-history", ``, `"made the code\nLinks"`, "made the code Links"},
	{"", "merges", ``, `{"entries":12,"people":["AM","BT"],"settled":1}`, "took in 12 entries by AM, BT; 1 conflict settled"},
	{"", "merges", ``, `{"entries":1}`, "took in 1 entry"},
	{"", "segments", `{"id":"A","document":"01BX5ZZKBKACTAV9WEVGEMMVRZ","coder":"AM"}`, ``, "taken out: a passage of document EMMVRZ coded by AM"},
	{"", "codes", `{"id":"A","name":"Links"}`, `{"id":"A","name":"Links (2)","definition":"Elin"}`, "the code Links (2)"},
	{"", "memos", `{"subject":"code","id":"A","text":"Elin","coder":"AM"}`, ``, "taken out: a memo by AM"},
	{"", "memos", `{"subject":"code","text":"Elin`, ``, "a record that cannot be read"},
	{"state", "kept-files", ``, `"kept to be given back"`, "kept to be given back"},
	{"state", "coding-history", ``, `"brought the project “Elin” in"`, "brought the project “…” in"},
	{"", "unknown", ``, `{"answer":42}`, `{"answer":42}`},
	{"other", "unknown", ``, `{"answer":42}`, `{"answer":42}`},
}

func TestChangesAreToldInWords(t *testing.T) {
	for _, c := range tellings {
		entry := store.Entry{Kind: c.kind, Part: c.part, Before: json.RawMessage(c.before), After: json.RawMessage(c.after)}
		if got := changeWords(entry); got != c.want {
			t.Errorf("%+v is told as\n%q, want\n%q", c, got, c.want)
		}
	}
}

func TestRecordsAreNamedAsOnTheScreens(t *testing.T) {
	if got := recordName(store.Entry{Kind: "calls", Part: "call", Key: "01BX5ZZKBKACTAV9WEVGEMMVRZ/01BX5ZZKBKACTAV9WEVGEMMVR0"}); got != "EMMVRZ" {
		t.Errorf("a call is named %q", got)
	}
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
