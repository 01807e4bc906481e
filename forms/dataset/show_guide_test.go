package dataset_test

import (
	"strings"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
)

const talk = `
settings:
  form_id: talk
  form_title: Talk
  kind: guide
  languages:
    en: {name: English, status: reviewed}
consent:
  version: "2"
  text: Do you agree?
  purposes:
    - {name: take_part, label: Taking part, required: true}
    - {name: record, label: Recording}
survey:
  - type: open
    name: g1
    label: What was it like?
    probes: [{name: why, label: Why?}, {name: where, label: Where?}]
  - {type: open, name: g2, label: And the money?}
`

func loadTalk(t *testing.T) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("talk.yaml", []byte(talk))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

func TestShowSaysWhereTheInterviewIsInItsRecordings(t *testing.T) {
	start := time.Date(2017, 5, 2, 10, 0, 0, 0, time.UTC)
	for want, recording := range map[string]forms.Recording{
		"began 2017-05-02 10:00 UTC, no file linked yet":   {Started: start},
		"a.wav, the interview starts at 00:35 in it":       {Started: start, Offset: 35 * time.Second, File: "a.wav"},
		"b.wav, the interview starts at 00:15 in it":       {Started: start.Add(20 * time.Second), Offset: 35 * time.Second, File: "b.wav"},
		"c.wav, which starts 1:01:00 into the interview":   {Started: start.Add(61 * time.Minute), File: "c.wav"},
		"d\u241b.wav, the interview starts at 00:00 in it": {Started: start, File: "d\x1b.wav"},
	} {
		interview := forms.Interview{Instrument: "talk", Version: 1, Language: "en", Status: forms.Complete, Started: start,
			Recordings: []forms.Recording{recording}}
		var out strings.Builder
		err := dataset.Show(&out, interview, loadTalk(t), "en", func(s string) string { return strings.ReplaceAll(s, "\x1b", "␛") })
		if err != nil || !strings.Contains(out.String(), "Recording 1   "+want+"\n") {
			t.Errorf("%v: shown is\n%s\nwithout %q", err, out.String(), want)
		}
	}
}

func TestShowAnInterviewUnderAGuide(t *testing.T) {
	in := loadTalk(t)
	start := time.Date(2017, 5, 2, 10, 0, 0, 0, time.UTC)
	note := func(text string, quote bool, after time.Duration) forms.NoteLine {
		return forms.NoteLine{Question: "g1", Text: text, Quote: quote, At: start.Add(after), Elapsed: after}
	}
	interview := forms.Interview{
		ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Instrument: "talk", Version: 1, Language: "en", Mode: forms.Telephone,
		Status: forms.Complete, Started: start,
		Consent: &forms.ConsentGiven{Version: "2", Language: "en", At: start, Given: map[string]bool{forms.TakePart: true, forms.Record: false}},
		Notes:   map[string]forms.NoteLine{"1": note("good \x1b[31m", false, time.Minute), "2": note("a foot in the door", true, 65*time.Minute)},
		Probed:  map[string]time.Time{forms.ProbeKey("g1", "where"): start},
		NotPut:  map[string]string{"g2": "gets none"},
		Added:   map[string]forms.AddedQuestion{"+1": {Label: "And then?", After: "g1"}},

		FieldNote: "Noisy line.",
	}
	var out strings.Builder
	err := dataset.Show(&out, interview, in, "en", func(s string) string { return strings.ReplaceAll(s, "\x1b", "␛") })
	if err != nil {
		t.Fatal(err)
	}
	want := `Talk
Interview     01BX5ZZKBKACTAV9WEVGEMMVRZ
Form          talk, version 1
Status        complete
Language      en
Mode          telephone
Started       2017-05-02 10:00 UTC
Consent       take part: yes, record: no (version 2, read in en, 2017-05-02 10:00 UTC)

1   What was it like?
    [x] b  Where?
    01:00   good ␛[31m
    1:05:00 ❝ a foot in the door

+1  And then?

2   And the money?
    → not applicable: gets none

Field note
    Noisy line.
`
	if got := out.String(); got != want {
		t.Errorf("shown is\n%s\nnot\n%s", got, want)
	}
}
