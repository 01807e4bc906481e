package codebook_test

import (
	"bytes"
	"errors"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/codebook"
)

// FuzzRead reads anything as any form but a workbook, and merges what it finds.
func FuzzRead(f *testing.F) {
	for i, seed := range []string{small, "path,definition\nA > B,x\n", "# A\n\n## B\n\n**Example:** x\n", "codes: [{path: A}]", "codes:\n- path: |\n    A\n"} {
		f.Add(uint8(i), []byte(seed))
	}
	forms := []codebook.Format{codebook.YAML, codebook.CSV, codebook.Markdown}
	f.Fuzz(func(t *testing.T, form uint8, content []byte) {
		entries, _, err := codebook.Read("a", forms[int(form)%len(forms)], bytes.NewReader(content))
		if err != nil {
			if !errors.Is(err, codebook.ErrFile) {
				t.Fatal(err)
			}
			return
		}
		a := coding.NewAnalysis()
		change := coding.Change{Codes: codebook.Merge(a, codebook.Codes(entries, counted()), true).Edits}
		if _, err := a.Apply(&change); err != nil {
			t.Fatal(err)
		}
		if len(codebook.Of(a)) < len(entries) {
			t.Fatalf("of %d codes %d are there", len(entries), len(codebook.Of(a)))
		}
	})
}
