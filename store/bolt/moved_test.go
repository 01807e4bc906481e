package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// TestNothingIsWrittenToAFileThatWasMoved: writing is refused while the file
// is not where it was, and goes on once it is back.
func TestNothingIsWrittenToAFileThatWasMoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.field")
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	put := func(value string) error {
		return engine.Update(func(tx store.Tx) error { return tx.Put([]byte("key"), []byte(value)) })
	}
	if err := put("one"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if err := put("two"); !errors.Is(err, store.ErrMoved) {
		t.Errorf("writing to a file that was moved gives %v", err)
	}
	if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := put("three"); !errors.Is(err, store.ErrMoved) {
		t.Errorf("writing to a file that was replaced gives %v", err)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if err := put("four"); err != nil {
		t.Errorf("writing once the file is back gives %v", err)
	}
	_ = engine.View(func(tx store.Tx) error {
		if got := string(tx.Get([]byte("key"))); got != "four" {
			t.Errorf("the file holds %q", got)
		}
		return nil
	})
}
