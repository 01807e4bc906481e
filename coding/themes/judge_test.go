//go:build judges

package themes_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/forms/report"
)

// judged has soffice turn a file into another format, and gives what it made.
func judged(t *testing.T, name string, content []byte, format, made string) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--convert-to", format, "--outdir", folder, path)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	read, err := os.ReadFile(filepath.Join(folder, made))
	if err != nil {
		t.Fatal(err)
	}
	return string(read)
}

func TestJudgeLibreOfficeOpensAWorkbookOfPassages(t *testing.T) {
	s, codes := museums(t)
	s.document(coding.Document{ID: "D5", Title: hostile, Kind: coding.Transcript}, nil, ": "+hostile)
	s.passage("AM", "D5", hostile, codes["Money"])
	var out bytes.Buffer
	if _, err := themes.WriteWorkbook(&out, passageSheet(s)); err != nil {
		t.Fatal(err)
	}
	got := judged(t, "themes.xlsx", out.Bytes(), "csv:Text - txt - csv (StarCalc):44,34,76", "themes.csv")
	for _, want := range []string{"=1+1 is not a formula.", `"=HYPERLINK(""x"")␀␛]0;a␇`, "_x0041_ <b>&amp;", "We found new partners. They know the estates."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// chapterInWord is the chapter of the museums.
func chapterInWord(t *testing.T) []byte {
	s, _ := museums(t)
	chapter := themes.Chapter{Title: "Findings", By: "organisation", Labels: themes.NewLabels(&s.material, nil)}
	document, err := chapter.Document(&s.material, &themes.Choice{}, nil, s.source)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := report.WriteWord(&out, document); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestJudgeLibreOfficeOpensAChapter(t *testing.T) {
	got := judged(t, "chapter.docx", chapterInWord(t), "txt:Text (encoded):UTF8", "chapter.txt")
	for _, want := range []string{"Findings", "Benefits", "2 passages are not printed", "Interviewee 1"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestJudgePandocFindsTheHeadingsOfAChapter(t *testing.T) {
	command := exec.Command("pandoc", "--from", "docx", "--to", "markdown")
	command.Stdin = bytes.NewReader(chapterInWord(t))
	got, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Benefits", "## Partners", "# Money", "> They know the estates."} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
