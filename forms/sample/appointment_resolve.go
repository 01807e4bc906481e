package sample

import (
	"fmt"
	"strings"
	"time"
)

var (
	errTooFar = refuse("That is more than a year away; say an earlier time.")
	errPassed = refuse("That time has passed; an appointment is always to come.")
)

// resolver makes a time of what was said.
type resolver struct {
	spoken
	now   time.Time
	notes []string
}

func (r *resolver) note() string { return strings.Join(r.notes, " ") }

func (r *resolver) say(format string, arguments ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, arguments...))
}

func (r *resolver) resolve() (time.Time, error) {
	at, err := r.moment()
	switch {
	case err != nil:
		return time.Time{}, err
	case !at.After(r.now):
		return time.Time{}, errPassed
	case at.After(r.now.AddDate(1, 0, 1)):
		return time.Time{}, errTooFar
	}
	return at, nil
}

func (r *resolver) moment() (time.Time, error) {
	if r.wait > 0 {
		if r.hasClock || r.hasAhead || r.hasWeekday || r.hasDate() || r.half != eitherHalf {
			return time.Time{}, refuse("Say either how long from now or at what time, not both.")
		}
		const wholeMinute = time.Minute
		return r.now.Add(r.wait + wholeMinute - 1).Truncate(wholeMinute).In(r.now.Location()), nil
	}
	if !r.hasClock {
		return time.Time{}, refuse("Say at what time as well, such as \"tomorrow 10\" or \"Tue 14:30\".")
	}
	if err := r.settleHour(); err != nil {
		return time.Time{}, err
	}
	switch {
	case r.hasDate():
		return r.onDate()
	case r.hasAhead:
		at, err := r.daysOn(r.ahead)
		if err == nil && r.hasWeekday && at.Weekday() != r.weekday {
			return time.Time{}, errTwoDays
		}
		return at, err
	case r.hasWeekday:
		return r.onWeekday()
	}
	at, err := r.daysOn(0)
	if err == nil && !at.After(r.now) {
		r.notes = nil
		r.say("That time has passed today, so tomorrow is taken.")
		return r.daysOn(1)
	}
	return at, err
}

// settleHour makes the hour one of 24.
func (r *resolver) settleHour() error {
	const noon, firstClear, lastAfternoon = 12, 9, 6
	switch {
	case r.half == beforeNoon && r.hour > noon || r.half == afterNoon && r.hour == 0:
		return refuse("There is no such time of day; write a time such as 9am or 14:30.")
	case r.half == beforeNoon && r.hour == noon:
		r.hour = 0
	case r.half == afterNoon && r.hour < noon:
		r.hour += noon
	case r.half != eitherHalf || r.exact || r.hour == 0 || r.hour >= firstClear:
	case r.hour <= lastAfternoon:
		r.hour += noon
		r.say("The hour is taken to be %02d:%02d.", r.hour, r.minute)
	default:
		return refuse("Say whether that is in the morning or in the evening: %dam or %dpm.", r.hour, r.hour)
	}
	return nil
}

// on is the time on a day, which is checked for summer time.
func (r *resolver) on(year int, month time.Month, day int) (time.Time, error) {
	found := moments(year, month, day, r.hour, r.minute, r.now.Location())
	switch len(found) {
	case 0:
		return time.Time{}, refuse("On that day the clocks leave out %02d:%02d; say another time.", r.hour, r.minute)
	case 1:
		return found[0], nil
	}
	r.say("The clocks show that time twice on that day; the first is taken.")
	return found[0], nil
}

func (r *resolver) daysOn(days int) (time.Time, error) {
	day := time.Date(r.now.Year(), r.now.Month(), r.now.Day()+days, 0, 0, 0, 0, time.UTC)
	return r.on(day.Date())
}

// onWeekday takes the coming day of that name, or that of next week.
func (r *resolver) onWeekday() (time.Time, error) {
	const week = 7
	ahead := int(r.weekday-r.now.Weekday()+week) % week
	if r.nextWeek {
		sinceMonday := int(r.now.Weekday()+week-time.Monday) % week
		if ahead == 0 || sinceMonday+ahead < week {
			ahead += week
			r.say("The %s of next week is taken.", r.weekday)
		}
		return r.daysOn(ahead)
	}
	at, err := r.daysOn(ahead)
	switch {
	case ahead > 0:
	case err == nil && at.After(r.now):
		r.say("Today is a %s, and today is taken.", r.weekday)
	default:
		r.notes = nil
		r.say("That time has passed today, so next %s is taken.", r.weekday)
		return r.daysOn(week)
	}
	return at, err
}

// onDate takes the date, the next one to come where month or year was not
// said.
func (r *resolver) onDate() (time.Time, error) {
	if r.hasAhead || r.nextWeek {
		return time.Time{}, errTwoDays
	}
	first := time.Date(r.now.Year(), r.now.Month(), 1, 0, 0, 0, 0, time.UTC)
	const months = 13
	var passed, exists bool
	for ahead := range months {
		month := first.AddDate(0, ahead, 0)
		if r.month != 0 && month.Month() != r.month || r.year != 0 && month.Year() != r.year {
			continue
		}
		day := time.Date(month.Year(), month.Month(), r.day, 0, 0, 0, 0, time.UTC)
		if day.Month() != month.Month() {
			continue
		}
		exists = true
		notes := r.notes
		at, err := r.on(day.Date())
		if err == nil && !at.After(r.now) {
			passed, r.notes = true, notes
			continue
		}
		return r.checkedDate(at, err, passed)
	}
	switch {
	case passed || r.year != 0 && (r.year < r.now.Year() || r.year == r.now.Year() && r.month < r.now.Month()):
		return time.Time{}, errPassed
	case r.year > r.now.Year():
		return time.Time{}, errTooFar
	case !exists:
		return time.Time{}, refuse("There is no such day within a year; say another.")
	}
	return time.Time{}, errTooFar
}

// checkedDate checks the weekday that was said with a date.
func (r *resolver) checkedDate(at time.Time, err error, passed bool) (time.Time, error) {
	switch {
	case err != nil:
		return time.Time{}, err
	case r.hasWeekday && at.Weekday() != r.weekday:
		return time.Time{}, refuse("%s is a %s, not a %s; say which is meant.", at.Format("2 January 2006"), at.Weekday(), r.weekday)
	case r.month != 0 && r.year == 0 && at.Year() != r.now.Year() && (passed || at.Month() < r.now.Month()):
		r.say("That is in %d.", at.Year())
	}
	return at, nil
}
