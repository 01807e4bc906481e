package transcript_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"html"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fieldwork/coding/transcript"
)

// read reads a file that has to be sound.
func read(t testing.TB, name, content string, options transcript.Options) transcript.Result {
	t.Helper()
	result, err := transcript.Read(name, []byte(content), options)
	if err != nil {
		t.Fatalf("%s is refused: %v", name, err)
	}
	checkResult(t, &result)
	return result
}

// refused reads a file that has to be refused, and gives the sentence.
func refused(t testing.TB, name, content string, class error) string {
	t.Helper()
	_, err := transcript.Read(name, []byte(content), transcript.Options{})
	if !errors.Is(err, class) {
		t.Fatalf("%s gives %v, not %v", name, err, class)
	}
	var fault *transcript.Fault
	if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), name+":") {
		t.Fatalf("%v does not begin with the name of the file", err)
	}
	return err.Error()
}

// checkResult checks what holds of every result, whatever the file.
func checkResult(t testing.TB, result *transcript.Result) {
	t.Helper()
	if result.Text == "" || !utf8.ValidString(result.Text) || !norm.NFC.IsNormalString(result.Text) {
		t.Fatalf("the text is empty, not UTF-8 or not NFC: %q", result.Text)
	}
	if i := strings.IndexFunc(result.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' }); i >= 0 {
		t.Fatalf("the text has a control character at %d: %q", i, result.Text)
	}
	checkTurns(t, result)
	at := 0
	for _, label := range result.Labels {
		if label.At < at || label.At > utf8.RuneCountInString(result.Text) || label.Words == "" || label.Line < 1 {
			t.Fatalf("the label %+v is out of place", label)
		}
		at = label.At
	}
	for i, notice := range result.Notices {
		if notice.Sentence == "" || notice.Line < 0 || strings.ContainsFunc(notice.Sentence, unicode.IsControl) || i > 0 && notice.Line < result.Notices[i-1].Line {
			t.Fatalf("the notices are %+v", result.Notices)
		}
	}
}

// checkTurns checks that the turns cover the text, and that those who speak and
// the times are counted right.
func checkTurns(t testing.TB, result *transcript.Result) {
	t.Helper()
	var pieces []string
	text, end, timed := []rune(result.Text), 0, false
	counts := map[string]int{}
	for i, turn := range result.Turns {
		if turn.From >= turn.To || turn.To > len(text) || turn.From < end || (turn.At != 0 && !turn.Timed) {
			t.Fatalf("turn %d is %+v in a text of %d", i, turn, len(text))
		}
		end, timed = turn.To, timed || turn.Timed
		counts[turn.Speaker]++
		piece := string(text[turn.From:turn.To])
		if piece != strings.TrimSpace(piece) {
			t.Fatalf("turn %d has space around it: %q", i, piece)
		}
		pieces = append(pieces, piece)
	}
	if joined := strings.Join(pieces, "\n\n"); joined != result.Text {
		t.Fatalf("the turns come to %q, the text is %q", joined, result.Text)
	}
	if timed != result.Timed {
		t.Fatalf("Timed is %v", result.Timed)
	}
	delete(counts, "")
	for _, speaker := range result.Speakers {
		if counts[speaker.Name] != speaker.Turns {
			t.Fatalf("%s has %d turns, not %d", speaker.Name, counts[speaker.Name], speaker.Turns)
		}
		delete(counts, speaker.Name)
	}
	if len(counts) > 0 {
		t.Fatalf("the speakers lack %v", counts)
	}
}

// script writes the turns of a result as lines "Speaker @seconds| words".
func script(result *transcript.Result) string {
	var out strings.Builder
	text := []rune(result.Text)
	for _, turn := range result.Turns {
		out.WriteString(turn.Speaker)
		if turn.Timed {
			fmt.Fprintf(&out, "@%g", turn.At.Seconds())
		}
		out.WriteString("| " + strings.ReplaceAll(string(text[turn.From:turn.To]), "\n", "/") + "\n")
	}
	return out.String()
}

// sentences are the notices of a result, each with its line.
func sentences(result *transcript.Result) string {
	var out strings.Builder
	for _, notice := range result.Notices {
		fmt.Fprintf(&out, "%d: %s\n", notice.Line, notice.Sentence)
	}
	return out.String()
}

// expect compares two texts.
func expect(t testing.TB, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// part is a part of a packed document.
type part struct{ name, content string }

// packed packs parts; only those of middling size are worth the time.
func packed(t testing.TB, parts ...part) string {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range parts {
		method := zip.Deflate
		if len(part.content) == 0 || len(part.content) > 1<<20 {
			method = zip.Store
		}
		w, err := archive.CreateHeader(&zip.FileHeader{Name: part.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const (
	wordOpen  = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
	openOpen  = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="tb" xmlns:dc="d">` +
		`<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>` +
		`<office:body><office:text>`
	openClose = `</office:text></office:body></office:document-content>`
)

// wordFile packs the body of a Word document, with other parts.
func wordFile(t testing.TB, body string, others ...part) string {
	t.Helper()
	return packed(t, append([]part{{"word/document.xml", wordOpen + body + wordClose}}, others...)...)
}

// openFile packs the body of an OpenDocument text, with other parts.
func openFile(t testing.TB, body string, others ...part) string {
	t.Helper()
	return packed(t, append([]part{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", openOpen + body + openClose}}, others...)...)
}

// wordRun is a run of a Word document, bold or not.
func wordRun(text string, bold bool) string {
	properties := ""
	if bold {
		properties = "<w:rPr><w:b/></w:rPr>"
	}
	text = strings.ReplaceAll(html.EscapeString(text), "\t", `</w:t><w:tab/><w:t xml:space="preserve">`)
	return "<w:r>" + properties + `<w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

func wordParagraph(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }

// stamp is a time as captions have it.
func stamp(at time.Duration, point string) string {
	return fmt.Sprintf("%02d:%02d:%02d%s%03d", int(at.Hours()), int(at.Minutes())%60, int(at.Seconds())%60, point, at.Milliseconds()%1000)
}
