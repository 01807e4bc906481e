package refi

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

func (w *projectWriter) writeSources() error {
	s := &section{writer: w, wrappers: []string{"Sources"}}
	w.names = make([]string, len(w.project.Sources))
	for i := range w.project.Sources {
		source := &w.project.Sources[i]
		e := newElement("TextSource", "guid", source.GUID.String(), "name", source.Name)
		if source.Formatted != "" {
			e.set("richTextPath", internal+"//"+source.Formatted)
		}
		if source.Text.There() {
			w.names[i] = unlike(source.GUID.String()+".txt", w.taken)
			e.set("plainTextPath", internal+"//"+w.names[i])
		}
		if err := w.fill(&e, source, false); err != nil {
			return err
		}
		s.put(&e, "TextSource")
	}
	for i := range w.project.Others {
		w.writeKept(s, &w.project.Others[i])
	}
	s.end()
	return nil
}

// writeNotes writes notes, whose text stands in the XML.
func (w *projectWriter) writeNotes() error {
	s := &section{writer: w, wrappers: []string{"Notes"}}
	for i := range w.project.Notes {
		note := &w.project.Notes[i]
		e := newElement("Note", "guid", note.GUID.String(), "name", note.Name)
		if err := w.fill(&e, note, true); err != nil {
			return err
		}
		s.put(&e, "TextSource")
	}
	s.end()
	return nil
}

// fill puts into the element of a source what is in the source.
func (w *projectWriter) fill(e *element, source *Source, inline bool) error {
	stamp := newElement("", source.attributes()...)
	e.attributes = append(e.attributes, stamp.attributes...)
	e.addText("Description", source.Description)
	text, err := w.text(source)
	if err != nil {
		return err
	}
	if inline && source.Text.There() {
		e.add(element{name: "PlainTextContent", text: text})
	}
	w.addSelections(e, source, text)
	addCodings(e, source.Codings)
	e.refer("NoteRef", source.Notes)
	addValues(e, source.Values)
	return nil
}

// addSelections puts the selections of a source into its element, with their
// positions as the profile counts them.
func (w *projectWriter) addSelections(e *element, source *Source, text string) {
	if len(source.Selections) == 0 {
		return
	}
	e.children = slices.Grow(e.children, len(source.Selections)+2)
	if !source.Text.There() {
		for i := range source.Selections {
			s := &source.Selections[i]
			e.add(s.element(s.From, s.To))
		}
		return
	}
	w.profile.doubts(&w.report, text, source.Name)
	length := utf8.RuneCountInString(text)
	sorted := sortedPositions(source.Selections)
	found := counted(text, w.profile.reading(), sorted)
	for i := range source.Selections {
		s := &source.Selections[i]
		if s.From < 0 || s.To < s.From || s.To > length {
			w.report.changed("selections that were not within their text", "They were brought into it.", source.Name)
		}
		e.add(s.element(at(sorted, found, s.From), max(at(sorted, found, s.From), at(sorted, found, s.To))))
	}
}

// text reads the text of a source as it is to be written, but for line ends.
func (w *projectWriter) text(source *Source) (string, error) {
	if !source.Text.There() {
		return "", nil
	}
	text, err := source.Text.Open()
	if err != nil || utf8.ValidString(text) && !strings.Contains(text, "\r") {
		return text, err
	}
	// Each character stays one, so that positions stay true.
	return strings.Map(func(r rune) rune {
		if r == '\r' {
			return '\n'
		}
		return r
	}, text), nil
}

// writeText writes the file of a text.
func (w *projectWriter) writeText(i int) error {
	if w.names[i] == "" {
		return nil
	}
	text, err := w.text(&w.project.Sources[i])
	if err != nil {
		return err
	}
	entry, err := w.entry("sources/"+w.names[i], zip.Deflate)
	if err != nil {
		return err
	}
	for _, part := range w.profile.text(text) {
		if _, err := io.WriteString(entry, part); err != nil {
			return err
		}
	}
	return nil
}

// writeKept gives back a part that was kept whole, without codings of codes
// that are no more.
func (w *projectWriter) writeKept(s *section, kept *Kept) {
	var ignored Report
	r := newXMLReader(bytes.NewReader(kept.XML), "", len(kept.XML), &ignored)
	e, err := r.root(kept.Kind)
	if err == nil {
		e, err = r.rest(e)
	}
	if err != nil || shapes[kept.Kind] == nil {
		w.report.lost("parts that were kept whole", "Their XML is damaged.", kept.Name)
		return
	}
	w.prune(&e)
	s.put(&e, kept.Kind)
}

// prune takes codings out of an element, and of those in it, whose code is no
// more.
func (w *projectWriter) prune(e *element) {
	if w.codes == nil {
		w.codes = map[GUID]bool{}
		rememberCodes(w.codes, w.project.Codes)
	}
	e.children = slices.DeleteFunc(e.children, func(child element) bool {
		reference := child.first("CodeRef")
		if child.name != "Coding" || reference == nil || w.codes[reference.guid("targetGUID")] {
			return false
		}
		w.report.lost("codings of sources that are kept whole", "Their code is no more.", e.value("name"))
		return true
	})
	for i := range e.children {
		w.prune(&e.children[i])
	}
}

func rememberCodes(known map[GUID]bool, codes []Code) {
	for i := range codes {
		known[codes[i].GUID] = true
		rememberCodes(known, codes[i].Codes)
	}
}
