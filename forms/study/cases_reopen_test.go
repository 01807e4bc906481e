package study_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// reopening are the ways to open one case again.
var reopening = map[string]func(s *study.Study, id string) (sample.Case, error){
	"alone": func(s *study.Study, id string) (sample.Case, error) { return s.ReopenCase(id) },
	"with others": func(s *study.Study, id string) (sample.Case, error) {
		list, err := s.ReopenCases([]string{id})
		if err != nil {
			return sample.Case{}, err
		}
		return list[0], nil
	},
}

func TestReopeningKeepsTheAppointment(t *testing.T) {
	for name, reopen := range reopening {
		s, c := oneCase(t)
		agreed := storetest.Start.Add(48 * time.Hour)
		recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.BusyCode})
		recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.AppointmentCode, Appointment: agreed})
		if _, err := s.CloseCase(c.ID); err != nil {
			t.Fatal(err)
		}
		open, err := reopen(s, c.ID)
		if err != nil || open.State != sample.Appointed || !open.Due.Equal(agreed) {
			t.Errorf("%s: open again, the case is %+v, %v", name, open, err)
		}
		if faults := examined(t, s); len(faults) > 0 {
			t.Errorf("%s: the study has faults: %v", name, faults)
		}
	}
}

func TestAMissedAppointmentIsCalledBack(t *testing.T) {
	for name, reopen := range reopening {
		s, c := oneCase(t)
		recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.AppointmentCode, Appointment: storetest.Start.Add(-time.Hour)})
		if _, err := s.CloseCase(c.ID); err != nil {
			t.Fatal(err)
		}
		if open, err := reopen(s, c.ID); err != nil || open.State != sample.Callback {
			t.Errorf("%s: open again, the case is %+v, %v", name, open, err)
		}
	}
}

func TestNothingIsBegunForAClosedCase(t *testing.T) {
	s, c := oneCase(t)
	recordCall(t, s, sample.Call{Case: c.ID, Outcome: "2.112"})
	beginning := study.Beginning{Instrument: c.Instrument, Case: c.ID}
	if _, err := s.Begin(beginning); !errors.Is(err, sample.ErrClosed) || !strings.HasSuffix(err.Error(), ": "+study.ShortID(c.ID)) {
		t.Errorf("an interview for a closed case gives %v", err)
	}
	if list := all(t, s, ""); len(list) != 0 {
		t.Errorf("there are interviews: %+v", list)
	}
	if _, err := s.ReopenCase(c.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Begin(beginning); err != nil {
		t.Errorf("once it is open again: %v", err)
	}
}

func TestAClaimedCaseIsNamedAsListsNameIt(t *testing.T) {
	s, c := oneCase(t)
	if _, err := s.ClaimCase(c.ID, "Nia"); err != nil {
		t.Fatal(err)
	}
	want := "the case is being called: " + study.ShortID(c.ID)
	for name, try := range map[string]func() error{
		"claiming":        func() error { _, err := s.ClaimCase(c.ID, "Nia"); return err },
		"closing":         func() error { _, err := s.CloseCase(c.ID); return err },
		"closing many":    func() error { _, err := s.CloseCases(study.Closing{IDs: []string{c.ID}}, nil); return err },
		"by its short ID": func() error { _, err := s.ClaimCase(study.ShortID(c.ID), "Huw"); return err },
	} {
		if err := try(); !errors.Is(err, sample.ErrClaimed) || err.Error() != want {
			t.Errorf("%s gives %v, want %q", name, err, want)
		}
	}
}

func TestAnAppointmentOnTheLastAttemptComesUp(t *testing.T) {
	s, c := oneCase(t)
	allDay(t, s)
	rules, err := s.FieldworkSettings()
	if err != nil {
		t.Fatal(err)
	}
	rules.MaximumAttempts = 1
	if err := s.SetFieldworkSettings(rules); err != nil {
		t.Fatal(err)
	}
	recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.AppointmentCode, Appointment: storetest.Start.Add(time.Minute)})
	if list, err := s.CasesToClose(study.Closing{Exhausted: true}, nil); err != nil || len(list) != 0 {
		t.Errorf("to be closed are %+v, %v", list, err)
	}
	taken, ok, err := openFieldwork(t, s).Take("Nia")
	if err != nil || !ok || taken.Case.ID != c.ID || taken.Turn != sample.DueAppointment {
		t.Fatalf("taken is %+v, %v, %v", taken, ok, err)
	}
	if _, left := recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.NoAnswerCode}); !left.Exhausted(&rules) {
		t.Errorf("after it was kept in vain, the case is %+v", left)
	}
}
