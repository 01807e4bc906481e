package storetest

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"fieldwork/store"
)

func viewReadOnly(t *testing.T, r *rig) {
	r.fill("a")
	r.view(func(tx store.Tx) {
		if err := tx.Put([]byte("a"), nil); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("Put gives %v, want ErrReadOnly", err)
		}
		if err := tx.Delete([]byte("a")); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("Delete gives %v, want ErrReadOnly", err)
		}
	})
	if err := r.View(func(store.Tx) error { return errRefused }); err != errRefused {
		t.Errorf("View gives %v, want the function's error", err)
	}
	r.wants(map[string]string{"a": "A"})
}

// spoil makes changes that must not be kept.
func spoil(t *testing.T, tx store.Tx) {
	t.Helper()
	put(t, tx, "a", "spoilt")
	put(t, tx, "new", "spoilt")
	remove(t, tx, "b")
	sameAs(t, tx, map[string]string{"a": "spoilt", "new": "spoilt"})
}

func errorUndoes(t *testing.T, r *rig) {
	r.fill("a", "b")
	err := r.Update(func(tx store.Tx) error { spoil(t, tx); return errRefused })
	if err != errRefused {
		t.Errorf("Update gives %v, want the function's error", err)
	}
	goesOn(r)
}

func panicUndoes(t *testing.T, r *rig) {
	r.fill("a", "b")
	for _, value := range []any{"a text", errRefused, nilDereference} {
		met := panicOf(func() {
			_ = r.Update(func(tx store.Tx) error {
				spoil(t, tx)
				if f, is := value.(func()); is {
					f()
				}
				panic(value)
			})
		})
		if _, is := value.(func()); is {
			if _, is := met.(runtime.Error); !is {
				t.Errorf("a nil dereference comes out as %v", met)
			}
		} else if met != value {
			t.Errorf("the panic %v comes out as %v", value, met)
		}
		if met := panicOf(func() { _ = r.View(func(store.Tx) error { panic(errRefused) }) }); met != errRefused {
			t.Errorf("a panic in a View comes out as %v", met)
		}
	}
	goesOn(r)
}

func nilDereference() {
	var none *rig
	_ = none.Engine
}

func panicOf(f func()) (met any) {
	defer func() { met = recover() }()
	f()
	return nil
}

func goexitUndoes(t *testing.T, r *rig) {
	r.fill("a", "b")
	var done sync.WaitGroup
	done.Go(func() {
		_ = r.Update(func(tx store.Tx) error { spoil(t, tx); runtime.Goexit(); return nil })
	})
	done.Wait()
	goesOn(r)
}

// goesOn shows that nothing of spoil was kept and that the engine still works.
func goesOn(r *rig) {
	r.t.Helper()
	r.wants(map[string]string{"a": "A", "b": "B"})
	r.fill("c")
	r.reopen()
	r.wants(map[string]string{"a": "A", "b": "B", "c": "C"})
}

func viewIsStable(t *testing.T, r *rig) {
	r.fill("a", "b")
	r.view(func(before store.Tx) {
		kept := before.Get([]byte("a"))
		for range 20 {
			var done sync.WaitGroup
			done.Go(func() {
				r.update(func(tx store.Tx) {
					put(t, tx, "a", "changed")
					put(t, tx, "c", "C")
					remove(t, tx, "b")
				})
			})
			done.Wait()
			sameAs(t, before, map[string]string{"a": "A", "b": "B"})
		}
		if string(kept) != "A" {
			t.Errorf("a value turned into %q during a View", kept)
		}
	})
	r.wants(map[string]string{"a": "changed", "c": "C"})
}

// longView writes more than any file begins with while a View is open.
func longView(t *testing.T, r *rig) {
	r.fill("a")
	value := make([]byte, 1<<20)
	r.view(func(before store.Tx) {
		for i := range 40 {
			r.update(func(tx store.Tx) { put(t, tx, fmt.Sprintf("big %02d", i), string(value)) })
		}
		sameAs(t, before, map[string]string{"a": "A"})
	})
	r.view(func(tx store.Tx) {
		n := 0
		for range tx.Range(nil, nil) {
			n++
		}
		if n != 41 {
			t.Errorf("%d keys, want 41", n)
		}
	})
}

// concurrent has a writer keep two keys equal while readers look.
func concurrent(t *testing.T, r *rig) {
	r.fill("left", "right")
	r.update(func(tx store.Tx) { put(t, tx, "left", "RIGHT") })
	var all sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		all.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				err := r.View(func(tx store.Tx) error {
					left, right := tx.Get([]byte("left")), tx.Get([]byte("right"))
					if string(left) != string(right) {
						return fmt.Errorf("left is %q and right %q", left, right)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	var writers sync.WaitGroup
	for w := range 2 {
		writers.Go(func() {
			for i := range 100 {
				value := fmt.Appendf(nil, "%d of %d", i, w)
				err := r.Update(func(tx store.Tx) error {
					return errors.Join(tx.Put([]byte("left"), value), tx.Put([]byte("right"), value))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	close(stop)
	all.Wait()
}
