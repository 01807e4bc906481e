package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fieldwork/store"
)

func keysInOrder(t *testing.T, r *rig) {
	want := map[string]string{}
	r.update(func(tx store.Tx) {
		for _, key := range []string{"b", "a\x00", "a", "\xff\xff", "\x00", "ab", "\xff", "å", "B"} {
			put(t, tx, key, "value of "+key)
			want[key] = "value of " + key
		}
		sameAs(t, tx, want)
	})
	r.wants(want)
}

func ranges(t *testing.T, r *rig) {
	r.fill("a", "b", "ba", "c", "d")
	r.view(func(tx store.Tx) {
		for _, c := range []struct{ from, to, ascending, descending string }{
			{"", "", "a b ba c d", "d c ba b a"},
			{"b", "", "b ba c d", "d c ba b"},
			{"b", "d", "b ba c", "c ba b"},
			{"aa", "bb", "b ba", "ba b"},
			{"b", "b", "", ""},
			{"c", "b", "", ""},
			{"b", "b\x00", "b", "b"},
			{"e", "", "", ""},
			{"", "a", "", ""},
			{"0", "1", "", ""},
		} {
			if got := keysOf(tx.Range(bound(c.from), bound(c.to))); got != c.ascending {
				t.Errorf("Range(%q, %q) gives %q, want %q", c.from, c.to, got, c.ascending)
			}
			if got := keysOf(tx.Backward(bound(c.from), bound(c.to))); got != c.descending {
				t.Errorf("Backward(%q, %q) gives %q, want %q", c.from, c.to, got, c.descending)
			}
		}
		all := tx.Range(nil, nil)
		if first, again := keysOf(all), keysOf(all); first != again {
			t.Errorf("a range gives %q and then %q", first, again)
		}
		for range tx.Range(nil, nil) {
			break
		}
		for range tx.Backward(nil, nil) {
			break
		}
	})
}

// bound turns "" into no bound.
func bound(s string) []byte {
	if s == "" {
		return nil
	}
	return []byte(s)
}

func emptyValues(t *testing.T, r *rig) {
	r.update(func(tx store.Tx) {
		if err := tx.Put([]byte("nil"), nil); err != nil {
			t.Fatal(err)
		}
		put(t, tx, "empty", "")
		sameAs(t, tx, map[string]string{"empty": "", "nil": ""})
	})
	r.reopen()
	r.wants(map[string]string{"empty": "", "nil": ""})
	r.view(func(tx store.Tx) {
		if got := tx.Get([]byte("none")); got != nil {
			t.Errorf("a key that is not there gives %q", got)
		}
	})
}

func keyLimits(t *testing.T, r *rig) {
	longest := strings.Repeat("k", store.MaxKeySize)
	r.update(func(tx store.Tx) {
		for _, key := range []string{"", longest + "k"} {
			if err := tx.Put([]byte(key), []byte("v")); !errors.Is(err, store.ErrKey) {
				t.Errorf("a key of %d bytes gives %v, want ErrKey", len(key), err)
			}
			if got := tx.Get([]byte(key)); got != nil {
				t.Errorf("a key of %d bytes has a value", len(key))
			}
			if err := tx.Delete([]byte(key)); err != nil {
				t.Errorf("deleting a key of %d bytes: %v", len(key), err)
			}
		}
		put(t, tx, longest, "v")
		remove(t, tx, "none")
	})
	r.wants(map[string]string{longest: "v"})
}

func callersBytes(t *testing.T, r *rig) {
	r.update(func(tx store.Tx) {
		key, value := []byte("key"), []byte("value")
		if err := tx.Put(key, value); err != nil {
			t.Fatal(err)
		}
		copy(key, "KEY")
		copy(value, "VALUE")
		sameAs(t, tx, map[string]string{"key": "value"})
	})
	r.wants(map[string]string{"key": "value"})
	r.update(func(tx store.Tx) {
		_ = append(tx.Get([]byte("key")), "more"...)
		sameAs(t, tx, map[string]string{"key": "value"})
	})
}

func writesWhileRanging(t *testing.T, r *rig) {
	r.fill("a", "b", "c", "d", "e")
	r.update(func(tx store.Tx) {
		var met []string
		for key := range tx.Range(nil, nil) {
			met = append(met, string(key))
			switch string(key) {
			case "a":
				remove(t, tx, "a")
				put(t, tx, "aa", "")
				remove(t, tx, "c")
			case "d":
				put(t, tx, "b", "")
				remove(t, tx, "e")
			}
		}
		if got := strings.Join(met, " "); got != "a aa b d" {
			t.Errorf("met %q ascending", got)
		}
		met = nil
		for key := range tx.Backward(nil, nil) {
			met = append(met, string(key))
			if string(key) == "d" {
				remove(t, tx, "d")
				remove(t, tx, "b")
				put(t, tx, "c", "")
			}
		}
		if got := strings.Join(met, " "); got != "d c aa" {
			t.Errorf("met %q descending", got)
		}
	})
	r.view(func(tx store.Tx) {
		if got := keysOf(tx.Range(nil, nil)); got != "aa c" {
			t.Errorf("left with %q", got)
		}
	})
}

// emptiedPages deletes long runs of keys, so that whole pages of a tree hold
// nothing until the transaction ends.
func emptiedPages(t *testing.T, r *rig) {
	want := map[string]string{}
	value := strings.Repeat("v", 500)
	r.update(func(tx store.Tx) {
		for i := range 1000 {
			key := fmt.Sprintf("%04d", i)
			put(t, tx, key, value)
			want[key] = value
		}
	})
	for _, run := range [][2]int{{200, 300}, {0, 150}, {900, 1000}, {300, 890}} {
		r.update(func(tx store.Tx) {
			for i := run[0]; i < run[1]; i++ {
				key := fmt.Sprintf("%04d", i)
				remove(t, tx, key)
				delete(want, key)
			}
			sameAs(t, tx, want)
			middle := fmt.Appendf(nil, "%04d", (run[0]+run[1])/2)
			for key := range tx.Backward(nil, middle) {
				if bytes.Compare(key, middle) >= 0 {
					t.Fatalf("%q is not before %q", key, middle)
				}
			}
		})
		r.wants(want)
	}
}
