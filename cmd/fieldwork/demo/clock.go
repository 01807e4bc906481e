package demo

import (
	"time"

	"fieldwork/forms/study"
	"fieldwork/store"
)

// clock is a clock that is set, so that what is made now happened then.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// past is the study under such a clock.
func past(kept *store.Store) (*study.Study, *clock) {
	c := &clock{}
	return study.New(kept, c.now), c
}

// onDay gives a time of day on the day that lies so many days from another.
func onDay(day time.Time, days, hour, minute int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day()+days, hour, minute, 0, 0, day.Location())
}

// workday moves a time that falls on a weekend to the Monday after it.
func workday(at time.Time) time.Time {
	for at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
		at = at.AddDate(0, 0, 1)
	}
	return at
}
