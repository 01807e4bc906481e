package study

import (
	"errors"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// These collections follow from the calls and the interviews and are kept in
// step with them, so that the board need not read them all.
var (
	// callDays holds what came of the calls of one day, in the study's zone,
	// under the instrument and the day.
	callDays = store.NewIndex[sample.DayTally]("call-days", 1)
	// lengths holds how many interviews that were completed took so many
	// minutes, by instrument.
	lengths = store.NewIndex[map[int]int]("interview-lengths", 1)
)

// countCall counts a call in or out, unless nobody made it.
func countCall(ch *store.Change, zone *time.Location, instrument string, call sample.Call, n int) error {
	if call.Unmade {
		return nil
	}
	key := instrument + "/" + call.At.In(zone).Format(time.DateOnly)
	day, err := callDays.Get(ch, key)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	day.Count(call.Outcome, n)
	return callDays.Put(ch, key, day)
}

// CallDays gives what came of the calls for an instrument by day, each written
// as 2006-01-02 in the study's zone at the time of the call.
func (s *Study) CallDays(instrument string) (map[string]sample.DayTally, error) {
	days := make(map[string]sample.DayTally)
	err := s.store.View(func(tx store.Tx) error {
		for record, err := range callDays.Prefix(tx, instrument+"/") {
			if err != nil {
				return err
			}
			days[strings.TrimPrefix(record.Key, instrument+"/")] = record.Value
		}
		return nil
	})
	return days, err
}

// countLength counts an interview that has been completed by its length.
// Imported ones have none.
func countLength(ch *store.Change, interview forms.Interview) error {
	elapsed := interview.Elapsed()
	if interview.Status != forms.Complete || elapsed <= 0 {
		return nil
	}
	minutes, err := lengths.Get(ch, interview.Instrument)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if minutes == nil {
		minutes = make(map[int]int)
	}
	minutes[int(elapsed.Round(time.Minute).Minutes())]++
	return lengths.Put(ch, interview.Instrument, minutes)
}

// Lengths gives how many of the interviews under an instrument that were
// completed took so many minutes. Those that were imported are in none.
func (s *Study) Lengths(instrument string) (map[int]int, error) {
	var minutes map[int]int
	err := s.store.View(func(tx store.Tx) (err error) {
		minutes, err = lengths.Get(tx, instrument)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		return err
	})
	return minutes, err
}
