package bolt_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// openSample opens a sample in a file of its own.
func openSample(t *testing.T) (engine store.Engine, want map[string]string) {
	t.Helper()
	content, want := sample(t)
	path := filepath.Join(t.TempDir(), "open.field")
	write(t, path, content)
	engine, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return engine, want
}

// spoilRecords overwrites all pages but the headers behind an engine's back.
func spoilRecords(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 2 * 4096; i < len(content); i++ {
		content[i] ^= 0x5a
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteAt(content[2*4096:], 2*4096)
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
}

// mustRefuse fails the test unless the engine says that it is damaged,
// whatever it is asked, leaves its file alone and can be closed.
func mustRefuse(t *testing.T, engine store.Engine) {
	t.Helper()
	before, err := os.ReadFile(engine.Path())
	if err != nil {
		t.Fatal(err)
	}
	untouched := func(store.Tx) error { t.Error("an Update began"); return nil }
	_, backup := engine.Backup(io.Discard)
	for name, err := range map[string]error{"Update": engine.Update(untouched), "Check": engine.Check(), "Backup": backup} {
		if !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s gives %v, want ErrDamaged", name, err)
		}
	}
	if _, err := contents(engine); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("reading gives %v, want ErrDamaged", err)
	}
	if err := engine.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	after, err := os.ReadFile(engine.Path())
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("a damaged file was written to, %v", err)
	}
}

func TestDamageMetInView(t *testing.T) {
	engine, _ := openSample(t)
	spoilRecords(t, engine.Path())
	err := engine.View(func(tx store.Tx) error { tx.Get([]byte("key 001")); return nil })
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("View gives %v, want ErrDamaged", err)
	}
	mustRefuse(t, engine)
}

func TestDamageMetInUpdate(t *testing.T) {
	engine, _ := openSample(t)
	spoilRecords(t, engine.Path())
	err := engine.Update(func(tx store.Tx) error { return tx.Put([]byte("key 001"), []byte("new")) })
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Update gives %v, want ErrDamaged", err)
	}
	mustRefuse(t, engine)
}

func TestDamageMetInCommit(t *testing.T) {
	engine, _ := openSample(t)
	err := engine.Update(func(tx store.Tx) error {
		for i := range 100 {
			if err := tx.Delete([]byte{'k', 'e', 'y', ' ', '0' + byte(i/10), '0' + byte(i%10), '1'}); err != nil {
				return err
			}
		}
		spoilRecords(t, engine.Path())
		return nil
	})
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Update gives %v, want ErrDamaged", err)
	}
	mustRefuse(t, engine)
}

func TestDamageMetInCheck(t *testing.T) {
	engine, _ := openSample(t)
	spoilRecords(t, engine.Path())
	if err := engine.Check(); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Check gives %v, want ErrDamaged", err)
	}
	mustRefuse(t, engine)
}

func TestFileCutWhileOpen(t *testing.T) {
	engine, _ := openSample(t)
	if err := os.Truncate(engine.Path(), 4096); err != nil {
		t.Fatal(err)
	}
	mustRefuse(t, engine)
}

// The pages of a file that is cut short during a View are memory that is gone.
func TestFileCutDuringView(t *testing.T) {
	for name, read := range map[string]func(store.Tx, []byte){
		"reading on":          func(tx store.Tx, _ []byte) { tx.Get([]byte("key 001")) },
		"using what was read": func(_ store.Tx, value []byte) { bytes.Count(value, []byte("x")) },
	} {
		t.Run(name, func(t *testing.T) {
			engine, _ := openSample(t)
			err := engine.View(func(tx store.Tx) error {
				value := tx.Get([]byte("big"))
				if err := os.Truncate(engine.Path(), 2*4096); err != nil {
					return err
				}
				read(tx, value)
				t.Error("memory that is gone was read")
				return nil
			})
			if !errors.Is(err, store.ErrDamaged) {
				t.Errorf("View gives %v, want ErrDamaged", err)
			}
			mustRefuse(t, engine)
		})
	}
}

// A function that recovers from the fault must not get its changes saved.
func TestDamagePassedOver(t *testing.T) {
	engine, _ := openSample(t)
	err := engine.Update(func(tx store.Tx) error {
		spoilRecords(t, engine.Path())
		defer func() { _ = recover() }()
		tx.Get([]byte("key 001"))
		return nil
	})
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Update gives %v, want ErrDamaged", err)
	}
	mustRefuse(t, engine)
}
