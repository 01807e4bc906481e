package settingsfile_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/goldentest"
	"fieldwork/forms/sample"
	"fieldwork/forms/settingsfile"
)

func TestTheDefaultsReadAsAPage(t *testing.T) {
	rules := sample.Defaults()
	goldentest.File(t, "testdata/defaults.yaml", string(settingsfile.Write(&rules)))
}

// drawSettings makes settings that can be worked with.
func drawSettings(t *rapid.T) sample.Settings {
	s := sample.Defaults()
	s.TimeZone = rapid.SampledFrom([]string{"Europe/London", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"}).Draw(t, "zone")
	length := rapid.Custom(func(t *rapid.T) time.Duration {
		return time.Duration(rapid.IntRange(0, 400*24*3600).Draw(t, "seconds")) * time.Second
	})
	s.Gap, s.AppointmentLead, s.AppointmentLength = length.Draw(t, "gap"), length.Draw(t, "lead"), length.Draw(t, "length")
	s.MaximumAttempts = rapid.IntRange(1, 999_999).Draw(t, "attempts")
	drawHours(t, &s.Hours)
	s.Threshold.Partial = rapid.IntRange(0, 100).Draw(t, "partial")
	s.Threshold.Complete = rapid.IntRange(s.Threshold.Partial, 100).Draw(t, "complete")
	for _, outcome := range sample.Outcomes() {
		if !outcome.Interim {
			continue
		}
		if delay := length.Draw(t, "delay"); !outcome.NeedsTime && rapid.Bool().Draw(t, "own delay") && delay != outcome.Delay {
			s.Delays = with(s.Delays, outcome.Code, delay)
		}
		final := rapid.SampledFrom([]string{"3.10", "2.36", "2.222", "4.80"}).Draw(t, "final")
		if outcome.CloseAs != "" && outcome.CloseAs != final && rapid.Bool().Draw(t, "closed as") {
			s.CloseAs = with(s.CloseAs, outcome.Code, final)
		}
	}
	name := rapid.StringMatching(`[A-Za-z_][A-Za-z0-9_ :#'"-]{0,8}[a-z]|yes|null|~a|1.5a|é`)
	for range rapid.IntRange(0, 2).Draw(t, "list questions") {
		s.ListQuestions = with(s.ListQuestions, name.Draw(t, "instrument"), name.Draw(t, "question"))
	}
	return s
}

func drawHours(t *rapid.T, week *sample.Week) {
	for _, day := range []*[]sample.Span{&week.Tuesday, &week.Saturday, &week.Sunday} {
		*day = nil
		for range rapid.IntRange(0, 3).Draw(t, "spans") {
			from := rapid.IntRange(0, 24*60-1).Draw(t, "from")
			*day = append(*day, sample.Span{From: sample.Clock(from), To: sample.Clock(rapid.IntRange(from+1, 24*60).Draw(t, "to"))})
		}
	}
}

func with[V any](m map[string]V, key string, value V) map[string]V {
	if m == nil {
		m = map[string]V{}
	}
	m[key] = value
	return m
}

// What is written is read as it was, whatever was set before, and as JSON too.
func TestSettingsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawSettings(t)
		if err := want.Check(); err != nil {
			t.Fatal(err)
		}
		object, err := json.Marshal(settingsfile.Object(&want))
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range [][]byte{settingsfile.Write(&want), object} {
			got, faults := settingsfile.Read("rules.yaml", source, drawSettings(t))
			if len(faults) > 0 {
				t.Fatalf("%v\n%s", faults, source)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("-want +got:\n%s\n%s", diff, source)
			}
			if changes := settingsfile.Changes(&want, &got); len(changes) > 0 {
				t.Fatalf("these changed: %v", changes)
			}
		}
	})
}

func TestWhatAFileLeavesOutStays(t *testing.T) {
	before := sample.Defaults()
	before.Delays = map[string]time.Duration{"no_answer": time.Hour}
	before.ListQuestions = map[string]string{"walk": "q1"}
	after, faults := settingsfile.Read("rules.yaml", []byte("maximum_attempts: 6\nhours: {sunday: 12:00-14:00}\ndelays:\n  busy: 10 min\nlist_questions: {talk: g1}\n"), before)
	if faults != nil {
		t.Fatal(faults)
	}
	want := []settingsfile.Change{
		{Name: "hours.sunday", Before: "closed", After: "12:00-14:00"},
		{Name: "maximum_attempts", Before: "8", After: "6"},
		{Name: "delays.busy", Before: "30 minutes", After: "10 minutes"},
		{Name: "list_questions.talk", After: "g1"},
		{Name: "list_questions.walk", Before: "q1"},
	}
	if diff := cmp.Diff(want, settingsfile.Changes(&before, &after)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if before.ListQuestions["walk"] != "q1" || len(before.Delays) != 1 {
		t.Errorf("reading changed what was given: %+v", before)
	}
	if own, faults := settingsfile.Read("", []byte("delays: {no_answer: 4 hours}"), before); faults != nil || own.Delays != nil {
		t.Errorf("an outcome's own delay is kept as %v, %v", own.Delays, faults)
	}
}

func TestFaultsHaveTheirPlace(t *testing.T) {
	for source, want := range map[string]string{
		"":                                 "r.yaml:1:1: the file is empty",
		"- gap\n":                          "r.yaml:1:1: a list has no place in a file of settings",
		"gap: &a 1 day\n":                  "r.yaml:1:6: an anchor has no place in a file of settings",
		"gap\n":                            "r.yaml:1:1: the file has to begin with a key, such as time_zone: Europe/London",
		"gap: 1 day\ngap: 2 days\n":        "r.yaml:2:1: “gap” stands twice here",
		"gap:\n":                           "r.yaml:1:1: “gap” has no value; leave it out to keep what there is",
		"gap: {a: b}\n":                    "r.yaml:1:6: a single value is wanted here",
		"\ngap: -1 days\n":                 "r.yaml:2:6: “-1 days” is no length of time; write one such as 30 minutes, 4 hours, 7 days or none",
		"gap: 1 hour 2 days\n":             "r.yaml:1:6: “1 hour 2 days” is no length of time; write one such as 30 minutes, 4 hours, 7 days or none",
		"gap: 99999 days\n":                "r.yaml:1:6: “99999 days” is no length of time; write one such as 30 minutes, 4 hours, 7 days or none",
		"maximum_attempt: 5\n":             "r.yaml:1:1: there is no setting “maximum_attempt”; did you mean “maximum_attempts”?",
		"maximum_attempts: many\n":         "r.yaml:1:19: “many” is no whole number",
		"maximum_attempts: 0\n":            "r.yaml:1:19: at least one attempt must be allowed",
		"time_zone: Cardiff\n":             "r.yaml:1:12: \"Cardiff\" is no time zone; write one such as Europe/London",
		"hours:\n  munday: closed\n":       "r.yaml:2:3: hours has no “munday”; did you mean “monday”?",
		"hours:\n  monday: 9-20\n":         "r.yaml:2:11: “9-20” are no calling hours; write them as 09:00-20:00, or 09:00-12:00, 14:00-20:00, or closed",
		"hours: 09:00-20:00\n":             "r.yaml:1:8: hours has keys of its own; write them below it, indented",
		"close_as:\n  busy: 2.112\n":       "r.yaml:2:9: \"busy\" cannot be closed as 2.112: nobody refused and nobody was interviewed",
		"close_as:\n  suspended: 2.36\n":   "r.yaml:2:14: how an interview that was not finished is closed follows from the threshold; it cannot be set",
		"delays:\n  bussy: 1 hour\n":       "r.yaml:2:3: delays has no “bussy”; did you mean “busy”?",
		"list_questions: {walk: \"\"}\n":   "",
		"gap: 1 day\n---\ngap: 2 days\n":   "r.yaml:3:4: a second YAML document begins here; a file of settings has only one",
		"gap: \"1\x01day\"\n":              "",
		"time_zone: \"a\\u001b[2J\"\n":     "",
		"gap: \xff\n":                      "r.yaml:1:1: the file is not UTF-8; save it as UTF-8",
		strings.Repeat("{a: ", 9):          "r.yaml:1:17: the file is nested too deeply or has too many keys",
		strings.Repeat("a:\n", 1001):       "r.yaml:1001:2: the file is nested too deeply or has too many keys",
		strings.Repeat("# long\n", 10_000): "r.yaml:1:1: the file is too large: 70000 bytes, where 65536 is the most",
	} {
		before := sample.Defaults()
		after, faults := settingsfile.Read("r.yaml", []byte(source), before)
		if len(faults) == 0 || want != "" && faults.Error() != want {
			t.Errorf("%.40q gives\n%v, want\n%s", source, faults, want)
		}
		if strings.ContainsAny(faults.Error(), "\x01\x1b") {
			t.Errorf("%q is told as %q", source, faults.Error())
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%.40q changes\n%s", source, diff)
		}
	}
}

func TestTheThresholdIsReadAsAWhole(t *testing.T) {
	after, faults := settingsfile.Read("", []byte("threshold: {partial: 85, complete: 95}"), sample.Defaults())
	if faults != nil || after.Threshold != (sample.Threshold{Partial: 85, Complete: 95}) {
		t.Errorf("%+v, %v", after.Threshold, faults)
	}
	if _, faults := settingsfile.Read("", []byte("threshold:\n  partial: 85\n"), sample.Defaults()); len(faults) != 1 || faults[0].At.Line != 2 {
		t.Errorf("the faults are %v", faults)
	}
}

func FuzzRead(f *testing.F) {
	rules := sample.Defaults()
	f.Add(settingsfile.Write(&rules))
	f.Add([]byte("gap: {a: [1, 2]}\n? b\n"))
	f.Add([]byte("list_questions: {a: b, \"c\\n\": 'd'}\nthreshold: {partial: 1}"))
	f.Add([]byte(strings.Repeat("a:\n ", 50)))
	f.Fuzz(func(t *testing.T, source []byte) {
		after, faults := settingsfile.Read("f", source, sample.Defaults())
		if len(faults) > 0 {
			return
		}
		if err := after.Check(); err != nil {
			t.Fatalf("what is read cannot be worked with: %v", err)
		}
		again, faults := settingsfile.Read("f", settingsfile.Write(&after), sample.Defaults())
		if diff := cmp.Diff(after, again); diff != "" || len(faults) > 0 {
			t.Fatalf("written and read again: %v\n%s", faults, diff)
		}
	})
}
