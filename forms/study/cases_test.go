package study_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// threeContacts makes a study whose third contact must not be called.
func threeContacts(t *testing.T, s *study.Study) {
	t.Helper()
	importContacts(t, s, "", sheetOf("north", "name,organisation,do_not_call", "Elin Rees,Theatr,", "Bo Lane,Archif,", "Ann Hall,Archif,yes"))
}

func allCases(t testing.TB, s *study.Study) []sample.Case {
	t.Helper()
	var list []sample.Case
	for c, err := range s.Cases() {
		if err != nil {
			t.Fatalf("going through the cases: %v", err)
		}
		list = append(list, c)
	}
	return list
}

func makeCases(t testing.TB, s *study.Study, filter *sample.Filter, made, had int) {
	t.Helper()
	gotMade, gotHad, err := s.MakeCases("visits", filter, 3)
	if err != nil || gotMade != made || gotHad != had {
		t.Fatalf("made %d, had %d, %v; want %d and %d", gotMade, gotHad, err, made, had)
	}
}

func TestAContactHasOneCaseOfAnInstrument(t *testing.T) {
	s := open(t)
	threeContacts(t, s)
	filter, err := sample.CompileFilter("${organisation} = 'Archif'", sample.Columns(nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	makeCases(t, s, filter, 1, 0)
	makeCases(t, s, nil, 1, 1)
	entriesBefore := len(entries(t, s))
	makeCases(t, s, nil, 0, 2)
	if got := len(entries(t, s)); got != entriesBefore {
		t.Errorf("making no case leaves %d entries in the log", got-entriesBefore)
	}
	people := allContacts(t, s)
	got := allCases(t, s)
	if len(got) != 2 || got[0].Contact != people[1].ID || got[1].Contact != people[0].ID {
		t.Fatalf("the cases are %+v", got)
	}
	want := sample.NewCase(got[0].ID, people[1].ID, "visits", 3, got[0].Made)
	if diff := cmp.Diff(want, got[0]); diff != "" || got[0].Made.IsZero() {
		t.Errorf("the case (-want +got):\n%s", diff)
	}
	if _, _, err := s.MakeCases("nothing", nil, 0); !errors.Is(err, study.ErrNoInstrument) {
		t.Errorf("an instrument that is not there: %v", err)
	}
}

func TestCasesAreMadeAllOrNone(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	threeContacts(t, s)
	engine.next = 1
	if made, had, err := s.MakeCases("visits", nil, 0); !errors.Is(err, errDisk) || made != 0 || had != 0 {
		t.Fatalf("made %d, had %d, %v", made, had, err)
	}
	if got := allCases(t, s); len(got) != 0 {
		t.Errorf("there are %+v", got)
	}
	makeCases(t, s, nil, 2, 0)
}

func TestACaseIsFoundByPartOfItsID(t *testing.T) {
	s := open(t)
	threeContacts(t, s)
	makeCases(t, s, nil, 2, 0)
	first := allCases(t, s)[0]
	for _, id := range []string{first.ID, strings.ToLower(study.ShortID(first.ID))} {
		if got, err := s.Case(id); err != nil || got.ID != first.ID {
			t.Errorf("%s finds %s, %v", id, got.ID, err)
		}
	}
	for id, want := range map[string]error{first.ID[:4]: study.ErrManyCases, "": study.ErrNoCase, "ZZZZZZ": study.ErrNoCase} {
		if _, err := s.Case(id); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", id, err, want)
		}
	}
}

func TestACallIsKeptWithItsCase(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	threeContacts(t, s)
	makeCases(t, s, nil, 2, 0)
	fresh := allCases(t, s)[0]
	at := storetest.Start.Add(48 * time.Hour)
	appointment := sample.Call{Case: fresh.ID, Outcome: sample.AppointmentCode, Appointment: at, Remark: "Ask for Elin"}
	engine.next = 1
	if _, got, err := s.RecordCall(appointment); !errors.Is(err, errDisk) || got.State != sample.Fresh {
		t.Fatalf("the case is %+v, %v", got, err)
	}
	if kept, err := s.Calls(fresh.ID); err != nil || len(kept) != 0 {
		t.Fatalf("the calls are %+v, %v", kept, err)
	}
	_, got, err := s.RecordCall(appointment)
	if err != nil || got.State != sample.Appointed || !got.Due.Equal(at) || got.Attempts != 1 {
		t.Fatalf("the case is %+v, %v", got, err)
	}
	if _, _, err := s.RecordCall(sample.Call{Case: study.ShortID(fresh.ID), Outcome: sample.CompleteCode}); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Calls(fresh.ID)
	if err != nil || len(kept) != 2 || kept[0].Remark != "Ask for Elin" || kept[1].Case != fresh.ID || kept[1].At.IsZero() {
		t.Errorf("the calls are %+v, %v", kept, err)
	}
	settings, err := s.FieldworkSettings()
	if err != nil {
		t.Fatal(err)
	}
	replayed, err := fresh.Replay(kept, &settings)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(replayed, allCases(t, s)[0]); diff != "" {
		t.Errorf("the case is not what its calls make of it (-want +got):\n%s", diff)
	}
}

func TestACallThatCannotBeKeepsTheCase(t *testing.T) {
	s := open(t)
	threeContacts(t, s)
	makeCases(t, s, nil, 2, 0)
	id := allCases(t, s)[0].ID
	refused := func(call sample.Call, want error) {
		t.Helper()
		before, log := allCases(t, s), len(entries(t, s))
		if _, _, err := s.RecordCall(call); !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", call, err, want)
		}
		if diff := cmp.Diff(before, allCases(t, s)); diff != "" || len(entries(t, s)) != log {
			t.Errorf("a call that was refused changes something:\n%s", diff)
		}
	}
	refused(sample.Call{Case: "ZZZZZZ", Outcome: sample.BusyCode}, study.ErrNoCase)
	refused(sample.Call{Case: id, Outcome: "9.9"}, sample.ErrOutcome)
	refused(sample.Call{Case: id, Outcome: sample.AppointmentCode}, sample.ErrAppointment)
	if _, _, err := s.RecordCall(sample.Call{Case: id, Outcome: sample.CompleteCode}); err != nil {
		t.Fatal(err)
	}
	refused(sample.Call{Case: id, Outcome: sample.BusyCode}, sample.ErrClosed)
}

func TestTheLogOfCasesNamesNobody(t *testing.T) {
	s := open(t)
	threeContacts(t, s)
	before := len(entries(t, s))
	makeCases(t, s, nil, 2, 0)
	id := allCases(t, s)[0].ID
	if _, _, err := s.RecordCall(sample.Call{Case: id, Outcome: sample.BusyCode, Remark: "Elin is ill"}); err != nil {
		t.Fatal(err)
	}
	var actions []string
	for _, entry := range entries(t, s)[before:] {
		actions = append(actions, entry.Action+" "+entry.Kind)
		if text := string(entry.Before) + string(entry.After); strings.Contains(text, "Elin") || strings.Contains(text, "Theatr") {
			t.Errorf("the log tells %s", text)
		}
	}
	want := []string{"make-cases case-batches", "record-call calls", "record-call cases"}
	if diff := cmp.Diff(want, actions); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
}
