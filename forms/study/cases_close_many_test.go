package study_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

func wantClosed(t *testing.T, list []sample.Case, dispositions ...string) {
	t.Helper()
	got := []string{}
	for _, c := range list {
		if c.State != sample.Closed {
			t.Errorf("a case is %+v", c)
		}
		got = append(got, c.Disposition)
	}
	if diff := cmp.Diff(dispositions, got); diff != "" {
		t.Errorf("closed as (-want +got):\n%s", diff)
	}
}

func TestCasesAreClosedTogether(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	manyCases(t, s, 4)
	list := allCases(t, s)
	for range 8 {
		if _, _, err := s.RecordCall(sample.Call{Case: list[2].ID, Outcome: sample.BusyCode}); err != nil {
			t.Fatal(err)
		}
	}
	closed, err := s.CloseCases(study.Closing{Exhausted: true}, nil)
	if err != nil || len(closed) != 1 || closed[0].ID != list[2].ID {
		t.Fatalf("exhausted are %+v, %v", closed, err)
	}
	wantClosed(t, closed, "3.12")
	for _, missing := range []string{"ZZZZZZ", list[0].ID[:4]} {
		if _, err := s.CloseCases(study.Closing{IDs: []string{list[0].ID, missing}}, nil); err == nil {
			t.Errorf("%s is closed", missing)
		}
	}
	engine.next = 1
	if _, err := s.CloseCases(study.Closing{}, nil); !errors.Is(err, errDisk) {
		t.Fatal(err)
	}
	would, err := s.CasesToClose(study.Closing{Instrument: "visits"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	wantClosed(t, would, "3.11", "3.11", "3.11")
	if c, err := s.Case(list[0].ID); err != nil || c.State != sample.Fresh {
		t.Errorf("what failed, or was only tried, leaves %+v, %v", c, err)
	}
	if other, err := s.CloseCases(study.Closing{Instrument: "other"}, nil); err != nil || len(other) > 0 {
		t.Errorf("of another instrument %+v are closed, %v", other, err)
	}
	closed, err = s.CloseCases(study.Closing{IDs: []string{list[0].ID, study.ShortID(list[0].ID), list[2].ID}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	wantClosed(t, closed, "3.11")
	if diff := cmp.Diff(closed[0], allCases(t, s)[0]); diff != "" {
		t.Errorf("it is not kept as it is given (-want +got):\n%s", diff)
	}
}

func TestCasesAreReopenedTogether(t *testing.T) {
	s := open(t)
	manyCases(t, s, 3)
	list := allCases(t, s)
	if _, err := s.CloseCases(study.Closing{IDs: []string{list[0].ID, list[1].ID}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ReopenCases([]string{list[0].ID, "ZZZZZZ"}); !errors.Is(err, study.ErrNoCase) {
		t.Errorf("a case that is not there: %v", err)
	}
	if c, err := s.Case(list[0].ID); err != nil || c.State != sample.Closed {
		t.Errorf("one of them is open: %+v, %v", c, err)
	}
	reopened, err := s.ReopenCases([]string{list[0].ID, list[2].ID})
	if err != nil || len(reopened) != 1 || reopened[0].ID != list[0].ID || reopened[0].State != sample.Fresh {
		t.Errorf("reopened are %+v, %v", reopened, err)
	}
}

func TestACaseThatIsCalledIsNotClosedUnderwayButACrashLeavesItFree(t *testing.T) {
	engine := storetest.OpenEngine(t)
	s := filled(t, engine)
	manyCases(t, s, 2)
	id := allCases(t, s)[1].ID
	if _, err := s.ClaimCase(id, "Nia"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.CloseCases(study.Closing{}, nil); !errors.Is(err, sample.ErrClaimed) {
		t.Errorf("a case that is being called: %v", err)
	}
	if closed, err := in(engine).CloseCases(study.Closing{}, nil); err != nil || len(closed) != 2 || closed[1].Claim != nil {
		t.Errorf("after a crash: %+v, %v", closed, err)
	}
}

func TestClosingStopsWhereItIsTold(t *testing.T) {
	s := open(t)
	manyCases(t, s, 1100)
	stop := errors.New("stop")
	if _, err := s.CloseCases(study.Closing{}, func(int) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the error is %v", err)
	}
	if c := allCases(t, s)[0]; c.State != sample.Fresh {
		t.Errorf("a case is %+v", c)
	}
}
