package endtoend

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	endian "encoding/binary"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
)

// TestContactsThatCannotBeImported gives the program files that are no lists of
// contacts. Each is named with what is wrong with it, and not a byte of the
// study changes.
func TestContactsThatCannotBeImported(t *testing.T) {
	study := newCalls(t, "fusion-guide")
	const list = "name,email\r\nSiân Jones,sian@x.example\r\n"
	bomb := bomb(t)
	for _, c := range []struct{ name, content, says string }{
		{"rows.csv", "name,email\nSiân Jones,sian@x.example\nSam Hall,nowhere\n", "rows.csv:3:10: "},
		{"twice.csv", "name,E-mail,email\nA,a@x.example,b@x.example\n", "twice.csv:1:13: a second column is called email"},
		{"little.csv", wide(endian.LittleEndian, list), "little.csv:1:2: the encoding of the file cannot be told"},
		{"big.csv", wide(endian.BigEndian, list), "big.csv:1:1: the encoding of the file cannot be told"},
		{"plain.csv", wide(endian.LittleEndian, "name\nAnn\n"), "plain.csv:1:2: there is a NUL character; the file may be UTF-16"},
		{"empty.csv", "", "empty.csv:1:1: the file is empty"},
		{"bomb.xlsx", bomb, "bomb.xlsx:1:1: the workbook holds more than 64 MB once it is unpacked"},
		{"cut.xlsx", bomb[:1000], "cut.xlsx:1:1: the file is a damaged workbook"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), c.name)
			write(t, file, c.content)
			wantRefused(t, study, file, c.says)
		})
	}
	wantRefused(t, study, filepath.Join(t.TempDir(), "none.csv"), "There is no file or folder ")
	wantRefused(t, study, t.TempDir(), "is not an ordinary file")
}

// TestImportWhileTheStudyIsOpen imports into a study that is on the desk, and
// then twice at once: nothing is written by whom it is closed to, and all of it
// by whom it is open to.
func TestImportWhileTheStudyIsOpen(t *testing.T) {
	study := newCalls(t, "fusion-guide")
	file := filepath.Join(t.TempDir(), "more.csv")
	write(t, file, "name,email\nSiân Jones,sian@x.example\n")
	term := open(t, 80, 24, "--study", study)
	term.waitFor("not called yet")
	wantRefused(t, study, file, "is open in another fieldwork; close it there, or wait.")
	term.leave()
	term.waitEnd()
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if said, err := attempt("contacts", "import", "--study", study, file); err != nil && !strings.Contains(said, "is open in another fieldwork") {
				t.Errorf("%v: %s", err, said)
			}
		})
	}
	both.Wait()
	wantAll(t, run(t, "", "verify", "--study", study), "is sound: ", " 4 contacts, 3 cases, ")
}

// wantRefused fails the test unless an import is refused with a sentence, and
// leaves the study as it was.
func wantRefused(t *testing.T, study, file, says string) {
	t.Helper()
	before := digest(t, study)
	said, err := attempt("contacts", "import", "--study", study, file)
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() != 1 || !strings.Contains(said, says) {
		t.Errorf("%s ends with %v and says %q, not %q", filepath.Base(file), err, said, says)
	}
	if digest(t, study) != before {
		t.Errorf("%s has changed the study", filepath.Base(file))
	}
}

// attempt runs the program and gives what it says of an error.
func attempt(arguments ...string) (said string, err error) {
	command := exec.Command(binary, arguments...)
	command.Env = environment()
	var stderr bytes.Buffer
	command.Stderr = &stderr
	err = command.Run()
	return stderr.String(), err
}

func digest(t *testing.T, path string) [sha256.Size]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(content)
}

// wide is a text in UTF-16 without a byte order mark.
func wide(order endian.AppendByteOrder, text string) string {
	var content []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		content = order.AppendUint16(content, unit)
	}
	return string(content)
}

// bomb is a small workbook that unpacks to 300 MB.
func bomb(t *testing.T) string {
	t.Helper()
	var content bytes.Buffer
	archive := zip.NewWriter(&content)
	sheet, err := archive.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	for range 300 {
		if _, err := io.Copy(sheet, bytes.NewReader(spaces)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return content.String()
}
