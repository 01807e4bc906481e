package storetest

import (
	"bytes"
	"errors"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldwork/store"
)

// Driver makes and opens the engines of one kind.
type Driver struct {
	// Create makes an engine in a file that is not there yet.
	Create func(path string) (store.Engine, error)
	// Open opens a file that Create or a Backup made.
	Open func(path string) (store.Engine, error)
}

// Run holds the engines of a driver to what store.Engine and store.Tx promise.
func Run(t *testing.T, driver Driver) {
	for name, test := range map[string]func(*testing.T, *rig){
		"keys are in order":             keysInOrder,
		"ranges have bounds":            ranges,
		"values may be empty":           emptyValues,
		"keys have limits":              keyLimits,
		"caller's bytes are copied":     callersBytes,
		"writes show while ranging":     writesWhileRanging,
		"emptied pages are passed":      emptiedPages,
		"a view is for reading":         viewReadOnly,
		"an error undoes all":           errorUndoes,
		"a panic undoes all":            panicUndoes,
		"leaving the goroutine undoes":  goexitUndoes,
		"a view sees one state":         viewIsStable,
		"a long view holds up nobody":   longView,
		"readers run beside the writer": concurrent,
		"what is written stays":         durable,
		"big values":                    bigValues,
		"many keys":                     manyKeys,
		"a backup is the same":          backup,
		"a closed engine says so":       closed,
		"model":                         model,
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			test(t, newRig(t, driver))
		})
	}
}

// rig is one engine under test.
type rig struct {
	t      testing.TB
	driver Driver
	store.Engine
}

func newRig(t testing.TB, driver Driver) *rig {
	t.Helper()
	r := &rig{t: t, driver: driver}
	var err error
	if r.Engine, err = driver.Create(filepath.Join(t.TempDir(), "suite.field")); err != nil {
		t.Fatalf("Create: %v", err)
	}
	t.Cleanup(func() { CheckAndClose(t, r.Engine) })
	return r
}

// reopen closes the engine and opens its file again.
func (r *rig) reopen() {
	r.t.Helper()
	path := r.Path()
	if err := r.Close(); err != nil {
		r.t.Fatalf("Close: %v", err)
	}
	engine, err := r.driver.Open(path)
	if err != nil {
		r.t.Fatalf("Open: %v", err)
	}
	r.Engine = engine
}

// update runs a function that must succeed.
func (r *rig) update(change func(store.Tx)) {
	r.t.Helper()
	if err := r.Update(func(tx store.Tx) error { change(tx); return nil }); err != nil {
		r.t.Fatalf("Update: %v", err)
	}
}

// view runs a function that must succeed.
func (r *rig) view(read func(store.Tx)) {
	r.t.Helper()
	if err := r.View(func(tx store.Tx) error { read(tx); return nil }); err != nil {
		r.t.Fatalf("View: %v", err)
	}
}

// fill writes keys, each with itself in capitals as its value.
func (r *rig) fill(keys ...string) {
	r.t.Helper()
	r.update(func(tx store.Tx) {
		for _, key := range keys {
			put(r.t, tx, key, strings.ToUpper(key))
		}
	})
}

// wants fails the test unless the engine holds just these keys and values.
func (r *rig) wants(want map[string]string) {
	r.t.Helper()
	r.view(func(tx store.Tx) { sameAs(r.t, tx, want) })
}

// failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func put(t failer, tx store.Tx, key, value string) {
	t.Helper()
	if err := tx.Put([]byte(key), []byte(value)); err != nil {
		t.Fatalf("Put %.40q: %v", key, err)
	}
}

func remove(t failer, tx store.Tx, key string) {
	t.Helper()
	if err := tx.Delete([]byte(key)); err != nil {
		t.Fatalf("Delete %.40q: %v", key, err)
	}
}

// sameAs compares a transaction with a map: key by key, and in both directions.
func sameAs(t failer, tx store.Tx, want map[string]string) {
	t.Helper()
	keys := slices.Sorted(maps.Keys(want))
	pairsAre(t, tx.Range(nil, nil), keys, want)
	slices.Reverse(keys)
	pairsAre(t, tx.Backward(nil, nil), keys, want)
	for _, key := range keys {
		if got := tx.Get([]byte(key)); got == nil || string(got) != want[key] {
			t.Fatalf("Get %.40q gives %.40q, want %.40q", key, got, want[key])
		}
	}
}

func pairsAre(t failer, pairs iter.Seq2[[]byte, []byte], keys []string, values map[string]string) {
	t.Helper()
	i := 0
	for key, value := range pairs {
		if i == len(keys) {
			t.Fatalf("a key too many: %.40q", key)
		}
		if string(key) != keys[i] || string(value) != values[keys[i]] {
			t.Fatalf("place %d holds %.40q: %.40q, want %.40q: %.40q", i, key, value, keys[i], values[keys[i]])
		}
		i++
	}
	if i != len(keys) {
		t.Fatalf("%d keys, want %d", i, len(keys))
	}
}

// keysOf joins the keys of a range.
func keysOf(pairs iter.Seq2[[]byte, []byte]) string {
	var keys [][]byte
	for key := range pairs {
		keys = append(keys, bytes.Clone(key))
	}
	return string(bytes.Join(keys, []byte(" ")))
}

var errRefused = errors.New("refused")
