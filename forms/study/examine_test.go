package study_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func examined(t testing.TB, s *study.Study) []string {
	t.Helper()
	faults := []string{}
	_, err := s.Examine(func(what string, err error) error {
		faults = append(faults, what+": "+err.Error())
		return nil
	}, func() error { return nil })
	if err != nil {
		t.Fatalf("examining: %v", err)
	}
	return faults
}

// TestWhatIsUsedStaysSound changes a study at random in all the ways there are,
// and nothing in it ever disagrees.
func TestWhatIsUsedStaysSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		u := &use{t: t, study: filled(t, &memory{})}
		manyCases(t, u.study, 5)
		u.cases = allCases(t, u.study)
		rt.Repeat(map[string]func(*rapid.T){
			"call": u.call, "take back": u.takeBack, "interview": u.interview, "import": u.imports, "settings": u.settings,
			"close":  func(rt *rapid.T) { _, _ = u.study.CloseCase(u.pick(rt)) },
			"reopen": func(rt *rapid.T) { _, _ = u.study.ReopenCase(u.pick(rt)) },
			"": func(rt *rapid.T) {
				if faults := examined(t, u.study); len(faults) > 0 {
					rt.Fatalf("it has faults:\n%s", strings.Join(faults, "\n"))
				}
			},
		})
	})
}

// use is a study that is used at random.
type use struct {
	t     *testing.T
	study *study.Study
	cases []sample.Case
	made  []sample.Call
}

func (u *use) pick(rt *rapid.T) string { return rapid.SampledFrom(u.cases).Draw(rt, "case").ID }

func (u *use) call(rt *rapid.T) {
	call := sample.Call{Case: u.pick(rt), Outcome: rapid.SampledFrom([]string{
		sample.NoAnswerCode, sample.AppointmentCode, sample.CompleteCode, sample.SuspendedCode, "2.112",
	}).Draw(rt, "outcome")}
	if rapid.IntRange(0, 3).Draw(rt, "clock") == 0 {
		call.At = storetest.Start.Add(-time.Hour * time.Duration(rapid.IntRange(0, 48).Draw(rt, "hours")))
	}
	if call.Outcome == sample.AppointmentCode {
		call.Appointment = storetest.Start.Add(time.Hour)
	}
	if kept, _, err := u.study.RecordCall(call); err == nil {
		u.made = append(u.made, kept)
	} else if !errors.Is(err, sample.ErrClosed) {
		rt.Fatal(err)
	}
}

func (u *use) takeBack(rt *rapid.T) {
	if len(u.made) == 0 {
		u.call(rt)
		return
	}
	last := len(u.made) - 1
	if _, err := u.study.TakeBackCall(u.made[last]); err != nil && !errors.Is(err, study.ErrNotLastCall) {
		rt.Fatal(err)
	}
	u.made = u.made[:last]
}

func (u *use) interview(rt *rapid.T) {
	r, err := u.study.Begin(study.Beginning{Instrument: "visits", Case: u.pick(rt)})
	if errors.Is(err, study.ErrBegun) || errors.Is(err, sample.ErrClosed) {
		return
	}
	if err != nil {
		rt.Fatal(err)
	}
	status := rapid.SampledFrom([]forms.Status{forms.Complete, forms.BrokenOff, forms.Suspended}).Draw(rt, "status")
	record(u.t, r, study.Step{Action: "end", Status: status, Spent: map[string]time.Duration{"q1": 70 * time.Second}})
}

func (u *use) imports(rt *rapid.T) {
	im := beginImport(u.t, u.study, "r.csv")
	err := im.Add([]forms.Interview{{Submitted: storetest.Start, Case: u.pick(rt)}, {}})
	switch {
	case err != nil && !errors.Is(err, sample.ErrClosed) && !errors.Is(err, study.ErrBegun):
		rt.Fatal(err)
	case err == nil && rapid.Bool().Draw(rt, "finished"):
		err = im.Finish()
	default:
		err = im.GiveUp()
	}
	if err != nil {
		rt.Fatal(err)
	}
}

func (u *use) settings(rt *rapid.T) {
	rules := sample.Defaults()
	rules.TimeZone = rapid.SampledFrom([]string{"Europe/London", "Pacific/Auckland"}).Draw(rt, "zone")
	rules.Delays = map[string]time.Duration{sample.NoAnswerCode: time.Hour * time.Duration(rapid.IntRange(0, 9).Draw(rt, "delay"))}
	if err := u.study.SetFieldworkSettings(rules); err != nil {
		rt.Fatal(err)
	}
}

// Writers of what only a fault of the program or the disk can have written.
var (
	spoiltCases  = store.NewIndex[sample.Case]("cases", 1)
	spoiltCalls  = store.NewIndex[sample.Call]("calls", 1)
	spoiltDays   = store.NewIndex[sample.DayTally]("call-days", 1)
	spoiltLength = store.NewIndex[map[int]int]("interview-lengths", 1)
	spoiltRules  = store.NewIndex[sample.Settings]("settings", 1)
	spoiltText   = store.NewIndex[string]("cases", 1)
)

// nobody is the ID of nothing in a study.
const nobody = "01BX5ZZKBKACTAV9WEVGEMMVRZ"

// disagreements are what can be wrong in a study with two cases, of which one
// has a complete interview and a call, and what is told of it.
var disagreements = map[string]struct {
	spoil func(ch *store.Change, c sample.Case, call sample.Call) error
	want  []string
}{
	"nothing": {func(*store.Change, sample.Case, sample.Call) error { return nil }, []string{}},
	"contact": {func(ch *store.Change, c sample.Case, _ sample.Call) error {
		c.Contact = nobody
		return spoiltCases.Put(ch, c.ID, c)
	}, []string{"case CASE: its contact \"" + nobody + "\" is not there"}},
	"state": {func(ch *store.Change, c sample.Case, _ sample.Call) error {
		c.State = sample.Appointed
		return spoiltCases.Put(ch, c.ID, c)
	}, []string{"case CASE: it is appointment, and its calls make it callback"}},
	"disposition of an open case": {func(ch *store.Change, c sample.Case, _ sample.Call) error {
		c.Disposition = "1.1"
		return spoiltCases.Put(ch, c.ID, c)
	}, []string{"case CASE: it is open, and has the disposition 1.1"}},
	"attempts": {func(ch *store.Change, c sample.Case, _ sample.Call) error {
		c.Attempts = 7
		return spoiltCases.Put(ch, c.ID, c)
	}, []string{"case CASE: it counts 7 calls, and there are 1"}},
	"last outcome": {func(ch *store.Change, c sample.Case, _ sample.Call) error {
		c.LastOutcome = sample.NoAnswerCode
		return spoiltCases.Put(ch, c.ID, c)
	}, []string{"case CASE: its last call is \"no_answer\", and its calls end with \"busy\""}},
	"interview of a case": {func(ch *store.Change, c sample.Case, _ sample.Call) error {
		c.Interview = nobody
		return spoiltCases.Put(ch, c.ID, c)
	}, []string{"case CASE: its interview " + nobody + " is not there", "interview INTERVIEW: its case CASE has interview \"" + nobody + "\""}},
	"case of a call": {func(ch *store.Change, c sample.Case, call sample.Call) error {
		return spoiltCalls.Put(ch, nobody+"/"+call.ID, call)
	}, []string{"call CALL: its case " + nobody + " is not there"}},
	"name of a call": {func(ch *store.Change, c sample.Case, call sample.Call) error {
		call.Case = nobody
		return spoiltCalls.Put(ch, c.ID+"/"+call.ID, call)
	}, []string{"call CALL: it calls itself CALL of case " + nobody, "case CASE: it counts 1 calls, and there are 0",
		"the calls by day for visits: there are 0 calls, 0 of them complete, and counted are 1 calls, 0 of them complete"}},
	"interview of a call": {func(ch *store.Change, c sample.Case, call sample.Call) error {
		call.Interview = nobody
		return spoiltCalls.Put(ch, c.ID+"/"+call.ID, call)
	}, []string{"call CALL: its interview " + nobody + " is not there"}},
	"outcome": {func(ch *store.Change, c sample.Case, call sample.Call) error {
		call.Outcome = "9.9"
		return spoiltCalls.Put(ch, c.ID+"/"+call.ID, call)
	}, []string{"case CASE: its calls cannot be: there is no such outcome: \"9.9\"",
		"the calls by day for visits: there are 1 calls, 0 of them complete, and counted are 1 calls, 0 of them complete"}},
	"days": {func(ch *store.Change, _ sample.Case, _ sample.Call) error {
		return spoiltDays.Put(ch, "visits/2017-03-01", sample.DayTally{Calls: 9})
	}, []string{"the calls by day for visits: there are 1 calls, 0 of them complete, and counted are 9 calls, 0 of them complete"}},
	"lengths": {func(ch *store.Change, _ sample.Case, _ sample.Call) error {
		return spoiltLength.Put(ch, "visits", map[int]int{1: 3})
	}, []string{"the interviews by length for visits: there are 1 interviews, and counted are 3 interviews"}},
	"rules": {func(ch *store.Change, _ sample.Case, _ sample.Call) error {
		rules := sample.Defaults()
		rules.MaximumAttempts = 0
		return spoiltRules.Put(ch, "fieldwork", rules)
	}, []string{"the rules of the fieldwork: the settings of the fieldwork are wrong: at least one attempt must be allowed"}},
	"a case that cannot be read": {func(ch *store.Change, _ sample.Case, _ sample.Call) error {
		return spoiltText.Put(ch, nobody, "no case")
	}, []string{"case " + nobody + ": cases \"" + nobody + "\": "}},
}

func TestEveryDisagreementIsTold(t *testing.T) {
	for name, c := range disagreements {
		s := open(t)
		manyCases(t, s, 2)
		id := allCases(t, s)[0].ID
		r, err := s.Begin(study.Beginning{Instrument: "visits", Case: id})
		if err != nil {
			t.Fatal(err)
		}
		record(t, r, study.Step{Action: "end", Status: forms.Complete, Spent: map[string]time.Duration{"q1": time.Minute}})
		call, kept, err := s.RecordCall(sample.Call{Case: id, Outcome: sample.BusyCode})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Store().Update(func(ch *store.Change) error { return c.spoil(ch, kept, call) }); err != nil {
			t.Fatal(err)
		}
		faults := examined(t, s)
		for i, fault := range faults {
			faults[i] = strings.NewReplacer(id, "CASE", call.ID, "CALL", r.Interview().ID, "INTERVIEW").Replace(fault)
			if i < len(c.want) && strings.HasSuffix(c.want[i], ": ") && strings.HasPrefix(faults[i], c.want[i]) {
				faults[i] = c.want[i] // what the store says behind it is its own
			}
		}
		if diff := cmp.Diff(c.want, faults); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestAnExaminationStopsWhereItIsTold(t *testing.T) {
	s := open(t)
	manyCases(t, s, 2)
	stop := errors.New("stop")
	if _, err := s.Examine(func(string, error) error { return nil }, func() error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the error is %v", err)
	}
	if got, err := s.Examine(func(what string, err error) error { return fmt.Errorf("%s: %w", what, err) }, func() error { return nil }); err != nil || got.Cases != 2 {
		t.Errorf("it reads %+v, %v", got, err)
	}
}
