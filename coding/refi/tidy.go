package refi

import (
	"slices"
	"strconv"
)

// tidying brings elements into the shape that the schema asks for, and counts
// what does not fit it. Whatever comes out of it validates.
type tidying struct {
	report *Report
	// of is the file's own mark, that GUIDs are derived from where they are
	// missing, and made how many were.
	of   string
	made int
}

const notInFormat = "The format has no place for them."

// tidy mends an element; it gives false for one that has to be left out.
func (t *tidying) tidy(e *element, of string) bool {
	s := shapes[of]
	if s.text != nil {
		return t.tidyText(e, s)
	}
	e.text = ""
	if !t.tidyFields(e, s) {
		t.report.lost("broken "+e.name+" elements", "A part that the format asks for is missing or cannot be read.", e.value("name"))
		return false
	}
	if of == "VariableValue" {
		t.valueAsText(e)
	}
	kept := e.children[:0]
	for i := range e.children {
		child := &e.children[i]
		at := s.child(child.name)
		switch {
		case at < 0, !s.children[at].many && slices.ContainsFunc(kept, func(k element) bool { return k.name == child.name }):
			t.report.lost("elements that are not in the format", notInFormat, e.name+" / "+child.name)
		case t.tidy(child, s.children[at].of):
			kept = append(kept, *child)
		}
	}
	clear(e.children[len(kept):])
	e.children = kept
	return t.arrange(e, s)
}

func (s *shape) child(name string) int {
	return slices.IndexFunc(s.children, func(c childShape) bool { return c.name == name })
}

// arrange puts children in the order of the schema; it gives false where one is
// missing that there has to be.
func (t *tidying) arrange(e *element, s *shape) bool {
	byShape := func(a, b element) int { return s.child(a.name) - s.child(b.name) }
	if !slices.IsSortedFunc(e.children, byShape) {
		slices.SortStableFunc(e.children, byShape)
	}
	for _, c := range s.children {
		if c.required && e.first(c.name) == nil {
			t.report.lost("broken "+e.name+" elements", "A part that the format asks for is missing or cannot be read.", "")
			return false
		}
	}
	return true
}

func (t *tidying) tidyText(e *element, s *shape) bool {
	e.attributes, e.children = nil, nil
	mended, ok := s.text(e.text)
	if !ok {
		t.report.lost("values that cannot be read", "They are not of their type.", e.text)
		return false
	}
	if mended != e.text {
		t.mended(e.name, e.text)
	}
	e.text = mended
	return true
}

func (t *tidying) mended(where, value string) {
	t.report.changed("values that were written otherwise", "They were not as the format asks for, and mean the same now or are marked by �.", where+" "+value)
}

func (t *tidying) tidyFields(e *element, s *shape) bool {
	kept := e.attributes[:0]
	for _, a := range e.attributes {
		at := slices.IndexFunc(s.fields, func(f field) bool { return f.name == a.name })
		if at < 0 || slices.ContainsFunc(kept, func(k attribute) bool { return k.name == a.name }) {
			t.report.lost("attributes that are not in the format", notInFormat, e.name+" "+a.name)
			continue
		}
		mended, ok := s.fields[at].mend(a.value)
		switch {
		case !ok && a.value != "":
			t.report.lost("attributes that cannot be read", "They are not of their type.", e.name+" "+a.name+" "+a.value)
		case ok:
			if isFreeText(s.fields[at]) && mended != a.value {
				t.mended(e.name, a.value)
			}
			kept = append(kept, attribute{a.name, mended})
		}
	}
	e.attributes = kept
	for i := range s.fields {
		if f := &s.fields[i]; f.required && !e.has(f.name) && !t.supply(e, f) {
			return false
		}
	}
	return true
}

// isFreeText reports whether a field holds words; other values are only written
// otherwise when they are mended, which need not be told.
func isFreeText(f field) bool {
	return f.name == "name" || f.name == "path" || f.name == "id"
}

func (e *element) has(name string) bool {
	return slices.ContainsFunc(e.attributes, func(a attribute) bool { return a.name == name })
}

// supply gives an element a part that is missing, where there is something that
// can stand for it.
func (t *tidying) supply(e *element, f *field) bool {
	switch f.name {
	case "guid":
		t.made++
		id := derived("missing", t.of, strconv.Itoa(t.made))
		e.attributes = append(e.attributes, attribute{f.name, id.String()})
		t.report.changed("missing identities", "They were made up.", e.name+" "+e.value("name"))
		return true
	case "name":
		e.attributes = append(e.attributes, attribute{f.name, ""})
		return true
	}
	mended, ok := f.mend("")
	if ok {
		e.attributes = append(e.attributes, attribute{f.name, mended})
	}
	return ok
}

// valueAsText turns a value that is not of its type into one of text, and keeps
// the first of several.
func (t *tidying) valueAsText(e *element) {
	valueShape := shapes["VariableValue"]
	seen := false
	e.children = slices.DeleteFunc(e.children, func(c element) bool {
		at := valueShape.child(c.name)
		again := at > 0 && seen
		seen = seen || at > 0
		if again {
			t.report.lost("values beside another value", "A variable has one value in one place.", c.text)
		}
		return again
	})
	for i := range e.children {
		c := &e.children[i]
		if at := valueShape.child(c.name); at > 0 {
			if _, ok := shapes[valueShape.children[at].of].text(c.text); !ok {
				t.report.changed("values that are not of their type", "They became text.", c.text)
				c.name = "TextValue"
			}
		}
	}
}
