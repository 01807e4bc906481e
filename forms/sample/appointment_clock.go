package sample

import (
	"strconv"
	"strings"
)

// readClock reads "10", "9am", "14:30", "1430", "noon", "half past 2",
// "quarter to 3", "20 past 2".
func (r *wordReader) readClock() (bool, error) {
	switch text := r.text(0); {
	case text == "noon" || text == "midday":
		r.at++
		return true, r.setClock(12, 0, true)
	case text == "hanner" && r.text(1) == "dydd":
		r.at += 2
		return true, r.setClock(12, 0, true)
	case text == "half" && r.text(1) == "past":
		return r.readParts(2, 30)
	case text == "half":
		return r.readParts(1, 30)
	case text == "quarter" || text == "a" && r.text(1) == "quarter":
		if text == "a" {
			r.at++
		}
		return r.readPastOrTo(1, 15)
	}
	if hour, minute, ok := strings.Cut(strings.ReplaceAll(r.text(0), ".", ":"), ":"); ok && hour != "" && minute != "" {
		return r.readDigits(hour, minute)
	}
	return r.readNumber()
}

// readNumber reads an hour, or hour and minute in three or four digits.
func (r *wordReader) readNumber() (bool, error) {
	number, text := r.peek(0).number, r.text(0)
	if number < 0 {
		return false, nil
	}
	on := 1
	if next := r.text(on); next == "minutes" || next == "mins" || next == "min" {
		on++
	}
	if next := r.text(on); next == "past" || next == "to" {
		return r.readPastOrTo(on, number)
	}
	const hundred = 100
	if len(text) == 3 || len(text) == 4 {
		if _, word := numberWords[text]; !word {
			return r.readDigits(text[:len(text)-2], strconv.Itoa(number%hundred))
		}
	}
	r.at++
	return true, r.setClock(number, 0, len(text) == 2 && text[0] == '0')
}

// readDigits reads hour and minute as digits. An hour with a leading nought is
// one of 24.
func (r *wordReader) readDigits(hour, minute string) (bool, error) {
	h, errHour := strconv.Atoi(hour)
	m, errMinute := strconv.Atoi(minute)
	if errHour != nil || errMinute != nil {
		return false, nil
	}
	r.at++
	return true, r.setClock(h, m, hour[0] == '0')
}

// readPastOrTo reads "past 2" or "to 3" that follow some words on.
func (r *wordReader) readPastOrTo(on, minutes int) (bool, error) {
	switch {
	case minutes >= minutesAnHour:
		return false, refuse("An hour has 60 minutes; write a time such as 14:30.")
	case r.text(on) == "past":
		return r.readParts(on+1, minutes)
	case r.text(on) == "to":
		return r.readParts(on+1, -minutes)
	}
	return false, nil
}

// readParts reads the hour that follows some words on and adds minutes to it.
func (r *wordReader) readParts(on, minutes int) (bool, error) {
	hour := r.peek(on).number
	const lastHour = 12
	if hour < 1 || hour > lastHour {
		return false, refuse("Say which hour, such as \"half past 2\", or write 14:30.")
	}
	if minutes < 0 {
		hour, minutes = hour-1, minutes+minutesAnHour
		if hour == 0 {
			hour = lastHour
		}
	}
	r.at += on + 1
	return true, r.setClock(hour, minutes, false)
}

func (r *wordReader) setClock(hour, minute int, exact bool) error {
	const hours = 24
	switch {
	case hour < 0 || hour >= hours || minute < 0 || minute >= minutesAnHour:
		return refuse("There is no such time of day; write a time such as 9am or 14:30.")
	case r.said.hasClock:
		return refuse("Two times are named; say one.")
	}
	r.said.hour, r.said.minute, r.said.exact, r.said.hasClock = hour, minute, exact, true
	return nil
}
