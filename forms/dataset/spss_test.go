package dataset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/dataset/sav/savtest"
	"fieldwork/forms/goldentest"
)

// described lays a file for SPSS out as text.
func described(f *savtest.File) string {
	var b strings.Builder
	for i, name := range f.Names {
		fmt.Fprintf(&b, "%s width %d measure %d %q missing %q labels %q\n", name, f.Widths[i], f.Measures[i], f.Labels[i], f.Missing[i], fmt.Sprint(f.Values[i]))
	}
	b.WriteString(f.Sets)
	for i, row := range f.Rows {
		for at, cell := range row {
			if cell != "" && cell != "." {
				fmt.Fprintf(&b, "%d %s %q\n", i+1, f.Names[at], cell)
			}
		}
	}
	return b.String()
}

func TestAFileForSPSS(t *testing.T) {
	file, summary := coded(t, SAV)
	goldentest.File(t, "testdata/spss.txt", described(savtest.Read(file)))
	if diff := cmp.Diff(Summary{Written: 3}, summary); diff != "" {
		t.Error(diff)
	}
}
