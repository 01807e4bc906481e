package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/goldentest"
)

func plain(value string) forms.Answer { return forms.Answer{Value: value} }

// sampleInterviews are one that is complete, one that is suspended, and one
// that answered hardly anything.
func sampleInterviews() []forms.Interview {
	start := time.Date(2017, time.March, 22, 14, 0, 0, 0, time.UTC)
	return []forms.Interview{
		{
			ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Reference: "F001", Instrument: "everyday", Version: 1, Case: "case-17",
			Interviewer: "-Ann\x1b[2J", Language: "cy", Mode: forms.Telephone, Status: forms.Complete,
			Started: start, Submitted: start.Add(12 * time.Minute),
			Answers: map[string]forms.Answer{
				"words": plain("=HYPERLINK(\"x\")\r\nand \x1b[31mred\u202e"), "age": plain("041"), "distance": plain("-0.50"),
				"since": plain("2016-04-01"), "wakes": plain("07:30"), "member": plain("yes"), "why_not": plain("it was off the path"),
				"visits": plain("other museum"), "visits_other": plain("refused"), "best": plain("library museum archive"),
				"use_home": plain("no"), "use_work": {Special: forms.Refused},
			},
			Remarks: map[string]string{"use": "asked twice", "age": "guessed"},
			Spent:   map[string]time.Duration{"age": 90 * time.Second, "words": 3 * time.Minute},
		},
		{
			ID: "01BX5ZZKBKACTAV9WEVGEMMVS0", Instrument: "everyday", Version: 1, Language: "en",
			Status: forms.Suspended, Started: start, Answers: map[string]forms.Answer{"words": plain("refused")},
		},
		{
			ID: "01BX5ZZKBKACTAV9WEVGEMMVS1", Instrument: "everyday", Version: 1, Language: "en", Status: forms.Complete,
			Started: start, Submitted: start.Add(time.Minute), Answers: map[string]forms.Answer{"age": {Special: forms.DontKnow}},
		},
	}
}

func load(t *testing.T) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("everyday.yaml", everyday(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

func exportSample(t *testing.T, options Options) (string, Summary) {
	t.Helper()
	var out bytes.Buffer
	summary, err := Export(&out, sequence(sampleInterviews()...), load(t), options)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), summary
}

func TestExports(t *testing.T) {
	tests := []struct {
		file    string
		options Options
		want    Summary
	}{
		{"plain.csv", Options{}, Summary{Written: 2, LeftOut: 1}},
		{"raw.csv", Options{Raw: true}, Summary{Written: 2, LeftOut: 1}},
		{"details.csv", Options{Details: true, All: true}, Summary{Written: 3, LeftOut: 0}},
		{"plain.jsonl", Options{Format: JSONL}, Summary{Written: 2, LeftOut: 1}},
		{"details.jsonl", Options{Format: JSONL, Details: true, All: true}, Summary{Written: 3, LeftOut: 0}},
	}
	for _, test := range tests {
		got, summary := exportSample(t, test.options)
		if test.options.Format == JSONL {
			checkLines(t, []byte(got))
		}
		goldentest.File(t, "testdata/"+test.file, got)
		if diff := cmp.Diff(test.want, summary); diff != "" {
			t.Errorf("%s: %s", test.file, diff)
		}
	}
}

func TestAnUnknownFormatIsRefused(t *testing.T) {
	if _, err := Export(&bytes.Buffer{}, sequence(), &forms.Instrument{}, Options{Format: "docx"}); !errors.Is(err, ErrFormat) {
		t.Error(err)
	}
}

func TestNumbersInJSON(t *testing.T) {
	for digits, want := range map[string]string{
		"12": "12", "+12": "12", "007": "7", "-007": "-7", "000": "0", "-0": "-0", "00.50": "0.50", "123456789012345678": "123456789012345678",
		"1e21": "1e21", "1.": "", "": "", "+-1": "", "NaN": "", "Infinity": "", "1 2": "",
	} {
		got, ok := jsonNumber(digits)
		if ok != (want != "") || ok && (got != want || !json.Valid([]byte(got))) {
			t.Errorf("%q becomes %q, %v", digits, got, ok)
		}
	}
}

func TestTextsInJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "text")
		line := appendString(nil, text)
		var back string
		if err := json.Unmarshal(line, &back); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if want := strings.ToValidUTF8(text, "\uFFFD"); back != want && readableRuns(back) != readableRuns(want) {
			t.Fatalf("%q comes back as %q", want, back)
		}
		for _, r := range string(line) {
			if r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 || r == '\u202E' {
				t.Fatalf("%q holds a control character", line)
			}
		}
	})
}

// readableRuns makes runs of replacement characters one.
func readableRuns(text string) string {
	for strings.Contains(text, "\uFFFD\uFFFD") {
		text = strings.ReplaceAll(text, "\uFFFD\uFFFD", "\uFFFD")
	}
	return text
}

func TestSpecialAnswersAndTextsThatReadLikeThem(t *testing.T) {
	in, faults := forms.Load("everyday.yaml", everyday(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	tests := []struct {
		variable string
		answer   forms.Answer
		cell     string
	}{
		{"words", forms.Answer{Special: forms.Refused}, "refused"},
		{"words", plain("refused"), `\refused`},
		{"words", plain(`\refused`), `\\refused`},
		{"words", plain("not_applicable"), "not_applicable"},
		{"words", plain(`\x`), `\x`},
		{"visits_other", plain("refused"), "refused"},
		{"visits_other", plain(`\refused`), `\refused`},
		{"member", forms.Answer{Special: forms.DontKnow}, "dont_know"},
	}
	for _, test := range tests {
		v := in.Variable(test.variable)
		if cell := cellOf(v, test.answer); cell != test.cell {
			t.Errorf("%v becomes %q, want %q", test.answer, cell, test.cell)
		}
		if answer := answerOf(v, test.cell); answer != test.answer {
			t.Errorf("%q becomes %v, want %v", test.cell, answer, test.answer)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := in.Variable("words")
		text := rapid.StringMatching(`\\{0,4}(refused|dont_know|not_applicable|x|)`).Draw(t, "text")
		if back := answerOf(v, cellOf(v, plain(text))); back != plain(text) {
			t.Fatalf("%q comes back as %v", text, back)
		}
	})
}

func TestAChoiceGoesBeforeASpecialAnswerOfItsName(t *testing.T) {
	d := newDesk(t, fusion(t))
	if got := answerOf(d.in.Variable("q4"), "dont_know"); got != plain("dont_know") {
		t.Error(got)
	}
}

func TestErrorsOfInterviewsAndWritersArePassedOn(t *testing.T) {
	in, _ := forms.Load("everyday.yaml", everyday(t))
	broken := errors.New("broken")
	failing := func(yield func(forms.Bundle, error) bool) { yield(nil, broken) }
	for _, version := range []int{1, 2} {
		options := Options{Version: version, Resolve: func(int) (*forms.Instrument, error) { return in, nil }}
		if _, err := Export(&bytes.Buffer{}, failing, in, options); !errors.Is(err, broken) {
			t.Error(err)
		}
	}
	unresolved := Options{Version: 2, Resolve: func(int) (*forms.Instrument, error) { return nil, broken }}
	if _, err := Export(&bytes.Buffer{}, sequence(sampleInterviews()...), in, unresolved); !errors.Is(err, broken) {
		t.Error(err)
	}
	stray := forms.Interview{ID: "x", Status: forms.Complete, Answers: map[string]forms.Answer{"\x1b[2J": plain("1")}}
	_, err := Export(&bytes.Buffer{}, sequence(stray), in, Options{})
	if !errors.Is(err, ErrUnknownVariable) || strings.Contains(err.Error(), "\x1b") {
		t.Error(err)
	}
	for _, format := range []Format{CSV, JSONL} {
		if _, err := Export(failingWriter{broken}, sequence(sampleInterviews()...), in, Options{Format: format}); !errors.Is(err, broken) {
			t.Error(err)
		}
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }
