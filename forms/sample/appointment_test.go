package sample_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/sample"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	location, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return location
}

// monday is when the appointments of the tests are made.
func monday(t testing.TB) time.Time {
	return time.Date(2026, time.November, 23, 11, 20, 30, 0, zone(t, "Europe/London"))
}

// understood are appointments as people say them on Monday, 23 November 2026, at
// 11:20:30.
var understood = map[string]string{
	"tomorrow 10":              "2026-11-24 10:00",
	"Tomorrow at 10am":         "2026-11-24 10:00",
	"10 tomorrow":              "2026-11-24 10:00",
	"tomorrow morning 10":      "2026-11-24 10:00",
	"tomorrow afternoon at 3":  "2026-11-24 15:00",
	"8 tomorrow evening":       "2026-11-24 20:00",
	"day after tomorrow noon":  "2026-11-25 12:00",
	"the day after tomorrow 9": "2026-11-25 09:00",
	"Tue 14:30":                "2026-11-24 14:30",
	"tue 14.30":                "2026-11-24 14:30",
	"14:30 tue":                "2026-11-24 14:30",
	"Thurs 1430":               "2026-11-26 14:30",
	"thursday 0930":            "2026-11-26 09:30",
	"sunday 2030":              "2026-11-29 20:30",
	"mon 10am":                 "2026-11-30 10:00",
	"mon 3pm":                  "2026-11-23 15:00",
	"this friday 9am":          "2026-11-27 09:00",
	"next tuesday 2pm":         "2026-12-01 14:00",
	"next monday 2pm":          "2026-11-30 14:00",
	"Monday 30 Nov 9am":        "2026-11-30 09:00",
	"30 Nov 9am":               "2026-11-30 09:00",
	"9am 30 Nov":               "2026-11-30 09:00",
	"30th of November at 9 am": "2026-11-30 09:00",
	"Nov 30 9am":               "2026-11-30 09:00",
	"November 30th, 2026 9am":  "2026-11-30 09:00",
	"30 nov 1430":              "2026-11-30 14:30",
	"30 nov 2026 1430":         "2026-11-30 14:30",
	"30/11 9am":                "2026-11-30 09:00",
	"30/11/26 9am":             "2026-11-30 09:00",
	"30.11.2026 9am":           "2026-11-30 09:00",
	"2026-11-30 09:00":         "2026-11-30 09:00",
	"2026-11-30T09:00":         "2026-11-30 09:00",
	"3/4 10am":                 "2027-04-03 10:00",
	"the 30th at 9am":          "2026-11-30 09:00",
	"the 2nd at 9am":           "2026-12-02 09:00",
	"the 31st 9am":             "2026-12-31 09:00",
	"23 Nov 9am":               "2027-11-23 09:00",
	"in 2 hours":               "2026-11-23 13:21",
	"in an hour":               "2026-11-23 12:21",
	"in half an hour":          "2026-11-23 11:51",
	"in 1 hour and 30 minutes": "2026-11-23 12:51",
	"in 90 min":                "2026-11-23 12:51",
	"in 3 days at 10":          "2026-11-26 10:00",
	"in a week at noon":        "2026-11-30 12:00",
	"in two weeks 10am":        "2026-12-07 10:00",
	"noon":                     "2026-11-23 12:00",
	"14:30":                    "2026-11-23 14:30",
	"9:15":                     "2026-11-24 09:15",
	"2":                        "2026-11-23 14:00",
	"2:30 tomorrow":            "2026-11-24 14:30",
	"02:30 tomorrow":           "2026-11-24 02:30",
	"half past 2":              "2026-11-23 14:30",
	"half two":                 "2026-11-23 14:30",
	"quarter to 3":             "2026-11-23 14:45",
	"a quarter past ten tue":   "2026-11-24 10:15",
	"20 past 2":                "2026-11-23 14:20",
	"ten to 3":                 "2026-11-23 14:50",
	"10 o'clock tomorrow":      "2026-11-24 10:00",
	"2 p.m.":                   "2026-11-23 14:00",
	"12am tomorrow":            "2026-11-24 00:00",
	"12pm tomorrow":            "2026-11-24 12:00",
	"this afternoon 3":         "2026-11-23 15:00",
	"tonight 7":                "2026-11-23 19:00",
	"yfory 10":                 "2026-11-24 10:00",
	"yfory am 10":              "2026-11-24 10:00",
	"dydd Mawrth 10":           "2026-11-24 10:00",
	"Dydd Iau 2 y prynhawn":    "2026-11-26 14:00",
	"30 Tachwedd 9:30 y bore":  "2026-11-30 09:30",
	"10 Mawrth 14:00":          "2027-03-10 14:00",
	"heddiw hanner dydd":       "2026-11-23 12:00",
}

func TestParseAppointment(t *testing.T) {
	now := monday(t)
	for text, want := range understood {
		parsed, err := sample.ParseAppointment(text, now, now.Location())
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := parsed.At.Format("2006-01-02 15:04"); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestParseAppointmentRefuses(t *testing.T) {
	now := monday(t)
	for text, want := range map[string]string{
		"":                           "Say at what time",
		"tomorrow":                   "Say at what time",
		"tomorrow morning":           "Say at what time",
		"30 Nov":                     "Say at what time",
		"in 3 days":                  "Say at what time",
		"tue 8":                      "8am or 8pm",
		"7:30":                       "7am or 7pm",
		"next week 10":               "Say on which day of the week",
		"next month":                 "Say on which day of the month",
		"weekend 10":                 "Saturday or Sunday",
		"midnight":                   "Midnight",
		"yesterday 10":               "has passed",
		"today 9am":                  "has passed",
		"20 nov 2026 9am":            "has passed",
		"3 march 2026 9am":           "has passed",
		"3 march 2025 9am":           "has passed",
		"30 nov 2029 9am":            "more than a year",
		"in 500 days 9am":            "more than a year",
		"in 100000 hours":            "more than a year",
		"Tue 30 Nov 9am":             "is a Monday, not a Tuesday",
		"tue wed 10":                 "Two different days",
		"tomorrow today 10":          "Two different days",
		"30 nov 1 dec 10am":          "Two different days",
		"tomorrow 30 nov 10am":       "Two different days",
		"tomorrow sunday 10am":       "Two different days",
		"10 11":                      "Two times",
		"12:305":                     "Two times",
		"25:00":                      "no such time",
		"10:75":                      "no such time",
		"14am":                       "no such time",
		"31 nov 10am":                "no such day",
		"29 feb 10am":                "no such day",
		"3/13 10am":                  "no such day",
		"1/0 10am":                   "no such day",
		"in 2 hours 10":              "Say either how long",
		"9am in the afternoon":       "either the morning or the afternoon",
		"mawrth":                     "Mawrth is a day and a month",
		"half past 14":               "Say which hour",
		"75 past 2":                  "60 minutes",
		"sometime":                   `"sometime" is not understood`,
		"3pm-4pm":                    `"-" is not understood`,
		"\x1b[2J 10":                 `"\x1b" is not understood`,
		strings.Repeat("10 ", 100):   "fewer words",
		"99999999999999999999999999": "is not understood",
	} {
		parsed, err := sample.ParseAppointment(text, now, now.Location())
		if !errors.Is(err, sample.ErrTime) {
			t.Errorf("%q gives %v and %v", text, parsed, err)
			continue
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is refused with %q, want %q", text, err, want)
		}
	}
}

func TestParseAppointmentNotes(t *testing.T) {
	now := monday(t)
	for text, want := range map[string]string{
		"tomorrow 10":      "",
		"9:15":             "That time has passed today, so tomorrow is taken.",
		"tomorrow 2":       "The hour is taken to be 14:00.",
		"mon 3pm":          "Today is a Monday, and today is taken.",
		"mon 9am":          "That time has passed today, so next Monday is taken.",
		"next tuesday 2pm": "The Tuesday of next week is taken.",
		"3 April 10am":     "That is in 2027.",
		"23 Nov 9am":       "That is in 2027.",
	} {
		parsed, err := sample.ParseAppointment(text, now, now.Location())
		if err != nil || parsed.Note != want {
			t.Errorf("%q is noted as %q (%v), want %q", text, parsed.Note, err, want)
		}
	}
}

// Weeks begin on Monday: on a Sunday, next Monday is tomorrow.
func TestNextDayIsThatOfTheNextWeek(t *testing.T) {
	sunday := monday(t).AddDate(0, 0, -1)
	for text, want := range map[string]string{
		"next monday 10": "23 Nov", "next sunday 10": "29 Nov", "monday 10": "23 Nov", "next wed 10": "25 Nov",
	} {
		parsed, err := sample.ParseAppointment(text, sunday, sunday.Location())
		if got := parsed.At.Format("2 Jan"); err != nil || got != want {
			t.Errorf("on a Sunday %s is %s (%v), want %s", text, got, err, want)
		}
	}
}

func TestParseAppointmentWhereTheClocksChange(t *testing.T) {
	london := zone(t, "Europe/London")
	spring := time.Date(2026, time.March, 28, 12, 0, 0, 0, london)
	if _, err := sample.ParseAppointment("tomorrow 01:30", spring, london); err == nil || !strings.Contains(err.Error(), "leave out 01:30") {
		t.Errorf("an hour that does not exist: %v", err)
	}
	autumn := time.Date(2026, time.October, 24, 12, 0, 0, 0, london)
	parsed, err := sample.ParseAppointment("tomorrow 01:30", autumn, london)
	if err != nil || parsed.At.UTC().Hour() != 0 || !strings.Contains(parsed.Note, "twice") {
		t.Errorf("an hour that comes twice: %v, %v", parsed, err)
	}
	parsed, err = sample.ParseAppointment("in 24 hours", autumn, london)
	if err != nil || parsed.At.Hour() != 11 {
		t.Errorf("24 hours over the end of summer time: %v, %v", parsed, err)
	}
	parsed, err = sample.ParseAppointment("in 1 day at 12", autumn, london)
	if err != nil || parsed.At.Sub(autumn) != 25*time.Hour {
		t.Errorf("a day over the end of summer time: %v, %v", parsed, err)
	}
}

func TestAppointmentsAreInTheRespondentsZone(t *testing.T) {
	newYork := zone(t, "America/New_York")
	parsed, err := sample.ParseAppointment("tomorrow 10", time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC), newYork)
	if err != nil {
		t.Fatal(err)
	}
	const want = "Tuesday 24 November 2026 at 10:00 (EST, America/New_York)"
	if got := sample.FormatAppointment(parsed.At.UTC(), newYork); got != want {
		t.Errorf("the appointment is %s, want %s", got, want)
	}
	if got := sample.FormatAppointment(parsed.At, time.UTC); got != "Tuesday 24 November 2026 at 15:00 (UTC)" {
		t.Errorf("in UTC the appointment is %s", got)
	}
}

func TestAppointmentWarnings(t *testing.T) {
	settings := sample.Defaults()
	at := monday(t).Add(24 * time.Hour)
	appointment := sample.Appointment{Case: "1", Contact: "a", At: at, Interviewer: "Ann"}
	others := []sample.Appointment{
		{Case: "1", Contact: "a", At: at, Interviewer: "Ann"},
		{Case: "2", Contact: "b", At: at.Add(-59 * time.Minute), Interviewer: "Ann"},
		{Case: "3", Contact: "c", At: at.Add(time.Hour), Interviewer: "Ann"},
		{Case: "4", Contact: "d", At: at, Interviewer: "Bob"},
		{Case: "5", Contact: "e", At: at.Add(time.Minute)},
		{Case: "6", Contact: "a", At: at, Interviewer: "Bob"},
	}
	var cases []string
	for _, clash := range settings.Clashes(appointment, others) {
		cases = append(cases, clash.Case)
	}
	if got := strings.Join(cases, " "); got != "2 5 6" {
		t.Errorf("the clashes are %s", got)
	}
	if warnings := settings.AppointmentWarnings(appointment, at.Location(), others[:2]); len(warnings) != 1 ||
		!strings.Contains(warnings[0], "clashes with the appointment of case 2 on Tuesday 24 November 2026 at 10:21") {
		t.Errorf("the warnings are %q", warnings)
	}
	appointment.At = time.Date(2026, 11, 28, 18, 0, 0, 0, at.Location())
	if warnings := settings.AppointmentWarnings(appointment, at.Location(), nil); len(warnings) != 1 ||
		!strings.Contains(warnings[0], "outside calling hours") || !strings.Contains(warnings[0], "Monday 30 November 2026 at 09:00") {
		t.Errorf("the warnings are %q", warnings)
	}
}

// FuzzParseAppointment checks that whatever is written, a time that is taken
// is to come, and what is refused is refused with a sentence.
func FuzzParseAppointment(f *testing.F) {
	for _, seed := range []string{
		"tomorrow 10", "Tue 14:30", "30 Nov 9am", "in 2 hours", "the 31st noon", "2026-11-30T09:00", "next", "half",
		"dydd mawrth 10", "1/1/1 1", "in 9 weeks and 10 minutes", "sun 01:30", "\x00", "quarter to",
	} {
		f.Add(seed, int64(1_795_432_830))
	}
	london := zone(f, "Europe/London")
	f.Fuzz(func(t *testing.T, text string, second int64) {
		const farthest = 200 * 365 * 24 * 60 * 60
		now := time.Unix(second%farthest, 0)
		parsed, err := sample.ParseAppointment(text, now, london)
		switch {
		case err != nil && !errors.Is(err, sample.ErrTime):
			t.Errorf("%q is refused with %v", text, err)
		case err != nil && !strings.HasSuffix(err.Error(), "."):
			t.Errorf("%q is refused with no sentence: %v", text, err)
		case err == nil && (!parsed.At.After(now) || parsed.At.Location() != london || parsed.At.Second() != 0):
			t.Errorf("%q at %s is %s", text, now, parsed.At)
		}
	})
}
