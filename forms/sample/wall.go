package sample

import "time"

// moments gives the moments at which the clocks of a location show a time, the
// earlier first: none in the hour that summer time leaves out, two in the hour
// that it gives twice.
func moments(year int, month time.Month, day, hour, minute int, location *time.Location) []time.Time {
	wanted := time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
	var found []time.Time
	for _, offset := range offsetsNear(wanted, location) {
		at := wanted.Add(-offset).In(location)
		_, seconds := at.Zone()
		if time.Duration(seconds)*time.Second == offset {
			found = append(found, at)
		}
	}
	return found
}

// offsetsNear gives the offsets from UTC that a location has around a day,
// the greatest first, so that the moments that follow from them ascend.
func offsetsNear(wanted time.Time, location *time.Location) []time.Duration {
	_, before := wanted.Add(-26 * time.Hour).In(location).Zone()
	_, after := wanted.Add(26 * time.Hour).In(location).Zone()
	greatest, least := time.Duration(max(before, after))*time.Second, time.Duration(min(before, after))*time.Second
	if greatest == least {
		return []time.Duration{greatest}
	}
	return []time.Duration{greatest, least}
}

// firstAt gives the first moment at which a clock shows a time, or for a time
// that it leaves out the moment at which it jumps.
func firstAt(year int, month time.Month, day, hour, minute int, location *time.Location) time.Time {
	if found := moments(year, month, day, hour, minute, location); len(found) > 0 {
		return found[0]
	}
	at := time.Date(year, month, day, hour, minute, 0, 0, location)
	start, end := at.ZoneBounds()
	if !end.IsZero() && end.Sub(at) < at.Sub(start) {
		return end.In(location)
	}
	return start.In(location)
}
