package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

// logOf reads the whole log, which must be sound.
func logOf(t *testing.T, s *store.Store) []store.Entry {
	t.Helper()
	var all []store.Entry
	view(t, s, func(tx store.Tx) {
		for entry, err := range store.Log(tx, "") {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, entry)
		}
	})
	return all
}

// told is an entry in a line, without its id and time.
func told(e store.Entry) string {
	return fmt.Sprintf("%s %s %s %s[%s] %s -> %s", e.Who, e.Action, e.Kind, e.Key, e.Part, e.Before, e.After)
}

func TestEveryWriteIsLogged(t *testing.T) {
	s := storetest.Open(t)
	update(t, s, func(ch *store.Change) error { return people.Put(ch, "added", "a", person{Name: "Ann"}) })
	update(t, s, func(ch *store.Change) error {
		return errors.Join(
			people.Put(ch, "renamed", "a", person{Name: "Anna"}),
			people.PutPart(ch, "aged", "a", person{Name: "Anna", Age: 30}, store.Part{Name: "age", After: 30}),
			people.PutPart(ch, "aged", "a", person{Name: "Anna", Age: 31}, store.Part{Name: "age", Before: 30, After: 31}),
			people.Delete(ch, "removed", "a"),
		)
	})
	want := []string{
		`tester added person a[]  -> {"name":"Ann"}`,
		`tester renamed person a[] {"name":"Ann"} -> {"name":"Anna"}`,
		`tester aged person a[age]  -> 30`,
		`tester aged person a[age] 30 -> 31`,
		`tester removed person a[] {"name":"Anna","age":31} -> `,
	}
	all := logOf(t, s)
	for i, entry := range all {
		if i >= len(want) || told(entry) != want[i] {
			t.Errorf("entry %d is %q", i, told(entry))
		}
		if at := storetest.Start.Add(time.Duration(i) * time.Second); !entry.At.Equal(at) || entry.At.Location() != time.UTC {
			t.Errorf("entry %d is of %v, want %v", i, entry.At, at)
		}
	}
	if len(all) != len(want) {
		t.Errorf("%d entries, want %d", len(all), len(want))
	}
}

func TestNoWriteWithoutLog(t *testing.T) {
	s := storetest.Open(t)
	putPeople(t, s, "a")
	update(t, s, func(ch *store.Change) error {
		if err := ch.Put([]byte("person\x00a"), nil); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("Put past the collections gives %v", err)
		}
		if err := ch.Delete([]byte("person\x00a")); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("Delete past the collections gives %v", err)
		}
		if err := ch.Tx.Put([]byte("person\x00a"), nil); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("Put of the Tx gives %v", err)
		}
		return nil
	})
	refused := errors.New("refused")
	err := s.Update(func(ch *store.Change) error {
		return errors.Join(people.Put(ch, "added", "b", person{}), people.Delete(ch, "removed", "a"), refused)
	})
	if !errors.Is(err, refused) {
		t.Errorf("Update gives %v", err)
	}
	if all := logOf(t, s); len(all) != 1 {
		t.Errorf("a change that was undone is in the log: %v", all)
	}
	view(t, s, func(tx store.Tx) {
		if got := keysOf(t, people.All(tx)); got != "a" {
			t.Errorf("left with %q", got)
		}
	})
}

func TestReadingTheLog(t *testing.T) {
	s := storetest.Open(t)
	putPeople(t, s, "a", "b", "c", "d")
	all := logOf(t, s)
	view(t, s, func(tx store.Tx) {
		for i, after := range all {
			var rest []string
			for entry := range store.Log(tx, after.ID) {
				rest = append(rest, entry.Key)
			}
			if got, want := strings.Join(rest, " "), strings.Join([]string{"a", "b", "c", "d"}[i+1:], " "); got != want {
				t.Errorf("after entry %d come %q, want %q", i, got, want)
			}
		}
		var backward []string
		for entry, err := range store.LogBackward(tx) {
			if err != nil {
				t.Error(err)
			}
			backward = append(backward, entry.Key)
		}
		if got := strings.Join(backward, " "); got != "d c b a" {
			t.Errorf("backward it reads %q", got)
		}
	})
}

// The log keeps its order whatever the clock does, also when the program was
// closed in between and another machine goes on.
func TestLogWhenTheClockGoesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "clock.field")
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	var clocks []time.Time
	for n, step := range []time.Duration{0, 24 * time.Hour, time.Hour, 25 * time.Hour, 0, -1e6 * time.Hour, 48 * time.Hour} {
		now := storetest.Start.Add(step)
		s := store.New(engine, "tester", func() time.Time { return now }, storetest.Entropy(byte(n)))
		putPeople(t, s, "a", "b", "c")
		clocks = append(clocks, now, now, now)
		if err := engine.Close(); err != nil {
			t.Fatal(err)
		}
		if engine, err = bolt.Open(path); err != nil {
			t.Fatal(err)
		}
	}
	defer storetest.CheckAndClose(t, engine)
	all := logOf(t, store.New(engine, "tester", time.Now, storetest.Entropy(0)))
	if len(all) != len(clocks) {
		t.Fatalf("%d entries, want %d", len(all), len(clocks))
	}
	for i, entry := range all {
		if entry.Key != string(rune('a'+i%3)) || !entry.At.Equal(clocks[i]) || i > 0 && entry.ID <= all[i-1].ID {
			t.Errorf("entry %d is %s of %v with id %s", i, entry.Key, entry.At, entry.ID)
		}
	}
}

func TestUnreadableEntries(t *testing.T) {
	s := storetest.Open(t)
	putPeople(t, s, "a", "b")
	first := logOf(t, s)[0]
	raw(t, s, "\x00"+first.ID, []byte("noise"))
	view(t, s, func(tx store.Tx) {
		n := 0
		for entry, err := range store.Log(tx, "") {
			if entry.ID == first.ID != errors.Is(err, store.ErrDamaged) {
				t.Errorf("entry %s gives %v", entry.ID, err)
			}
			n++
		}
		if n != 2 {
			t.Errorf("%d entries, want 2", n)
		}
	})
	raw(t, s, "\x00no id", nil)
	err := s.Update(func(ch *store.Change) error { return people.Put(ch, "added", "c", person{}) })
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("writing after a broken log gives %v", err)
	}
}

// The log alone tells what there is: played from the beginning, it leads to
// the same records.
func TestLogLeadsToTheRecords(t *testing.T) {
	s := storetest.Open(t)
	actions := rapid.SliceOfN(rapid.IntRange(0, 2), 1, 12)
	keys := rapid.StringMatching(`[a-e]`)
	rapid.Check(t, func(rt *rapid.T) {
		want := map[string]string{}
		view(t, s, func(tx store.Tx) {
			for record := range people.All(tx) {
				want[record.Key] = record.Value.Name
			}
		})
		fails := rapid.Bool().Draw(rt, "fails")
		trial := maps.Clone(want)
		_ = s.Update(func(ch *store.Change) error {
			for _, action := range actions.Draw(rt, "actions") {
				key := keys.Draw(rt, "key")
				name := rapid.StringMatching(`[A-Z]{1,5}`).Draw(rt, "name")
				if _, there := trial[key]; action == 0 && there {
					delete(trial, key)
					if err := people.Delete(ch, "removed", key); err != nil {
						rt.Fatal(err)
					}
					continue
				}
				trial[key] = name
				if err := people.Put(ch, "put", key, person{Name: name}); err != nil {
					rt.Fatal(err)
				}
			}
			if fails {
				return errors.New("refused")
			}
			want = trial
			return nil
		})
		if got := play(t, s); !maps.Equal(got, want) {
			rt.Fatalf("the log leads to %v, want %v", got, want)
		}
	})
}

// play makes records of log entries, each of which must begin where the last
// one of its record ended.
func play(t *testing.T, s *store.Store) map[string]string {
	t.Helper()
	state, names := map[string]string{}, map[string]string{}
	entries := logOf(t, s)
	if !slices.IsSortedFunc(entries, func(a, b store.Entry) int { return strings.Compare(a.ID, b.ID) }) {
		t.Fatal("the log is out of order")
	}
	for _, entry := range entries {
		if state[entry.Key] != string(entry.Before) {
			t.Fatalf("%s was %s and is logged as %s", entry.Key, state[entry.Key], entry.Before)
		}
		state[entry.Key] = string(entry.After)
		delete(names, entry.Key)
		if entry.After != nil {
			var p person
			if err := json.Unmarshal(entry.After, &p); err != nil {
				t.Fatal(err)
			}
			names[entry.Key] = p.Name
		}
	}
	return names
}
