package transcript

import (
	"errors"
	"path"
	"strings"
)

// The parts of a Word document (ECMA-376, part 1, WordprocessingML), and where
// they usually are.
const (
	wordRelations = "_rels/.rels"
	wordMain      = "word/document.xml"
	wordCore      = "docProps/core.xml"
)

// readWord reads the paragraphs of a Word document. Insertions that were tracked
// are taken as made, and deletions too. Notes and comments, headers and footers
// are left out.
func (s *source) readWord(content []byte) error {
	s.unit = paragraphUnit
	a, err := openArchive(s.name, content)
	if err != nil {
		return err
	}
	main, core := wordMain, wordCore
	if a.has(wordRelations) {
		relations := relationReader{}
		if err := a.walk(wordRelations, &relations); errors.Is(err, ErrTooLarge) {
			return err
		}
		main = relations.target("/officeDocument", wordMain)
		core = relations.target("/core-properties", wordCore)
	}
	folder := path.Dir(main)
	styles := &wordStyles{styles: map[string]style{}}
	if err := a.walkIfThere(path.Join(folder, "styles.xml"), styles, &s.notices); err != nil {
		return err
	}
	properties := &propertyReader{}
	if err := a.walkIfThere(core, properties, &s.notices); err != nil {
		return err
	}
	properties.describe(s)
	if s.language == "" {
		s.language = tidyLanguage(styles.language)
	}
	body := &wordBody{paragraphs: paragraphs{source: s}, styles: styles.styles}
	if err := body.soundPart(a.walk(main, body)); err != nil {
		return err
	}
	body.report(a, folder)
	return nil
}

// walkIfThere reads a part that a document can do without; if it is damaged, a
// notice says so.
func (a *archive) walkIfThere(part string, h handler, n *notices) error {
	if !a.has(part) {
		return nil
	}
	err := a.walk(part, h)
	var fault *Fault
	if errors.Is(err, ErrBroken) && errors.As(err, &fault) {
		n.whole("%s is damaged at byte %d and was read up to there.", fault.Part, fault.Offset)
		return nil
	}
	return err
}

// relationReader reads what parts an archive has and what they are for.
type relationReader struct{ targets [][2]string }

func (r *relationReader) start(e element) error {
	if e.name == "Relationship" && len(r.targets) < MostEntries && e.attribute("TargetMode") != "External" {
		r.targets = append(r.targets, [2]string{e.attribute("Type"), e.attribute("Target")})
	}
	return nil
}

func (r *relationReader) end(string) error        { return nil }
func (r *relationReader) characters(string) error { return nil }

// target is the first part whose type has an end; else the usual one.
func (r *relationReader) target(kind, usual string) string {
	for _, relation := range r.targets {
		if strings.HasSuffix(relation[0], kind) && relation[1] != "" {
			return partBeside("", relation[1])
		}
	}
	return usual
}

// propertyReader reads the title and the language of a document, which both
// formats name as Dublin Core does.
type propertyReader struct {
	element         string
	title, language string
}

func (r *propertyReader) start(e element) error {
	r.element = e.name
	return nil
}

func (r *propertyReader) end(string) error {
	r.element = ""
	return nil
}

func (r *propertyReader) characters(text string) error {
	switch r.element {
	case "title":
		r.title += text
	case "language":
		r.language += text
	}
	return nil
}

func (r *propertyReader) describe(s *source) {
	s.title, s.language = cutTitle(r.title), tidyLanguage(r.language)
}

// wordStyles reads the styles of a Word document, and the language of its text.
type wordStyles struct {
	styles   map[string]style
	id       string
	language string
}

func (w *wordStyles) start(e element) error {
	current := w.styles[w.id]
	switch e.name {
	case "style":
		w.id = e.attribute("styleId")
		return nil
	case "name":
		bold := current.bold
		current = headingStyle(e.attribute("val"))
		current.bold = bold
	case "b":
		current.bold = isOn(&e)
	case "lang":
		if w.id == "" && w.language == "" {
			w.language = e.attribute("val")
		}
	}
	if w.id != "" && len(w.styles) < MostStyles {
		w.styles[w.id] = current
	}
	return nil
}

func (w *wordStyles) end(name string) error {
	if name == "style" {
		w.id = ""
	}
	return nil
}

func (w *wordStyles) characters(string) error { return nil }

// isOn is the value of a property that is on or off.
func isOn(e *element) bool {
	switch e.attribute("val") {
	case "0", "false", "off":
		return false
	}
	return true
}
