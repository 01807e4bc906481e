package uitest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// updateVariable is the environment variable that makes Golden write the files
// it would compare with.
const updateVariable = "UPDATE_GOLDEN"

// Golden compares a text with testdata/NAME.golden of the package under test.
// With UPDATE_GOLDEN=1 in the environment it writes the file instead, to be
// read through before it is kept.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv(updateVariable) != "" {
		writeGolden(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (%s=1 writes it)", err, updateVariable)
	}
	if difference := cmp.Diff(string(want), got); difference != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, difference)
	}
}

func writeGolden(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Golden compares the frame, without colours, with testdata/NAME.golden.
func (d *Driver) Golden(name string) {
	d.t.Helper()
	Golden(d.t, name, d.Text()+"\n")
}
