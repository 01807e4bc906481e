package report

import "fmt"

// contents writes a table of contents as a field of Word's, with the headings in
// it already, so that it reads right before it is brought up to date.
func (w *wordBody) contents() {
	if len(w.listing) == 0 || w.listedAlready {
		return
	}
	w.listedAlready = true
	w.out.WriteString(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	w.paragraph("TOCHeading", "", run(contentsTitle, ""))
	start := fmt.Sprintf(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-%d" \h \z \u </w:instrText></w:r>`+
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, deepestListed)
	for _, heading := range w.listing {
		link := fmt.Sprintf(`<w:hyperlink w:anchor="%s" w:history="1">%s</w:hyperlink>`, bookmark(heading.number), run(heading.text, ""))
		w.paragraph(fmt.Sprintf("TOC%d", heading.level), "", start+link)
		start = ""
	}
	w.paragraph("", "", `<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	w.out.WriteString("</w:sdtContent></w:sdt>")
}

// heading writes a heading, with a bookmark where it is listed.
func (w *wordBody) heading(h Heading) {
	text := run(oneLine(h.Text), "")
	if number := w.headings.next(); isListed(w.listing, number) {
		text = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%[1]d"/>`, number, bookmark(number), text)
	}
	w.paragraph(fmt.Sprintf("Heading%d", w.levels.next(h.Level)), "", text)
}

// bookmark is the name of the place of a heading, as Word names them.
func bookmark(number int) string { return fmt.Sprintf("_Toc%08d", number) }
