package outcomes_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/outcomes"
	"fieldwork/forms/sample"
)

func closed(id, contact, disposition string) sample.Case {
	return sample.Case{ID: id, Contact: contact, Instrument: "walk", State: sample.Closed, Attempts: 1, Disposition: disposition}
}

func listsOf(lists map[string][]string) func(string) []string {
	return func(contact string) []string { return lists[contact] }
}

func TestCompletesCountOnTheListsThatAreNamed(t *testing.T) {
	in := outcomes.Input{
		Instrument: "walk",
		Cases: []sample.Case{
			closed("1", "a", "1.1"), closed("2", "b", "1.1"), closed("3", "c", "2.112"),
			{ID: "4", Contact: "d", Instrument: "walk", State: sample.Fresh},
			{ID: "5", Contact: "d", Instrument: "other", State: sample.Closed, Disposition: "1.1"},
		},
		Lists:        listsOf(map[string][]string{"a": {"south", "north coast"}, "b": {"south"}, "c": {"south", "north coast"}}),
		ListQuestion: "q3",
		Responses: []sample.Response{
			{Case: "1", Lists: []string{"south", "north_coast", "west"}},
			{Case: "2"},
			{Lists: []string{"west"}},
			{Case: "9"},
		},
	}
	report := outcomes.Make(in)
	want := []sample.ListRow{{List: "north coast", Sample: 2, Completes: 1}, {List: "south", Sample: 3, Completes: 2}, {List: "west", Completes: 2}, {Sample: 1, Completes: 1}}
	if diff := cmp.Diff(want, report.Lists); diff != "" {
		t.Errorf("by list (-want +got):\n%s", diff)
	}
	if report.Total != (sample.ListRow{Sample: 4, Completes: 4}) || report.Unsampled != 2 || report.Open != 1 || report.Cases != 4 {
		t.Errorf("the report is %+v", report)
	}
	in.ListQuestion = ""
	report = outcomes.Make(in)
	want = []sample.ListRow{{List: "north coast", Sample: 2, Completes: 1}, {List: "south", Sample: 3, Completes: 2}, {Sample: 1}}
	if diff := cmp.Diff(want, report.Lists); diff != "" || report.Unsampled != 0 {
		t.Errorf("by the contacts' lists (-want +got):\n%s", diff)
	}
}

func TestOpenCasesCountAsTheyWouldBeClosed(t *testing.T) {
	open := sample.Case{ID: "1", Contact: "a", Instrument: "walk", State: sample.Callback, Attempts: 1, LastOutcome: sample.BusyCode}
	in := outcomes.Input{
		Instrument: "walk", Cases: []sample.Case{open, closed("2", "b", "1.1")}, Lists: listsOf(nil),
		Calls: map[string][]sample.Call{"1": {{Case: "1", Outcome: sample.BusyCode}}}, Settings: sample.Defaults(),
	}
	report := outcomes.Make(in)
	if report.Open != 1 || report.Tally.Counts.Total() != 1 || report.Tally.Interim[sample.BusyCode] != 1 {
		t.Errorf("as it stands: %+v", report.Tally)
	}
	in.AsIfClosed = true
	report = outcomes.Make(in)
	if report.Open != 1 || report.Tally.ByCode["3.12"] != 1 || report.Tally.Counts.Total() != 2 || report.Rates[0].Percent(0) != "50%" {
		t.Errorf("as if closed: %+v, %v", report.Tally, report.Rates[0].Percent(0))
	}
}

// Whatever is named, nobody is counted twice in the total, and as many are
// complete as there are complete cases and responses without one.
func TestTheTotalCountsEverybodyOnce(t *testing.T) {
	list := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		in := outcomes.Input{Instrument: "walk", ListQuestion: "q", Settings: sample.Defaults()}
		lists := map[string][]string{}
		complete, alone := 0, rapid.IntRange(0, 3).Draw(t, "alone")
		for i := range rapid.IntRange(0, 8).Draw(t, "cases") {
			id := fmt.Sprint(i)
			c := closed(id, id, rapid.SampledFrom([]string{"1.1", "1.2", "2.112"}).Draw(t, "disposition"))
			lists[id] = list.Draw(t, "lists")
			if c.Disposition == "1.1" {
				complete++
				if rapid.Bool().Draw(t, "responded") {
					in.Responses = append(in.Responses, sample.Response{Case: id, Lists: list.Draw(t, "named")})
				}
			}
			in.Cases = append(in.Cases, c)
		}
		for range alone {
			in.Responses = append(in.Responses, sample.Response{Lists: list.Draw(t, "named")})
		}
		in.Lists = listsOf(lists)
		report := outcomes.Make(in)
		if want := (sample.ListRow{Sample: len(in.Cases), Completes: complete + alone}); report.Total != want {
			t.Fatalf("the total is %+v, want %+v", report.Total, want)
		}
	})
}
