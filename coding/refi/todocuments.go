package refi

import (
	"slices"
	"strings"

	"fieldwork/coding"
)

// The attributes that what a document belongs to becomes.
const (
	caseAttribute  = "case"
	groupAttribute = "group"
)

const betweenValues = "; "

// attributes gathers what is known of sources: by their cases, and by the sets
// that they are in.
func (t *toAnalysis) attributes() {
	t.known, t.cases = map[GUID]coding.Attributes{}, map[GUID]GUID{}
	names := map[GUID]string{}
	for i := range t.project.Variables {
		names[t.project.Variables[i].GUID] = t.project.Variables[i].Name
	}
	of := t.sourcesOfCases()
	_, own := certain(t.project.Origin)
	for i := range t.project.Cases {
		c := &t.project.Cases[i]
		if c.Description != "" {
			t.report.lost("descriptions of cases", "Cases are known by their attributes here.", c.Name)
		}
		for _, source := range of[c.GUID] {
			t.belong(source, c.GUID)
			if !own {
				t.know(source, caseAttribute, c.Name, false)
			}
			for _, value := range c.Values {
				t.know(source, names[value.Variable], value.Text, own)
			}
		}
	}
	for i := range t.project.Sets {
		for _, source := range t.project.Sets[i].Sources {
			t.know(source, groupAttribute, t.project.Sets[i].Name, own)
		}
	}
	for i := range t.project.Sources {
		source := &t.project.Sources[i]
		for _, value := range source.Values {
			name := names[value.Variable]
			if !own {
				name = attributeName(name)
			}
			delete(t.known[source.GUID], name)
		}
		for _, value := range source.Values {
			t.know(source.GUID, names[value.Variable], value.Text, own)
		}
	}
}

// belong says that a source is of a case. One of several cases, such as a talk
// of a group, is of none.
func (t *toAnalysis) belong(source, of GUID) {
	if before, known := t.cases[source]; known && before != of {
		of = GUID{}
	}
	t.cases[source] = of
}

// know adds an attribute of a source. Several values of one are put together.
// own says that the name is one that this program has given.
func (t *toAnalysis) know(source GUID, name, value string, own bool) {
	if value == "" {
		return
	}
	if !own {
		var err error
		if name, value, err = coding.AttributeNamed(name, oneLine(value)); err != nil {
			t.report.lost("values that no attribute can have", "An attribute has a name with a letter, and a value of one line that is not too long.", value)
			return
		}
	}
	if t.known[source] == nil {
		t.known[source] = coding.Attributes{}
	}
	before := t.known[source][name]
	switch {
	case before == "":
		t.known[source][name] = value
	case !slices.Contains(strings.Split(before, betweenValues), value):
		t.known[source][name] = before + betweenValues + value
	}
}

// sourcesOfCases lists the sources of each case: those that it names, those of
// selections that it names, and those that are coded with a code that is the
// case as well.
func (t *toAnalysis) sourcesOfCases() map[GUID][]GUID {
	of := map[GUID][]GUID{}
	bySelection := map[GUID][]GUID{}
	doubled := map[GUID]bool{}
	for i := range t.project.Cases {
		c := &t.project.Cases[i]
		of[c.GUID] = append(of[c.GUID], c.Sources...)
		for _, id := range c.Selections {
			bySelection[id] = append(bySelection[id], c.GUID)
		}
		if _, isCode := t.codes[c.GUID]; isCode {
			doubled[c.GUID] = true
			t.report.doubted("codes that are cases as well", "The documents that they are on have the attributes of the case; delete the codes if they are not needed.", c.Name)
		}
	}
	if len(bySelection)+len(doubled) == 0 {
		return of
	}
	for i := range t.project.Sources {
		source := &t.project.Sources[i]
		belongs := func(codings []Coding) {
			for j := range codings {
				if doubled[codings[j].Code] {
					of[codings[j].Code] = append(of[codings[j].Code], source.GUID)
				}
			}
		}
		belongs(source.Codings)
		for j := range source.Selections {
			belongs(source.Selections[j].Codings)
			for _, id := range bySelection[source.Selections[j].GUID] {
				of[id] = append(of[id], source.GUID)
			}
		}
	}
	for id, list := range of {
		slices.SortFunc(list, func(a, b GUID) int { return slices.Compare(a[:], b[:]) })
		of[id] = slices.Compact(list)
	}
	return of
}

// document takes in a source. Its kind is that which it says, or else the one
// that is given.
func (t *toAnalysis) document(source *Source, kind coding.Kind) {
	if !source.Text.There() {
		t.report.lost("documents without a text", "There is nothing to code in them.", source.Name)
		return
	}
	id := source.GUID.ID()
	if t.documents[source.GUID] {
		t.report.changed("documents that share an identity", "Each got one of its own.", source.Name)
		id = derived("document", id, numeral(len(t.imported.Documents))).ID()
	}
	t.documents[source.GUID] = true
	d := ImportedDocument{
		Document: coding.Document{
			ID: id, Title: oneLine(source.Name), Kind: kind, Made: t.moment(source.Created, source.Modified), Length: source.Text.Length,
		},
		Attributes: t.known[source.GUID], text: source.Text,
	}
	if d.Title == "" {
		d.Title = "Document without a name"
	}
	t.ownAttributes(&d, source)
	if source.Formatted != "" {
		t.report.lost("formatted versions of texts", "Documents are plain text here.", source.Name)
	}
	t.imported.Documents = append(t.imported.Documents, d)
	t.note(coding.OnDocument, id, slices.Concat(source.Notes, t.annotations[source.GUID]), source.Description, source.Stamp)
	t.segmentsOf(source, id)
}

// ownAttributes gives a document its case, and one of a project that this
// program wrote what else it had beside attributes.
func (t *toAnalysis) ownAttributes(d *ImportedDocument, source *Source) {
	if of := t.cases[source.GUID]; !of.None() {
		d.Case = of.ID()
	}
	if _, own := certain(t.project.Origin); !own {
		return
	}
	if kind := coding.Kind(d.Attributes[kindVariable]); slices.Contains(coding.Kinds, kind) {
		d.Kind = kind
		delete(d.Attributes, kindVariable)
	}
	d.Language = d.Attributes[coding.LanguageAttribute]
}
