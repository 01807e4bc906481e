package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"

	"fieldwork/store"
	"fieldwork/store/storetest"
)

type person struct {
	Name string          `json:"name"`
	Age  int             `json:"age,omitempty"`
	More json.RawMessage `json:"more,omitempty"`
}

var people = store.NewCollection[person]("person", 1)

func update(t *testing.T, s *store.Store, change func(*store.Change) error) {
	t.Helper()
	if err := s.Update(change); err != nil {
		t.Fatalf("Update: %v", err)
	}
}

func view(t *testing.T, s *store.Store, read func(store.Tx)) {
	t.Helper()
	if err := s.View(func(tx store.Tx) error { read(tx); return nil }); err != nil {
		t.Fatalf("View: %v", err)
	}
}

func putPeople(t *testing.T, s *store.Store, keys ...string) {
	t.Helper()
	update(t, s, func(ch *store.Change) error {
		for _, key := range keys {
			if err := people.Put(ch, "added", key, person{Name: strings.ToUpper(key)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// raw writes bytes past the collections.
func raw(t *testing.T, s *store.Store, key string, value []byte) {
	t.Helper()
	err := s.Engine().Update(func(tx store.Tx) error { return tx.Put([]byte(key), value) })
	if err != nil {
		t.Fatal(err)
	}
}

// keysOf joins the keys of records that must all be sound.
func keysOf(t *testing.T, records iter.Seq2[store.Record[person], error]) string {
	t.Helper()
	var keys []string
	for record, err := range records {
		if err != nil || record.Value.Name != strings.ToUpper(record.Key) {
			t.Errorf("%q holds %+v, %v", record.Key, record.Value, err)
		}
		keys = append(keys, record.Key)
	}
	return strings.Join(keys, " ")
}

func TestCollection(t *testing.T) {
	s := storetest.Open(t)
	putPeople(t, s, "b", "ab", "a", "ç", "b")
	view(t, s, func(tx store.Tx) {
		if got, err := people.Get(tx, "ab"); err != nil || got.Name != "AB" {
			t.Errorf("Get gives %+v, %v", got, err)
		}
		if _, err := people.Get(tx, "c"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("Get gives %v, want ErrNotFound", err)
		}
		if !people.Has(tx, "b") || people.Has(tx, "c") || people.Count(tx) != 4 {
			t.Errorf("has b: %t, c: %t, %d records", people.Has(tx, "b"), people.Has(tx, "c"), people.Count(tx))
		}
		for name, c := range map[string]struct{ got, want string }{
			"all":             {keysOf(t, people.All(tx)), "a ab b ç"},
			"prefix":          {keysOf(t, people.Prefix(tx, "a")), "a ab"},
			"no prefix":       {keysOf(t, people.Prefix(tx, "")), "a ab b ç"},
			"other prefix":    {keysOf(t, people.Prefix(tx, "0")), ""},
			"between":         {keysOf(t, people.Between(tx, "ab", "ç")), "ab b"},
			"to the end":      {keysOf(t, people.Between(tx, "ab", "")), "ab b ç"},
			"backward":        {keysOf(t, people.Backward(tx, "", "")), "ç b ab a"},
			"backward within": {keysOf(t, people.Backward(tx, "ab", "ç")), "b ab"},
			"keys":            {strings.Join(slices.Collect(people.Keys(tx)), " "), "a ab b ç"},
			"keys backward":   {strings.Join(slices.Collect(people.KeysBackward(tx)), " "), "ç b ab a"},
		} {
			if c.got != c.want {
				t.Errorf("%s: got %q, want %q", name, c.got, c.want)
			}
		}
	})
	update(t, s, func(ch *store.Change) error {
		if err := people.Delete(ch, "removed", "c"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("deleting what is not there gives %v", err)
		}
		return people.Delete(ch, "removed", "ab")
	})
	view(t, s, func(tx store.Tx) {
		if got := keysOf(t, people.All(tx)); got != "a b ç" {
			t.Errorf("left with %q", got)
		}
	})
}

func TestCollectionsNeverOverlap(t *testing.T) {
	s := storetest.Open(t)
	names := []string{"a", "a\x01", "aa", "b", "\x01", "\x7f", "é"}
	keys := []string{"", "\x01", "a", "b", "ÿ"}
	update(t, s, func(ch *store.Change) error {
		for _, name := range names {
			for _, key := range keys {
				if err := store.NewCollection[string](name, 1).Put(ch, "added", key, name+"/"+key); err != nil {
					return err
				}
			}
		}
		return nil
	})
	view(t, s, func(tx store.Tx) {
		for _, name := range names {
			c, n := store.NewCollection[string](name, 1), 0
			for record, err := range c.All(tx) {
				if err != nil || record.Key != keys[n] || record.Value != name+"/"+record.Key {
					t.Errorf("in %q, %q holds %q, %v", name, record.Key, record.Value, err)
				}
				n++
			}
			if n != len(keys) || c.Count(tx) != n {
				t.Errorf("%q has %d records and counts %d", name, n, c.Count(tx))
			}
		}
	})
}

func TestCollectionKeys(t *testing.T) {
	s := storetest.Open(t)
	longest := strings.Repeat("k", store.MaxKeySize-len("person")-1)
	update(t, s, func(ch *store.Change) error {
		for _, key := range []string{"a\x00b", "\xff", longest + "k"} {
			_, err := people.Get(ch, key)
			for _, err := range []error{err, people.Put(ch, "added", key, person{}), people.Delete(ch, "removed", key)} {
				if !errors.Is(err, store.ErrKey) {
					t.Errorf("the key %.10q gives %v, want ErrKey", key, err)
				}
			}
			if people.Has(ch, key) {
				t.Errorf("there is a record under %.10q", key)
			}
		}
		return people.Put(ch, "added", longest, person{})
	})
}

// A quick way to read takes what it knows, and the rest is read as JSON.
func TestReadingAQuickWay(t *testing.T) {
	s := storetest.Open(t)
	putPeople(t, s, "a", "b")
	quick := people.ReadBy(func(payload []byte) (person, bool) {
		return person{Name: "quick"}, strings.Contains(string(payload), `"A"`)
	})
	view(t, s, func(tx store.Tx) {
		for key, want := range map[string]string{"a": "quick", "b": "B"} {
			if got, err := quick.Get(tx, key); err != nil || got.Name != want {
				t.Errorf("%s is read as %+v, %v", key, got, err)
			}
		}
		if got, err := people.Get(tx, "a"); err != nil || got.Name != "A" {
			t.Errorf("the collection itself reads %+v, %v", got, err)
		}
	})
}

func TestCollectionsThatCannotBe(t *testing.T) {
	same := func(old []byte) ([]byte, error) { return old, nil }
	for name, make := range map[string]func(){
		"no name":             func() { store.NewCollection[int]("", 1) },
		"NUL":                 func() { store.NewCollection[int]("a\x00", 1) },
		"not UTF-8":           func() { store.NewCollection[int]("\xff", 1) },
		"no version":          func() { store.NewCollection[int]("a", 0) },
		"a useless migration": func() { store.NewCollection[int]("a", 2, store.Migration{From: 2, Change: same}) },
		"two migrations alike": func() {
			store.NewCollection[int]("a", 2, store.Migration{From: 1, Change: same}, store.Migration{From: 1, Change: same})
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: a collection was made", name)
				}
			}()
			make()
		}()
	}
}

// What cannot be read must be told, must not hide the rest, and must not be
// written over.
func TestUnreadableRecords(t *testing.T) {
	s := storetest.Open(t)
	putPeople(t, s, "a", "d")
	raw(t, s, "person\x00b", []byte("noise"))
	update(t, s, func(ch *store.Change) error {
		return store.NewCollection[string]("person", 1).Put(ch, "added", "c", "a text and no person")
	})
	view(t, s, func(tx store.Tx) {
		var met []string
		for record, err := range people.All(tx) {
			bad := record.Key == "b" || record.Key == "c"
			if bad != errors.Is(err, store.ErrDamaged) {
				t.Errorf("%q gives %v", record.Key, err)
			}
			if bad && (!strings.Contains(err.Error(), "person") || !strings.Contains(err.Error(), record.Key)) {
				t.Errorf("%v names neither collection nor key", err)
			}
			met = append(met, record.Key)
		}
		if got := strings.Join(met, " "); got != "a b c d" {
			t.Errorf("met %q", got)
		}
	})
	err := s.Update(func(ch *store.Change) error { return people.Put(ch, "changed", "b", person{}) })
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("writing over a damaged record gives %v", err)
	}
	err = s.Update(func(ch *store.Change) error { return people.Delete(ch, "removed", "b") })
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("deleting a damaged record gives %v", err)
	}
}

func TestValuesOutliveTheirTransaction(t *testing.T) {
	s := storetest.Open(t)
	update(t, s, func(ch *store.Change) error {
		return people.Put(ch, "added", "a", person{Name: "Ann", More: json.RawMessage(`{"x":1}`)})
	})
	var kept person
	var key string
	var entry store.Entry
	view(t, s, func(tx store.Tx) {
		for record := range people.All(tx) {
			kept, key = record.Value, record.Key
		}
		for e := range store.Log(tx, "") {
			entry = e
		}
	})
	for i := range 50 {
		putPeople(t, s, "a", fmt.Sprint(i))
	}
	if kept.Name != "Ann" || string(kept.More) != `{"x":1}` || key != "a" || !strings.Contains(string(entry.After), "Ann") {
		t.Errorf("it turned into %+v, %q, %s", kept, key, entry.After)
	}
}

func TestWhatJSONCannotHold(t *testing.T) {
	s := storetest.Open(t)
	numbers := store.NewCollection[float64]("number", 1)
	err := s.Update(func(ch *store.Change) error { return numbers.Put(ch, "added", "a", math.NaN()) })
	if err == nil {
		t.Error("NaN was written")
	}
	part := store.Part{Name: "p", Before: math.Inf(1)}
	err = s.Update(func(ch *store.Change) error { return numbers.PutPart(ch, "added", "a", 1, part) })
	if err == nil {
		t.Error("a part that is infinite was logged")
	}
}
