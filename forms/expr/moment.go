package expr

import (
	"math"
	"time"
)

// moment is a point in time as the clock on the wall shows it, in days from
// 1970-01-01T00:00. whole says that it was written as a date alone.
type moment struct {
	days  float64
	whole bool
}

// The first and the last day that a date can have: 0001-01-01 and 9999-12-31.
const (
	firstDay = -719162
	lastDay  = 2932896
)

const (
	dateLength       = len("2006-01-02")
	secondsInDay     = 24 * 60 * 60
	millisecondsADay = secondsInDay * 1000
)

// readMoment reads YYYY-MM-DD, which a time such as T10:30 may follow.
func readMoment(text string) (moment, bool) {
	if len(text) < dateLength || text[4] != '-' || text[7] != '-' {
		return moment{}, false
	}
	year, month, day := twoDigits(text)*100+twoDigits(text[2:]), twoDigits(text[5:]), twoDigits(text[8:])
	if twoDigits(text) < 0 || twoDigits(text[2:]) < 0 || year < 1 || month < 1 || day < 1 {
		return moment{}, false
	}
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if date.Day() != day || month > 12 {
		return moment{}, false
	}
	days := float64(date.Unix() / secondsInDay)
	if len(text) == dateLength {
		return moment{days: days, whole: true}, true
	}
	if text[dateLength] != 'T' {
		return moment{}, false
	}
	fraction, ok := readClock(text[dateLength+1:])
	return moment{days: days + fraction}, ok
}

// readClock reads HH:MM with optional seconds, fraction and zone, as a
// fraction of the day. The zone is checked and then left out of account.
func readClock(text string) (float64, bool) {
	if len(text) < len("15:04") || text[2] != ':' {
		return 0, false
	}
	hour, minute := twoDigits(text), twoDigits(text[3:])
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	rest := text[len("15:04"):]
	seconds := 0.0
	if rest != "" && rest[0] == ':' {
		length := 1 + numberLength(rest[1:])
		if length < 3 || length > 3 && rest[3] != '.' || twoDigits(rest[1:]) > 59 {
			return 0, false
		}
		seconds, _ = readDecimal(rest[1:length])
		rest = rest[length:]
	}
	return (float64(hour*60+minute)*60 + seconds) / secondsInDay, isZone(rest)
}

// isZone accepts no zone at all, Z, and +01, +0100 and +01:00.
func isZone(text string) bool {
	if text == "" || text == "Z" {
		return true
	}
	if text[0] != '+' && text[0] != '-' || len(text) < 3 {
		return false
	}
	hours := twoDigits(text[1:])
	if hours < 0 || hours > 23 {
		return false
	}
	minutes := text[3:]
	if len(minutes) == 3 && minutes[0] == ':' {
		minutes = minutes[1:]
	}
	return minutes == "" || len(minutes) == 2 && twoDigits(minutes) >= 0 && twoDigits(minutes) <= 59
}

// twoDigits reads the two digits at the start of text, -1 if there are none.
func twoDigits(text string) int {
	if len(text) < 2 || !isDigit(text[0]) || !isDigit(text[1]) {
		return -1
	}
	return int(text[0]-'0')*10 + int(text[1]-'0')
}

// civil gives days from 1970-01-01 as a time in UTC, to the millisecond; ok
// is false for what no date can be.
func civil(days float64) (time.Time, bool) {
	if math.IsNaN(days) || days < firstDay || days >= lastDay+1 {
		return time.Time{}, false
	}
	whole := math.Floor(days)
	milliseconds := math.Round((days - whole) * millisecondsADay)
	return time.Unix(int64(whole)*secondsInDay, 0).UTC().Add(time.Duration(milliseconds) * time.Millisecond), true
}

// formatDays writes days as YYYY-MM-DD; "" for what no date can be.
func formatDays(days float64) string {
	date, ok := civil(days)
	if !ok {
		return ""
	}
	return date.Format(time.DateOnly)
}

// daysOf gives the days until what a clock shows.
func daysOf(now time.Time) float64 {
	year, month, day := now.Date()
	date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	hour, minute, second := now.Clock()
	milliseconds := ((hour*60+minute)*60+second)*1000 + now.Nanosecond()/int(time.Millisecond)
	return float64(date.Unix()/secondsInDay) + float64(milliseconds)/millisecondsADay
}

// isoMoment is how ODK writes a moment.
const isoMoment = "2006-01-02T15:04:05.000-07:00"

func dateValue(days float64) value {
	if _, ok := civil(days); !ok {
		return value{}
	}
	return value{kind: dateKind, number: math.Floor(days)}
}

func momentValue(now time.Time) value {
	return value{kind: momentKind, number: daysOf(now), text: now.Format(isoMoment)}
}

// momentOf gives what a value means as a date or a time.
func momentOf(v value) (time.Time, bool) { return civil(v.asNumber()) }
