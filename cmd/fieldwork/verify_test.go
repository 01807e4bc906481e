package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fieldwork/forms/sample"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

func TestVerifyFindsAContactThatCannotBeRead(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk")
	engine, err := bolt.Open("walk.field")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	s := a.attach(engine)
	spoilt := store.NewIndex[string]("contacts", 1)
	err = s.Store().Update(func(ch *store.Change) error {
		return spoilt.Put(ch, "01BX5ZZKBKACTAV9WEVGEMMVRZ", "no contact")
	})
	if err != nil {
		t.Fatal(err)
	}
	a.out.Reset()
	if err := (&verification{app: a.app, study: s}).run(context.Background()); !errors.Is(err, errTold) {
		t.Errorf("the error is %v", err)
	}
	if got := a.out.String(); !strings.Contains(got, ": a contact: ") || strings.Contains(got, "is sound") {
		t.Errorf("it says %s", got)
	}
}

func TestVerifyTellsWhatDoesNotAgree(t *testing.T) {
	a := newTestApp(t)
	write(t, "people.csv", "name\nElin Rees\n")
	write(t, "talk.yaml", talkForm)
	a.do(exitDone, "new", "walk", "--form", "talk.yaml")
	a.do(exitDone, "contacts", "import", "people.csv")
	a.do(exitDone, "cases", "make")
	a.do(exitDone, "verify")
	a.wants("out", ", 1 contact, 1 case, 0 calls, ")
	spoilt := store.NewIndex[sample.Case]("cases", 1)
	err := a.withStudy(func(s *opened) error {
		for c, err := range s.Cases() {
			if err != nil {
				return err
			}
			c.State = sample.Closed
			if err := s.Store().Update(func(ch *store.Change) error { return spoilt.Put(ch, c.ID, c) }); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	a.do(exitFailed, "verify")
	a.wants("out", ": it is closed, and its calls make it fresh\n")
	a.wants("err", "walk.field has 1 fault; restore a backup.\n")
	if strings.Contains(a.out.String(), "Elin") {
		t.Errorf("it names somebody: %s", a.out.String())
	}
}
