// Package goldentest compares what a test makes with a file that somebody has
// read through.
package goldentest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// updateVariable is the environment variable that makes File write the files it
// would compare with.
const updateVariable = "UPDATE_GOLDEN"

// File compares a text with a file of the package under test, whose path is
// relative to the package's folder. With UPDATE_GOLDEN=1 in the environment it
// writes the file instead, to be read through before it is kept.
func File(t testing.TB, path, got string) {
	t.Helper()
	path = filepath.FromSlash(path)
	if os.Getenv(updateVariable) != "" {
		write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (%s=1 writes it)", err, updateVariable)
	}
	if difference := cmp.Diff(string(want), got); difference != "" {
		t.Errorf("%s differs (-want +got; %s=1 writes it anew):\n%s", path, updateVariable, difference)
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
