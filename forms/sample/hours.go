package sample

import (
	"fmt"
	"time"
)

// Clock is a time of day in minutes after midnight, up to 24:00. It is written
// "09:30".
type Clock int

const (
	minutesAnHour = 60
	endOfDay      = Clock(24 * minutesAnHour)
)

func clock(hour, minute int) Clock { return Clock(hour*minutesAnHour + minute) }

// String is the time of day as "09:30".
func (c Clock) String() string {
	return fmt.Sprintf("%02d:%02d", int(c)/minutesAnHour, int(c)%minutesAnHour)
}

// MarshalText writes the time of day as String does.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads "09:30"; the hour may have one digit.
func (c *Clock) UnmarshalText(text []byte) error {
	var hour, minute int
	if n, err := fmt.Sscanf(string(text)+"\n", "%d:%02d\n", &hour, &minute); err != nil || n != 2 ||
		hour < 0 || minute < 0 || minute >= minutesAnHour || clock(hour, minute) > endOfDay {
		return fmt.Errorf("%w: %q is no time of day; write one such as 09:30", ErrSettings, text)
	}
	*c = clock(hour, minute)
	return nil
}

// Span is a part of a day, its end excluded.
type Span struct {
	From Clock `json:"from"`
	To   Clock `json:"to"`
}

// Week is the calling hours of each day of the week; none on a day without
// spans.
type Week struct {
	Monday    []Span `json:"monday,omitempty"`
	Tuesday   []Span `json:"tuesday,omitempty"`
	Wednesday []Span `json:"wednesday,omitempty"`
	Thursday  []Span `json:"thursday,omitempty"`
	Friday    []Span `json:"friday,omitempty"`
	Saturday  []Span `json:"saturday,omitempty"`
	Sunday    []Span `json:"sunday,omitempty"`
}

// On gives the calling hours of a day.
func (w *Week) On(day time.Weekday) []Span {
	return [...][]Span{w.Sunday, w.Monday, w.Tuesday, w.Wednesday, w.Thursday, w.Friday, w.Saturday}[day]
}

// Open reports whether calls may be made at a time, as the clock in its own
// location shows it.
func (w *Week) Open(at time.Time) bool {
	now := clock(at.Hour(), at.Minute())
	for _, span := range w.On(at.Weekday()) {
		if span.From <= now && now < span.To {
			return true
		}
	}
	return false
}

// NextOpen gives the first time from at on at which calls may be made, in at's
// location; ok is false if the week has no calling hours. Where a span begins
// in an hour that summer time leaves out, it begins when that hour ends.
func (w *Week) NextOpen(at time.Time) (opening time.Time, ok bool) {
	if w.Open(at) {
		return at, true
	}
	const daysToLookAt = 15 // a week twice over, for a span that summer time swallows whole
	for ahead := range daysToLookAt {
		noon := time.Date(at.Year(), at.Month(), at.Day()+ahead, 12, 0, 0, 0, at.Location())
		for _, span := range w.On(noon.Weekday()) {
			if begin := span.begin(noon); begin.After(at) && w.Open(begin) && (!ok || begin.Before(opening)) {
				opening, ok = begin, true
			}
		}
		if ok {
			return opening, true
		}
	}
	return time.Time{}, false
}

// begin is the first moment of the span on a day.
func (s Span) begin(day time.Time) time.Time {
	minutes := int(s.From)
	return firstAt(day.Year(), day.Month(), day.Day(), minutes/minutesAnHour, minutes%minutesAnHour, day.Location())
}

func (w *Week) wrong() string {
	none := true
	for day := time.Sunday; day <= time.Saturday; day++ {
		for _, span := range w.On(day) {
			none = false
			if span.From < 0 || span.To > endOfDay || span.From >= span.To {
				return fmt.Sprintf("the calling hours of %s, %s to %s, end before they begin", day, span.From, span.To)
			}
		}
	}
	if none {
		return "no day has calling hours"
	}
	return ""
}
