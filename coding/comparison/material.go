package comparison

import (
	"slices"

	"fieldwork/coding"
)

// Material is what is compared, copied from an analysis.
type Material struct {
	coders    []string
	codes     []coding.Code // in the order of the tree
	paths     [][]string    // of the codes
	documents []compared
	leftOut   []LeftOut
	untouched int
	unused    int
}

// compared is a document that is compared.
type compared struct {
	coding.Document
	// absent are the coders, by their places, who have not finished it.
	absent []bool
	// segments are those of the coders and codes that are compared.
	segments []coding.Segment
}

// LeftOut is a document that is not compared, since fewer than two of the
// coders have finished it.
type LeftOut struct {
	Document coding.Document
	// Missing are the coders who have not.
	Missing []string
}

// Take copies from an analysis what is to be compared. A coder counts as having
// finished a document who has marked it so or, where coding is not blind, has
// coded anything in it. A document is compared if two of the coders have
// finished it; those who have not count as not known there. It fails with
// ErrCoders, coding.ErrNoCode and coding.ErrNoSuchDocument.
func Take(a *coding.Analysis, scope Scope) (*Material, error) {
	if err := scope.check(); err != nil {
		return nil, err
	}
	for _, id := range scope.Codes {
		if _, known := a.Code(id); !known {
			return nil, coding.ErrNoCode
		}
	}
	documents, err := scope.documents(a)
	if err != nil {
		return nil, err
	}
	m := &Material{coders: slices.Clone(scope.Coders)}
	for _, document := range documents {
		m.takeDocument(a, scope, document)
	}
	m.takeCodes(a, scope)
	return m, nil
}

// documents lists the documents that the scope names, in their order.
func (s Scope) documents(a *coding.Analysis) ([]coding.Document, error) {
	all := a.Documents()
	if len(s.Documents) == 0 {
		return all, nil
	}
	for _, id := range s.Documents {
		if _, known := a.Document(id); !known {
			return nil, coding.ErrNoSuchDocument
		}
	}
	var named []coding.Document
	for _, document := range all {
		if slices.Contains(s.Documents, document.ID) {
			named = append(named, document)
		}
	}
	return named, nil
}

// takeDocument takes a document if it can be compared, with all its segments of
// the coders.
func (m *Material) takeDocument(a *coding.Analysis, scope Scope, document coding.Document) {
	d := compared{Document: document, absent: make([]bool, len(m.coders))}
	coded := make([]bool, len(m.coders))
	for _, segment := range a.Segments(document.ID) {
		if at := slices.Index(m.coders, segment.Coder); at >= 0 {
			coded[at] = true
			d.segments = append(d.segments, segment)
		}
	}
	here, begun := 0, false
	var missing []string
	for at, coder := range m.coders {
		done := a.Done(document.ID, coder)
		begun = begun || done || coded[at]
		if done || coded[at] && !a.Blind() {
			here++
			continue
		}
		d.absent[at] = true
		missing = append(missing, coder)
	}
	switch {
	case !begun:
		m.untouched++
		return
	case scope.Unfinished:
		clear(d.absent)
	case here < 2:
		m.leftOut = append(m.leftOut, LeftOut{document, missing})
		return
	}
	m.documents = append(m.documents, d)
}

// takeCodes decides on the codes, and drops the segments of others.
func (m *Material) takeCodes(a *coding.Analysis, scope Scope) {
	used := map[string]bool{}
	for _, d := range m.documents {
		for _, segment := range d.segments {
			used[segment.Code] = true
		}
	}
	kept := map[string]bool{}
	for _, code := range a.Tree() {
		switch {
		case len(scope.Codes) > 0 && !slices.Contains(scope.Codes, code.ID):
		case len(scope.Codes) == 0 && !used[code.ID]:
			m.unused++
		default:
			kept[code.ID] = true
			m.codes = append(m.codes, code)
			m.paths = append(m.paths, a.Path(code.ID))
		}
	}
	for at := range m.documents {
		d := &m.documents[at]
		d.segments = slices.DeleteFunc(d.segments, func(s coding.Segment) bool { return !kept[s.Code] })
	}
}

// Coders are the coders who are compared.
func (m *Material) Coders() []string { return m.coders }

// Codes are the codes that are compared, in the order of the tree.
func (m *Material) Codes() []coding.Code { return m.codes }

// Path lists the names from the top down to a code that is compared, by its
// place among Codes.
func (m *Material) Path(code int) []string { return m.paths[code] }

// Documents are the documents that are compared.
func (m *Material) Documents() []coding.Document {
	documents := make([]coding.Document, len(m.documents))
	for at, d := range m.documents {
		documents[at] = d.Document
	}
	return documents
}

// LeftOut are the documents that are not compared, since fewer than two of the
// coders have finished them.
func (m *Material) LeftOut() []LeftOut { return m.leftOut }

// Untouched is how many documents none of the coders has begun.
func (m *Material) Untouched() int { return m.untouched }

// Unused is how many codes none of the coders has used, which are not compared.
func (m *Material) Unused() int { return m.unused }

// pair is the material of two of the coders.
func (m *Material) pair(first, second int) *Material {
	p := &Material{coders: []string{m.coders[first], m.coders[second]}, codes: m.codes, paths: m.paths}
	for _, d := range m.documents {
		if d.absent[first] || d.absent[second] {
			continue
		}
		own := compared{Document: d.Document, absent: make([]bool, 2)}
		for _, segment := range d.segments {
			if slices.Contains(p.coders, segment.Coder) {
				own.segments = append(own.segments, segment)
			}
		}
		p.documents = append(p.documents, own)
	}
	return p
}

// everyone reports whether all coders have finished the document.
func (d *compared) everyone() bool { return !slices.Contains(d.absent, true) }
