package sample

import (
	"maps"
	"math/big"
	"slices"
	"time"
)

// BoardDay is one day of calling.
type BoardDay struct {
	// Date is midnight UTC of the calendar day.
	Date time.Time
	DayTally
}

// yearsOnBoard is how far back the days of a board go, so that a clock that
// was wrong once does not fill it with empty days.
const yearsOnBoard = 10

// boardDays puts the days in order, the empty ones between them; now is in the
// location of the study. misdated are the calls among all that are in no day.
func boardDays(tallies map[string]DayTally, now time.Time) (days []BoardDay, calls, misdated int) {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	earliest := today.AddDate(-yearsOnBoard, 0, 0)
	for _, key := range slices.Sorted(maps.Keys(tallies)) {
		tally := tallies[key]
		calls += tally.Calls
		date, err := time.Parse(time.DateOnly, key)
		if err != nil || date.After(today) || date.Before(earliest) {
			misdated += tally.Calls
			continue
		}
		if tally.Calls == 0 && tally.Completes == 0 {
			continue
		}
		days = append(withEmptyDays(days, date), BoardDay{Date: date, DayTally: tally})
	}
	return days, calls, misdated
}

// callsPerComplete counts all days, also those that are misdated.
func callsPerComplete(tallies map[string]DayTally) Rate {
	var all DayTally
	for _, tally := range tallies {
		all.Calls += tally.Calls
		all.Completes += tally.Completes
	}
	return Rate{
		Name:     "Calls per complete",
		Fraction: fraction(big.NewRat(int64(all.Calls), 1), big.NewRat(int64(all.Completes), 1)),
	}
}

// withEmptyDays goes on with days up to the day before a date.
func withEmptyDays(days []BoardDay, date time.Time) []BoardDay {
	if len(days) == 0 {
		return nil
	}
	for next := days[len(days)-1].Date.AddDate(0, 0, 1); next.Before(date); next = next.AddDate(0, 0, 1) {
		days = append(days, BoardDay{Date: next})
	}
	return days
}

// medianMinutes is the median of lengths that are counted by their minutes, the
// mean of the two in the middle where their number is even.
func medianMinutes(lengths map[int]int) (median float64, measured int) {
	for _, n := range lengths {
		measured += n
	}
	if measured == 0 {
		return 0, 0
	}
	minutes := slices.Sorted(maps.Keys(lengths))
	lower := lengthAt(minutes, lengths, (measured-1)/2)
	upper := lengthAt(minutes, lengths, measured/2)
	return float64(lower+upper) / 2, measured
}

// lengthAt is the length at a place, from 0, of all lengths in order.
func lengthAt(minutes []int, lengths map[int]int, place int) int {
	for _, length := range minutes {
		if place < lengths[length] {
			return length
		}
		place -= lengths[length]
	}
	return minutes[len(minutes)-1]
}
