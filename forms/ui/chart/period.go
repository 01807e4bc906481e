package chart

import "time"

// period is a stretch of the calendar for which days are summed.
type period int

const (
	byDay period = iota
	byWeek
	byMonth
	byYear
)

// name is the word after "by".
func (p period) name() string {
	return [...]string{"day", "week", "month", "year"}[p]
}

const (
	secondsInDay = 24 * 60 * 60
	daysInWeek   = 7
	monthsInYear = 12
)

// place numbers the periods: that in which a date is follows on from that of
// the period before. Weeks begin on Monday.
func (p period) place(date time.Time) int {
	switch p {
	case byWeek:
		const thursday = 3 // the first of January 1970, counted from Monday
		return floorOf(dayNumber(date)+thursday, daysInWeek)
	case byMonth:
		return date.Year()*monthsInYear + int(date.Month()) - 1
	case byYear:
		return date.Year()
	}
	return dayNumber(date)
}

// begin is the first day of the period at a place.
func (p period) begin(place int) time.Time {
	switch p {
	case byWeek:
		const firstMonday = 5 // of January 1970, in the week at place 1
		return time.Date(1970, time.January, firstMonday+(place-1)*daysInWeek, 0, 0, 0, 0, time.UTC)
	case byMonth:
		return time.Date(0, time.January+time.Month(place), 1, 0, 0, 0, 0, time.UTC)
	case byYear:
		return time.Date(place, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1970, time.January, 1+place, 0, 0, 0, 0, time.UTC)
}

// label is what stands under the column of a place: the first day, or the month
// or the year.
func (p period) label(place int) string {
	begin := p.begin(place)
	switch p {
	case byMonth:
		return begin.Format("Jan 06")
	case byYear:
		return begin.Format("2006")
	}
	return begin.Format("2 Jan")
}

// dayNumber counts the calendar days since the first of January 1970.
func dayNumber(date time.Time) int {
	year, month, day := date.Date()
	return floorOf(int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()), secondsInDay)
}

// floorOf divides and rounds down, also below zero.
func floorOf(number, divisor int) int {
	quotient := number / divisor
	if number%divisor < 0 {
		quotient--
	}
	return quotient
}
