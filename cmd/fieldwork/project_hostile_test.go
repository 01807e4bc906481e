package main

import (
	"archive/zip"
	"errors"
	"os"
	"strings"
	"testing"
)

// TestProjectsThatAreNestedDeepAreRefused brings in projects of 200,000 elements
// within each other: it is said what is wrong, no study is made, and the one
// that is there stays as it is.
func TestProjectsThatAreNestedDeepAreRefused(t *testing.T) {
	const depth = 200_000
	for name, inside := range map[string][2]string{
		"codes":            {"<CodeBook><Codes>" + strings.Repeat(`<Code guid="00000000-0000-4000-8000-000000000001" name="a" isCodable="true">`, depth), strings.Repeat("</Code>", depth) + "</Codes></CodeBook>"},
		"unknown elements": {strings.Repeat("<x>", depth), strings.Repeat("</x>", depth)},
		"never closed":     {strings.Repeat("<x>", depth), ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := newTestApp(t)
			xml := `<Project xmlns="urn:QDA-XML:project:1.0" name="Deep">` + inside[0] + inside[1] + "</Project>"
			writeArchive(t, "deep.qdpx", "project.qde", xml)
			a.do(exitFailed, "project", "import", "deep.qdpx", "--new", "deep")
			a.wantRefused()
			wantFiles(t, "deep.qdpx")
			a.do(exitDone, "new", "walk")
			a.do(exitFailed, "project", "import", "deep.qdpx")
			a.wantRefused()
			a.do(exitDone, "verify")
		})
	}
}

func (a *testApp) wantRefused() {
	a.t.Helper()
	said := a.err.String()
	if !strings.HasPrefix(said, "deep.qdpx: ") || !strings.Contains(said, "nested more than 256 deep") || !strings.HasSuffix(said, "\nNothing was imported.\n") {
		a.t.Errorf("it said %q", said)
	}
}

// writeArchive writes an archive of one file, which is not packed.
func writeArchive(t *testing.T, file, name, content string) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(out)
	w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err := errors.Join(err, archive.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
}
