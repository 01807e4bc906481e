package refi

import "strconv"

func (s Stamp) attributes() []string {
	return []string{
		"creatingUser", written(s.Creator), "creationDateTime", writtenMoment(s.Created),
		"modifyingUser", written(s.Modifier), "modifiedDateTime", writtenMoment(s.Modified),
	}
}

func (u *User) element() element {
	return newElement("User", "guid", u.GUID.String(), "name", u.Name, "id", u.ID)
}

func (c *Code) element() element {
	e := newElement("Code", "guid", c.GUID.String(), "name", c.Name, "isCodable", strconv.FormatBool(!c.Grouping), "color", c.Colour)
	e.addText("Description", c.Description)
	e.refer("NoteRef", c.Notes)
	for i := range c.Codes {
		e.add(c.Codes[i].element())
	}
	return e
}

func (v *Variable) element() element {
	e := newElement("Variable", "guid", v.GUID.String(), "name", v.Name, "typeOfVariable", string(v.Type))
	e.addText("Description", v.Description)
	return e
}

func addValues(e *element, values []Value) {
	for _, value := range values {
		held := newElement("VariableValue")
		held.refer("VariableRef", []GUID{value.Variable})
		for _, kind := range valueElements {
			if kind.of == value.Type {
				held.add(element{name: kind.name, text: value.Text})
			}
		}
		e.add(held)
	}
}

func (c *Case) element() element {
	e := newElement("Case", "guid", c.GUID.String(), "name", c.Name)
	e.addText("Description", c.Description)
	e.refer("CodeRef", c.Codes)
	addValues(&e, c.Values)
	e.refer("SourceRef", c.Sources)
	e.refer("SelectionRef", c.Selections)
	return e
}

func (l *Link) element() element {
	e := newElement("Link", "guid", l.GUID.String(), "name", l.Name, "direction", string(l.Direction), "color", l.Colour,
		"originGUID", written(l.Origin), "targetGUID", written(l.Target))
	e.refer("NoteRef", l.Notes)
	return e
}

func (s *Set) element() element {
	e := newElement("Set", "guid", s.GUID.String(), "name", s.Name)
	e.addText("Description", s.Description)
	e.refer("MemberCode", s.Codes)
	e.refer("MemberSource", s.Sources)
	e.refer("MemberNote", s.Notes)
	return e
}

func addCodings(e *element, codings []Coding) {
	for i := range codings {
		c := &codings[i]
		coding := newElement("Coding", "guid", c.GUID.String(), "creatingUser", written(c.Creator), "creationDateTime", writtenMoment(c.Created))
		coding.children = make([]element, 0, 1+len(c.Notes))
		coding.refer("CodeRef", []GUID{c.Code})
		coding.refer("NoteRef", c.Notes)
		e.add(coding)
	}
}

// element is a selection with the positions that it has in the file.
func (s *Selection) element(from, to int) element {
	e := newElement("PlainTextSelection", append([]string{
		"guid", s.GUID.String(), "name", s.Name, "startPosition", strconv.Itoa(from), "endPosition", strconv.Itoa(to),
	}, s.attributes()...)...)
	e.addText("Description", s.Description)
	addCodings(&e, s.Codings)
	e.refer("NoteRef", s.Notes)
	return e
}
