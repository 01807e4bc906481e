package study_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// tied makes responses for cases.
func tied(list ...sample.Case) []forms.Interview {
	made := responses(len(list), "tied-"+list[0].ID)
	for i := range made {
		made[i].Case = list[i].ID
	}
	return made
}

func TestAResponseClosesItsCase(t *testing.T) {
	s := open(t)
	manyCases(t, s, 2)
	f := openFieldwork(t, s)
	list := allCases(t, s)
	if _, _, err := s.RecordCall(sample.Call{Case: list[0].ID, Outcome: sample.BusyCode}); err != nil {
		t.Fatal(err)
	}
	called := allCases(t, s)[0]
	im := beginImport(t, s, "responses.csv")
	if err := im.Add(tied(list...)); err != nil {
		t.Fatal(err)
	}
	if err := im.Finish(); err != nil {
		t.Fatal(err)
	}
	for i, c := range allCases(t, s) {
		interview := stored(t, s, c.Interview)
		calls, err := s.Calls(c.ID)
		if err != nil || len(calls) != c.Attempts {
			t.Fatalf("the calls are %+v, %v", calls, err)
		}
		last := calls[len(calls)-1]
		if c.Disposition != sample.CompleteCode || interview.Case != c.ID || last.Interview != interview.ID || last.Remark != study.RespondedAlone {
			t.Errorf("the case is %+v, its interview %+v, the call %+v", c, interview, last)
		}
		if want := []time.Time{called.LastCall, interview.Submitted}[i]; !last.At.Equal(want) {
			t.Errorf("the response came at %v, want %v", last.At, want)
		}
		if f.Standing(c.ID) != "The case is closed." {
			t.Errorf("the queue says %q", f.Standing(c.ID))
		}
		wantReplayed(t, s, c)
	}
}

// wantReplayed fails the test unless a case is what its calls make of it.
func wantReplayed(t testing.TB, s *study.Study, c sample.Case) {
	t.Helper()
	calls, err := s.Calls(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := s.FieldworkSettings()
	if err != nil {
		t.Fatal(err)
	}
	replayed, err := c.Replay(calls, &rules)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(replayed, c); diff != "" {
		t.Errorf("the case is not what its calls make of it (-want +got):\n%s", diff)
	}
}

func TestAResponseThatFitsNoOpenCaseIsRefused(t *testing.T) {
	s := open(t)
	manyCases(t, s, 4)
	list := allCases(t, s)
	if _, err := s.CloseCases(study.Closing{IDs: []string{list[0].ID}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Begin(study.Beginning{Instrument: "visits", Case: list[1].ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ClaimCase(list[2].ID, "Nia"); err != nil {
		t.Fatal(err)
	}
	missing := sample.Case{ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ"}
	before := allCases(t, s)
	for i, want := range []error{sample.ErrClosed, study.ErrBegun, sample.ErrClaimed, nil, study.ErrNoCase} {
		im := beginImport(t, s, "responses.csv")
		if err := im.Add(tied(append(list, missing)[i])); !errors.Is(err, want) {
			t.Errorf("case %d gives %v, want %v", i, err, want)
		}
		if err := im.GiveUp(); err != nil {
			t.Fatal(err)
		}
	}
	im := beginImport(t, s, "responses.csv")
	if err := im.Add(tied(list[3], list[3])); !errors.Is(err, study.ErrBegun) {
		t.Errorf("a case twice: %v", err)
	}
	if diff := cmp.Diff(before, allCases(t, s)); diff != "" {
		t.Errorf("the cases changed (-want +got):\n%s", diff)
	}
}

// An import that is given up, cut off or left out leaves cases, calls and days
// as though it had never been.
func TestAnImportThatIsTakenOutOpensItsCases(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	manyCases(t, s, 30)
	rapid.Check(t, func(rt *rapid.T) {
		for _, c := range rapid.SliceOfN(rapid.SampledFrom(allCases(t, s)), 0, 5).Draw(rt, "called") {
			if _, _, err := s.RecordCall(sample.Call{Case: c.ID, Outcome: sample.BusyCode}); err != nil {
				rt.Fatal(err)
			}
		}
		list, days := allCases(t, s), daysOf(t, s)
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(list), 1, 10, func(c sample.Case) string { return c.ID }).Draw(rt, "tied")
		im := beginImport(t, s, "responses.csv")
		half := len(chosen) / 2
		for _, part := range [][]sample.Case{chosen[:half], chosen[half:]} {
			if len(part) == 0 {
				continue
			}
			if err := im.Add(tied(part...)); err != nil {
				rt.Fatal(err)
			}
		}
		left := in(engine)
		if err := left.LeaveOut(); err != nil {
			rt.Fatal(err)
		}
		wantCases(rt, "left out", list, allCases(t, left))
		for _, c := range list {
			if got, err := left.Calls(c.ID); err != nil || len(got) != c.Attempts {
				rt.Fatalf("left out, a case with %d calls has %+v, %v", c.Attempts, got, err)
			}
		}
		if rapid.Bool().Draw(rt, "cut off") {
			again := in(engine)
			if _, err := again.Recover(); err != nil {
				rt.Fatal(err)
			}
		} else if err := im.GiveUp(); err != nil {
			rt.Fatal(err)
		}
		wantCases(rt, "taken out", list, allCases(t, s))
		if diff := cmp.Diff(days, daysOf(t, s)); diff != "" {
			rt.Fatalf("the days (-want +got):\n%s", diff)
		}
	})
}

func wantCases(t *rapid.T, when string, want, got []sample.Case) {
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s, the cases (-want +got):\n%s", when, diff)
	}
}

// daysOf gives the days that have calls, in words.
func daysOf(t testing.TB, s *study.Study) map[string]string {
	t.Helper()
	days, err := s.CallDays("visits")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for day, tally := range days {
		if tally.Calls > 0 {
			words[day] = fmt.Sprint(tally.Calls, tally.Completes, tally.Outcomes)
		}
	}
	return words
}
