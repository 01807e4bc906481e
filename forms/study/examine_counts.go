package study

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// examineIndex goes through what follows from other records. An entry that
// cannot be read is reported.
func examineIndex[T any](x *examination, from *store.Index[T], what string, each func(key string, value T)) error {
	for record, err := range from.All(x.tx) {
		if err := x.check(); err != nil {
			return err
		}
		if err != nil {
			if err := x.reporting(what+" "+record.Key, err); err != nil {
				return err
			}
			continue
		}
		each(record.Key, record.Value)
	}
	return nil
}

// compareCalled compares the calls that are counted by day with the calls. The
// days are taken together, for the study may have changed its time zone.
func (x *examination) compareCalled() error {
	counted := make(map[string]sample.DayTally)
	err := examineIndex(x, callDays, "the calls of", func(key string, day sample.DayTally) {
		instrument, _, _ := strings.Cut(key, "/")
		counted[instrument] = together(counted[instrument], day)
	})
	if err != nil {
		return err
	}
	return compareCounts(x, "the calls by day for", x.called, counted, func(t sample.DayTally) string {
		return fmt.Sprintf("%d calls, %d of them complete", t.Calls, t.Completes)
	}, func(a, b sample.DayTally) bool {
		return a.Calls == b.Calls && a.Completes == b.Completes && maps.Equal(a.Outcomes, b.Outcomes)
	})
}

// together is what came of the calls of both.
func together(a, b sample.DayTally) sample.DayTally {
	sum := sample.DayTally{Calls: a.Calls + b.Calls, Completes: a.Completes + b.Completes, Outcomes: make(map[string]int)}
	for _, outcomes := range []map[string]int{a.Outcomes, b.Outcomes} {
		for outcome, n := range outcomes {
			sum.Outcomes[outcome] += n
		}
	}
	maps.DeleteFunc(sum.Outcomes, func(_ string, n int) bool { return n == 0 })
	return sum
}

func countOf[K comparable](counts map[K]int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

// compareLengths compares the interviews that are counted by length with the
// interviews.
func (x *examination) compareLengths() error {
	counted := make(map[string]map[int]int)
	err := examineIndex(x, lengths, "the lengths of", func(key string, minutes map[int]int) { counted[key] = minutes })
	if err != nil {
		return err
	}
	return compareCounts(x, "the interviews by length for", x.minutes, counted, func(minutes map[int]int) string {
		return fmt.Sprintf("%d interviews", countOf(minutes))
	}, maps.Equal[map[int]int, map[int]int])
}

// compareCounts reports where what is counted is not what there is, by
// instrument. Where there is nothing, nothing need be counted.
func compareCounts[T any](x *examination, what string, there, counted map[string]T, words func(T) string, same func(a, b T) bool) error {
	names := make(map[string]bool)
	for name := range there {
		names[name] = true
	}
	for name := range counted {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if same(there[name], counted[name]) {
			continue
		}
		if err := x.found(what+" "+name, "there are %s, and counted are %s", words(there[name]), words(counted[name])); err != nil {
			return err
		}
	}
	return nil
}
