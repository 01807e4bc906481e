package refi

import (
	"encoding/xml"
	"io"
)

// Codebook is all that a .qdc can hold.
type Codebook struct {
	// Origin is the program that wrote it.
	Origin string
	Codes  []Code
	// Sets are groups of codes.
	Sets []Set
}

const codebookSpace = "urn:QDA-XML:codebook:1.0"

// ReadCodebook reads a .qdc. It fails with a *Fault.
func ReadCodebook(in io.Reader) (Codebook, Report, error) {
	r := &codebookReader{}
	r.tidying = tidying{report: &r.report, of: "codebook"}
	r.xml = newXMLReader(in, "", MostElements, &r.report)
	root, err := r.xml.root("CodeBook")
	if err == nil {
		r.codebook.Origin = root.value("origin")
		err = r.xml.each(r.section)
	}
	if err == nil {
		_, err = r.xml.next()
	}
	if err != nil {
		return Codebook{}, Report{}, err
	}
	return r.codebook, r.report, nil
}

type codebookReader struct {
	xml      *xmlReader
	tidying  tidying
	codebook Codebook
	report   Report
}

func (r *codebookReader) section(start xml.StartElement) error {
	switch start.Name.Local {
	case "Codes":
		return r.xml.each(func(start xml.StartElement) error {
			return r.record(start, "Code", func(e *element) { r.codebook.Codes = append(r.codebook.Codes, codeOf(e)) })
		})
	case "Sets":
		return r.xml.each(func(start xml.StartElement) error {
			return r.record(start, "Set", func(e *element) { r.codebook.Sets = append(r.codebook.Sets, groupOf(e)) })
		})
	}
	r.report.lost("elements that are not in the format", notInFormat, start.Name.Local)
	return r.xml.skip()
}

func (r *codebookReader) record(start xml.StartElement, name string, take func(*element)) error {
	if start.Name.Local != name {
		r.report.lost("elements that are not in the format", notInFormat, start.Name.Local)
		return r.xml.skip()
	}
	e, err := r.xml.whole(start)
	if err != nil {
		return err
	}
	// Members are written as in projects by some.
	for member := range e.all("MemberCode") {
		if target := member.value("targetGUID"); target != "" && !member.has("guid") {
			member.set("targetGUID", "")
			member.set("guid", target)
		}
	}
	if r.tidying.tidy(&e, "Codebook"+name) {
		take(&e)
	}
	return nil
}

func groupOf(e *element) Set {
	set := Set{GUID: e.guid("guid"), Name: e.value("name"), Description: e.textOf("Description")}
	for member := range e.all("MemberCode") {
		set.Codes = append(set.Codes, member.guid("guid"))
	}
	return set
}

// WriteCodebook writes a .qdc that validates against the schema of the format.
// Notes on codes have no place in it, and are told of as lost. It fails with
// ErrNoCodes, and with what the writer fails with.
func WriteCodebook(out io.Writer, codebook Codebook) (Report, error) {
	var report Report
	if len(codebook.Codes) == 0 {
		return report, ErrNoCodes
	}
	t := tidying{report: &report, of: "codebook"}
	w := newXMLWriter(out)
	w.put(xmlDeclaration[:len(xmlDeclaration)-1])
	root := newElement("CodeBook", "xmlns", codebookSpace, "origin", mended(codebook.Origin))
	w.open(&root)
	wrapper := newElement("Codes")
	w.open(&wrapper)
	for i := range codebook.Codes {
		e := codebook.Codes[i].element()
		loseNotes(&e, &report)
		if t.tidy(&e, "CodebookCode") {
			w.whole(&e)
		}
	}
	w.close("Codes")
	if len(codebook.Sets) > 0 {
		wrapper = newElement("Sets")
		w.open(&wrapper)
		for i := range codebook.Sets {
			e := codebook.Sets[i].group(&report)
			if t.tidy(&e, "CodebookSet") {
				w.whole(&e)
			}
		}
		w.close("Sets")
	}
	w.close("CodeBook")
	w.put("\n")
	return report, w.finish()
}

func mended(text string) string {
	text, _ = mendText(text)
	return text
}

// loseNotes takes the notes off a code and those under it.
func loseNotes(e *element, report *Report) {
	kept := e.children[:0]
	for i := range e.children {
		if e.children[i].name == "NoteRef" {
			report.lost("memos on codes", "A codebook has no place for them; a project has.", e.value("name"))
			continue
		}
		loseNotes(&e.children[i], report)
		kept = append(kept, e.children[i])
	}
	e.children = kept
}

// group is a set as a codebook has it.
func (s *Set) group(report *Report) element {
	e := newElement("Set", "guid", s.GUID.String(), "name", s.Name)
	e.addText("Description", s.Description)
	for _, code := range s.Codes {
		e.add(newElement("MemberCode", "guid", code.String()))
	}
	for range len(s.Sources) + len(s.Notes) {
		report.lost("sources and notes in sets", "The sets of a codebook hold codes only.", s.Name)
	}
	return e
}
