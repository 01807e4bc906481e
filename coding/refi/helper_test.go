package refi_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// entry is a file of an archive.
type entry struct{ name, content string }

// packed makes an archive.
func packed(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, e := range entries {
		w, err := archive.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if e.content == "" {
			continue
		}
		if _, err := w.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// packedFolder makes an archive of a folder of testdata/manner.
func packedFolder(t testing.TB, name string) []byte {
	t.Helper()
	var entries []entry
	folder := filepath.Join("testdata", "manner", name)
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		inside, _ := filepath.Rel(folder, path)
		entries = append(entries, entry{filepath.ToSlash(inside), string(content)})
		return err
	})
	if err != nil || len(entries) == 0 {
		t.Fatal(folder, err)
	}
	return packed(t, entries...)
}

// inSources is a project with one text source in the archive.
func inSources(t testing.TB, attributes, inside string, entries ...entry) []byte {
	t.Helper()
	project := `<Project xmlns="urn:QDA-XML:project:1.0" name="P"` + attributes + `>` + inside + `</Project>`
	return packed(t, append([]entry{{"project.qde", project}}, entries...)...)
}

func read(t testing.TB, archive []byte) (refi.Project, refi.Report) {
	t.Helper()
	project, report, err := refi.ReadProject(bytes.NewReader(archive), int64(len(archive)), refi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return project, report
}

func write(t testing.TB, project refi.Project, profile refi.Profile) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := refi.WriteProject(&out, project, profile); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// analysis takes in what was imported, with the texts by document.
func analysis(t testing.TB, imported *refi.Imported) (*coding.Analysis, map[string]string) {
	t.Helper()
	texts := map[string]string{}
	var documents []coding.Document
	for i := range imported.Documents {
		draft, err := imported.Documents[i].Draft()
		if err != nil {
			t.Fatal(err)
		}
		if got := coding.NewText(draft.Text).Len(); got != draft.Length {
			t.Errorf("%q is said to have %d code points and has %d", draft.Title, draft.Length, got)
		}
		texts[draft.ID] = draft.Text
		documents = append(documents, draft.Document)
	}
	a := coding.NewAnalysis()
	a.Load(documents, imported.Codes, imported.Segments, imported.Memos)
	return a, texts
}

// study is what a project is made of beside an analysis.
func study(texts map[string]string, attributes map[string]coding.Attributes) refi.Study {
	return refi.Study{Name: "Study", Attributes: attributes, Content: func(id string) (coding.Content, error) {
		return coding.Content{Text: coding.NewText(texts[id])}, nil
	}}
}

// told are the segments of what was imported, a line each: document, path of the
// code, coder, words and memo.
func told(t testing.TB, imported *refi.Imported) string {
	t.Helper()
	a, texts := analysis(t, imported)
	var lines strings.Builder
	for i := range imported.Documents {
		document := &imported.Documents[i]
		text := coding.NewText(texts[document.ID])
		for _, s := range a.Segments(document.ID) {
			fmt.Fprintf(&lines, "%s | %s | %s | %s", document.Title, strings.Join(a.Path(s.Code), " > "), s.Coder, text.Slice(s.Span))
			if memo, ok := a.Memo(coding.OnSegment, s.ID); ok {
				fmt.Fprintf(&lines, " | %s", memo.Text)
			}
			lines.WriteByte('\n')
		}
	}
	return lines.String()
}

// remarks are remarks, a line each.
func remarks(list []refi.Remark) string {
	var lines strings.Builder
	for _, r := range list {
		fmt.Fprintf(&lines, "%s: %d\n", r.What, r.Count)
	}
	return lines.String()
}

func expect(t testing.TB, got, want any) {
	t.Helper()
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("wanted − got +:\n%s", difference)
	}
}

func readerOf(content []byte) *bytes.Reader { return bytes.NewReader(content) }

// discard takes what is written and forgets it.
type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

func contentOf(t testing.TB, f *refi.File) string {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(in)
	if err := errors.Join(err, in.Close()); err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func readCodebook(t testing.TB, file string) refi.Codebook {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	codebook, _, err := refi.ReadCodebook(in)
	if err := errors.Join(err, in.Close()); err != nil {
		t.Fatal(err)
	}
	return codebook
}

func writtenAndRead(t testing.TB, codebook refi.Codebook) refi.Codebook {
	t.Helper()
	var out bytes.Buffer
	if _, err := refi.WriteCodebook(&out, codebook); err != nil {
		t.Fatal(err)
	}
	again, report, err := refi.ReadCodebook(&out)
	if err != nil || len(report.Lost)+len(report.Changed) > 0 {
		t.Fatal(err, report)
	}
	return again
}

// unpacked is a file of an archive.
func unpacked(t testing.TB, archive []byte, name string) string {
	t.Helper()
	reader, err := zip.NewReader(readerOf(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(reader, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
