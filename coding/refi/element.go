package refi

import (
	"iter"
	"strconv"
	"time"
)

// element is an element of XML with all that is in it. Names have no namespace.
// It has either children or text.
type element struct {
	name       string
	attributes []attribute
	children   []element
	text       string
}

type attribute struct{ name, value string }

// newElement makes an element with attributes, given as name and value in turn;
// those without a value are left out.
func newElement(name string, attributes ...string) element {
	e := element{name: name, attributes: make([]attribute, 0, len(attributes)/2)}
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			e.attributes = append(e.attributes, attribute{attributes[i], attributes[i+1]})
		}
	}
	return e
}

// value is that of an attribute; empty if it is not there.
func (e *element) value(name string) string {
	for i := range e.attributes {
		if e.attributes[i].name == name {
			return e.attributes[i].value
		}
	}
	return ""
}

func (e *element) guid(name string) GUID {
	id, _ := ParseGUID(e.value(name))
	return id
}

func (e *element) moment(name string) time.Time {
	moment, _ := parseMoment(e.value(name))
	return moment
}

func (e *element) integer(name string) int {
	number, err := strconv.Atoi(e.value(name))
	if err != nil {
		return -1
	}
	return number
}

// set gives an attribute another value; an empty one takes it away.
func (e *element) set(name, value string) {
	for i := range e.attributes {
		if e.attributes[i].name == name {
			if value == "" {
				e.attributes = append(e.attributes[:i:i], e.attributes[i+1:]...)
				return
			}
			e.attributes[i].value = value
			return
		}
	}
	if value != "" {
		e.attributes = append(e.attributes, attribute{name, value})
	}
}

// all are the children of a name.
func (e *element) all(name string) iter.Seq[*element] {
	return func(yield func(*element) bool) {
		for i := range e.children {
			if e.children[i].name == name && !yield(&e.children[i]) {
				return
			}
		}
	}
}

// first is the first child of a name; nil if there is none.
func (e *element) first(name string) *element {
	for child := range e.all(name) {
		return child
	}
	return nil
}

// textOf is the text of the first child of a name.
func (e *element) textOf(name string) string {
	if child := e.first(name); child != nil {
		return child.text
	}
	return ""
}

// references are the GUIDs that the children of a name refer to.
func (e *element) references(name string) []GUID {
	var list []GUID
	for child := range e.all(name) {
		list = append(list, child.guid("targetGUID"))
	}
	return list
}

// add puts a child last.
func (e *element) add(child element) { e.children = append(e.children, child) }

// addText puts a child with text last, if there is any.
func (e *element) addText(name, text string) {
	if text != "" {
		e.add(element{name: name, text: text})
	}
}

// refer puts children that refer to GUIDs last.
func (e *element) refer(name string, to []GUID) {
	for _, id := range to {
		e.add(newElement(name, "targetGUID", id.String()))
	}
}

// written is a GUID as an attribute has it: empty for none.
func written(id GUID) string {
	if id.None() {
		return ""
	}
	return id.String()
}
