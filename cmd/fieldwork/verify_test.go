package main

import (
	"context"
	"errors"
	"strings"
	"testing"

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
