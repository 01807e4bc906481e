//go:build judges

package report_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/report"
	"fieldwork/forms/report/axe"
)

// kept writes the sample into a folder of its own.
func kept(t *testing.T, name string, write func(io.Writer, report.Document) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(written(t, write, sample())), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// ran gives what a program prints.
func ran(t *testing.T, needs, name string, arguments ...string) string {
	t.Helper()
	command := exec.Command(name, arguments...)
	var faults strings.Builder
	command.Stderr = &faults
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%s (of the package %s): %v\n%s", name, needs, err, faults.String())
	}
	return string(output)
}

var pandocHeading = regexp.MustCompile(`(?m)^(#+ .*?)( \{.*\})?$`)

// TestJudgePandocReadsHeadings sees that pandoc finds the headings, quotations,
// captions and numbers of lists in each format.
func TestJudgePandocReadsHeadings(t *testing.T) {
	for name, write := range map[string]func(io.Writer, report.Document) error{
		"sample.docx": report.WriteWord, "sample.html": report.WriteHTML, "sample.md": report.WriteMarkdown,
	} {
		from, shift := "docx", "0"
		switch filepath.Ext(name) {
		case ".html":
			from, shift = "html", "-1" // the title is the first heading
		case ".md":
			from, shift = "gfm", "-1"
		}
		got := ran(t, "pandoc", "pandoc", "--from", from, "--to", "markdown_strict+pipe_tables", "--wrap=none", "--shift-heading-level-by", shift, kept(t, name, write))
		var headings []string
		for _, found := range pandocHeading.FindAllStringSubmatch(got, -1) {
			headings = append(headings, found[1])
		}
		if name == "sample.html" {
			headings = headings[1:] // that of the contents, which elsewhere is none
		}
		if difference := cmp.Diff([]string{"# Themes", "## Two levels too deep \\#", "# Next chapter"}, headings); difference != "" {
			t.Errorf("pandoc reads other headings in %s:\n%s\n%s", name, difference, got)
		}
		for _, wanted := range []string{"> We got our foot &lt;in&gt; the door.", "Table 1: Codes by remit", `2.  \- two`, "1.  one anew", "**strong**"} {
			if !strings.Contains(got, wanted) {
				t.Errorf("pandoc reads no %q in %s:\n%s", wanted, name, got)
			}
		}
	}
}

// TestJudgeLibreOfficeOpensWord lets LibreOffice make a flat OpenDocument of the
// Word file, and finds headings, charts, the repeated row and the title in it.
func TestJudgeLibreOfficeOpensWord(t *testing.T) {
	source := kept(t, "sample.docx", report.WriteWord)
	folder := filepath.Dir(source)
	ran(t, "libreoffice-writer-nogui", "soffice", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless",
		"--convert-to", "fodt", "--outdir", folder, source)
	content, err := os.ReadFile(filepath.Join(folder, "sample.fodt"))
	if err != nil {
		t.Fatal(err)
	}
	for wanted, most := range map[string]int{
		`<text:h [^>]*text:outline-level="1"`:                                      2,
		`<text:table-of-content `:                                                  1,
		`<text:index-body>(?s:.*)Two levels too deep #.*(?s:.*)</text:index-body>`: 1,
		`<text:h [^>]*text:outline-level="2"`:                                      1,
		`<table:table-header-rows>`:                                                1,
		`<draw:object`:                                                             2,
		`<dc:title>Findings &lt;b&gt;&amp; more&lt;/b&gt;`:                         1,
		`<text:page-number`:                                                        1,
		`fo:language="cy"`:                                                         1,
		`>Table <text:sequence`:                                                    1,
	} {
		found := regexp.MustCompile(wanted).FindAllString(string(content), -1)
		if len(found) < most {
			t.Errorf("LibreOffice has %d of %s, not %d", len(found), wanted, most)
		}
	}
}

// TestJudgeAxeFindsNoFault holds the page against the rules of accessibility.
func TestJudgeAxeFindsNoFault(t *testing.T) {
	axe.Check(t, written(t, report.WriteHTML, sample()))
}

// TestJudgeAxeIsStrict sees that the rules are in force.
func TestJudgeAxeIsStrict(t *testing.T) {
	page := strings.Replace(written(t, report.WriteHTML, sample()), `<html lang="en">`, `<html>`, 1)
	if faults := axe.Faults(t, page); len(faults) == 0 {
		t.Error("a page without a language was found good")
	}
}
