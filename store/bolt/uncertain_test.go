package bolt

import (
	"errors"
	"path/filepath"
	"testing"

	"fieldwork/store"
)

func create(t *testing.T) *Engine {
	t.Helper()
	engine, err := Create(filepath.Join(t.TempDir(), "test.field"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

// change writes a key and gives the transaction's id.
func change(engine *Engine, outcome error) (id int, err error) {
	err = engine.Update(func(tx store.Tx) error {
		id = tx.(*transaction).tx.ID()
		return errors.Join(tx.Put([]byte("key"), nil), outcome)
	})
	return id, err
}

// holds is what tells a commit that failed before its header was written from
// one that failed after.
func TestHolds(t *testing.T) {
	engine := create(t)
	if id, _ := change(engine, errors.New("refused")); engine.holds(id) {
		t.Error("it holds a change that was rolled back")
	}
	if id, _ := change(engine, nil); !engine.holds(id) || engine.holds(id+1) {
		t.Error("it does not hold the change that was saved, or one more")
	}
}

func TestUncertainCommit(t *testing.T) {
	engine, failure := create(t), errors.New("input/output error")
	id, err := change(engine, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := engine.unsaved(id+1, failure); errors.Is(err, store.ErrUncertain) || !errors.Is(err, failure) {
		t.Errorf("a commit that never reached its header gives %v", err)
	}
	if _, err := change(engine, nil); err != nil {
		t.Errorf("after it, Update gives %v", err)
	}
	if err := engine.unsaved(id, failure); !errors.Is(err, store.ErrUncertain) || !errors.Is(err, failure) {
		t.Errorf("a commit that reached its header gives %v", err)
	}
	if _, err := change(engine, nil); !errors.Is(err, store.ErrUncertain) {
		t.Errorf("after it, Update gives %v", err)
	}
	if err := engine.View(func(store.Tx) error { return nil }); err != nil {
		t.Errorf("after it, View gives %v", err)
	}
}
