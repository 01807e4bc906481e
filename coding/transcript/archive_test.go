package transcript_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fieldwork/coding/transcript"
)

// TestDocumentsThatAreRefused reads packed files that are damaged or meant to do
// harm.
func TestDocumentsThatAreRefused(t *testing.T) {
	words := wordParagraph(wordRun("INT: words", false))
	sound := wordFile(t, words)
	var many []part
	for i := range transcript.MostEntries {
		many = append(many, part{fmt.Sprint(i), ""})
	}
	deep := strings.Repeat("<w:p>", transcript.DeepestNesting) + strings.Repeat("</w:p>", transcript.DeepestNesting)
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>` + wordOpen + words + wordClose
	locked := `<m xmlns="m"><file-entry><encryption-data/></file-entry></m>`
	for _, c := range []struct {
		name, content string
		class         error
		want          string
	}{
		{"cut.docx", sound[:len(sound)/2], transcript.ErrBroken, "the document is damaged or was cut off"},
		{"nothing.docx", packed(t), transcript.ErrBroken, "word/document.xml: this part of the document is missing"},
		{"nothing.odt", packed(t), transcript.ErrBroken, "content.xml: this part of the document is missing"},
		{"missing.odt", packed(t, part{"mimetype", "application/vnd.oasis.opendocument.text"}), transcript.ErrBroken, "content.xml: this part of the document is missing"},
		{"twice.docx", wordFile(t, words, part{"word/document.xml", "<x/>"}), transcript.ErrBroken, "word/document.xml: the document has this part twice"},
		{"many.docx", wordFile(t, words, many...), transcript.ErrTooLarge, "more than 10000 parts"},
		{"deep.docx", wordFile(t, deep), transcript.ErrTooLarge, "nested more than 256 deep"},
		{"deep.odt", openFile(t, strings.ReplaceAll(deep, "w:p", "text:p")), transcript.ErrTooLarge, "nested more than 256 deep"},
		{"entities.docx", packed(t, part{"word/document.xml", entities}), transcript.ErrTooLarge, "word/document.xml:59: the document declares entities"},
		{"noxml.docx", packed(t, part{"word/document.xml", "words"}), transcript.ErrEmpty, "no words"},
		{"broken.docx", packed(t, part{"word/document.xml", wordOpen + "<w:p></w:r>"}), transcript.ErrBroken, "word/document.xml:140: the document is damaged here"},
		{"latin.docx", packed(t, part{"word/document.xml", `<?xml version="1.0" encoding="x-user"?><a/>`}), transcript.ErrBroken, "the document is damaged here"},
		{"elsewhere.docx", wordFile(t, words, part{"_rels/.rels", `<R><Relationship Type="/officeDocument" Target="../../etc/passwd"/></R>`}), transcript.ErrBroken, "etc/passwd: this part of the document is missing"},
		{"locked.odt", openFile(t, "<text:p>x</text:p>", part{"META-INF/manifest.xml", locked}), transcript.ErrLocked, "password"},
		{"sheet.odt", packed(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, part{"content.xml", "<a/>"}), transcript.ErrUnknownFormat, "neither a Word nor"},
		{"sheet.docx", packed(t, part{"_rels/.rels", "<a/>"}, part{"xl/workbook.xml", "<a/>"}), transcript.ErrUnknownFormat, "neither a Word nor"},
		{"some.zip", packed(t, part{"a.txt", "INT: a"}), transcript.ErrUnknownFormat, "neither a Word nor"},
		{"empty.docx", wordFile(t, wordParagraph()), transcript.ErrEmpty, "no words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if message := refused(t, c.name, c.content, c.class); !strings.Contains(message, c.want) {
				t.Errorf("the sentence is %q", message)
			}
		})
	}
}

// bomb packs so many megabytes of one letter into a part, between a beginning
// and an end, and says that it is so many bytes once it is unpacked.
func bomb(t *testing.T, beginning string, megabytes int, end string, said uint64) string {
	t.Helper()
	var content bytes.Buffer
	packer, err := flate.NewWriter(&content, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	megabyte := bytes.Repeat([]byte("a"), 1<<20)
	pieces := append([][]byte{[]byte(beginning)}, slices.Repeat([][]byte{megabyte}, megabytes)...)
	for _, piece := range append(pieces, []byte(end)) {
		if _, err := packer.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := packer.Close(); err != nil {
		t.Fatal(err)
	}
	return rawWordFile(t, content.Bytes(), said)
}

// rawWordFile is a document whose text is packed already, and which says how
// large that is once it is unpacked.
func rawWordFile(t *testing.T, content []byte, said uint64) string {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	w, err := archive.CreateRaw(&zip.FileHeader{
		Name: "word/document.xml", Method: zip.Deflate, CompressedSize64: uint64(len(content)), UncompressedSize64: said,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestBombsAreRefused unpacks nothing of a bomb that says what it is, and no more
// than it says of one that does not.
func TestBombsAreRefused(t *testing.T) {
	const megabytes = 12
	beginning, end := wordOpen+"<w:p><w:r><w:t>", "</w:t></w:r></w:p>"+wordClose
	for _, said := range []uint64{1000, megabytes << 20, 1 << 62} {
		file := bomb(t, beginning, megabytes, end, said)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if said < 1<<20 {
			refused(t, "bomb.docx", file, transcript.ErrBroken)
		} else if message := refused(t, "bomb.docx", file, transcript.ErrTooLarge); !strings.Contains(message, "more than 300 times its size") {
			t.Error(message)
		}
		runtime.ReadMemStats(&after)
		if taken := (after.TotalAlloc - before.TotalAlloc) >> 20; taken > 1 {
			t.Errorf("%d MB were taken for a bomb of %d MB", taken, megabytes)
		}
	}
	large := rawWordFile(t, make([]byte, 1<<20), transcript.LargestUnpacked+1)
	if message := refused(t, "large.docx", large, transcript.ErrTooLarge); !strings.Contains(message, "more than 256 MB once it is unpacked") {
		t.Error(message)
	}
}

// TestDamagedDocumentsAreReadAsFarAsTheyAreSound reads what comes before the
// damage and says where that is.
func TestDamagedDocumentsAreReadAsFarAsTheyAreSound(t *testing.T) {
	words := wordOpen + wordParagraph(wordRun("INT: one", false)) + "<w:tbl><w:tr><w:tc>" + wordParagraph(wordRun("R: two", false)) + "<w:p>"
	damaged := wordRun("half", false) + "<w:r></w:x>"
	result := read(t, "talk.docx", packed(t, part{"word/document.xml", words + damaged}, part{"word/styles.xml", "<a"}, part{"docProps/core.xml", "<a>"}), transcript.Options{})
	expect(t, script(&result), "INT| one\nR| two//half\n")
	expect(t, sentences(&result), fmt.Sprintf(`0: docProps/core.xml is damaged at byte 3 and was read up to there.
0: word/document.xml is damaged at byte %d; what follows there was not read.
0: word/styles.xml is damaged at byte 2 and was read up to there.
`, len(words+damaged)))
}

// TestChecksumsAreChecked changes a word in a document that is stored unpacked.
func TestChecksumsAreChecked(t *testing.T) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	w, err := archive.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, wordOpen+wordParagraph(wordRun("INT: one", false))+wordClose); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	result := read(t, "talk.docx", strings.Replace(out.String(), "one", "two", 1), transcript.Options{})
	if !strings.Contains(sentences(&result), "word/document.xml is damaged") {
		t.Errorf("%+v", result.Notices)
	}
}

// TestLargePiecesAreRefused reads a tag with more attributes, and a run of more
// text, than any document has.
func TestLargePiecesAreRefused(t *testing.T) {
	var attributes strings.Builder
	for i := range transcript.LargestToken/1000 + 1 {
		fmt.Fprintf(&attributes, ` a%d="%s"`, i, strings.Repeat("value", 200))
	}
	flood := wordFile(t, "<w:p"+attributes.String()+"/>")
	run := wordFile(t, wordParagraph(wordRun("INT: "+strings.ReplaceAll(attributes.String(), `"`, ""), false)))
	for _, file := range []string{flood, run} {
		message := refused(t, "flood.docx", file, transcript.ErrTooLarge)
		if !strings.Contains(message, "a piece of more than 8 MB here") {
			t.Error(message)
		}
	}
}

// TestCaptionsWithoutBlankLinesAreRefused reads more lines than a file may have,
// all in one block.
func TestCaptionsWithoutBlankLinesAreRefused(t *testing.T) {
	refused(t, "long.vtt", "WEBVTT\n\n"+strings.Repeat("a\n", transcript.MostLines+1), transcript.ErrTooLarge)
	refused(t, "voices.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n"+strings.Repeat("<v A>b", transcript.MostLines+1), transcript.ErrTooLarge)
}
