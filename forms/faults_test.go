package forms_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/goldentest"
)

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
			goldentest.File(t, strings.TrimSuffix(file, ".yaml")+".golden", faults.Error()+"\n")
		})
	}
}
