package sheetfile

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// packed is a part of an archive with a text in it.
func packed(t rapid.TB, text string) *zip.File {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	part, err := archive.Create("part.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return in.File[0]
}

// Elements are counted alike wherever the parts end in which a text is read.
func TestElementsAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]string{"<c/>", "<c></c>", "<v>1</v>", "</", "< /", "<<//"}).Draw(t, "unit")
		text := strings.Repeat("x", rapid.IntRange(0, 9).Draw(t, "before")) + strings.Repeat(unit, rapid.IntRange(0, 40_000).Draw(t, "times"))
		want := strings.Count(text, "<") - strings.Count(text, "</")
		if got, err := countElements(packed(t, text), len(text)); err != nil || got != want {
			t.Fatalf("%d elements, %v; want %d", got, err, want)
		}
	})
}

func TestCountingStopsSoon(t *testing.T) {
	const many, most = 1_000_000, 10
	got, err := countElements(packed(t, strings.Repeat("<c/>", many)), most)
	if err != nil || got <= most || got == many {
		t.Errorf("%d elements, %v", got, err)
	}
}
