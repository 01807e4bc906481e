package sample

import "time"

// weekdays names the days in English and Welsh. "Mawrth" is March as well as
// Tuesday and is looked at apart.
var weekdays = map[string]time.Weekday{
	"mon": time.Monday, "monday": time.Monday, "llun": time.Monday,
	"tue": time.Tuesday, "tues": time.Tuesday, "tuesday": time.Tuesday,
	"wed": time.Wednesday, "weds": time.Wednesday, "wednesday": time.Wednesday, "mercher": time.Wednesday,
	"thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "thursday": time.Thursday, "iau": time.Thursday,
	"fri": time.Friday, "friday": time.Friday, "gwener": time.Friday,
	"sat": time.Saturday, "saturday": time.Saturday, "sadwrn": time.Saturday,
	"sun": time.Sunday, "sunday": time.Sunday, "sul": time.Sunday,
}

const mawrth = "mawrth"

var months = map[string]time.Month{
	"jan": time.January, "january": time.January, "ionawr": time.January,
	"feb": time.February, "february": time.February, "chwefror": time.February,
	"mar": time.March, "march": time.March, mawrth: time.March,
	"apr": time.April, "april": time.April, "ebrill": time.April,
	"may": time.May, "mai": time.May,
	"jun": time.June, "june": time.June, "mehefin": time.June,
	"jul": time.July, "july": time.July, "gorffennaf": time.July,
	"aug": time.August, "august": time.August, "awst": time.August,
	"sep": time.September, "sept": time.September, "september": time.September, "medi": time.September,
	"oct": time.October, "october": time.October, "hydref": time.October,
	"nov": time.November, "november": time.November, "tachwedd": time.November,
	"dec": time.December, "december": time.December, "rhagfyr": time.December,
}

// daysAhead names days by how far ahead they are.
var daysAhead = map[string]int{
	"today": 0, "heddiw": 0, "tomorrow": 1, "tomorow": 1, "tmrw": 1, "yfory": 1, "fory": 1, "drennydd": 2,
}

// halfDay is the half of the day that an hour is in.
type halfDay int

const (
	eitherHalf halfDay = iota
	beforeNoon
	afterNoon
)

var halves = map[string]halfDay{
	"am": beforeNoon, "morning": beforeNoon, "bore": beforeNoon,
	"pm": afterNoon, "afternoon": afterNoon, "prynhawn": afterNoon,
	"evening": afterNoon, "nos": afterNoon, "hwyr": afterNoon,
}

// units are the lengths of time after "in". Days and weeks count days, so that
// the hour stays what it is when summer time begins or ends.
var units = map[string]struct {
	length time.Duration
	days   int
}{
	"min": {length: time.Minute}, "mins": {length: time.Minute}, "minute": {length: time.Minute}, "minutes": {length: time.Minute},
	"hour": {length: time.Hour}, "hours": {length: time.Hour}, "hr": {length: time.Hour}, "hrs": {length: time.Hour}, "h": {length: time.Hour},
	"day": {days: 1}, "days": {days: 1}, "week": {days: 7}, "weeks": {days: 7},
}

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12,
}

// fillers are words that can stand anywhere and say nothing.
var fillers = map[string]bool{
	"at": true, "on": true, "the": true, "of": true, "in": true, "and": true, "dydd": true, "ar": true, "yn": true, "y": true, "yr": true,
	"o'clock": true, "oclock": true, "t": true, ",": true, ".": true, "@": true,
}
