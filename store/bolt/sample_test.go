package bolt_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// sample gives the bytes of a study of some hundred records, with branches,
// free pages and a value of many pages, and what it holds.
func sample(t testing.TB) (content []byte, want map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.field")
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	want = map[string]string{}
	random := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		err := engine.Update(func(tx store.Tx) error {
			for range 20 {
				key, value := fmt.Sprintf("key %03d", random.IntN(400)), make([]byte, random.IntN(300))
				if random.IntN(4) == 0 {
					delete(want, key)
					if err := tx.Delete([]byte(key)); err != nil {
						return err
					}
					continue
				}
				want[key] = string(value)
				if err := tx.Put([]byte(key), value); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	want["big"] = string(make([]byte, 20_000))
	fill(t, engine, "big", want["big"])
	var copied bytes.Buffer
	if _, err := engine.Backup(&copied); err != nil {
		t.Fatal(err)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	return copied.Bytes(), want
}

// smallSample gives the bytes of a study of a few records.
func smallSample(t testing.TB, keys ...string) []byte {
	t.Helper()
	engine, err := bolt.Create(filepath.Join(t.TempDir(), "small.field"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		fill(t, engine, key, strings.Repeat(key, 50))
	}
	var copied bytes.Buffer
	if _, err := engine.Backup(&copied); err != nil {
		t.Fatal(err)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	return copied.Bytes()
}

func fill(t testing.TB, engine store.Engine, key, value string) {
	t.Helper()
	err := engine.Update(func(tx store.Tx) error { return tx.Put([]byte(key), []byte(value)) })
	if err != nil {
		t.Fatal(err)
	}
}

var errTwoWays = errors.New("a key is read in two ways")

// contents reads all that an engine holds, by walking and by asking.
func contents(engine store.Engine) (map[string]string, error) {
	got := map[string]string{}
	err := engine.View(func(tx store.Tx) error {
		for key, value := range tx.Range(nil, nil) {
			got[string(key)] = string(value)
		}
		for key := range tx.Backward(nil, nil) {
			if string(tx.Get(key)) != got[string(key)] {
				return fmt.Errorf("%w: %q", errTwoWays, key)
			}
		}
		return nil
	})
	return got, err
}

// mustHold fails the test unless the engine holds just what is wanted.
func mustHold(t testing.TB, engine store.Engine, want map[string]string) {
	t.Helper()
	got, err := contents(engine)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(got, want) {
		t.Fatalf("the file holds %d records, or others, instead of %d", len(got), len(want))
	}
}

// reported says whether an error is one of those for a file that is no sound study.
func reported(err error) bool {
	return errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotStudy) || errors.Is(err, store.ErrNewer)
}
