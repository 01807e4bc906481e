package codebook

import (
	"strconv"
	"strings"

	"fieldwork/coding"
)

// Conflict is what differs between a code of the analysis and one that comes in.
type Conflict struct {
	// Path is that of the code in the analysis, and Field what differs.
	Path, Field string
	// Here is what the analysis has and There what comes in.
	Here, There string
	// Taken says that what comes in was taken.
	Taken bool
}

// Merged is what becomes of codes that come in.
type Merged struct {
	// Edits makes the codes, or changes them.
	Edits []coding.Edit[coding.Code]
	// IDs gives the code of the analysis for each that comes in, by their IDs.
	IDs map[string]string
	// New are those that the analysis did not have, Same those that it had just
	// so or with less said of them, and Differing those that it had otherwise.
	New, Same, Differing int
	Conflicts            []Conflict
}

// Merge brings codes together with those of an analysis. They come from the top
// down. Codes of one ID are the same code; so are those of one path, case
// ignored. What the analysis does not say of a code is taken; where it says
// something else it stays as it is, or is changed if theirs is set. A code stays
// under its parent in any case.
func Merge(a *coding.Analysis, codes []coding.Code, theirs bool) Merged {
	m := &merging{
		analysis: a, theirs: theirs, merged: Merged{IDs: make(map[string]string, len(codes))},
		incoming: make(map[string]bool, len(codes)), taken: map[string]bool{}, names: map[string]map[string]string{},
	}
	for i := range codes {
		m.incoming[codes[i].ID] = true
	}
	for _, code := range codes {
		m.take(code)
	}
	return m.merged
}

type merging struct {
	analysis *coding.Analysis
	theirs   bool
	merged   Merged
	// incoming are the IDs of what comes in, and taken those of the codes of the
	// analysis that stand for one of them by their path.
	incoming, taken map[string]bool
	// names are the codes under each parent as they will be, by their names in
	// lower case.
	names map[string]map[string]string
}

func (m *merging) take(code coding.Code) {
	own := code.ID
	code.Parent = m.merged.IDs[code.Parent]
	if here, known := m.here(&code); known {
		m.merged.IDs[own] = here.ID
		m.compare(here, code)
		return
	}
	m.merged.IDs[own] = own
	if children := m.analysis.Children(code.Parent); len(children) > 0 {
		code.Place += children[len(children)-1].Place + 1
	}
	m.under(code.Parent)[strings.ToLower(code.Name)] = own
	m.merged.Edits = append(m.merged.Edits, coding.Edit[coding.Code]{After: &code})
	m.merged.New++
}

// here finds the code of the analysis that one is: by its ID, else by its path.
// Where another one is that code, it gets a name of its own.
func (m *merging) here(code *coding.Code) (coding.Code, bool) {
	if here, known := m.analysis.Code(code.ID); known {
		return here, true
	}
	names, name := m.under(code.Parent), code.Name
	for i := 2; ; i++ {
		id := names[strings.ToLower(code.Name)]
		if id == "" {
			return coding.Code{}, false
		}
		if here, known := m.analysis.Code(id); known && !m.incoming[id] && !m.taken[id] {
			m.taken[id] = true
			return here, true
		}
		code.Name = name + " (" + strconv.Itoa(i) + ")"
	}
}

func (m *merging) under(parent string) map[string]string {
	names, known := m.names[parent]
	if !known {
		names = map[string]string{}
		for _, child := range m.analysis.Children(parent) {
			names[strings.ToLower(child.Name)] = child.ID
		}
		m.names[parent] = names
	}
	return names
}

// compare compares a code of the analysis with the one that comes in.
func (m *merging) compare(here, code coding.Code) {
	path := m.pathOf(here.ID)
	before := len(m.merged.Conflicts)
	after := here
	if code.Parent != here.Parent {
		m.conflict(path, "place", m.pathOf(here.Parent), m.pathOf(code.Parent), false)
	}
	if code.Name != here.Name {
		names := m.under(here.Parent)
		taken := names[strings.ToLower(code.Name)]
		if m.conflict(path, "name", here.Name, code.Name, m.theirs && (taken == "" || taken == here.ID)) {
			names[strings.ToLower(code.Name)] = here.ID
			after.Name = code.Name
		}
	}
	for _, field := range []struct {
		name  string
		here  *string
		there string
	}{
		{"colour", &after.Colour, code.Colour}, {"definition", &after.Definition, code.Definition},
		{"when to use", &after.Include, code.Include}, {"when not to use", &after.Exclude, code.Exclude}, {"example", &after.Example, code.Example},
	} {
		if *field.here == field.there || field.there == "" {
			continue
		}
		if *field.here == "" || m.conflict(path, field.name, *field.here, field.there, m.theirs) {
			*field.here = field.there
		}
	}
	if after != here {
		m.merged.Edits = append(m.merged.Edits, coding.Edit[coding.Code]{Before: &here, After: &after})
	}
	if len(m.merged.Conflicts) == before {
		m.merged.Same++
		return
	}
	m.merged.Differing++
}

// conflict notes a conflict, and gives whether what comes in is taken.
func (m *merging) conflict(path, field, here, there string, taken bool) bool {
	m.merged.Conflicts = append(m.merged.Conflicts, Conflict{path, field, here, there, taken})
	return taken
}

func (m *merging) pathOf(id string) string {
	if path := m.analysis.Path(id); len(path) > 0 {
		return coding.PathWords(path)
	}
	return "the top"
}

// Codes makes codes of entries, from the top down, with new IDs. A code that
// only others lie under is made too.
func Codes(entries []Entry, newID func() string) []coding.Code {
	t := &tree{newID: newID, at: map[string]int{}, children: map[string]int{}}
	for i := range entries {
		e := &entries[i]
		code := &t.codes[t.find(e.Path)]
		code.Colour, code.Definition, code.Include, code.Exclude, code.Example = e.Colour, e.Definition, e.Include, e.Exclude, e.Example
	}
	return t.codes
}

// tree puts codes together.
type tree struct {
	newID    func() string
	codes    []coding.Code
	at       map[string]int // in codes, by path in lower case
	children map[string]int // how many, by ID
}

// find gives the place of a code, made with those above it if need be.
func (t *tree) find(path []string) int {
	key := strings.ToLower(WritePath(path))
	if at, known := t.at[key]; known {
		return at
	}
	parent, last := "", len(path)-1
	if last > 0 {
		parent = t.codes[t.find(path[:last])].ID
	}
	t.codes = append(t.codes, coding.Code{ID: t.newID(), Parent: parent, Name: path[last], Place: t.children[parent]})
	t.children[parent]++
	t.at[key] = len(t.codes) - 1
	return len(t.codes) - 1
}

// Coloured gives new codes that have no colour the next ones.
func Coloured(a *coding.Analysis, edits []coding.Edit[coding.Code]) {
	next := a.Codes()
	for _, e := range edits {
		if e.Before == nil && e.After.Colour == "" {
			e.After.Colour = coding.Colours[next%len(coding.Colours)]
			next++
		}
	}
}
