package endtoend

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// exchangeShare is how many kills in the middle of answers go to one in the
// middle of a merge, and of an import.
const exchangeShare = 5

// cutShort runs the program and kills it with SIGKILL at a random moment.
func cutShort(t *testing.T, longest int64, arguments ...string) (finished bool) {
	t.Helper()
	command := exec.Command(binary, arguments...)
	command.Env = environment()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(random(longest)) * time.Millisecond)
	_ = command.Process.Kill() // it may have ended
	return command.Wait() == nil
}

// everything is all that a study keeps of some kinds: with none named, of all.
func everything(t *testing.T, study string, kinds ...string) map[string]string {
	t.Helper()
	engine, err := bolt.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	all := map[string]string{}
	err = engine.View(func(tx store.Tx) error {
		for raw, err := range store.Everything(tx) {
			if err != nil {
				return err
			}
			if len(kinds) == 0 || strings.Contains(strings.Join(kinds, " "), raw.Kind) {
				all[raw.Kind+" "+raw.Key] = string(raw.Payload)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(one, other map[string]string) bool {
	for key, value := range one {
		if other[key] != value {
			return false
		}
	}
	return len(one) == len(other)
}

// TestKilledWhileMerging kills a merge again and again: the study is as it was,
// or has all that the other copy had.
func TestKilledWhileMerging(t *testing.T) {
	ours, theirs := copiesApart(t, 400)
	before := everything(t, ours)
	whole := len(everything(t, ours, "segments")) + 2*400
	study := filepath.Join(filepath.Dir(ours), "study.field")
	cut := 0
	for range *cycles / exchangeShare {
		copyFile(t, ours, study)
		if !cutShort(t, 400, "--study", study, "merge", theirs) {
			cut++
		}
		run(t, "", "verify", "--study", study)
		if after := everything(t, study); !same(before, after) && len(everything(t, study, "segments")) != whole {
			t.Fatalf("the study has %d records, and had %d", len(after), len(before))
		}
		run(t, "", "--study", study, "merge", theirs)
		if got := len(everything(t, study, "segments")); got != whole {
			t.Fatalf("merged at last it has %d passages, not %d", got, whole)
		}
	}
	if cut == 0 {
		t.Error("no merge was cut, so nothing was tested")
	}
}

// copiesApart are two copies in each of which somebody has coded in so many
// steps, two passages each.
func copiesApart(t *testing.T, steps int) (ours, theirs string) {
	t.Helper()
	folder := t.TempDir()
	ours, theirs = filepath.Join(folder, "ours.field"), filepath.Join(folder, "theirs.field")
	run(t, "", "new", ours)
	in(t, ours, "lead", func(p *project.Project, by coding.Author) error { return makeTalks(p, by, 10) })
	copyFile(t, ours, theirs)
	in(t, ours, "AM", func(p *project.Project, by coding.Author) error { return codeMany(p, by, 1, 0) })
	in(t, theirs, "BT", func(p *project.Project, by coding.Author) error { return codeMany(p, by, steps, 7) })
	return ours, theirs
}

// TestKilledWhileImporting kills the import of a project with a large file again
// and again: the study is as it was, but for parts of the file that the next
// import takes out, or has all of the project.
func TestKilledWhileImporting(t *testing.T) {
	folder := t.TempDir()
	archive, study := filepath.Join(folder, "large.qdpx"), filepath.Join(folder, "study.field")
	write(t, archive, string(projectWithFile(t, 32<<20)))
	run(t, "", "new", study)
	cut := 0
	for range *cycles / exchangeShare {
		if !cutShort(t, 600, "project", "import", archive, "--study", study) {
			cut++
		}
		run(t, "", "verify", "--study", study)
		kept := everything(t, study, "documents", "kept-files")
		if len(kept) != 0 && len(kept) != 2 {
			t.Fatalf("the study has a part of the project: %d records", len(kept))
		}
		if len(kept) == 2 {
			if err := os.Remove(study); err != nil {
				t.Fatal(err)
			}
			run(t, "", "new", study)
		}
	}
	if cut == 0 {
		t.Error("no import was cut, so nothing was tested")
	}
	run(t, "", "project", "import", archive, "--study", study)
	if told := run(t, "", "verify", "--study", study); !strings.Contains(told, "1 kept file") {
		t.Error(told)
	}
	if parts := len(everything(t, study, "kept-file-parts")); parts != 32 {
		t.Errorf("%d parts of the file are kept, not 32", parts)
	}
}

// projectWithFile is a project of one talk and one other source with its file.
func projectWithFile(t *testing.T, size int) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, entry := range []struct{ name, content string }{
		{"project.qde", `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources>` +
			`<TextSource guid="00000000-0000-0000-0000-000000000001" name="Talk"><PlainTextContent>Our foot in the door.</PlainTextContent></TextSource>` +
			`<PDFSource guid="00000000-0000-0000-0000-000000000002" name="Paper" path="internal://a.pdf"/></Sources></Project>`},
		{"sources/a.pdf", strings.Repeat("a page ", size/7+1)[:size]},
	} {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: entry.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(entry.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
