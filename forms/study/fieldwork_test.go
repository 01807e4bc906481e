package study_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// manyCases makes a study with a case for each of so many contacts.
func manyCases(t testing.TB, s *study.Study, count int) {
	t.Helper()
	rows := []string{"name,organisation"}
	for i := range count {
		rows = append(rows, fmt.Sprintf("Person %d,Body %d", i, i))
	}
	importContacts(t, s, "", sheetOf("north", rows...))
	makeCases(t, s, nil, count, 0)
}

func openFieldwork(t testing.TB, s *study.Study) *study.Fieldwork {
	t.Helper()
	f, err := s.OpenFieldwork(nil)
	if err != nil {
		t.Fatalf("opening the fieldwork: %v", err)
	}
	return f
}

// allDay lets calls be made at any time.
func allDay(t testing.TB, s *study.Study) {
	t.Helper()
	rules := sample.Defaults()
	day := []sample.Span{{From: 0, To: 24 * 60}}
	rules.Hours = sample.Week{Monday: day, Tuesday: day, Wednesday: day, Thursday: day, Friday: day, Saturday: day, Sunday: day}
	if err := s.SetFieldworkSettings(rules); err != nil {
		t.Fatalf("changing the settings: %v", err)
	}
}

func TestTheStudyKeepsItsOwnSettings(t *testing.T) {
	s := open(t)
	allDay(t, s)
	rules, err := s.FieldworkSettings()
	if err != nil || !rules.Hours.Open(storetest.Start.Add(-3*time.Hour)) {
		t.Errorf("the settings are %+v, %v", rules, err)
	}
	wrong := rules
	wrong.MaximumAttempts = 0
	if err := s.SetFieldworkSettings(wrong); !errors.Is(err, sample.ErrSettings) {
		t.Errorf("settings that cannot be worked with: %v", err)
	}
	if again, err := s.FieldworkSettings(); err != nil || again.MaximumAttempts != rules.MaximumAttempts {
		t.Errorf("wrong settings leave %+v, %v", again, err)
	}
}

func TestTwoCallersNeverGetTheSameCase(t *testing.T) {
	const count, callers = 120, 8
	s := open(t)
	allDay(t, s)
	manyCases(t, s, count)
	both := []*study.Fieldwork{openFieldwork(t, s), openFieldwork(t, s)}
	taken := make([][]string, callers)
	var together sync.WaitGroup
	for caller := range callers {
		together.Go(func() {
			for {
				next, ok, err := both[caller%len(both)].Take(fmt.Sprint("caller ", caller))
				if err != nil {
					t.Errorf("taking a case: %v", err)
					return
				}
				if !ok {
					return
				}
				taken[caller] = append(taken[caller], next.Case.ID)
			}
		})
	}
	together.Wait()
	all := slices.Concat(taken...)
	slices.Sort(all)
	if len(all) != count || len(slices.Compact(all)) != count {
		t.Errorf("%d cases were offered %d times", count, len(all))
	}
}

func TestACrashGivesCasesBack(t *testing.T) {
	engine := storetest.OpenEngine(t)
	s := filled(t, engine)
	allDay(t, s)
	manyCases(t, s, 2)
	taken, ok, err := openFieldwork(t, s).Take("Nia")
	if err != nil || !ok || taken.Case.Claim == nil || taken.Case.Claim.Interviewer != "Nia" {
		t.Fatalf("taken %+v, %v, %v", taken, ok, err)
	}
	if _, err := s.ClaimCase(taken.Case.ID, "Huw"); !errors.Is(err, sample.ErrClaimed) {
		t.Errorf("a case that is claimed: %v", err)
	}
	after := in(engine) // the program was killed and started again
	f := openFieldwork(t, after)
	if kept, err := after.Case(taken.Case.ID); err != nil || kept.Claim != nil {
		t.Errorf("the case is kept as %+v, %v", kept, err)
	}
	if got := f.Upcoming(10); len(got) != 2 || got[0].Case.ID != taken.Case.ID {
		t.Errorf("after the crash these are to be called: %+v", got)
	}
}

// TestFieldworkFollowsTheStudy changes a study at random and compares what a
// Fieldwork that was open all the time says with one that is opened then.
func TestFieldworkFollowsTheStudy(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := open(t)
		allDay(t, s)
		manyCases(t, s, 4)
		f := openFieldwork(t, s)
		all := allCases(t, s)
		var made []sample.Call
		call := func(rt *rapid.T) {
			c := rapid.SampledFrom(all).Draw(rt, "case")
			outcome := rapid.SampledFrom([]string{sample.NoAnswerCode, sample.AppointmentCode, sample.CompleteCode, "2.112"}).Draw(rt, "outcome")
			call := sample.Call{Case: c.ID, Outcome: outcome}
			if outcome == sample.AppointmentCode {
				call.Appointment = storetest.Start.Add(rapid.SampledFrom([]time.Duration{-time.Hour, time.Hour}).Draw(rt, "when"))
			}
			if kept, _, err := s.RecordCall(call); err == nil {
				made = append(made, kept)
			} else if !errors.Is(err, sample.ErrClosed) {
				rt.Fatalf("recording %+v: %v", call, err)
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"call": call,
			"take back": func(rt *rapid.T) {
				if len(made) == 0 {
					call(rt)
					return
				}
				if _, err := s.TakeBackCall(made[len(made)-1]); err != nil {
					rt.Fatal(err)
				}
				made = made[:len(made)-1]
			},
			"claim": func(rt *rapid.T) { _, _, _ = f.Take("Nia") },
			"release": func(rt *rapid.T) {
				if _, err := s.ReleaseCase(rapid.SampledFrom(all).Draw(rt, "case").ID); err != nil {
					rt.Fatal(err)
				}
			},
			"close":  func(rt *rapid.T) { _, _ = s.CloseCase(rapid.SampledFrom(all).Draw(rt, "case").ID) },
			"reopen": func(rt *rapid.T) { _, _ = s.ReopenCase(rapid.SampledFrom(all).Draw(rt, "case").ID) },
			"": func(rt *rapid.T) {
				fresh := openFieldwork(t, s)
				for _, c := range all {
					if got, want := f.Standing(c.ID), fresh.Standing(c.ID); got != want {
						rt.Fatalf("%s stands as %q, read anew as %q", c.ID, got, want)
					}
				}
				if diff := cmp.Diff(len(fresh.Appointments()), len(f.Appointments())); diff != "" {
					rt.Fatal(diff)
				}
				days, err := s.CallDays("visits")
				if err != nil {
					rt.Fatal(err)
				}
				sum := 0
				for _, day := range days {
					sum += day.Calls
				}
				if sum != len(made) {
					rt.Fatalf("%d calls count as %d", len(made), sum)
				}
			},
		})
	})
}

func TestOnlyTheLastCallIsTakenBack(t *testing.T) {
	s := open(t)
	manyCases(t, s, 1)
	fresh := allCases(t, s)[0]
	first, _, err := s.RecordCall(sample.Call{Case: fresh.ID, Outcome: sample.BusyCode})
	if err != nil {
		t.Fatal(err)
	}
	last, closed, err := s.RecordCall(sample.Call{Case: fresh.ID, Outcome: "2.112"})
	if err != nil || closed.State != sample.Closed {
		t.Fatalf("the case is %+v, %v", closed, err)
	}
	if _, err := s.TakeBackCall(first); !errors.Is(err, study.ErrNotLastCall) {
		t.Errorf("the call before the last: %v", err)
	}
	if open, err := s.TakeBackCall(last); err != nil || open.State != sample.Callback || open.Attempts != 1 {
		t.Errorf("the last call taken back leaves %+v, %v", open, err)
	}
	again, err := s.TakeBackCall(first)
	if diff := cmp.Diff(fresh, again); err != nil || diff != "" {
		t.Errorf("all calls taken back (-want +got): %v\n%s", err, diff)
	}
}

func TestACaseIsClosedAsItsCallsCome(t *testing.T) {
	s := open(t)
	manyCases(t, s, 1)
	id := allCases(t, s)[0].ID
	if _, _, err := s.RecordCall(sample.Call{Case: id, Outcome: sample.BusyCode}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ClaimCase(id, "Nia"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.CloseCase(id); !errors.Is(err, sample.ErrClaimed) {
		t.Errorf("a case that is being called: %v", err)
	}
	if _, err := s.ReleaseCase(id); err != nil {
		t.Fatal(err)
	}
	if closed, err := s.CloseCase(id); err != nil || closed.Disposition != "3.12" {
		t.Errorf("the case is closed as %+v, %v", closed, err)
	}
	if open, err := s.ReopenCase(id); err != nil || open.State != sample.Callback || open.Disposition != "" {
		t.Errorf("the case is open as %+v, %v", open, err)
	}
}

func TestAnInterviewBelongsToItsCase(t *testing.T) {
	s := open(t)
	manyCases(t, s, 1)
	c := allCases(t, s)[0]
	begin := study.Beginning{Instrument: "visits", Case: study.ShortID(c.ID), Mode: forms.Telephone}
	r, err := s.Begin(begin)
	if err != nil || r.Interview().Case != c.ID {
		t.Fatalf("the interview is %+v, %v", r.Interview(), err)
	}
	if kept, err := s.Case(c.ID); err != nil || kept.Interview != r.Interview().ID {
		t.Errorf("the case is %+v, %v", kept, err)
	}
	if _, err := s.Begin(begin); !errors.Is(err, study.ErrBegun) {
		t.Errorf("a second interview: %v", err)
	}
	record(t, r, study.Step{Action: "broken_off", Status: forms.BrokenOff})
	if _, err := s.Begin(begin); err != nil {
		t.Errorf("another interview after one that was broken off: %v", err)
	}
	if _, err := s.Begin(study.Beginning{Instrument: "visits", Case: "ZZZZZZ"}); !errors.Is(err, study.ErrNoCase) {
		t.Errorf("a case that is not there: %v", err)
	}
	if _, _, err := s.AddInstrument("talk.yaml", []byte(talk)); err != nil {
		t.Fatal(err)
	}
	agreed := &forms.ConsentGiven{Version: "1", Given: map[string]bool{forms.TakePart: true}}
	if _, err := s.Begin(study.Beginning{Instrument: "talk", Case: c.ID, Consent: agreed}); !errors.Is(err, study.ErrOtherInstrument) {
		t.Errorf("a case of another instrument: %v", err)
	}
}

const talk = `
settings:
  form_id: talk
  form_title: Talk
  kind: guide
  languages:
    en: {name: English, status: reviewed}
consent:
  version: "1"
  text: Do you agree?
  purposes:
    - {name: take_part, label: Taking part, required: true}
    - {name: record, label: Recording}
survey:
  - {type: open, name: g1, label: One}
`

func TestNothingIsPutWithoutConsent(t *testing.T) {
	s := open(t)
	if _, _, err := s.AddInstrument("talk.yaml", []byte(talk)); err != nil {
		t.Fatal(err)
	}
	refused := &forms.ConsentGiven{Version: "1", Given: map[string]bool{forms.TakePart: false, forms.Record: true}}
	for _, given := range []*forms.ConsentGiven{nil, refused} {
		if _, err := s.Begin(study.Beginning{Instrument: "talk", Consent: given}); !errors.Is(err, study.ErrNoConsent) {
			t.Errorf("with the consent %+v: %v", given, err)
		}
	}
	agreed := &forms.ConsentGiven{Version: "1", Language: "en", Interviewer: "Nia", Given: map[string]bool{forms.TakePart: true, forms.Record: true}}
	r, err := s.Begin(study.Beginning{Instrument: "talk", Consent: agreed})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(agreed, stored(t, s, r.Interview().ID).Consent); diff != "" {
		t.Errorf("the consent (-want +got):\n%s", diff)
	}
}

func TestNoRecordingWithoutConsent(t *testing.T) {
	s := open(t)
	if _, _, err := s.AddInstrument("talk.yaml", []byte(talk)); err != nil {
		t.Fatal(err)
	}
	consent := func(record bool) *forms.ConsentGiven {
		return &forms.ConsentGiven{Version: "1", Given: map[string]bool{forms.TakePart: true, forms.Record: record}}
	}
	linked := &[]forms.Recording{{Started: storetest.Start, File: "talk.wav"}}
	r, err := s.Begin(study.Beginning{Instrument: "talk", Consent: consent(false)})
	if err != nil {
		t.Fatal(err)
	}
	id := r.Interview().ID
	if err := r.Record(study.Step{Action: "link", Recordings: linked}); !errors.Is(err, study.ErrNoRecording) {
		t.Errorf("during the interview: %v", err)
	}
	if _, err := s.Annotate(id, study.Annotation{Recordings: linked}); !errors.Is(err, study.ErrNoRecording) {
		t.Errorf("after it: %v", err)
	}
	record(t, r, study.Step{Action: "consent", Consent: consent(true)})
	record(t, r, study.Step{Action: "link", Recordings: linked})
	if got := stored(t, s, id).Recordings; len(got) != 1 {
		t.Errorf("the recordings are %+v", got)
	}
	record(t, r, study.Step{Action: "consent", Consent: consent(false)})
	if got := stored(t, s, id).Recordings; len(got) != 0 {
		t.Errorf("with the consent taken back these stay linked: %+v", got)
	}
}

func TestAnInterviewIsAnnotatedAfterItsEnd(t *testing.T) {
	s := open(t)
	r := start(t, s)
	record(t, r, study.Step{Action: "complete", Status: forms.Complete})
	note := "They were in a hurry."
	if _, err := s.Annotate(study.ShortID(r.Interview().ID), study.Annotation{FieldNote: &note}); err != nil {
		t.Fatal(err)
	}
	if got := stored(t, s, r.Interview().ID); got.FieldNote != note || got.Status != forms.Complete {
		t.Errorf("the interview is %+v", got)
	}
	if _, err := s.Annotate("ZZZZZZ", study.Annotation{FieldNote: &note}); !errors.Is(err, study.ErrNoInterview) {
		t.Errorf("an interview that is not there: %v", err)
	}
}

func TestWhoWithdrawsIsNotRecorded(t *testing.T) {
	s := open(t)
	if _, _, err := s.AddInstrument("talk.yaml", []byte(talk)); err != nil {
		t.Fatal(err)
	}
	given := func(part bool) *forms.ConsentGiven {
		return &forms.ConsentGiven{Version: "1", Given: map[string]bool{forms.TakePart: part, forms.Record: true}}
	}
	r, err := s.Begin(study.Beginning{Instrument: "talk", Consent: given(true)})
	if err != nil {
		t.Fatal(err)
	}
	linked := &[]forms.Recording{{Started: storetest.Start, File: "talk.wav"}}
	record(t, r, study.Step{Action: "link", Recordings: linked})
	record(t, r, study.Step{Action: "consent", Consent: given(false), Status: forms.BrokenOff})
	if got := stored(t, s, r.Interview().ID).Recordings; len(got) != 0 {
		t.Errorf("these stay linked: %+v", got)
	}
	if _, err := s.Annotate(r.Interview().ID, study.Annotation{Recordings: linked}); !errors.Is(err, study.ErrNoRecording) {
		t.Errorf("linked after it: %v", err)
	}
}
