package transcript

import (
	"strconv"
	"strings"
)

// The parts of an OpenDocument text (OASIS, OpenDocument 1.3), and its type.
const (
	openDocumentContent = "content.xml"
	openDocumentStyles  = "styles.xml"
	openDocumentMeta    = "meta.xml"
	openDocumentText    = "application/vnd.oasis.opendocument.text"
	openDocumentParts   = "META-INF/manifest.xml"
)

// readOpenDocument reads the paragraphs of an OpenDocument text. What was
// deleted while changes were tracked, notes, comments, headers and footers are
// left out.
func (s *source) readOpenDocument(content []byte) error {
	s.unit = paragraphUnit
	a, err := openArchive(s.name, content)
	if err != nil {
		return err
	}
	if a.has(openDocumentParts) {
		parts := &manifestReader{}
		if err := a.walkIfThere(openDocumentParts, parts, &s.notices); err != nil {
			return err
		}
		if parts.encrypted {
			return Fault{File: s.name}.of(ErrLocked, "the document has a password; save it without one")
		}
	}
	properties := &propertyReader{}
	if err := a.walkIfThere(openDocumentMeta, properties, &s.notices); err != nil {
		return err
	}
	properties.describe(s)
	styles := &openStyles{styles: map[string]style{}}
	if err := a.walkIfThere(openDocumentStyles, styles, &s.notices); err != nil {
		return err
	}
	if s.language == "" {
		s.language = tidyLanguage(styles.language)
	}
	body := &openBody{paragraphs: paragraphs{source: s}, openStyles: styles}
	if err := body.soundPart(a.walk(openDocumentContent, body)); err != nil {
		return err
	}
	body.report()
	return nil
}

// manifestReader finds out whether the parts of a document are encrypted.
type manifestReader struct{ encrypted bool }

func (m *manifestReader) start(e element) error {
	m.encrypted = m.encrypted || e.name == "encryption-data"
	return nil
}

func (m *manifestReader) end(string) error        { return nil }
func (m *manifestReader) characters(string) error { return nil }

// openStyles reads styles, which stand in a part of their own and before the
// text.
type openStyles struct {
	styles   map[string]style
	name     string
	language string
}

func (o *openStyles) start(e element) error {
	if len(o.styles) >= MostStyles {
		return nil
	}
	switch e.name {
	case "style":
		o.name = e.attribute("name")
		own := headingStyle(o.name)
		parent := e.attribute("parent-style-name")
		from := o.styles[parent]
		if from == (style{}) {
			from = headingStyle(parent)
		}
		from.heading, from.title = own.heading || from.heading, own.title || from.title
		o.styles[o.name] = from
	case "text-properties":
		if weight := e.attribute("font-weight"); weight != "" && o.name != "" {
			current := o.styles[o.name]
			current.bold = isBoldWeight(weight)
			current.light = !current.bold
			o.styles[o.name] = current
		}
		if language := e.attribute("language"); o.name == "" && o.language == "" && language != "none" {
			o.language = language
			if country := e.attribute("country"); country != "" && country != "none" && language != "" {
				o.language += "-" + country
			}
		}
	}
	return nil
}

func (o *openStyles) end(name string) error {
	if name == "style" {
		o.name = ""
	}
	return nil
}

func (o *openStyles) characters(string) error { return nil }

func isBoldWeight(weight string) bool {
	const bold = 600
	number, err := strconv.Atoi(weight)
	return weight == "bold" || err == nil && number >= bold
}

// openBody reads the text of an OpenDocument.
type openBody struct {
	paragraphs
	*openStyles
	// spans are the spans that are open, the innermost last: whether each is bold.
	spans   []bool
	skipped depth
	// space says that a space would follow another, and is not kept.
	space bool
	// inBody says that the styles before the text are over.
	inBody                     bool
	deletions, notes, comments int
}

// notOpenText are the elements whose words are no text.
var notOpenText = map[string]bool{
	"tracked-changes": true, "note": true, "annotation": true, "ruby-text": true, "forms": true,
	"variable-decls": true, "sequence-decls": true, "title": true, "desc": true,
}

func (o *openBody) start(e element) error {
	if !o.inBody {
		o.inBody = e.name == "body"
		return o.openStyles.start(e)
	}
	switch e.name {
	case "deletion":
		o.deletions++
	case "note":
		o.notes++
	case "annotation":
		o.comments++
	}
	o.skipped.enter(notOpenText[e.name] && o.isNotField(e.name))
	if o.skipped > 0 {
		return nil
	}
	switch e.name {
	case "p", "h":
		o.beginParagraph(e)
	case "span":
		o.spans = append(o.spans, o.spanStyle(e.attribute("style-name")))
	case "s":
		return o.spaces(e.attribute("c"))
	case "tab":
		return o.sign("\t")
	case "line-break":
		return o.sign("\n")
	case "table-row":
		o.beginRow()
	}
	return nil
}

// isNotField tells the title and description of a picture from the fields of the
// same name in a text, which hold words.
func (o *openBody) isNotField(name string) bool {
	return name != "title" && name != "desc" || o.current() == nil
}

func (o *openBody) beginParagraph(e element) {
	o.begin()
	s := o.styles[e.attribute("style-name")]
	current := o.current()
	current.styled, current.heading, current.title = s.bold, s.heading || e.name == "h", s.title
	o.space = true
}

// spanStyle is whether a span of a style is bold; where the style says nothing
// the text around it decides.
func (o *openBody) spanStyle(name string) bool {
	s := o.styles[name]
	return s.bold || !s.light && o.isBold()
}

func (o *openBody) isBold() bool {
	if len(o.spans) > 0 {
		return o.spans[len(o.spans)-1]
	}
	return o.current() != nil && o.current().styled
}

// sign adds a character that is written as an element.
func (o *openBody) sign(text string) error {
	o.space = true
	return o.words(text, o.isBold())
}

// spaces adds as many spaces as an attribute says, within reason.
func (o *openBody) spaces(count string) error {
	const most = 1000
	number, err := strconv.Atoi(count)
	if err != nil {
		number = 1
	}
	o.space = false
	return o.words(strings.Repeat(" ", max(1, min(number, most))), o.isBold())
}

func (o *openBody) end(name string) error {
	if !o.inBody {
		return o.openStyles.end(name)
	}
	if o.skipped > 0 {
		o.skipped.leave()
		return nil
	}
	switch name {
	case "p", "h":
		o.space = false
		return o.paragraphs.end()
	case "span":
		o.spans = o.spans[:max(len(o.spans)-1, 0)]
	case "table-cell", "covered-table-cell":
		o.endCell()
	case "table-row":
		return o.endRow()
	}
	return nil
}

// characters adds text, of which space in a row counts as one, and space at the
// beginning of a paragraph as none.
func (o *openBody) characters(text string) error {
	if !o.inBody || o.skipped > 0 || o.current() == nil {
		return nil
	}
	var out strings.Builder
	for _, r := range text {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if o.space {
				continue
			}
			o.space = true
			out.WriteByte(' ')
			continue
		}
		o.space = false
		out.WriteRune(r)
	}
	return o.words(out.String(), o.isBold())
}

// report says what was left out.
func (o *openBody) report() {
	n := &o.source.notices
	if o.deletions > 0 {
		n.whole("Passages that were deleted while changes were tracked were left out (%d).", o.deletions)
	}
	if o.notes > 0 {
		n.whole("Footnotes and endnotes were left out (%d).", o.notes)
	}
	if o.comments > 0 {
		n.whole("Comments were left out (%d).", o.comments)
	}
}
