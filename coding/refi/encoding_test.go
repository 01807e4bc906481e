package refi_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"fieldwork/coding/refi"
)

// wide is a text in UTF-16 with a byte order mark.
func wide(text string, littleEndian bool) string {
	var out bytes.Buffer
	for _, unit := range append([]uint16{0xFEFF}, utf16.Encode([]rune(text))...) {
		high, low := byte(unit>>8), byte(unit)
		if littleEndian {
			high, low = low, high
		}
		out.Write([]byte{high, low})
	}
	return out.String()
}

const smallSource = `<Sources><TextSource guid="00000000-0000-4000-8000-000000000001" name="Tŷ 😀" plainTextPath="internal://a.txt"/></Sources>`

// TestEncodingsAreRead reads XML and texts in the encodings that occur.
func TestEncodingsAreRead(t *testing.T) {
	xml := `<?xml version="1.0" encoding="utf-16"?>` + projectStart + smallSource + "</Project>"
	for _, c := range []struct{ name, xml, text, title, want string }{
		{"UTF-8 with a mark", "\ufeff" + projectStart + smallSource + "</Project>", "\ufeffbore da 😀", "Tŷ 😀", "bore da 😀"},
		{"UTF-16, low byte first", wide(xml, true), wide("bore da 😀", true), "Tŷ 😀", "bore da 😀"},
		{"UTF-16, high byte first", wide(xml, false), wide("bore da 😀", false), "Tŷ 😀", "bore da 😀"},
		{"Windows-1252", `<?xml version="1.0" encoding="windows-1252"?>` + strings.ReplaceAll(projectStart+smallSource+"</Project>", "Tŷ 😀", "caf\xe9"), "plain", "café", "plain"},
		{"UTF-8 with bytes that are none", projectStart + smallSource + "</Project>", "a\xffb\xfe\xfec", "Tŷ 😀", "a�b��c"},
		{"an empty text", projectStart + smallSource + "</Project>", "", "Tŷ 😀", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			project, _ := read(t, packed(t, entry{"project.qde", c.xml}, entry{"sources/a.txt", c.text}))
			expect(t, project.Sources[0].Name, c.title)
			expect(t, textOf(t, project.Sources[0].Text), c.want)
			expect(t, project.Sources[0].Text.Length, len([]rune(c.want)))
		})
	}
}

// flagged sets a flag of the last entry of an archive, in both of its headers.
func flagged(archive []byte) []byte {
	archive = bytes.Clone(archive)
	archive[bytes.LastIndex(archive, []byte("PK\x03\x04"))+6] |= 1
	archive[bytes.LastIndex(archive, []byte("PK\x01\x02"))+8] |= 1
	return archive
}

// TestTextsThatCannotBeReadAreRefused reads texts that are damaged, have a
// password, or are too large.
func TestTextsThatCannotBeReadAreRefused(t *testing.T) {
	project := entry{"project.qde", projectStart + smallSource + "</Project>"}
	sound := packed(t, project, entry{"sources/a.txt", "words and words and words"})
	refused(t, flagged(sound), refi.ErrLocked)
	damaged := bytes.Clone(sound)
	damaged[bytes.LastIndex(sound, []byte("PK\x01\x02"))+16] ^= 0xff // the checksum
	if message := refused(t, damaged, refi.ErrBroken); !strings.Contains(message, "sources/a.txt: this is damaged") {
		t.Error(message)
	}

	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	w, err := archive.Create(project.name)
	if err == nil {
		_, err = w.Write([]byte(project.content))
	}
	if err != nil {
		t.Fatal(err)
	}
	const packedSize = 1 << 20
	if w, err = archive.CreateRaw(&zip.FileHeader{Name: "sources/a.txt", CompressedSize64: packedSize, UncompressedSize64: refi.LargestText + 1}); err == nil {
		_, err = w.Write(make([]byte, packedSize))
	}
	if err := errors.Join(err, archive.Close()); err != nil {
		t.Fatal(err)
	}
	if message := refused(t, out.Bytes(), refi.ErrTooLarge); !strings.Contains(message, "more than 64 MB") {
		t.Error(message)
	}
}

// TestInlineTextsCountLineEndsAsTheirProgramDid reads a text that stands in the
// XML, where CR LF has become LF but positions still count both.
func TestInlineTextsCountLineEndsAsTheirProgramDid(t *testing.T) {
	const inside = `<CodeBook><Codes><Code guid="00000000-0000-4000-8000-000000000009" name="C"/></Codes></CodeBook><Sources><TextSource guid="00000000-0000-4000-8000-000000000001" name="S">` +
		"<PlainTextContent>One line.\r\nTwo lines.\r\nThree 😀 of them here.</PlainTextContent>" +
		`<PlainTextSelection guid="00000000-0000-4000-8000-000000000002" startPosition="11" endPosition="20"><Coding><CodeRef targetGUID="00000000-0000-4000-8000-000000000009"/></Coding></PlainTextSelection>` +
		`<PlainTextSelection guid="00000000-0000-4000-8000-000000000003" startPosition="35" endPosition="39"><Coding><CodeRef targetGUID="00000000-0000-4000-8000-000000000009"/></Coding></PlainTextSelection>` +
		`</TextSource></Sources>`
	project, report := read(t, inSources(t, "", inside))
	expect(t, report.Reading, refi.UTF16Two)
	imported, _ := refi.ToAnalysis(&project, refi.Defaults{Now: now})
	expect(t, told(t, &imported), "S | C | default | Two lines\nS | C | default | them\n")
}
