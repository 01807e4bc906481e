package transcript_test

import (
	"strings"
	"testing"

	"fieldwork/coding/transcript"
)

func TestWord(t *testing.T) {
	body := `<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr>` + wordRun("The talk", false) + `</w:p>` +
		wordParagraph() +
		wordParagraph(wordRun("Anna", true), wordRun(" Well, ", false), wordRun("yes", true)) +
		wordParagraph(wordRun("a", false), `<w:r><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:char="F0E0"/></w:r>`, wordRun(" & <b>", false)) +
		`<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Tom:</w:t></w:r>` + wordRun(" no", false) +
		`<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>` + wordRun(" added", false) + `</w:ins>` +
		`<w:r><w:instrText>PAGE</w:instrText><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r></w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Sprecher"/><w:rPr><w:b w:val="0"/></w:rPr></w:pPr>` + wordRun("Anna", false) + `</w:p>` +
		wordParagraph(`<w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t> trimmed </w:t></w:r>`) +
		`<w:p><w:pPr><w:pStyle w:val="Sprecher"/></w:pPr>` + wordRun("Anna", false) + `</w:p>` +
		`<mc:AlternateContent xmlns:mc="m"><mc:Choice>` + wordParagraph(wordRun("box", false)) + `</mc:Choice><mc:Fallback>` + wordParagraph(wordRun("box", false)) + `</mc:Fallback></mc:AlternateContent>` +
		wordParagraph(wordRun("Tom", true), wordRun(": bye", false))
	styles := `<w:styles xmlns:w="w"><w:docDefaults><w:rPr><w:lang w:val="cy-GB"/></w:rPr></w:docDefaults>` +
		`<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:styleId="Sprecher"><w:name w:val="Speaker"/><w:rPr><w:b/><w:lang w:val="de"/></w:rPr></w:style></w:styles>`
	result := read(t, "talk.docx", wordFile(t, body, part{"word/styles.xml", styles}, part{"word/header1.xml", "<x/>"}), transcript.Options{})
	expect(t, script(&result), "| The talk\nAnna| Well, yes//a/\u2011\ufffd & <b>\nTom| no added\nAnna| trimmed\nAnna| box\nTom| bye\n")
	expect(t, sentences(&result), `0: Comments were left out (1).
0: Footnotes and endnotes were left out (1).
0: Headers and footers were left out.
0: Passages that were deleted with “Track changes” on were left out (1).
0: Symbols of a font of their own became � (1).
`)
	if result.Title != "The talk" || result.Language != "cy-GB" || result.Format != transcript.Word {
		t.Errorf("%q %q %s", result.Title, result.Language, result.Format)
	}
}

func TestWordTables(t *testing.T) {
	cell := func(paragraphs ...string) string {
		return "<w:tc>" + strings.Join(paragraphs, "") + "</w:tc>"
	}
	row := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	plain := func(text string) string { return wordParagraph(wordRun(text, false)) }
	body := "<w:tbl>" +
		row(cell(plain("00:01")), cell(plain("INT")), cell(plain("Hello."), plain("How?"))) +
		row(cell(plain("00:05")), cell(plain("R")), cell(plain("Fine."))) +
		row(cell(plain("")), cell(plain("INT")), cell("<w:tbl>"+row(cell(plain("in")), cell(plain("side")))+"</w:tbl>")) +
		row(cell(plain("00:09")), cell(plain("R")), cell(plain("Bye."))) +
		"</w:tbl>" + plain("after")
	result := read(t, "talk.docx", wordFile(t, body), transcript.Options{})
	expect(t, script(&result), "INT@1| Hello.//How?\nR@5| Fine.\nINT| in\tside\nR@9| Bye.//after\n")
}

func TestWordPartsAreFoundByTheirRelations(t *testing.T) {
	relations := `<Relationships xmlns="r"><Relationship Type="x/officeDocument" Target="http://example.org/x" TargetMode="External"/>` +
		`<Relationship Type="x/officeDocument" Target="/text/main.xml"/><Relationship Type="x/core-properties" Target="about.xml"/></Relationships>`
	about := `<p xmlns:dc="d"><dc:title>A  talk</dc:title><dc:language>en</dc:language></p>`
	file := packed(t, part{"_rels/.rels", relations}, part{"about.xml", about}, part{"text/main.xml", wordOpen + wordParagraph(wordRun("words", false)) + wordClose})
	result := read(t, "talk.docx", file, transcript.Options{})
	if result.Text != "words" || result.Title != "A talk" || result.Language != "en" {
		t.Errorf("%+v", result)
	}
}

func TestOpenDocument(t *testing.T) {
	body := `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
		`<text:h>The talk</text:h><text:p/>` +
		`<text:p><text:span text:style-name="T1">Anna:</text:span>  Well,
			yes<text:s text:c="3"/>x<text:tab/><text:line-break/> y</text:p>` +
		`<text:p><text:span text:style-name="T1">Tom</text:span> no<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note><office:annotation><dc:creator>me</dc:creator><text:p>remark</text:p></office:annotation></text:p>` +
		`<text:list><text:list-item><text:p>item <text:title>field</text:title></text:p></text:list-item></text:list>` +
		`<table:table><table:table-row><table:table-cell><text:p>Anna</text:p></table:table-cell><table:table-cell><text:p>cell</text:p><text:p>more</text:p></table:table-cell></table:table-row></table:table>` +
		`<text:p><text:span text:style-name="T1">Tom</text:span> bye</text:p>`
	meta := `<m xmlns:dc="d" xmlns:office="o"><office:meta><dc:title>About</dc:title></office:meta></m>`
	styles := `<s xmlns:style="s" xmlns:fo="f"><style:default-style><style:text-properties fo:language="cy" fo:country="GB"/></style:default-style></s>`
	result := read(t, "talk.odt", openFile(t, body, part{"meta.xml", meta}, part{"styles.xml", styles}), transcript.Options{})
	expect(t, script(&result), "| The talk\nAnna| Well, yes   x/y\nTom| no//item field\nAnna| cell//more\nTom| bye\n")
	expect(t, sentences(&result), `0: Comments were left out (1).
0: Footnotes and endnotes were left out (1).
0: Passages that were deleted while changes were tracked were left out (1).
`)
	if result.Title != "About" || result.Language != "cy-GB" || result.Format != transcript.OpenDocument {
		t.Errorf("%q %q %s", result.Title, result.Language, result.Format)
	}
}
