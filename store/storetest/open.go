// Package storetest holds the tests that every store.Engine must pass, and
// opens stores for the tests of other packages.
package storetest

import (
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// Author is who changes the stores that Open makes.
const Author = "tester"

// Start is the time at which the clock of Open begins.
var Start = time.Date(2017, time.March, 1, 9, 0, 0, 0, time.UTC)

// Open makes an empty store in a folder of the test's own. Its clock begins at
// Start and goes on one second each time that it is asked; its ids are the
// same in every run. When the test ends, the file is checked and closed.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return store.New(OpenEngine(t), Author, Clock(Start), Entropy(1))
}

// OpenEngine makes an empty engine as Open does.
func OpenEngine(t testing.TB) store.Engine {
	t.Helper()
	engine, err := bolt.Create(filepath.Join(t.TempDir(), "test.field"))
	if err != nil {
		t.Fatalf("making a store: %v", err)
	}
	t.Cleanup(func() { CheckAndClose(t, engine) })
	return engine
}

// CheckAndClose fails the test when the engine's file is damaged.
func CheckAndClose(t testing.TB, engine store.Engine) {
	t.Helper()
	if err := engine.Check(); err != nil {
		t.Errorf("checking the store: %v", err)
	}
	if err := engine.Close(); err != nil {
		t.Errorf("closing the store: %v", err)
	}
}

// Clock gives a clock that begins at a time and goes on one second each time
// that it is asked. It is safe for concurrent use.
func Clock(start time.Time) func() time.Time {
	var mu sync.Mutex
	next := start
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now := next
		next = next.Add(time.Second)
		return now
	}
}

// Entropy is randomness that is the same for the same seed.
func Entropy(seed byte) *rand.ChaCha8 {
	return rand.NewChaCha8([32]byte{seed})
}
