package transcript_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fieldwork/coding/transcript"
)

// readHostile reads what may be anything. What is taken has to be sound, and
// what is refused has to have a class and one line that says where.
func readHostile(t *testing.T, name, content string, options transcript.Options) (transcript.Result, bool) {
	t.Helper()
	result, err := transcript.Read(name, []byte(content), options)
	if err == nil {
		checkResult(t, &result)
		return result, true
	}
	var fault *transcript.Fault
	if !errors.As(err, &fault) || fault.Class == nil || fault.Message == "" || strings.ContainsFunc(err.Error(), unicode.IsControl) {
		t.Fatalf("the error is %#v", err)
	}
	return result, false
}

// FuzzText reads plain text. No word of it is lost.
func FuzzText(f *testing.F) {
	for _, c := range conversations {
		f.Add(c.text, strings.Join(c.options.Speakers, "\n"), c.options.NoSpeakers)
	}
	f.Add("\xFF\xFEa\x00", "", false)
	f.Add("caf\xe9", "", false)
	f.Add("INT:\u0301 a\u2029[00:12]\u0085\x00", "INT", false)
	f.Fuzz(func(t *testing.T, text, speakers string, noSpeakers bool) {
		result, ok := readHostile(t, "talk.txt", text, transcript.Options{Speakers: strings.Split(speakers, "\n"), NoSpeakers: noSpeakers})
		if !ok || result.Encoding != transcript.UTF8 || result.Format != transcript.PlainText {
			return
		}
		if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool {
			return unicode.IsControl(r) && !unicode.IsSpace(r) || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
		}) {
			return
		}
		want := withoutSpace(norm.NFC.String(strings.TrimPrefix(text, "\ufeff")))
		if got := withoutSpace(whole(&result)); got != want {
			t.Fatalf("got %q\nof  %q", got, want)
		}
	})
}

// FuzzMarkdown reads Markdown.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: a\n---\n# b\n**INT:** \\[c\\] &amp; __d__ \\", "**a\n**b**: c\n**b**: d ****", "\\", "#", "**", "&#27;&#10;&#x202e;", "**e\u0301:** a",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { readHostile(t, "talk.md", text, transcript.Options{}) })
}

// FuzzCaptions reads the same words as WebVTT and as SubRip.
func FuzzCaptions(f *testing.F) {
	for _, seed := range []string{
		"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v A>b</v> c <00:01.500>d\n\nNOTE x\n\n00:03.000 --> 00:01.000\n<v B>",
		"1\n00:00:01,000 --> 00:00:02,000\nA: b\n2\n00:00:02,000 --> 00:00:03,000\n{\\an8}- c\n",
		"-->", "1", "1\n-->\n-->\n2", "WEBVTT\n<v \x00", "999:59:59.999999999 --> 1:1", "00:00 --> 00:00\n&#0;&lt;v x&gt;",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		readHostile(t, "talk.vtt", text, transcript.Options{})
		readHostile(t, "talk.srt", text, transcript.Options{})
	})
}

// FuzzWord reads the body of a Word document, with styles that are damaged too.
func FuzzWord(f *testing.F) {
	for _, seed := range []string{
		wordParagraph(wordRun("INT:", true), wordRun("a", false)),
		"<w:tbl><w:tr><w:tc>" + wordParagraph(wordRun("R", false)) + "</w:tc><w:tc><w:p><w:r><w:t>b</w:t><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>",
		"<w:p><w:r><w:t>a<w:p>b</w:r></w:p>", "</w:p></w:tr></w:tc></w:r>", "<w:del><w:p>", "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>\ufffe&#x85;</w:t>",
		"<w:r><w:b/><w:t>x</w:t></w:r><w:tr><w:p>",
	} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, body, styles string) {
		readHostile(t, "talk.docx", wordFile(t, body, part{"word/styles.xml", styles}, part{"docProps/core.xml", styles}, part{"_rels/.rels", styles}), transcript.Options{})
	})
}

// FuzzOpenDocument reads the body of an OpenDocument text.
func FuzzOpenDocument(f *testing.F) {
	for _, seed := range []string{
		`<text:p><text:span text:style-name="T1">INT:</text:span> a<text:s text:c="99999999999"/><text:tab/></text:p>`,
		"<table:table-row><table:table-cell><text:p>R</text:p></table:table-cell><table:table-cell><text:p>a</text:p>", "</text:p></text:span></table:table-row>",
		"<text:note><text:p>a</text:note>b", "<text:h>a<text:line-break/> b</text:h>", "<text:span><text:p>a</text:span></text:p>",
	} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, body, styles string) {
		readHostile(t, "talk.odt", openFile(t, body, part{"styles.xml", styles}, part{"meta.xml", styles}, part{"META-INF/manifest.xml", styles}), transcript.Options{})
	})
}

// FuzzFile reads any bytes under the name of any format.
func FuzzFile(f *testing.F) {
	f.Add(".docx", wordFile(f, wordParagraph(wordRun("INT: a", false))))
	f.Add(".odt", openFile(f, "<text:p>INT: a</text:p>"))
	f.Add(".txt", "PK\x03\x04")
	f.Add("", "WEBVTT")
	f.Add(".docx", "PK\x05\x06")
	f.Fuzz(func(t *testing.T, extension, content string) {
		if strings.ContainsFunc(extension, unicode.IsControl) {
			return
		}
		readHostile(t, "talk"+extension, content, transcript.Options{})
	})
}
