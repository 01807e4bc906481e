package refi

func stampOf(e *element) Stamp {
	return Stamp{
		Creator: e.guid("creatingUser"), Created: e.moment("creationDateTime"),
		Modifier: e.guid("modifyingUser"), Modified: e.moment("modifiedDateTime"),
	}
}

func codeOf(e *element) Code {
	codable := e.value("isCodable")
	c := Code{
		GUID: e.guid("guid"), Name: e.value("name"), Description: e.textOf("Description"), Colour: e.value("color"),
		Grouping: codable == "false" || codable == "0", Notes: e.references("NoteRef"),
	}
	for child := range e.all("Code") {
		c.Codes = append(c.Codes, codeOf(child))
	}
	return c
}

func variableOf(e *element) Variable {
	return Variable{
		GUID: e.guid("guid"), Name: e.value("name"), Description: e.textOf("Description"), Type: VariableType(e.value("typeOfVariable")),
	}
}

// valueElements are the elements that hold values, and the types of variables
// that they are for.
var valueElements = []struct {
	name string
	of   VariableType
}{
	{"TextValue", TextVariable}, {"BooleanValue", BooleanVariable}, {"IntegerValue", IntegerVariable},
	{"FloatValue", FloatVariable}, {"DateValue", DateVariable}, {"DateTimeValue", MomentVariable},
}

func valuesOf(e *element) []Value {
	var list []Value
	for child := range e.all("VariableValue") {
		value := Value{Variable: child.first("VariableRef").guid("targetGUID")}
		for _, kind := range valueElements {
			if held := child.first(kind.name); held != nil {
				value.Type, value.Text = kind.of, held.text
			}
		}
		list = append(list, value)
	}
	return list
}

func caseOf(e *element) Case {
	return Case{
		GUID: e.guid("guid"), Name: e.value("name"), Description: e.textOf("Description"), Codes: e.references("CodeRef"),
		Values: valuesOf(e), Sources: e.references("SourceRef"), Selections: e.references("SelectionRef"),
	}
}

func linkOf(e *element) Link {
	return Link{
		GUID: e.guid("guid"), Name: e.value("name"), Direction: Direction(e.value("direction")), Colour: e.value("color"),
		Origin: e.guid("originGUID"), Target: e.guid("targetGUID"), Notes: e.references("NoteRef"),
	}
}

func setOf(e *element) Set {
	return Set{
		GUID: e.guid("guid"), Name: e.value("name"), Description: e.textOf("Description"),
		Codes: e.references("MemberCode"), Sources: e.references("MemberSource"), Notes: e.references("MemberNote"),
	}
}

func codingsOf(e *element) []Coding {
	var list []Coding
	for child := range e.all("Coding") {
		list = append(list, Coding{
			GUID: child.guid("guid"), Code: child.first("CodeRef").guid("targetGUID"),
			Creator: child.guid("creatingUser"), Created: child.moment("creationDateTime"), Notes: child.references("NoteRef"),
		})
	}
	return list
}

// sourceOf takes in a text source or a note, but for its text. The positions of
// its selections are those of the file.
func sourceOf(e *element) Source {
	s := Source{
		GUID: e.guid("guid"), Name: e.value("name"), Description: e.textOf("Description"), Stamp: stampOf(e),
		Codings: codingsOf(e), Notes: e.references("NoteRef"), Values: valuesOf(e),
	}
	count := 0
	for range e.all("PlainTextSelection") {
		count++
	}
	if count == 0 {
		return s
	}
	s.Selections = make([]Selection, 0, count)
	for child := range e.all("PlainTextSelection") {
		s.Selections = append(s.Selections, Selection{
			GUID: child.guid("guid"), Name: child.value("name"), Description: child.textOf("Description"), Stamp: stampOf(child),
			From: child.integer("startPosition"), To: child.integer("endPosition"),
			Codings: codingsOf(child), Notes: child.references("NoteRef"),
		})
	}
	return s
}
