package study_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func recordCall(t testing.TB, s *study.Study, call sample.Call) (sample.Call, sample.Case) {
	t.Helper()
	kept, left, err := s.RecordCall(call)
	if err != nil {
		t.Fatalf("recording %+v: %v", call, err)
	}
	return kept, left
}

// oneCase is a study with one case.
func oneCase(t testing.TB) (*study.Study, sample.Case) {
	t.Helper()
	s := open(t)
	manyCases(t, s, 1)
	return s, allCases(t, s)[0]
}

func TestACallTakenBackLeavesTheCaseAsItWasRightBefore(t *testing.T) {
	s, c := oneCase(t)
	recordCall(t, s, sample.Call{Case: c.ID, Outcome: "2.112"})
	reopened, err := s.ReopenCase(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	last, _ := recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.BusyCode})
	back, err := s.TakeBackCall(last)
	if diff := cmp.Diff(reopened, back); err != nil || diff != "" {
		t.Errorf("after a case was opened again (-want +got): %v\n%s", err, diff)
	}
}

// casesBefore writes what only a study of earlier does not have.
var casesBefore = store.NewIndex[sample.Case]("cases-before-calls", 1)

func TestACallOfEarlierIsTakenBackByTheOthers(t *testing.T) {
	s, c := oneCase(t)
	recordCall(t, s, sample.Call{Case: c.ID, Outcome: "2.112"})
	reopened, err := s.ReopenCase(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	last, _ := recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.BusyCode})
	if err := s.Store().Update(func(ch *store.Change) error { return casesBefore.Delete(ch, c.ID+"/"+last.ID) }); err != nil {
		t.Fatal(err)
	}
	back, err := s.TakeBackCall(last)
	if diff := cmp.Diff(reopened, back); err != nil || diff != "" {
		t.Errorf("it is left (-want +got): %v\n%s", err, diff)
	}
}

// TestTakingBackUndoesTheLastCall works on a case at random; whenever a call is
// recorded on it, it is also taken back and recorded again.
func TestTakingBackUndoesTheLastCall(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		u := &use{t: t, study: filled(t, &memory{})}
		manyCases(t, u.study, 1)
		u.cases = allCases(t, u.study)
		id := u.cases[0].ID
		rt.Repeat(map[string]func(*rapid.T){
			"interview": u.interview, "settings": u.settings,
			"close":  func(*rapid.T) { _, _ = u.study.CloseCase(id) },
			"reopen": func(*rapid.T) { _, _ = u.study.ReopenCase(id) },
			"call": func(rt *rapid.T) {
				before, interviews := allCases(t, u.study)[0], all(t, u.study, "")
				many := len(u.made)
				u.call(rt)
				if len(u.made) == many {
					return
				}
				back, err := u.study.TakeBackCall(u.made[many])
				if diff := cmp.Diff(before, back); err != nil || diff != "" {
					rt.Fatalf("taken back it leaves (-want +got): %v\n%s", err, diff)
				}
				if diff := cmp.Diff(interviews, all(t, u.study, ""), cmpopts.IgnoreFields(forms.Interview{}, "Updated")); diff != "" {
					rt.Fatalf("and the interviews (-want +got):\n%s", diff)
				}
				u.made[many], _ = recordCall(t, u.study, u.made[many])
			},
		})
	})
}

// suspended gives a case an interview that can be gone on with.
func suspended(t testing.TB, s *study.Study, c sample.Case) forms.Interview {
	t.Helper()
	r, err := s.Begin(study.Beginning{Instrument: c.Instrument, Case: c.ID})
	if err != nil {
		t.Fatal(err)
	}
	record(t, r, answering("q1", "kept"))
	record(t, r, study.Step{Action: "suspended", Status: forms.Suspended})
	return r.Interview()
}

// wantStatus fails the test unless an interview has a status, and is counted
// and listed so.
func wantStatus(t testing.TB, s *study.Study, id string, want forms.Status) {
	t.Helper()
	interview := stored(t, s, id)
	if interview.Status != want || interview.Answers["q1"].Value != "kept" {
		t.Errorf("the interview is %+v, want %s", interview, want)
	}
	heads, err := s.Resumable()
	if err != nil || (len(heads) == 1) != want.Resumable() {
		t.Errorf("to be gone on with are %+v, %v", heads, err)
	}
	tally, err := s.Tally("visits")
	if diff := cmp.Diff(study.Tally{want: 1}, tally); err != nil || diff != "" {
		t.Errorf("they are counted (-want +got): %v\n%s", err, diff)
	}
}

func TestAClosedCaseHasNoInterviewToGoOnWith(t *testing.T) {
	for name, way := range map[string]struct {
		shut, open func(s *study.Study, id string) error
	}{
		"by a call": {func(s *study.Study, id string) error {
			_, _, err := s.RecordCall(sample.Call{Case: id, Outcome: "2.112"})
			return err
		}, func(s *study.Study, id string) error {
			made, err := s.Calls(id)
			if err == nil {
				_, err = s.TakeBackCall(made[0])
			}
			return err
		}},
		"by calls from elsewhere": {func(s *study.Study, id string) error {
			return s.RecordCalls([]sample.Call{{Case: id, At: storetest.Start, Outcome: "2.112"}})
		}, func(s *study.Study, id string) error {
			_, err := s.ReopenCases([]string{id})
			return err
		}},
		"by hand": {func(s *study.Study, id string) error {
			_, err := s.CloseCase(id)
			return err
		}, func(s *study.Study, id string) error {
			_, err := s.ReopenCase(id)
			return err
		}},
		"with others": {func(s *study.Study, _ string) error {
			_, err := s.CloseCases(study.Closing{Instrument: "visits"}, nil)
			return err
		}, func(s *study.Study, id string) error {
			_, err := s.ReopenCases([]string{id})
			return err
		}},
	} {
		s, c := oneCase(t)
		interview := suspended(t, s, c)
		if err := way.shut(s, c.ID); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		wantStatus(t, s, interview.ID, forms.BrokenOff)
		if err := way.open(s, c.ID); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		wantStatus(t, s, interview.ID, forms.Suspended)
		if _, err := s.Resume(interview.ID); err != nil {
			t.Errorf("%s: it cannot be gone on with: %v", name, err)
		}
		if faults := examined(t, s); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

func TestAnInterviewIsBrokenOffInTheTransactionOfItsCall(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	manyCases(t, s, 1)
	c := allCases(t, s)[0]
	interview := suspended(t, s, c)
	engine.next = 1
	if _, _, err := s.RecordCall(sample.Call{Case: c.ID, Outcome: "2.112"}); !errors.Is(err, errDisk) {
		t.Fatal(err)
	}
	wantStatus(t, s, interview.ID, forms.Suspended)
	before := len(entries(t, s))
	call, _ := recordCall(t, s, sample.Call{Case: c.ID, Outcome: "2.112"})
	if _, err := s.TakeBackCall(call); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"record-call calls call after", "record-call cases before after", "record-call interviews step before after",
		"take-back-call calls call before", "take-back-call cases before after", "take-back-call interviews step before after",
	}
	if diff := cmp.Diff(want, told(t, s)[before:]); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
	if last := entries(t, s)[before+2]; string(last.Before) != `{"status":"suspended"}` || string(last.After) != `{"status":"broken_off"}` {
		t.Errorf("the log tells of the interview %s, %s", last.Before, last.After)
	}
}

func TestAnInterviewThatHasEndedStaysAsItIs(t *testing.T) {
	for _, status := range []forms.Status{forms.Complete, forms.BrokenOff} {
		s, c := oneCase(t)
		r, err := s.Begin(study.Beginning{Instrument: "visits", Case: c.ID})
		if err != nil {
			t.Fatal(err)
		}
		record(t, r, study.Step{Action: "end", Status: status})
		call, _ := recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.CompleteCode, Interview: r.Interview().ID})
		if _, err := s.TakeBackCall(call); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(r.Interview(), stored(t, s, r.Interview().ID), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", status, diff)
		}
	}
}

func TestTheRemarkOfTheLastCallIsAmended(t *testing.T) {
	s, c := oneCase(t)
	first, _ := recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.BusyCode, Remark: "Elin is out"})
	last, left := recordCall(t, s, sample.Call{Case: study.ShortID(c.ID), Outcome: "2.112", Remark: "Elin is ill"})
	before := len(entries(t, s))
	amended, err := s.AmendCall(last, "Elin is well")
	want := last
	want.Remark = "Elin is well"
	if diff := cmp.Diff(want, amended); err != nil || diff != "" {
		t.Fatalf("it is given (-want +got): %v\n%s", err, diff)
	}
	made, err := s.Calls(c.ID)
	if diff := cmp.Diff([]sample.Call{first, want}, made); err != nil || diff != "" {
		t.Errorf("the calls (-want +got): %v\n%s", err, diff)
	}
	if diff := cmp.Diff(left, allCases(t, s)[0]); diff != "" {
		t.Errorf("the case (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"amend-call calls call before after"}, told(t, s)[before:]); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
	if _, err := s.AmendCall(first, "no"); !errors.Is(err, study.ErrNotLastCall) {
		t.Errorf("a call before the last: %v", err)
	}
	if _, err := s.AmendCall(sample.Call{Case: nobody}, "no"); !errors.Is(err, study.ErrNoCase) {
		t.Errorf("a case that is not there: %v", err)
	}
	wantNothingLogged(t, s, "Elin")
}

// wantNothingLogged fails the test where a text is in the log.
func wantNothingLogged(t testing.TB, s *study.Study, text string) {
	t.Helper()
	for _, entry := range entries(t, s) {
		if strings.Contains(string(entry.Before)+string(entry.After), text) {
			t.Errorf("the log tells %s, %s", entry.Before, entry.After)
		}
	}
}

func TestARemarkIsNotedUntilACallIsRecorded(t *testing.T) {
	engine := storetest.OpenEngine(t)
	s := filled(t, engine)
	manyCases(t, s, 2)
	list := allCases(t, s)
	want := func(s *study.Study, want string) {
		t.Helper()
		if got, err := s.NotedRemark(list[0].ID); err != nil || got != want {
			t.Errorf("noted is %q, %v; want %q", got, err, want)
		}
	}
	want(s, "")
	for _, text := range []string{"Elin is out", "Elin is ill"} {
		if err := s.NoteRemark(study.ShortID(list[0].ID), text); err != nil {
			t.Fatal(err)
		}
	}
	s = in(engine) // the program was killed and started again
	want(s, "Elin is ill")
	call, _ := recordCall(t, s, sample.Call{Case: list[0].ID, Outcome: sample.BusyCode, Remark: "Elin is ill"})
	want(s, "")
	if _, err := s.TakeBackCall(call); err != nil {
		t.Fatal(err)
	}
	want(s, "Elin is ill")
	for range 2 {
		if err := s.NoteRemark(list[0].ID, " "); err != nil {
			t.Fatal(err)
		}
		want(s, "")
	}
	if err := s.NoteRemark(nobody, "x"); !errors.Is(err, study.ErrNoCase) {
		t.Errorf("a case that is not there: %v", err)
	}
	wantNothingLogged(t, s, "Elin")
}

func TestARemarkDoesNotKeepACaseInTheSample(t *testing.T) {
	s, c := oneCase(t)
	if err := s.NoteRemark(c.ID, "Elin is out"); err != nil {
		t.Fatal(err)
	}
	if err := s.UnchooseContact(c.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := s.NotedRemark(c.ID); err != nil || got != "" {
		t.Errorf("noted is %q, %v", got, err)
	}
}

func TestAResponseThatCameByItselfIsNoCall(t *testing.T) {
	s := open(t)
	manyCases(t, s, 2)
	list := allCases(t, s)
	recordCall(t, s, sample.Call{Case: list[0].ID, At: storetest.Start.Add(-time.Hour), Outcome: sample.BusyCode})
	f := openFieldwork(t, s)
	im := beginImport(t, s, "responses.csv")
	if err := im.Add(tied(list...)); err != nil {
		t.Fatal(err)
	}
	if err := im.Finish(); err != nil {
		t.Fatal(err)
	}
	board, err := f.Board("visits")
	if err != nil || board.Calls != 1 || board.Completes != 2 || board.CallsPerComplete.Fraction != nil {
		t.Errorf("the board is %+v, %v", board, err)
	}
	made, err := s.Calls(list[1].ID)
	if err != nil || len(made) != 1 || !made[0].Unmade {
		t.Fatalf("the calls are %+v, %v", made, err)
	}
	if back, err := s.TakeBackCall(made[0]); err != nil || back.State != sample.Fresh {
		t.Errorf("taken back it leaves %+v, %v", back, err)
	}
	if noted, err := s.NotedRemark(list[1].ID); err != nil || noted != "" {
		t.Errorf("noted is %q, %v", noted, err)
	}
	if faults := examined(t, s); len(faults) > 0 {
		t.Error(faults)
	}
}
