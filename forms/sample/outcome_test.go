package sample_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"

	"pgregory.net/rapid"
)

func TestOutcomesAreCodedByTheirGroups(t *testing.T) {
	groups := map[string]string{"1.1": "I", "1.2": "P", "2.1": "R", "2.2": "NC", "2.3": "O", "2.9": "O", "3.1": "UH",
		"3.2": "UO", "3.3": "UO", "3.9": "UO"}
	codes, keys := map[string]bool{}, map[string]bool{}
	for _, outcome := range sample.Outcomes() {
		if codes[outcome.Code] || outcome.Label == "" || outcome.Key != "" && keys[outcome.Key] {
			t.Errorf("%+v has no label, or its code or key is taken", outcome)
		}
		codes[outcome.Code], keys[outcome.Key] = true, true
		if found, ok := sample.FindOutcome(outcome.Code); !ok || found != outcome {
			t.Errorf("%s is found as %+v", outcome.Code, found)
		}
		if outcome.Interim {
			closing, known := sample.FindOutcome(outcome.CloseAs)
			if outcome.Group != "" || closing.Group == sample.Refusal || known == (outcome.Code == sample.SuspendedCode) {
				t.Errorf("%s is closed as %+v", outcome.Code, closing)
			}
			continue
		}
		want := groups[outcome.Code[:3]]
		if strings.HasPrefix(outcome.Code, "4") {
			want = "NE"
		}
		if string(outcome.Group) != want {
			t.Errorf("%s is in group %s, want %s", outcome.Code, outcome.Group, want)
		}
	}
	for _, code := range strings.Fields("1.1 1.2 2.10 2.11 2.111 2.112 2.12 2.20 2.21 2.22 2.221 2.222 2.30 2.31 2.32 2.33 2.331 2.332 " +
		"2.333 2.34 2.35 2.36 2.90 3.10 3.11 3.12 3.13 3.14 3.15 3.16 3.161 3.20 3.21 3.30 3.90 4.10 4.20 4.30 4.31 4.32 4.33 4.40 4.41 " +
		"4.43 4.431 4.432 4.44 4.45 4.46 4.50 4.51 4.52 4.53 4.54 4.70 4.80 4.90") {
		if !codes[code] {
			t.Errorf("there is no outcome %s", code)
		}
	}
}

func TestThreshold(t *testing.T) {
	threshold := sample.Defaults().Threshold
	for share, want := range map[sample.Share]string{
		{}: "2.12", {0, 10}: "2.12", {4, 10}: "2.12", {49, 100}: "2.12", {5, 10}: "1.2", {8, 10}: "1.2", {81, 100}: "1.1", {12, 10}: "1.1",
	} {
		if got := threshold.Outcome(share); got != want {
			t.Errorf("%v is %s, want %s", share, got, want)
		}
	}
	for status, want := range map[forms.Status]string{
		forms.Complete: "1.1", forms.Suspended: "suspended", forms.InProgress: "suspended", forms.BrokenOff: "1.2",
	} {
		if got := threshold.InterviewOutcome(status, sample.Share{Answered: 6, Applicable: 10}); got != want {
			t.Errorf("%s is %s, want %s", status, got, want)
		}
	}
	if sentence := threshold.Sentence(); !strings.Contains(sentence, "fewer than 50 per cent") || !strings.Contains(sentence, "50 to 80") {
		t.Errorf("the threshold is declared as %q", sentence)
	}
}

// calls makes calls an hour apart of outcomes separated by spaces.
func calls(outcomes string) []sample.Call {
	var made []sample.Call
	for i, outcome := range strings.Fields(outcomes) {
		at := time.Date(2026, 11, 23, 9+i, 0, 0, 0, time.UTC)
		call := sample.Call{ID: fmt.Sprint(i), At: at, Outcome: outcome, Share: sample.Share{Answered: 6, Applicable: 10}}
		if outcome == sample.AppointmentCode {
			call.Appointment = at.Add(24 * time.Hour)
		}
		made = append(made, call)
	}
	return made
}

func TestDisposition(t *testing.T) {
	settings := sample.Defaults()
	for outcomes, want := range map[string]string{
		"":                              "3.11",
		"no_answer":                     "3.13",
		"busy busy":                     "3.12",
		"no_answer busy":                "3.12",
		"busy no_answer":                "3.13",
		"answering_device no_answer":    "3.14",
		"voicemail no_answer":           "2.22",
		"callback voicemail no_answer":  "2.21",
		"appointment no_answer":         "2.36",
		"suspended appointment":         "1.2",
		"appointment 2.112":             "2.112",
		"2.112 callback 1.1":            "1.1",
		"2.112 no_answer":               "2.112",
		"line_fault":                    "3.16",
		"unheard_of":                    "3.11",
		"no_answer 4.32":                "4.32",
		"answering_device callback 1.2": "1.2",
	} {
		if got := settings.Disposition(calls(outcomes)); got != want {
			t.Errorf("%q comes to %s, want %s", outcomes, got, want)
		}
	}
	settings.CloseAs = map[string]string{sample.AppointmentCode: "2.21"}
	if got := settings.Disposition(calls("appointment")); got != "2.21" {
		t.Errorf("an appointment is closed as %s", got)
	}
}

func TestNoOpenCaseCountsAsARefusal(t *testing.T) {
	var interim []string
	for _, outcome := range sample.Outcomes() {
		if outcome.Interim && outcome.Code != sample.SuspendedCode {
			interim = append(interim, outcome.Code)
		}
	}
	settings := sample.Defaults()
	rapid.Check(t, func(t *rapid.T) {
		made := calls(strings.Join(rapid.SliceOfN(rapid.SampledFrom(interim), 0, 12).Draw(t, "outcomes"), " "))
		c, err := sample.NewCase("1", "a", "survey", 0, time.Time{}).Replay(made, &settings)
		if err != nil {
			t.Fatal(err)
		}
		if tally := sample.TallyCases([]sample.Case{c}); tally.Counts.Total() != 0 || len(tally.Interim) != 1 {
			t.Fatalf("the open case counts as %+v", tally)
		}
		tally := sample.TallyAsIfClosed([]sample.Case{c}, map[string][]sample.Call{"1": made}, &settings)
		if tally.Counts.Total() != 1 || tally.Counts[sample.Refusal] != 0 || tally.Counts[sample.Interviewed] != 0 {
			t.Fatalf("closed, the case counts as %+v", tally)
		}
	})
}

func TestTallyAddsUp(t *testing.T) {
	settings := sample.Defaults()
	rapid.Check(t, func(t *rapid.T) {
		var cases []sample.Case
		made := map[string][]sample.Call{}
		for i := range rapid.IntRange(0, 20).Draw(t, "cases") {
			codes := rapid.SliceOfN(rapid.SampledFrom(sample.Outcomes()), 0, 4).Draw(t, "outcomes")
			words := make([]string, len(codes))
			for j, outcome := range codes {
				words[j] = outcome.Code
			}
			id := fmt.Sprint(i)
			made[id] = calls(strings.Join(words, " "))
			c, err := sample.NewCase(id, id, "survey", 0, time.Time{}).Replay(made[id], &settings)
			if err != nil {
				t.Fatal(err)
			}
			cases = append(cases, c)
		}
		tally, open := sample.TallyCases(cases), 0
		for _, n := range tally.Interim {
			open += n
		}
		if tally.Counts.Total()+open != len(cases) {
			t.Fatalf("%d cases are %+v", len(cases), tally)
		}
		if closed := sample.TallyAsIfClosed(cases, made, &settings); closed.Counts.Total() != len(cases) {
			t.Fatalf("%d cases closed are %+v", len(cases), closed)
		}
	})
}

func TestCountsTakeFinalCodesAlone(t *testing.T) {
	counts := sample.Counts{}
	if !counts.Add("2.112") || counts.Add("appointment") || counts.Add("9.9") || counts.Total() != 1 || counts[sample.Refusal] != 1 {
		t.Errorf("the counts are %v", counts)
	}
}

func TestSettingsAreChecked(t *testing.T) {
	for want, change := range map[string]func(*sample.Settings){
		"is no time zone":             func(s *sample.Settings) { s.TimeZone = "Cardiff" },
		"less than nothing":           func(s *sample.Settings) { s.Gap = -1 },
		"at least one attempt":        func(s *sample.Settings) { s.MaximumAttempts = 0 },
		"no interim outcome":          func(s *sample.Settings) { s.Delays = map[string]time.Duration{"2.11": 1} },
		"delay for \"busy\" is less":  func(s *sample.Settings) { s.Delays = map[string]time.Duration{"busy": -1} },
		"is no final disposition":     func(s *sample.Settings) { s.CloseAs = map[string]string{"busy": "callback"} },
		"nobody refused":              func(s *sample.Settings) { s.CloseAs = map[string]string{"appointment": "2.12"} },
		"follows from the threshold":  func(s *sample.Settings) { s.CloseAs = map[string]string{"suspended": "1.1"} },
		"is closed as something else": func(s *sample.Settings) { s.CloseAs = map[string]string{"x": "3.13"} },
		"no day has calling hours":    func(s *sample.Settings) { s.Hours = sample.Week{} },
		"end before they begin":       func(s *sample.Settings) { s.Hours.Friday = []sample.Span{{From: 600, To: 540}} },
		"two percentages":             func(s *sample.Settings) { s.Threshold.Partial = 90 },
		"needs its own name":          func(s *sample.Settings) { s.ListQuestions = map[string]string{"walk": " "} },
	} {
		settings := sample.Defaults()
		if err := settings.Check(); err != nil {
			t.Fatal(err)
		}
		change(&settings)
		if err := settings.Check(); !errors.Is(err, sample.ErrSettings) || !strings.Contains(err.Error(), want) {
			t.Errorf("the settings are refused with %v, want %s", err, want)
		}
	}
}
