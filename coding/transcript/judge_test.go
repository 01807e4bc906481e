//go:build judges

package transcript_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldwork/coding/transcript"
)

// converted lets LibreOffice make a document of a file.
func converted(t *testing.T, name, content, filter, extension string) string {
	t.Helper()
	folder := t.TempDir()
	source := filepath.Join(folder, name)
	if err := os.WriteFile(source, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless",
		"--infilter="+filter, "--convert-to", extension, "--outdir", folder, source)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice (soffice, of the package libreoffice-writer-nogui) is needed: %v\n%s", err, output)
	}
	document, err := os.ReadFile(strings.TrimSuffix(source, filepath.Ext(source)) + "." + extension)
	if err != nil {
		t.Fatal(err)
	}
	return string(document)
}

// paragraphsOf are the turns of a result with their paragraphs, however those
// are set apart.
func paragraphsOf(result *transcript.Result) string {
	return strings.ReplaceAll(script(result), "//", "/")
}

// TestJudgeLibreOfficeWritesTheSameParagraphs lets LibreOffice make documents of
// a text, and reads the same turns and paragraphs from them.
func TestJudgeLibreOfficeWritesTheSameParagraphs(t *testing.T) {
	var text strings.Builder
	text.WriteString("Date: 2 May 2017\nInterviewer: KM\n\n")
	for i := range 100 {
		fmt.Fprintf(&text, "INT  %s\nSut mae’n mynd, “da”   iawn & <iawn>?\tTab %d\n\nR: Ŵyr neb – 10:30.\n\n  😀 more\n", stamp(time.Duration(i)*time.Minute, "."), i)
	}
	want := read(t, "talk.txt", text.String(), transcript.Options{})
	if len(want.Turns) != 201 {
		t.Fatalf("%d turns", len(want.Turns))
	}
	for _, extension := range []string{"docx", "odt"} {
		document := converted(t, "talk.txt", text.String(), "Text (encoded):UTF8,LF,,en-GB,", extension)
		got := read(t, "talk."+extension, document, transcript.Options{})
		expect(t, paragraphsOf(&got), paragraphsOf(&want))
	}
}

// TestJudgeLibreOfficeWritesTheSameMarks reads bold names, tables, headings and
// properties from what LibreOffice makes of a page.
func TestJudgeLibreOfficeWritesTheSameMarks(t *testing.T) {
	const page = `<html lang="cy"><head><meta charset="utf-8"><title>The talk</title></head><body>
<h1>Part one</h1>
<p><b>Anna</b> Hello,<br>dear.</p><p><b>Tom</b> Hi &amp; <i>bye</i>.</p><p><b>Anna</b> Yes.</p>
<table><tr><td><p>00:01</p></td><td><p><b>Tom</b></p></td><td><p>In a cell.</p><p>More.</p></td></tr>
<tr><td><p>00:05</p></td><td><p><b>Anna</b></p></td><td><p>In another.</p></td></tr></table>
<ul><li>An item.</li></ul></body></html>`
	const want = "| Part one\nAnna| Hello,/dear.\nTom| Hi & bye.\nAnna| Yes.\nTom@1| In a cell./More.\nAnna@5| In another./An item.\n"
	for _, extension := range []string{"docx", "odt"} {
		document := converted(t, "page.html", page, "HTML (StarWriter)", extension)
		got := read(t, "page."+extension, document, transcript.Options{})
		expect(t, paragraphsOf(&got), want)
		if got.Title != "The talk" {
			t.Errorf("the title of the .%s is %q", extension, got.Title)
		}
	}
}
