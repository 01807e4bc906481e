package refi

import (
	"encoding/xml"
	"path"
	"strings"
)

// textPlace is where the text of a source is: in the XML, in a file of the
// archive, or nowhere.
type textPlace struct {
	inline string
	file   string // the key in the archive
	there  bool
}

func (r *projectReader) sources(start xml.StartElement) error {
	switch start.Name.Local {
	case "PictureSource", "PDFSource", "AudioSource", "VideoSource":
		return r.record(start, start.Name.Local, r.other)
	}
	return r.record(start, "TextSource", func(e *element) {
		source, place := r.source(e)
		r.project.Sources, r.texts = append(r.project.Sources, source), append(r.texts, place)
	})
}

func (r *projectReader) noteSources(start xml.StartElement) error {
	if start.Name.Local != "Note" {
		return r.unknown(start)
	}
	start.Name.Local = "TextSource"
	return r.record(start, "TextSource", func(e *element) {
		note, place := r.source(e)
		r.project.Notes, r.notes = append(r.project.Notes, note), append(r.notes, place)
	})
}

// source takes in a text source and finds its text: that which stands in it, the
// file of the plain text, or a formatted one that is plain all the same.
func (r *projectReader) source(e *element) (Source, textPlace) {
	s := sourceOf(e)
	plain, formatted := e.value("plainTextPath"), e.value("richTextPath")
	place := textPlace{}
	if content := e.first("PlainTextContent"); content != nil && (content.text != "" || plain == "") {
		place.inline, place.there = content.text, true
	}
	if key, found := r.find(plain, s.Name); found && !place.there {
		place.file, place.there = key, true
	}
	key, found := r.find(formatted, s.Name)
	switch {
	case found && isPlainName(key) && !place.there:
		place.file, place.there = key, true
	case found:
		s.Formatted = r.archive.nameOf(key)
	}
	if s.Name == "" && place.file != "" {
		s.Name = r.nameBy(place.file)
	}
	return s, place
}

// nameBy is what a source without a name is called by its file, unless that is
// called by a GUID.
func (r *projectReader) nameBy(key string) string {
	base := path.Base(r.archive.nameIn(key))
	name := strings.TrimSuffix(base, path.Ext(base))
	if _, isGUID := ParseGUID(name); isGUID {
		return ""
	}
	return name
}

func isPlainName(key string) bool { return strings.EqualFold(path.Ext(key), ".txt") }

// find finds the file that a path leads to; those that lead out of the archive
// are told of and not followed.
func (r *projectReader) find(reference, of string) (key string, found bool) {
	if reference == "" {
		return "", false
	}
	if key, found = r.archive.find(reference); found {
		return key, true
	}
	if _, isInternal := cutPrefixFold(reference, internal); isInternal {
		r.report.lost("files that are missing from the archive", "The project refers to them, but they are not there.", reference)
		return "", false
	}
	r.report.lost("files outside the archive", "Paths that lead out of the archive are not followed; bring the files in by hand.", of+" "+reference)
	return "", false
}

// pathAttributes are those that refer to files, of all kinds of sources.
var pathAttributes = []string{"path", "currentPath", "plainTextPath", "richTextPath"}

// other keeps a source whole that is no text.
func (r *projectReader) other(e *element) {
	r.rename(e)
	r.project.Others = append(r.project.Others, keptOf(e))
}

// rename lets the paths of an element, and of those in it, name files as
// Project.Files does.
func (r *projectReader) rename(e *element) {
	for _, name := range pathAttributes {
		reference := e.value(name)
		if reference == "" {
			continue
		}
		if key, found := r.find(reference, e.value("name")); found {
			e.set(name, internal+"//"+r.archive.nameOf(key))
		}
	}
	for i := range e.children {
		r.rename(&e.children[i])
	}
}
