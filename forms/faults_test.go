package forms_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFaults loads files that have everything wrong that can be, and compares
// what is said of them with the golden file beside each.
func TestFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			instrument, faults := forms.Load(filepath.Base(file), source)
			if instrument != nil || len(faults) == 0 {
				t.Fatal("the file was taken for a good one")
			}
			compareGolden(t, strings.TrimSuffix(file, ".yaml")+".golden", faults.Error()+"\n")
		})
	}
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
