package sample_test

import (
	"encoding/json"
	"testing"
	"time"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCallingHours(t *testing.T) {
	hours := sample.Defaults().Hours
	london := zone(t, "Europe/London")
	for at, want := range map[string]string{
		"2026-11-23 09:00": "2026-11-23 09:00",
		"2026-11-23 19:59": "2026-11-23 19:59",
		"2026-11-23 20:00": "2026-11-24 09:00",
		"2026-11-23 08:59": "2026-11-23 09:00",
		"2026-11-27 21:00": "2026-11-28 10:00",
		"2026-11-28 16:00": "2026-11-30 09:00",
		"2026-11-29 12:00": "2026-11-30 09:00",
	} {
		moment, err := time.ParseInLocation("2006-01-02 15:04", at, london)
		if err != nil {
			t.Fatal(err)
		}
		opening, ok := hours.NextOpen(moment)
		if got := opening.Format("2006-01-02 15:04"); !ok || got != want {
			t.Errorf("from %s on calls begin %s, want %s", at, got, want)
		}
		if hours.Open(moment) != (at == want) {
			t.Errorf("at %s the hours are open: %t", at, hours.Open(moment))
		}
	}
	none := sample.Week{}
	if opening, ok := none.NextOpen(made); ok {
		t.Errorf("a week without hours opens %s", opening)
	}
}

func TestCallingHoursWhereTheClocksChange(t *testing.T) {
	london := zone(t, "Europe/London")
	night := sample.Week{Sunday: []sample.Span{{From: 90, To: 150}}} // 01:30 to 02:30
	opening, ok := night.NextOpen(time.Date(2026, 3, 29, 0, 0, 0, 0, london))
	if !ok || opening.Format("2 Jan 15:04") != "29 Mar 02:00" {
		t.Errorf("hours that begin in the missing hour open %s", opening)
	}
	night.Sunday[0].To = 119
	opening, ok = night.NextOpen(time.Date(2026, 3, 29, 0, 0, 0, 0, london))
	if !ok || opening.Format("2 Jan 15:04") != "5 Apr 01:30" {
		t.Errorf("hours that are swallowed open %s", opening)
	}
}

// drawWeek draws calling hours, perhaps none on some days.
func drawWeek(t *rapid.T) sample.Week {
	day := func(name string) []sample.Span {
		from := rapid.IntRange(0, 24*60-1).Draw(t, name)
		if from%3 == 0 {
			return nil
		}
		return []sample.Span{{From: sample.Clock(from), To: sample.Clock(rapid.IntRange(from+1, 24*60).Draw(t, name+" to"))}}
	}
	return sample.Week{Monday: day("mon"), Tuesday: day("tue"), Wednesday: day("wed"), Thursday: day("thu"),
		Friday: day("fri"), Saturday: day("sat"), Sunday: day("sun")}
}

// The next opening is open, and no minute before it is.
func TestNextOpenIsTheFirst(t *testing.T) {
	zones := []*time.Location{zone(t, "Europe/London"), zone(t, "America/New_York"), zone(t, "Australia/Lord_Howe"), time.UTC}
	rapid.Check(t, func(t *rapid.T) {
		week := drawWeek(t)
		location := rapid.SampledFrom(zones).Draw(t, "zone")
		at := time.Unix(1_790_000_000+int64(rapid.IntRange(0, 366*24*60).Draw(t, "minute"))*60, 0).In(location)
		opening, ok := week.NextOpen(at)
		last := at.Add(16 * 24 * time.Hour)
		if ok {
			last = opening
			if !week.Open(opening) {
				t.Fatalf("%s is not open", opening)
			}
		}
		for minute := at; minute.Before(last); minute = minute.Add(time.Minute) {
			if week.Open(minute) {
				t.Fatalf("%s is open, before %s", minute, opening)
			}
		}
	})
}

func TestSettingsAreKeptAsJSON(t *testing.T) {
	want := sample.Defaults()
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got sample.Settings
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, wrong := range []string{`"9"`, `"24:01"`, `"10:60"`, `"-1:00"`, `"10:5x"`, `"x"`, `""`} {
		var clock sample.Clock
		if err := json.Unmarshal([]byte(wrong), &clock); err == nil {
			t.Errorf("%s is read as %s", wrong, clock)
		}
	}
}

func TestAZoneIsTheSameOnEveryMachine(t *testing.T) {
	for name, known := range map[string]bool{"Europe/London": true, "UTC": true, "Local": false, "": false, "Mars/Olympus": false} {
		if _, err := sample.LoadZone(name); (err == nil) != known {
			t.Errorf("%q: %v", name, err)
		}
	}
}
