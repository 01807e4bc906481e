package bolt_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

func TestOpenTellsOtherFiles(t *testing.T) {
	for name, content := range map[string]string{
		"empty":       "",
		"one byte":    "x",
		"a text":      "id,name\n1,Theatre 003\n",
		"a long text": strings.Repeat("id,name\n", 5000),
		"zeros":       strings.Repeat("\x00", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "other.field")
			write(t, path, []byte(content))
			if _, err := bolt.Open(path); !errors.Is(err, store.ErrNotStudy) {
				t.Errorf("Open gives %v, want ErrNotStudy", err)
			}
			mustBeUntouched(t, path, []byte(content))
		})
	}
	if _, err := bolt.Open(t.TempDir()); !errors.Is(err, store.ErrNotStudy) {
		t.Errorf("opening a folder gives %v, want ErrNotStudy", err)
	}
}

func TestOpenTellsOtherDatabases(t *testing.T) {
	for name, options := range map[string]*bbolt.Options{
		"as usual":         {},
		"without freelist": {NoFreelistSync: true},
		"of large pages":   {PageSize: 16384},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "other.field")
			db, err := bbolt.Open(path, 0o600, options)
			if err != nil {
				t.Fatal(err)
			}
			err = db.Update(func(tx *bbolt.Tx) error {
				_, err := tx.CreateBucket([]byte("records"))
				return err
			})
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, content)
			if _, err := bolt.Open(path); !errors.Is(err, store.ErrNotStudy) {
				t.Errorf("Open gives %v, want ErrNotStudy", err)
			}
			mustBeUntouched(t, path, content)
		})
	}
}

func TestOpenMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing.field")
	if _, err := bolt.Open(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Open gives %v, want fs.ErrNotExist", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("Open made a file")
	}
}

func TestOpenInUse(t *testing.T) {
	engine, want := openSample(t)
	_, err := bolt.Open(engine.Path())
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), engine.Path()) ||
		!strings.Contains(err.Error(), "another fieldwork has it open") {
		t.Errorf("Open gives %v", err)
	}
	fill(t, engine, "key", "value")
	want["key"] = "value"
	mustHold(t, engine, want)
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
}

// A study of a later layout must not be taken for a damaged one.
func TestOpenNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.field")
	if err := bolt.FillLayout(path, "2"); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.Open(path); !errors.Is(err, store.ErrNewer) {
		t.Errorf("Open gives %v, want ErrNewer", err)
	}
}

func TestCreate(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "made.field")
	leftover := filepath.Join(folder, ".made.field.123.new")
	write(t, leftover, []byte("of a crash"))
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 2 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, content)
	if _, err := bolt.Create(path); !errors.Is(err, store.ErrExists) {
		t.Errorf("a second Create gives %v, want ErrExists", err)
	}
	mustBeUntouched(t, path, content)
	if _, err := bolt.Create(filepath.Join(folder, "none", "made.field")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Create in a folder that is not there gives %v", err)
	}
}

func TestCreateByManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made.field")
	var all sync.WaitGroup
	var made atomic.Int32
	for range 8 {
		all.Go(func() {
			engine, err := bolt.Create(path)
			switch {
			case err == nil:
				made.Add(1)
				if err := engine.Close(); err != nil {
					t.Error(err)
				}
			case !errors.Is(err, store.ErrExists):
				t.Errorf("Create gives %v", err)
			}
		})
	}
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("%d of them made the file", made.Load())
	}
}

func TestReserveNeverOverwrites(t *testing.T) {
	folder := t.TempDir()
	made, path := filepath.Join(folder, "made"), filepath.Join(folder, "study.field")
	write(t, made, []byte("new"))
	if err := bolt.Reserve(made, path); err != nil {
		t.Fatal(err)
	}
	write(t, made, []byte("newer"))
	if err := bolt.Reserve(made, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("reserve gives %v, want fs.ErrExist", err)
	}
	mustHoldBytes(t, path, "new")
}

func mustHoldBytes(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v", path, got, err)
	}
}

// FuzzOpen opens files from anywhere.
func FuzzOpen(f *testing.F) {
	sound := smallSample(f, "a", "b", "c")
	f.Add(sound)
	f.Add(sound[:5000])
	f.Add([]byte("id,name\n"))
	f.Add(bytes.Repeat([]byte{0xff}, 8192))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "fuzz.field")
		write(t, path, content)
		engine, err := bolt.Open(path)
		if err == nil {
			_, err = contents(engine)
			if err := errors.Join(err, engine.Check(), engine.Close()); err != nil {
				t.Errorf("opened, then %v", err)
			}
		} else if !reported(err) {
			t.Errorf("Open gives %v", err)
		}
		mustBeUntouched(t, path, content)
	})
}
