//go:build unix

package bolt_test

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// alone runs a test again in a process of its own, whose limits are no one
// else's, and says whether this is that process.
func alone(t *testing.T) bool {
	t.Helper()
	const mark = "FIELDWORK_TEST_ALONE"
	if os.Getenv(mark) != "" {
		return true
	}
	child := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	child.Env = append(os.Environ(), mark+"=1")
	out, err := child.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("in a process of its own: %v\n%s", err, out)
	}
	return false
}

// limitFiles makes the system refuse to write beyond a size, as a full disk
// does, until the function that it gives is called.
func limitFiles(t *testing.T, size int64) (lift func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	limit := before
	limit.Cur = uint64(size)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			t.Fatal(err)
		}
		signal.Reset(syscall.SIGXFSZ)
	}
}

// Whatever page the disk refuses, the first header or the last leaf, a change
// is kept whole or not at all, and there is a way on once there is room.
func TestFullDisk(t *testing.T) {
	if !alone(t) {
		return
	}
	refused, kept := 0, 0
	for pages := range int64(60) {
		engine, want := openSample(t)
		lift := limitFiles(t, pages*4096)
		for n := range 3 {
			key, value := fmt.Sprintf("new %d", n), strings.Repeat("n", 4000*(n+1))
			err := engine.Update(func(tx store.Tx) error { return tx.Put([]byte(key), []byte(value)) })
			if err == nil {
				want[key] = value
				kept++
			} else {
				refused++
			}
			mustHold(t, engine, want)
		}
		lift()
		mustReopen(t, engine, want)
		fill(t, engine, "after", "there is room again")
		want["after"] = "there is room again"
		mustHold(t, engine, want)
		mustReopen(t, engine, want)
		if err := engine.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if refused < 20 || kept < 20 {
		t.Errorf("%d changes were refused and %d kept: the limits miss the point", refused, kept)
	}
}

// mustReopen shows that the file of an open engine would hold the same after
// the process died.
func mustReopen(t *testing.T, engine store.Engine, want map[string]string) {
	t.Helper()
	content, err := os.ReadFile(engine.Path())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.field")
	write(t, path, content)
	copied, err := bolt.Open(path)
	if err != nil {
		t.Fatalf("opening what a failed change left: %v", err)
	}
	mustHold(t, copied, want)
	if err := copied.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCreateOnFullDisk(t *testing.T) {
	if !alone(t) {
		return
	}
	folder := t.TempDir()
	lift := limitFiles(t, 8192)
	_, err := bolt.Create(filepath.Join(folder, "made.field"))
	lift()
	if err == nil {
		t.Error("a study was made on a full disk")
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
}
