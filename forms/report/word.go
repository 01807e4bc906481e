package report

import (
	"archive/zip"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
)

//go:embed word/*.xml
var wordParts embed.FS

// WriteWord writes a document as a Word file (.docx, Office Open XML of ISO/IEC
// 29500, transitional) with real styles for its title, headings, quotations,
// captions and lists, the title rows of tables repeated on each page, numbers
// on the pages, and its language and title set. The same document gives the
// same bytes. It fails only if out does.
func WriteWord(out io.Writer, d Document) error {
	body := newWordBody(d.language())
	body.document(d)
	archive := zip.NewWriter(out)
	for _, p := range wordPackage(d, body) {
		if err := addPart(archive, p); err != nil {
			return err
		}
	}
	return archive.Close()
}

// wordPart is one file in the archive.
type wordPart struct{ name, content string }

// wordPackage lists the files of which a document is made, the table of their
// types first.
func wordPackage(d Document, body *wordBody) []wordPart {
	parts := []wordPart{
		{"[Content_Types].xml", fixedPart("content_types.xml", "{{CHARTS}}", body.chartTypes())},
		{"_rels/.rels", fixedPart("package_relations.xml")},
		{"docProps/core.xml", fixedPart("core.xml", "{{TITLE}}", escaped(oneLine(d.Title)),
			"{{SUBTITLE}}", escaped(oneLine(d.Subtitle)), "{{LANGUAGE}}", body.language)},
		{"docProps/app.xml", fixedPart("app.xml")},
		{"word/document.xml", body.xml()},
		{"word/_rels/document.xml.rels", fixedPart("document_relations.xml", "{{CHARTS}}", body.chartRelations())},
		{"word/styles.xml", fixedPart("styles.xml", "{{LANGUAGE}}", body.language)},
		{"word/numbering.xml", fixedPart("numbering.xml", "{{LISTS}}", body.orderedLists())},
		{"word/settings.xml", fixedPart("settings.xml", "{{LANGUAGE}}", body.language)},
		{"word/footer1.xml", fixedPart("footer.xml")},
	}
	return append(parts, body.charts...)
}

// fixedPart is a file that ships with the program, with values in the places
// that are named for them.
func fixedPart(name string, placesAndValues ...string) string {
	content, err := wordParts.ReadFile(path.Join("word", name))
	if err != nil {
		panic("report: " + err.Error()) // the parts are in the program itself
	}
	return strings.NewReplacer(placesAndValues...).Replace(string(content))
}

// addPart adds a file without the time, which would make the bytes differ.
func addPart(archive *zip.Writer, p wordPart) error {
	out, err := archive.CreateHeader(&zip.FileHeader{
		Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, p.content)
	return err
}

// wordLanguage is a tag as Word knows it, which wants a country to check the
// spelling by.
func wordLanguage(tag string) string {
	switch tag {
	case "en", "cy", "gd":
		return tag + "-GB"
	}
	return tag
}

// escaped is text as XML has it.
func escaped(s string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(safe(s))); err != nil {
		panic("report: " + err.Error()) // a strings.Builder takes everything
	}
	return strings.ReplaceAll(out.String(), "&#xA;", "\n")
}

// orderedLists are the numberings of the ordered lists, each of which begins
// with 1.
func (w *wordBody) orderedLists() string {
	var out strings.Builder
	for i := range w.lists.count {
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+firstOrderedList)
	}
	return out.String()
}
