package sample

import (
	"strconv"
	"strings"
	"time"
)

var errTwoDays = refuse("Two different days are named; say one.")

// readDayName reads "tomorrow", "Tuesday", "next Tuesday", "the day after
// tomorrow".
func (r *wordReader) readDayName() (bool, error) {
	if r.text(0) == "day" && r.text(1) == "after" && r.text(2) == "tomorrow" {
		r.at += 3
		return true, r.setAhead(2)
	}
	if ahead, ok := daysAhead[r.text(0)]; ok {
		r.at++
		return true, r.setAhead(ahead)
	}
	if qualifier := r.text(0); qualifier == "next" || qualifier == "this" || qualifier == "coming" {
		return r.readQualified(qualifier)
	}
	if r.text(0) == mawrth {
		if r.previous() != "dydd" {
			return false, refuse("Mawrth is a day and a month; write \"dydd Mawrth\" for Tuesday, or the number of the day for March.")
		}
		r.at++
		return true, r.setWeekday(time.Tuesday)
	}
	weekday, ok := weekdays[r.text(0)]
	if !ok {
		return false, nil
	}
	r.at++
	return true, r.setWeekday(weekday)
}

// readQualified reads "next Tuesday" and "this afternoon". What else follows,
// such as "week", is read by itself and says why it is refused.
func (r *wordReader) readQualified(qualifier string) (bool, error) {
	r.at++
	if weekday, ok := weekdays[r.text(0)]; ok {
		r.at++
		r.said.nextWeek = qualifier == "next"
		return true, r.setWeekday(weekday)
	}
	if _, ok := halves[r.text(0)]; ok && qualifier == "this" {
		return true, r.setAhead(0)
	}
	return true, nil
}

func (r *wordReader) setWeekday(weekday time.Weekday) error {
	if r.said.hasWeekday && r.said.weekday != weekday {
		return errTwoDays
	}
	r.said.weekday, r.said.hasWeekday = weekday, true
	return nil
}

func (r *wordReader) setAhead(ahead int) error {
	if r.said.hasAhead && r.said.ahead != ahead {
		return errTwoDays
	}
	r.said.ahead, r.said.hasAhead = ahead, true
	return nil
}

// readDate reads "30 Nov", "Nov 30 2026", "30/11", "2026-11-30", "the 30th".
func (r *wordReader) readDate() (bool, error) {
	if numbers := dateNumbers(r.text(0)); numbers != nil {
		r.at++
		if len(numbers) == 2 {
			numbers = append(numbers, 0)
		}
		return true, r.setDate(numbers[0], numbers[1], numbers[2])
	}
	if month, ok := months[r.text(0)]; ok && r.peek(1).number > 0 && !r.isClockAt(1) {
		day := r.peek(1).number
		r.at += 2
		r.passOrdinal()
		return true, r.setDate(day, int(month), r.readYear())
	}
	day := r.peek(0).number
	if day < 0 {
		return false, nil
	}
	on := 1
	ordinal := isOrdinal(r.text(on))
	if ordinal {
		on++
	}
	if r.text(on) == "of" {
		on++
	}
	if month, ok := months[r.text(on)]; ok {
		r.at += on + 1
		return true, r.setDate(day, int(month), r.readYear())
	}
	if ordinal {
		r.at += 2
		return true, r.setDate(day, 0, 0)
	}
	return false, nil
}

// isClockAt reports whether a number is rather an hour: "mawrth 10am".
func (r *wordReader) isClockAt(on int) bool {
	_, half := halves[r.text(on+1)]
	return half || r.text(0) == mawrth && r.previous() == "dydd"
}

func isOrdinal(text string) bool {
	return text == "st" || text == "nd" || text == "rd" || text == "th" || text == "fed" || text == "ain"
}

func (r *wordReader) passOrdinal() {
	if isOrdinal(r.text(0)) {
		r.at++
	}
}

// readYear reads a year after a day and a month; 0 if there is none. What
// could be an hour such as 1430 is no year.
func (r *wordReader) readYear() int {
	const first, last = 2000, 2100
	if r.text(0) == "," && r.peek(1).number >= first {
		r.at++
	}
	if year := r.peek(0).number; year >= first && year <= last {
		r.at++
		return year
	}
	return 0
}

// setDate takes a date; month and year are 0 where they were not said.
func (r *wordReader) setDate(day, month, year int) error {
	if r.said.hasDate() {
		return errTwoDays
	}
	const daysOfLongestMonth = 31
	if day < 1 || day > daysOfLongestMonth || month > int(time.December) {
		return refuse("There is no such day; a date is written 30 Nov, 30/11 or 2026-11-30.")
	}
	r.said.day, r.said.month, r.said.year = day, time.Month(month), year
	return nil
}

// dateNumbers gives day, month and perhaps year of a date in numbers; nil if
// text is none. A year of two digits is of this century.
func dateNumbers(text string) []int {
	separators := func(c rune) bool { return c == '/' || c == '-' || c == '.' }
	parts := strings.FieldsFunc(text, separators)
	if len(parts) < 2 || len(parts) == 2 && !strings.Contains(text, "/") {
		return nil
	}
	numbers := make([]int, len(parts))
	for i, part := range parts {
		number, err := strconv.Atoi(part)
		if err != nil {
			return nil
		}
		numbers[i] = number
	}
	if strings.Contains(text, "-") {
		numbers[0], numbers[2] = numbers[2], numbers[0]
	}
	if numbers[1] == 0 {
		return []int{0, 0} // there is no month 0, and what has no day is refused
	}
	const century, thisCentury = 100, 2000
	if len(numbers) == 3 && numbers[2] < century {
		numbers[2] += thisCentury
	}
	return numbers
}
