package bolt

import (
	"errors"
	"path/filepath"
	"testing"

	"fieldwork/store"
)

// holds is what tells a commit that failed before its header was written from
// one that failed after.
func TestHolds(t *testing.T) {
	engine, err := Create(filepath.Join(t.TempDir(), "test.field"))
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	change := func(outcome error) (id int) {
		_ = engine.Update(func(tx store.Tx) error {
			id = tx.(*transaction).tx.ID()
			return errors.Join(tx.Put([]byte("key"), nil), outcome)
		})
		return id
	}
	if id := change(errors.New("refused")); engine.holds(id) {
		t.Error("it holds a change that was rolled back")
	}
	if id := change(nil); !engine.holds(id) || engine.holds(id+1) {
		t.Error("it does not hold the change that was saved, or one more")
	}
}
