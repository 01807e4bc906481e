package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"fieldwork/store"
	"fieldwork/store/storetest"
)

// Three versions of the same collection: a name, a name in a list, and a list
// of names under another field.
type (
	first struct {
		Name string `json:"name"`
	}
	second struct {
		Names []string `json:"names"`
	}
	third struct {
		People []string `json:"people"`
	}
)

var upwards = []store.Migration{
	{From: 1, Change: func(old []byte) ([]byte, error) {
		var v first
		if err := json.Unmarshal(old, &v); err != nil {
			return nil, err
		}
		if v.Name == "" {
			return nil, errors.New("a nameless record")
		}
		return json.Marshal(second{[]string{v.Name}})
	}},
	{From: 2, Change: func(old []byte) ([]byte, error) {
		var v second
		if err := json.Unmarshal(old, &v); err != nil {
			return nil, err
		}
		return json.Marshal(third{v.Names})
	}},
}

func TestMigrations(t *testing.T) {
	s := storetest.Open(t)
	v1 := store.NewCollection[first]("record", 1)
	v2 := store.NewCollection[second]("record", 2, upwards[:1]...)
	v3 := store.NewCollection[third]("record", 3, upwards...)
	update(t, s, func(ch *store.Change) error {
		return errors.Join(
			v1.Put(ch, "added", "1", first{"Ann"}),
			v1.Put(ch, "added", "bad", first{""}),
			v2.Put(ch, "added", "2", second{[]string{"Bob", "Cy"}}),
			v3.Put(ch, "added", "3", third{[]string{"Di"}}),
		)
	})
	view(t, s, func(tx store.Tx) {
		for key, want := range map[string]string{"1": "[Ann]", "2": "[Bob Cy]", "3": "[Di]"} {
			if got, err := v3.Get(tx, key); err != nil || fmt.Sprint(got.People) != want {
				t.Errorf("record %s is %v, %v, want %s", key, got.People, err, want)
			}
		}
		if _, err := v3.Get(tx, "bad"); err == nil || errors.Is(err, store.ErrDamaged) {
			t.Errorf("a record that cannot be brought up gives %v", err)
		}
		for key := range map[string]bool{"2": true, "3": true} {
			if _, err := v1.Get(tx, key); !errors.Is(err, store.ErrNewer) {
				t.Errorf("record %s, read as of version 1, gives %v, want ErrNewer", key, err)
			}
		}
		gap := store.NewCollection[third]("record", 3, upwards[1])
		if _, err := gap.Get(tx, "1"); err == nil {
			t.Error("a record was read past a migration that is not there")
		}
		if got, err := gap.Get(tx, "2"); err != nil || len(got.People) != 2 {
			t.Errorf("a record that needs no missing migration is %v, %v", got.People, err)
		}
	})
	err := s.Update(func(ch *store.Change) error { return v1.Put(ch, "changed", "3", first{"Ann"}) })
	if !errors.Is(err, store.ErrNewer) {
		t.Errorf("writing an older record over a newer one gives %v, want ErrNewer", err)
	}
}

// A write logs the record before it as the collection now reads it.
func TestMigratedRecordInLog(t *testing.T) {
	s := storetest.Open(t)
	v3 := store.NewCollection[third]("record", 3, upwards...)
	update(t, s, func(ch *store.Change) error {
		return store.NewCollection[first]("record", 1).Put(ch, "added", "1", first{"Ann"})
	})
	update(t, s, func(ch *store.Change) error { return v3.Put(ch, "changed", "1", third{[]string{"Di"}}) })
	view(t, s, func(tx store.Tx) {
		for entry, err := range store.LogBackward(tx) {
			if err != nil || string(entry.Before) != `{"people":["Ann"]}` || string(entry.After) != `{"people":["Di"]}` {
				t.Errorf("logged from %s to %s, %v", entry.Before, entry.After, err)
			}
			break
		}
	})
}
