package main

import (
	"context"
	"errors"
	"strings"
	"syscall"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store/bolt"
)

// cutOff makes a study with one interview and an import that was cut off, and
// opens it on a disk that is full.
func cutOff(t *testing.T, a *testApp) *opened {
	t.Helper()
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	a.in = strings.NewReader("")
	a.do(exitDone, "call", "--plain")
	engine, err := bolt.Open("walk.field")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	s := a.attach(engine)
	half, err := s.BeginImport("half\x1b.csv", study.Version{Name: "fusion-survey", Version: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := half.Add([]forms.Interview{{Reference: "r1"}, {Reference: "r2"}}); err != nil {
		t.Fatal(err)
	}
	return a.attach(&failing{Engine: engine, failure: syscall.ENOSPC})
}

const notTakenOut = "An import that was cut off has to be taken out of walk.field first, which failed. " +
	"The disk is full: walk.field was not written. Make room and try again; what was saved before is safe."

func TestAStudyOnAFullDiskIsReadWithoutItsUnfinishedImports(t *testing.T) {
	a := newTestApp(t)
	s := cutOff(t, a)
	if err := s.recoverToRead(); err != nil {
		t.Fatal(err)
	}
	want := notTakenOut + " What was imported from half\x1b.csv does not count and is left out here."
	if len(s.notices) != 1 || s.notices[0] != want {
		t.Errorf("it says %q", s.notices)
	}
	for name, c := range map[string]struct {
		do        func() error
		says, not string
	}{
		"verify": {func() error { return (&verification{app: a.app, study: s}).run(context.Background()) }, " 1 interview,", "fault"},
		"list":   {func() error { return (&responsesListOptions{app: a.app}).run(context.Background(), s) }, "suspended", "r1"},
		"export": {func() error {
			return (&exportOptions{app: a.app, format: "csv", all: true}).run(context.Background(), s)
		}, "\n", "r1"},
	} {
		a.out.Reset()
		if err := c.do(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := a.out.String(); !strings.Contains(got, c.says) || strings.Contains(got, c.not) {
			t.Errorf("%s says %s", name, got)
		}
	}
	if err := (&responsesShowOptions{app: a.app, interview: "r1"}).run(context.Background(), s); !errors.Is(err, study.ErrNoInterview) {
		t.Errorf("a response of the import is shown: %v", err)
	}
}

func TestAStudyOnAFullDiskIsNotWrittenToWithAnUnfinishedImport(t *testing.T) {
	s := cutOff(t, newTestApp(t))
	if err := s.recoverToWrite(); err == nil || sentenceOf(err) != notTakenOut {
		t.Errorf("the error is %v", err)
	}
}
