package refi_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fieldwork/coding/refi"
)

const projectStart = `<Project xmlns="urn:QDA-XML:project:1.0" name="P">`

// refused reads an archive that must not be read, and gives the sentence that
// says why. It fails where more than a megabyte is taken for a small file, or
// 100 MB for any.
func refused(t *testing.T, archive []byte, class error) string {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, err := refi.ReadProject(readerOf(archive), int64(len(archive)), refi.Options{})
	runtime.ReadMemStats(&after)
	if taken := (after.TotalAlloc - before.TotalAlloc) >> 20; taken > 50 {
		t.Errorf("%d MB were taken", taken)
	}
	var fault *refi.Fault
	if !errors.Is(err, class) || !errors.As(err, &fault) {
		t.Fatalf("the error is %v and not of the class %v", err, class)
	}
	return fault.Error()
}

// TestHostileArchivesAreRefused reads archives that are damaged or made to do
// harm.
func TestHostileArchivesAreRefused(t *testing.T) {
	laughs := `<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>` +
		`<Project xmlns="urn:QDA-XML:project:1.0" name="&c;"/>`
	var deepCodes strings.Builder
	deepCodes.WriteString(projectStart + "<CodeBook><Codes>")
	for i := range 200_000 {
		fmt.Fprintf(&deepCodes, `<Code guid="%d" name="%x">`, i, i*i)
	}
	deepUnknown := projectStart + strings.Repeat(`<x>`, 200_000) + strings.Repeat(`</x>`, 200_000)
	sound := packed(t, entry{"project.qde", projectStart + "</Project>"})
	for _, c := range []struct {
		name    string
		archive []byte
		class   error
		want    string
	}{
		{"billion laughs", packed(t, entry{"project.qde", laughs}), refi.ErrHostile, "declares a document type"},
		{"deep codes", packed(t, entry{"project.qde", deepCodes.String()}), refi.ErrTooLarge, "nested more than 256 deep"},
		{"deep unknown elements", packed(t, entry{"project.qde", deepUnknown}), refi.ErrTooLarge, "nested more than 256 deep"},
		{"a name that leads out", packed(t, entry{"project.qde", projectStart + "</Project>"}, entry{"sources/../../x.txt", "x"}), refi.ErrHostile, "leads out of the archive"},
		{"a name with backslashes", packed(t, entry{"project.qde", projectStart + "</Project>"}, entry{`sources\..\..\x.txt`, "x"}), refi.ErrHostile, "leads out of the archive"},
		{"a name from the root", packed(t, entry{"/etc/passwd", "x"}), refi.ErrHostile, "leads out of the archive"},
		{"a name with a drive", packed(t, entry{`C:\x.txt`, "x"}), refi.ErrHostile, "leads out of the archive"},
		{"cut", sound[:len(sound)/2], refi.ErrBroken, "damaged or cut off"},
		{"empty", nil, refi.ErrBroken, "damaged or cut off"},
		{"no project", packed(t, entry{"readme.txt", "x"}), refi.ErrUnknownFormat, "no project (.qde)"},
		{"another root", packed(t, entry{"project.qde", "<html/>"}), refi.ErrUnknownFormat, `this is a "html"`},
		{"no XML", packed(t, entry{"project.qde", ""}), refi.ErrUnknownFormat, "no XML in it"},
		{"broken XML", packed(t, entry{"project.qde", projectStart + "<Users></Project>"}), refi.ErrBroken, "project.qde:67: the XML is damaged here"},
		{"an unknown entity", packed(t, entry{"project.qde", projectStart + "&nbsp;</Project>"}), refi.ErrBroken, "the XML is damaged here"},
		{"an unknown encoding", packed(t, entry{"project.qde", `<?xml version="1.0" encoding="x-user"?>` + projectStart}), refi.ErrBroken, "encoding that is not known"},
		{"empty elements", packed(t, entry{"project.qde", projectStart + "<Users>" + strings.Repeat("<User/>", 500_000)}), refi.ErrTooLarge, "more elements than"},
		{"rubbish after the root", packed(t, entry{"project.qde", projectStart + "</Project><!DOCTYPE x>"}), refi.ErrHostile, "document type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if message := refused(t, c.archive, c.class); !strings.Contains(message, c.want) {
				t.Errorf("the sentence is %q", message)
			}
		})
	}
}

// bomb packs so many megabytes of one letter as an entry that says that it is so
// many bytes once it is unpacked.
func bomb(t *testing.T, name string, megabytes int, said uint64) []byte {
	t.Helper()
	var content, out bytes.Buffer
	packer, err := flate.NewWriter(&content, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	megabyte := bytes.Repeat([]byte("a"), 1<<20)
	for _, piece := range append([][]byte{[]byte(projectStart + "<Description>")}, slices.Repeat([][]byte{megabyte}, megabytes)...) {
		if _, err := packer.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := packer.Close(); err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(&out)
	w, err := archive.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: uint64(content.Len()), UncompressedSize64: said})
	if err == nil {
		_, err = w.Write(content.Bytes())
	}
	if err := errors.Join(err, archive.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestBombsAreRefused unpacks nothing of a bomb that says what it is, and no more
// than it says of one that does not.
func TestBombsAreRefused(t *testing.T) {
	const megabytes = 8
	for _, c := range []struct {
		name  string
		said  uint64
		class error
	}{
		{"project.qde", 1000, refi.ErrBroken},
		{"project.qde", megabytes << 20, refi.ErrTooLarge},
		{"project.qde", 1 << 62, refi.ErrTooLarge},
		{"sources/film.mp4", megabytes << 20, refi.ErrTooLarge},
	} {
		refused(t, bomb(t, c.name, megabytes, c.said), c.class)
	}
}

// TestArchivesThatOverlapAreRefused reads one whose entries say that they hold
// more packed bytes than it has.
func TestArchivesThatOverlapAreRefused(t *testing.T) {
	archive := packed(t, entry{"project.qde", projectStart + "</Project>"}, entry{"sources/a.txt", "a"})
	// The packed size stands at byte 20 of each entry of the directory.
	at := bytes.LastIndex(archive, []byte("PK\x01\x02"))
	copy(archive[at+20:], []byte{0xff, 0xff, 0xff, 0x0f})
	refused(t, archive, refi.ErrTooLarge)
}

// TestTooManyEntriesAreRefused reads an archive with more entries than any
// project has.
func TestTooManyEntriesAreRefused(t *testing.T) {
	entries := make([]entry, refi.MostEntries+1)
	for i := range entries {
		entries[i].name = fmt.Sprint(i) + "/"
	}
	archive := packed(t, entries...)
	_, _, err := refi.ReadProject(readerOf(archive), int64(len(archive)), refi.Options{})
	if !errors.Is(err, refi.ErrTooLarge) {
		t.Error(err)
	}
}

// TestHostileCodebooksAreRefused reads codebooks that are made to do harm.
func TestHostileCodebooksAreRefused(t *testing.T) {
	const start = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0">`
	for _, c := range []struct {
		content string
		class   error
	}{
		{`<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>` + start + "</CodeBook>", refi.ErrHostile},
		{start + "<Codes>" + strings.Repeat(`<Code name="a">`, 200_000), refi.ErrTooLarge},
		{start + "<Codes>" + strings.Repeat(`<Code name="a"/>`, 300_000), refi.ErrTooLarge},
		{start + "<Codes>", refi.ErrBroken},
		{"<Project/>", refi.ErrUnknownFormat},
		{"", refi.ErrUnknownFormat},
	} {
		if _, _, err := refi.ReadCodebook(strings.NewReader(c.content)); !errors.Is(err, c.class) {
			t.Errorf("%.80q gives %v", c.content, err)
		}
	}
}

// TestNoPathLeadsOutOfTheArchive reads sources whose paths lead elsewhere: none
// is followed, and each is told of.
func TestNoPathLeadsOutOfTheArchive(t *testing.T) {
	for _, path := range []string{
		"/etc/passwd", "file:///etc/passwd", "absolute:///etc/passwd", "relative:///../x.txt", "http://example.org/x.txt", `\\server\x.txt`,
		"internal://../project.qde", "internal://../../etc/passwd", "internal:///etc/passwd", "internal://",
	} {
		archive := inSources(t, "", `<Sources><TextSource guid="00000000-0000-0000-0000-000000000001" name="S" plainTextPath="`+path+`"/></Sources>`,
			entry{"sources/other.txt", "words"})
		project, report := read(t, archive)
		if project.Sources[0].Text.There() {
			t.Errorf("%s was followed", path)
		}
		if got := remarks(report.Lost); !strings.HasPrefix(got, "files ") || !strings.Contains(got, "texts that are not there: 1") {
			t.Errorf("%s: %s", path, got)
		}
	}
}
