package storetest

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/store"
)

func durable(t *testing.T, r *rig) {
	want := map[string]string{}
	for i := range 30 {
		key := fmt.Sprintf("key %d", i*7%30)
		want[key] = strings.ToUpper(key)
		r.fill(key)
		r.reopen()
		r.wants(want)
	}
}

func bigValues(t *testing.T, r *rig) {
	want := map[string]string{}
	for i, size := range []int{1, 4095, 4096, 4097, 65536, 1 << 20} {
		key := fmt.Sprintf("%d bytes", size)
		want[key] = strings.Repeat(string(rune('a'+i)), size)
		r.update(func(tx store.Tx) { put(t, tx, key, want[key]) })
	}
	r.wants(want)
	r.reopen()
	r.wants(want)
	r.update(func(tx store.Tx) { put(t, tx, "1048576 bytes", "short now") })
	want["1048576 bytes"] = "short now"
	r.wants(want)
}

func manyKeys(t *testing.T, r *rig) {
	want := map[string]string{}
	r.update(func(tx store.Tx) {
		for i := range 20_000 {
			key := fmt.Sprintf("%08x", uint32(i)*2654435761)
			put(t, tx, key, fmt.Sprint(i))
			want[key] = fmt.Sprint(i)
		}
	})
	r.reopen()
	r.wants(want)
	if err := r.Check(); err != nil {
		t.Errorf("Check: %v", err)
	}
}

func backup(t *testing.T, r *rig) {
	want := map[string]string{"big": strings.Repeat("b", 100_000)}
	r.update(func(tx store.Tx) {
		put(t, tx, "big", want["big"])
		for i := range 500 {
			key := fmt.Sprintf("%03d", i)
			put(t, tx, key, key)
			want[key] = key
		}
	})
	path := filepath.Join(t.TempDir(), "copy.field")
	writeBackup(t, r, path)
	r.fill("later")

	copied := &rig{t: t, driver: r.driver}
	var err error
	if copied.Engine, err = r.driver.Open(path); err != nil {
		t.Fatalf("opening the backup: %v", err)
	}
	defer func() { CheckAndClose(t, copied.Engine) }()
	copied.wants(want)
	copied.fill("a")
	copied.reopen()
	want["a"] = "A"
	copied.wants(want)

	if _, err := r.Backup(fullDisk{}); !errors.Is(err, errRefused) {
		t.Errorf("a backup to a full disk gives %v", err)
	}
}

func writeBackup(t *testing.T, r *rig, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	n, err := r.Backup(file)
	size, _ := file.Seek(0, io.SeekEnd)
	if err != nil || n != size || n == 0 {
		t.Fatalf("Backup gives %d, %v and wrote %d bytes", n, err, size)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

type fullDisk struct{}

// Write is always refused.
func (fullDisk) Write([]byte) (int, error) { return 0, errRefused }

func closed(t *testing.T, r *rig) {
	r.fill("a")
	path := r.Path()
	for range 2 {
		if err := r.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	unreached := func(store.Tx) error { t.Error("the function was called"); return nil }
	if r.View(unreached) == nil || r.Update(unreached) == nil || r.Check() == nil {
		t.Error("a closed engine works")
	}
	if _, err := r.Backup(io.Discard); err == nil {
		t.Error("a closed engine makes a backup")
	}
	if r.Path() != path {
		t.Errorf("the path is %q, was %q", r.Path(), path)
	}
	var err error
	if r.Engine, err = r.driver.Open(path); err != nil {
		t.Fatalf("Open: %v", err)
	}
}

// model makes random changes to an engine and to a map, and compares them.
func model(t *testing.T, r *rig) {
	keys := rapid.StringMatching(`[a-d]{1,3}`)
	values := rapid.Map(rapid.IntRange(0, 3000), func(n int) string { return strings.Repeat("v", n) })
	rapid.Check(t, func(rt *rapid.T) {
		want := map[string]string{}
		r.update(func(tx store.Tx) {
			for key := range tx.Range(nil, nil) {
				remove(rt, tx, string(key))
			}
		})
		change := func(rt *rapid.T, outcome error) {
			trial := maps.Clone(want)
			err := r.Update(func(tx store.Tx) error {
				for range rapid.IntRange(1, 30).Draw(rt, "changes") {
					key := keys.Draw(rt, "key")
					if rapid.Bool().Draw(rt, "delete") {
						remove(rt, tx, key)
						delete(trial, key)
					} else {
						trial[key] = values.Draw(rt, "value")
						put(rt, tx, key, trial[key])
					}
				}
				sameAs(rt, tx, trial)
				return outcome
			})
			if err != outcome {
				rt.Fatalf("Update gives %v, want %v", err, outcome)
			}
			if outcome == nil {
				want = trial
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"change": func(rt *rapid.T) { change(rt, nil) },
			"refuse": func(rt *rapid.T) { change(rt, errRefused) },
			"reopen": func(*rapid.T) { r.reopen() },
			"range":  func(rt *rapid.T) { compareRange(rt, r, want, keys.Draw(rt, "from"), keys.Draw(rt, "to")) },
			"":       func(rt *rapid.T) { r.view(func(tx store.Tx) { sameAs(rt, tx, want) }) },
		})
	})
}

func compareRange(rt *rapid.T, r *rig, want map[string]string, from, to string) {
	var inside []string
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if from <= key && key < to {
			inside = append(inside, key)
		}
	}
	r.view(func(tx store.Tx) {
		pairsAre(rt, tx.Range([]byte(from), []byte(to)), inside, want)
		slices.Reverse(inside)
		pairsAre(rt, tx.Backward([]byte(from), []byte(to)), inside, want)
	})
}
