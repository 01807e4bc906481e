package sample_test

import (
	"fmt"
	"testing"
	"time"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestBoardCountsTheCasesOfItsInstrument(t *testing.T) {
	lists := map[string][]string{"ann": {"north", "south"}, "bea": {"north"}}
	board := sample.MakeBoard(sample.BoardInput{
		Instrument: "survey", Now: monday(t), Location: zone(t, "Europe/London"),
		Cases: []sample.Case{
			{ID: "1", Contact: "ann", Instrument: "survey", State: sample.Closed, Disposition: sample.CompleteCode},
			{ID: "2", Contact: "bea", Instrument: "survey", State: sample.Closed, Disposition: sample.PartialCode},
			{ID: "3", Contact: "cai", Instrument: "survey", State: sample.Callback},
			{ID: "4", Contact: "ann", Instrument: "guide", State: sample.Closed, Disposition: sample.CompleteCode},
		},
		Lists: func(contact string) []string { return lists[contact] },
		Days:  map[string]sample.DayTally{"2026-11-19": {Calls: 3, Completes: 1}, "2026-11-21": {Calls: 2}},
	})
	want := []sample.ListRow{{List: "north", Sample: 2, Completes: 1}, {List: "south", Sample: 1, Completes: 1}, {Sample: 1}}
	if diff := cmp.Diff(want, board.ByList); diff != "" {
		t.Error(diff)
	}
	if board.Total != (sample.ListRow{Sample: 3, Completes: 1}) || board.Sample != 3 {
		t.Errorf("in all %+v of %d", board.Total, board.Sample)
	}
	if board.Open != 1 || board.Closed != 2 || board.Completes != 1 || board.Partials != 1 {
		t.Errorf("%+v", board)
	}
	if ratio, ok := board.CallsPerComplete.Value(); !ok || ratio != 5 {
		t.Errorf("there are %v calls per complete, %v", ratio, ok)
	}
	if len(board.Days) != 3 || board.Days[1].Calls != 0 || board.Days[1].Date.Format(time.DateOnly) != "2026-11-20" {
		t.Errorf("the days are %+v", board.Days)
	}
}

func TestBoardOfNothing(t *testing.T) {
	board := sample.MakeBoard(sample.BoardInput{Now: monday(t), Location: time.UTC, Lengths: map[int]int{12: 0}})
	if _, ok := board.CallsPerComplete.Value(); ok {
		t.Error("there are calls per complete without a complete")
	}
	if board.Measured != 0 || board.Sample != 0 || board.Days != nil || board.AppointmentsToday != nil {
		t.Errorf("%+v", board)
	}
}

func TestMedianLength(t *testing.T) {
	for _, c := range []struct {
		lengths  map[int]int
		want     float64
		measured int
	}{
		{map[int]int{7: 1}, 7, 1},
		{map[int]int{7: 1, 10: 1}, 8.5, 2},
		{map[int]int{1: 2, 5: 1, 100: 2}, 5, 5},
		{map[int]int{1: 3, 100: 2}, 1, 5},
		{map[int]int{0: 4, 30: 4}, 15, 8},
	} {
		board := sample.MakeBoard(sample.BoardInput{Now: monday(t), Location: time.UTC, Lengths: c.lengths})
		if board.MedianMinutes != c.want || board.Measured != c.measured {
			t.Errorf("%v: the median of %d is %v", c.lengths, board.Measured, board.MedianMinutes)
		}
	}
}

// TestAppointmentsOfTheDay is about the day of the study's location, in which
// an appointment can be on another date than in UTC.
func TestAppointmentsOfTheDay(t *testing.T) {
	auckland := zone(t, "Pacific/Auckland")
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, auckland)
	at := func(day, hour, minute int) time.Time {
		return time.Date(2026, time.November, day, hour, minute, 0, 0, auckland).UTC()
	}
	appointed := func(id string, due time.Time) sample.Case {
		return sample.Case{ID: id, Contact: "c" + id, Instrument: "survey", State: sample.Appointed, Due: due}
	}
	calling := appointed("calling", at(23, 9, 59))
	calling.Claim = &sample.Claim{Session: "s"}
	closed := appointed("closed", at(23, 9, 0))
	closed.State = sample.Closed
	board := sample.MakeBoard(sample.BoardInput{Instrument: "survey", Now: now, Location: auckland, Cases: []sample.Case{
		appointed("tomorrow", at(24, 0, 0)), appointed("late", at(23, 23, 59)), appointed("b", at(23, 10, 0)), calling, closed,
		appointed("a", at(23, 10, 0)), appointed("friday", at(20, 15, 0)), appointed("early", at(23, 0, 0)),
	}})
	var got []string
	for _, appointment := range board.AppointmentsToday {
		got = append(got, fmt.Sprint(appointment.Case, appointment.At.Format(" 2 15:04"), " ", appointment.Overdue, appointment.Calling))
	}
	want := []string{
		"friday 20 15:00 true false", "early 23 00:00 true false", "calling 23 09:59 false true",
		"a 23 10:00 false false", "b 23 10:00 false false", "late 23 23:59 false false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMisdatedCallsAreCountedAndInNoDay(t *testing.T) {
	days := map[string]sample.DayTally{
		"0001-01-01": {Calls: 1}, "1970-01-01": {Calls: 2}, "2099-01-01": {Calls: 4}, "yesterday": {Calls: 8}, "": {Calls: 16},
		"2026-11-23": {Calls: 32}, "2026-11-24": {Calls: 64},
	}
	board := sample.MakeBoard(sample.BoardInput{Now: monday(t), Location: zone(t, "Europe/London"), Days: days})
	if board.Misdated != 1+2+4+8+16+64 || board.Calls != 127 || len(board.Days) != 1 || board.Days[0].Calls != 32 {
		t.Errorf("%d calls, %d misdated, days %+v", board.Calls, board.Misdated, board.Days)
	}
}

func drawnCases(t *rapid.T, now time.Time) []sample.Case {
	states := []sample.State{sample.Fresh, sample.Callback, sample.Appointed, sample.Closed}
	codes := []string{sample.CompleteCode, sample.PartialCode, sample.BreakOffCode}
	return rapid.SliceOf(rapid.Custom(func(t *rapid.T) sample.Case {
		c := sample.Case{
			ID:         rapid.StringMatching("[a-z]{3}").Draw(t, "id"),
			Contact:    rapid.StringMatching("[abc]").Draw(t, "contact"),
			Instrument: rapid.SampledFrom([]string{"survey", "guide"}).Draw(t, "instrument"),
			State:      rapid.SampledFrom(states).Draw(t, "state"),
		}
		switch c.State {
		case sample.Closed:
			c.Disposition = rapid.SampledFrom(codes).Draw(t, "code")
		case sample.Appointed:
			c.Due = now.Add(time.Duration(rapid.IntRange(-72, 72).Draw(t, "hours")) * time.Hour)
		}
		return c
	})).Draw(t, "cases")
}

func TestSumsOfTheBoardAgree(t *testing.T) {
	now := monday(t)
	rapid.Check(t, func(t *rapid.T) {
		lists := map[string][]string{"a": {"x", "y"}, "b": {"y"}}
		board := sample.MakeBoard(sample.BoardInput{
			Instrument: "survey", Now: now, Location: time.UTC, Cases: drawnCases(t, now),
			Lists: func(contact string) []string { return lists[contact] },
		})
		states, perList := 0, 0
		for _, n := range board.States {
			states += n
		}
		for _, row := range board.ByList {
			perList += row.Completes
		}
		switch {
		case board.Sample != states, board.Sample != board.Open+board.Closed, board.Closed != board.States[sample.Closed]:
			t.Fatalf("the states do not add up: %+v", board)
		case board.Total != sample.ListRow{Sample: board.Sample, Completes: board.Completes}:
			t.Fatalf("the total is %+v of %+v", board.Total, board)
		case perList < board.Completes, board.Completes+board.Partials > board.Closed:
			t.Fatalf("the completes do not add up: %+v", board)
		}
		for i, appointment := range board.AppointmentsToday {
			if i > 0 && appointment.At.Before(board.AppointmentsToday[i-1].At) {
				t.Fatalf("the appointments are out of order: %+v", board.AppointmentsToday)
			}
			if appointment.At.YearDay() > now.YearDay() {
				t.Fatalf("the appointment is not of today: %+v", appointment)
			}
		}
	})
}

func TestDaysOfTheBoardFollowOnFromEachOther(t *testing.T) {
	now := monday(t)
	rapid.Check(t, func(t *rapid.T) {
		tallies := map[string]sample.DayTally{}
		for _, ago := range rapid.SliceOf(rapid.IntRange(-30, 5000)).Draw(t, "days ago") {
			calls := rapid.IntRange(1, 9).Draw(t, "calls")
			tallies[now.AddDate(0, 0, -ago).Format(time.DateOnly)] = sample.DayTally{Calls: calls}
		}
		board := sample.MakeBoard(sample.BoardInput{Now: now, Location: time.UTC, Days: tallies})
		shown, given := board.Misdated, 0
		for i, day := range board.Days {
			shown += day.Calls
			if tallies[day.Date.Format(time.DateOnly)].Calls != day.Calls {
				t.Fatalf("%s has %d calls", day.Date, day.Calls)
			}
			if i > 0 && !day.Date.Equal(board.Days[i-1].Date.AddDate(0, 0, 1)) {
				t.Fatalf("%s follows %s", day.Date, board.Days[i-1].Date)
			}
		}
		for _, tally := range tallies {
			given += tally.Calls
		}
		if shown != given || board.Calls != given {
			t.Fatalf("%d calls are shown, %d counted, %d were made", shown, board.Calls, given)
		}
	})
}

// BenchmarkMakeBoard counts 100,000 cases on two lists each, among as many of
// another instrument.
func BenchmarkMakeBoard(b *testing.B) {
	now := monday(b)
	contacts, cases := manyCases(now)
	lists := make(map[string][]string, len(contacts))
	for i, contact := range contacts {
		lists[contact.ID] = []string{fmt.Sprint("list ", i%10), fmt.Sprint("list ", (i+1)%10)}
	}
	for i := range cases {
		switch {
		case i%5 == 0:
			cases[i].State, cases[i].Disposition = sample.Closed, sample.CompleteCode
		case i%50 == 2:
			cases[i].State, cases[i].Due = sample.Appointed, now.Add(time.Duration(i%60)*time.Hour)
		}
	}
	days, lengths := map[string]sample.DayTally{}, map[int]int{}
	for ago := range 700 {
		days[now.AddDate(0, 0, -ago).Format(time.DateOnly)] = sample.DayTally{Calls: ago % 90, Completes: ago % 9}
		lengths[ago%60] += ago
	}
	in := sample.BoardInput{Instrument: "survey", Now: now, Location: zone(b, "Europe/London"), Cases: cases,
		Lists: func(contact string) []string { return lists[contact] }, Days: days, Lengths: lengths}
	makeBoards := func(b *testing.B) {
		for b.Loop() {
			if board := sample.MakeBoard(in); board.Sample != manyContacts {
				b.Fatalf("%d cases", board.Sample)
			}
		}
	}
	b.Run("by contact", makeBoards)
	in.ByAnswer = true
	for _, c := range cases {
		if c.Instrument == in.Instrument && c.State == sample.Closed {
			in.Responses = append(in.Responses, sample.Response{Case: c.ID, Lists: []string{"list_3", "list_4"}})
		}
	}
	b.Run("by answer", makeBoards)
}
