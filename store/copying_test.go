package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/store"
	"fieldwork/store/storetest"
)

var copied = store.NewCollection[string]("copied", 1)

func everything(t *testing.T, s *store.Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := s.View(func(tx store.Tx) error {
		for raw, err := range store.Everything(tx) {
			if err != nil {
				return err
			}
			all[raw.Kind+" "+raw.Key] = string(raw.Payload)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestWhatIsCopiedRawIsTheSameStudy brings records and entries of one store
// into another.
func TestWhatIsCopiedRawIsTheSameStudy(t *testing.T) {
	from, to := storetest.Open(t), storetest.Open(t)
	err := from.Update(func(ch *store.Change) error {
		return errors.Join(copied.Put(ch, "make", "a", "one"), copied.Put(ch, "make", "b", "two"), copied.Delete(ch, "drop", "a"))
	})
	if err != nil {
		t.Fatal(err)
	}
	bring := func() error {
		return to.Update(func(ch *store.Change) error {
			return from.View(func(tx store.Tx) error {
				for raw, err := range store.Everything(tx) {
					if err := errors.Join(err, ch.PutRaw(raw)); err != nil {
						return err
					}
				}
				for entry, err := range store.Log(tx, "") {
					if err := errors.Join(err, ch.Adopt(entry)); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	for range 2 {
		if err := bring(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(everything(t, from), everything(t, to)); diff != "" {
		t.Error(diff)
	}
	if err := to.View(func(tx store.Tx) error {
		count := 0
		for range store.Log(tx, "") {
			count++
		}
		raw, ok := store.FindRaw(tx, "copied", "b")
		if count != 3 || !ok || string(raw.Payload) != `"two"` {
			t.Errorf("%d entries, and %q", count, raw.Payload)
		}
		if _, ok := store.FindRaw(tx, "copied", "a"); ok {
			t.Error("a record is there that was deleted")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestAnEntryOfAnotherCopyIsTakenInOnlyAsItWas(t *testing.T) {
	s := storetest.Open(t)
	if err := s.Update(func(ch *store.Change) error { return copied.Put(ch, "make", "a", "one") }); err != nil {
		t.Fatal(err)
	}
	var entry store.Entry
	_ = s.View(func(tx store.Tx) error {
		for one, err := range store.Log(tx, "") {
			entry = one
			return err
		}
		return nil
	})
	forged, nameless := entry, entry
	forged.Who, nameless.ID = "somebody else", "no ULID"
	for _, test := range []struct {
		entry store.Entry
		want  error
	}{{entry, nil}, {forged, store.ErrEntryTaken}, {nameless, store.ErrKey}} {
		if err := s.Update(func(ch *store.Change) error { return ch.Adopt(test.entry) }); !errors.Is(err, test.want) {
			t.Errorf("adopting gives %v, want %v", err, test.want)
		}
	}
	if err := s.Update(func(ch *store.Change) error { return ch.PutRaw(store.Raw{Key: "a", Version: 1}) }); !errors.Is(err, store.ErrKey) {
		t.Errorf("a record of no kind gives %v", err)
	}
}
