package refi

import (
	"encoding/xml"
	"io"
)

// Options are how a file is to be read.
type Options struct {
	// Reading, one of Readings, overrides how positions count; nil lets the
	// selections decide.
	Reading *Reading
}

// ReadProject reads a .qdpx of so many bytes. Texts and files of the project are
// read when they are opened, so the archive has to stay open until then. It
// tolerates what programs are known to do otherwise than the format says, and
// tells of it. Nothing outside the archive is read. It fails with a *Fault, and
// with ErrReading.
func ReadProject(in io.ReaderAt, size int64, options Options) (Project, Report, error) {
	a, err := openArchive(in, size)
	if err != nil {
		return Project{}, Report{}, err
	}
	r := &projectReader{archive: a}
	if err := r.read(); err != nil {
		return Project{}, Report{}, err
	}
	if err := r.settle(options); err != nil {
		return Project{}, Report{}, err
	}
	r.project.Files = a.kept()
	a.unused(&r.report)
	return r.project, r.report, nil
}

// projectReader puts a project together.
type projectReader struct {
	archive *archive
	xml     *xmlReader
	tidying tidying
	project Project
	report  Report
	// texts says where the text of each source is, in their order, and notes
	// that of each note.
	texts, notes []textPlace
}

func (r *projectReader) read() error {
	entry := r.archive.project
	if entry.UncompressedSize64 > LargestXML {
		return fault(ErrTooLarge, entry.Name, 0, "there are more than %d MB of XML; split the project", LargestXML>>20)
	}
	in, err := open(entry)
	if err != nil {
		return err
	}
	r.tidying = tidying{report: &r.report, of: "project"}
	r.xml = newXMLReader(in, entry.Name, FreeElements+int(entry.CompressedSize64/PackedElement), &r.report)
	root, err := r.xml.root("Project")
	if err == nil {
		r.root(&root)
		err = r.xml.each(r.section)
	}
	if err == nil {
		_, err = r.xml.next() // what follows the root has to be sound too
	}
	if closing := in.Close(); err == nil {
		err = closing
	}
	return err
}

func (r *projectReader) root(e *element) {
	r.project.Name, r.project.Origin, r.project.BasePath = e.value("name"), e.value("origin"), e.value("basePath")
	r.project.Stamp = Stamp{
		Creator: e.guid("creatingUserGUID"), Created: e.moment("creationDateTime"),
		Modifier: e.guid("modifyingUserGUID"), Modified: e.moment("modifiedDateTime"),
	}
}

// section reads one of the parts of a project.
func (r *projectReader) section(start xml.StartElement) error {
	parts := map[string]func(xml.StartElement) error{
		"Users": r.users, "Variables": r.variables, "Cases": r.cases, "Sources": r.sources, "Notes": r.noteSources,
		"Links": r.links, "Sets": r.sets, "Graphs": r.graphs,
	}
	switch name := start.Name.Local; {
	case parts[name] != nil:
		return r.xml.each(parts[name])
	case name == "CodeBook":
		return r.xml.each(func(start xml.StartElement) error {
			if start.Name.Local != "Codes" {
				return r.unknown(start)
			}
			return r.xml.each(r.codes)
		})
	case name == "Description":
		e, err := r.xml.whole(start)
		r.project.Description = e.text
		return err
	case name == "NoteRef":
		e, err := r.xml.whole(start)
		if r.tidying.tidy(&e, "Reference") {
			r.project.About = append(r.project.About, e.guid("targetGUID"))
		}
		return err
	}
	return r.unknown(start)
}

func (r *projectReader) unknown(start xml.StartElement) error {
	r.report.lost("elements that are not in the format", notInFormat, start.Name.Local)
	return r.xml.skip()
}

// record reads an element that has to be of a name, and gives what it is in the
// format's own shape to be taken in.
func (r *projectReader) record(start xml.StartElement, name string, take func(*element)) error {
	if start.Name.Local != name {
		return r.unknown(start)
	}
	e, err := r.xml.whole(start)
	if err != nil {
		return err
	}
	if r.tidying.tidy(&e, name) {
		take(&e)
	}
	return nil
}

func (r *projectReader) users(start xml.StartElement) error {
	return r.record(start, "User", func(e *element) {
		r.project.Users = append(r.project.Users, User{GUID: e.guid("guid"), Name: e.value("name"), ID: e.value("id")})
	})
}

func (r *projectReader) codes(start xml.StartElement) error {
	return r.record(start, "Code", func(e *element) { r.project.Codes = append(r.project.Codes, codeOf(e)) })
}

func (r *projectReader) variables(start xml.StartElement) error {
	return r.record(start, "Variable", func(e *element) { r.project.Variables = append(r.project.Variables, variableOf(e)) })
}

func (r *projectReader) cases(start xml.StartElement) error {
	return r.record(start, "Case", func(e *element) { r.project.Cases = append(r.project.Cases, caseOf(e)) })
}

func (r *projectReader) links(start xml.StartElement) error {
	return r.record(start, "Link", func(e *element) { r.project.Links = append(r.project.Links, linkOf(e)) })
}

func (r *projectReader) sets(start xml.StartElement) error {
	return r.record(start, "Set", func(e *element) { r.project.Sets = append(r.project.Sets, setOf(e)) })
}

func (r *projectReader) graphs(start xml.StartElement) error {
	return r.record(start, "Graph", func(e *element) { r.project.Graphs = append(r.project.Graphs, keptOf(e)) })
}

func keptOf(e *element) Kept {
	return Kept{Kind: e.name, GUID: e.guid("guid"), Name: e.value("name"), XML: bytesOf(e)}
}
