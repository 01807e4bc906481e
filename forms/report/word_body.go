package report

import (
	"fmt"
	"strings"
)

// firstOrderedList is the number of the numbering of the first ordered list;
// the one before it is that of all lists with bullets.
const firstOrderedList = 2

const wordStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>`

// A4, upright, with margins of an inch.
const wordEnd = `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>
`

// textWidth is what the margins leave of the page, in twentieths of a point.
const textWidth = 11906 - 2*1440

// wordBody is the main part of a Word document as it is put together.
type wordBody struct {
	out strings.Builder
	// language is that of the document, own the tag that it came from.
	language, own string
	levels        levels
	listing       []listed
	headings      counter
	// listedAlready says that the contents were written.
	listedAlready          bool
	lists, tables, figures counter
	// breakBefore says that the next paragraph begins a page.
	breakBefore bool
	charts      []wordPart
}

func newWordBody(language string) *wordBody {
	return &wordBody{own: language, language: wordLanguage(language)}
}

func (w *wordBody) xml() string { return wordStart + w.out.String() + wordEnd }

func (w *wordBody) document(d Document) {
	w.listing = d.listing()
	w.paragraph("Title", "", run(oneLine(d.Title), ""))
	if subtitle := oneLine(d.Subtitle); subtitle != "" {
		w.paragraph("Subtitle", "", run(subtitle, ""))
	}
	for _, block := range d.Blocks {
		w.block(block)
	}
}

func (w *wordBody) block(block Block) {
	switch b := block.(type) {
	case Heading:
		w.heading(b)
	case Contents:
		w.contents()
	case Paragraph:
		w.paragraph("", "", runs(b.Text))
	case Quotation:
		w.quotation(b)
	case Table:
		w.table(b)
	case List:
		w.list(b)
	case Figure:
		w.figure(b)
	case PageBreak:
		w.breakBefore = true
	}
}

// paragraph writes a paragraph in a style, with more properties if there are
// any. Its content is XML.
func (w *wordBody) paragraph(style, properties, content string) {
	w.placed(style, false, properties, content)
}

// placed writes a paragraph that may have to stay with the next one on a page.
// The order of its properties is that of the format.
func (w *wordBody) placed(style string, keepNext bool, properties, content string) {
	w.out.WriteString("<w:p><w:pPr>")
	if style != "" {
		fmt.Fprintf(&w.out, `<w:pStyle w:val="%s"/>`, style)
	}
	if keepNext {
		w.out.WriteString("<w:keepNext/>")
	}
	if w.breakBefore {
		w.out.WriteString("<w:pageBreakBefore/>")
		w.breakBefore = false
	}
	w.out.WriteString(properties + "</w:pPr>" + content + "</w:p>")
}

// lang is the property of a run that is in another language than the document.
func (w *wordBody) lang(of string) string {
	if of = tag(of); of != "" && of != w.own {
		return fmt.Sprintf(`<w:lang w:val="%s"/>`, wordLanguage(of))
	}
	return ""
}

func (w *wordBody) quotation(q Quotation) {
	source := oneLine(q.Source)
	all := paragraphs(q.Text)
	for i, paragraph := range all {
		w.placed("Quote", source != "" || i < len(all)-1, "", run(paragraph, w.lang(q.Language)))
	}
	if source != "" {
		w.paragraph("QuoteSource", "", run(source, ""))
	}
}

func (w *wordBody) list(l List) {
	style, numbering := "ListBullet", 1
	if l.Ordered {
		style, numbering = "ListNumber", firstOrderedList-1+w.lists.next()
	}
	for _, item := range l.Items {
		properties := fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, numbering)
		w.paragraph(style, properties, runs(item))
	}
}

// caption writes the number and the text above a table or a chart. The number
// is a field, so that Word can number anew and list them.
func (w *wordBody) caption(kind string, number int, text string) {
	field := fmt.Sprintf(`<w:r><w:t xml:space="preserve">%[1]s </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SEQ %[1]s \* ARABIC </w:instrText></w:r>`+
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>%[2]d</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, kind, number)
	w.paragraph("Caption", "", field+run(": "+oneLine(text), ""))
}

// run is a piece of safe text with the properties of its characters.
func run(text, properties string) string {
	if text == "" {
		return ""
	}
	written := "<w:r>"
	if properties != "" {
		written += "<w:rPr>" + properties + "</w:rPr>"
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			written += "<w:br/>"
		}
		written += `<w:t xml:space="preserve">` + escaped(line) + "</w:t>"
	}
	return written + "</w:r>"
}

// runs is running text with its emphasis.
func runs(text Text) string {
	var out strings.Builder
	for _, r := range text {
		properties := ""
		if r.Strong {
			properties += "<w:b/>"
		}
		if r.Emphasis {
			properties += "<w:i/>"
		}
		out.WriteString(run(safe(r.Text), properties))
	}
	return out.String()
}
