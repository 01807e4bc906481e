package refi

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"fieldwork/coding"
)

// kindVariable is the variable that says of what kind a document is.
const kindVariable = "document kind"

// quoteMark is the note that marks what is to be quoted in the report.
var quoteMark = derived("quote mark")

// attributes makes variables of what is known of documents, in the order of the
// alphabet, each of the narrowest type that all its values have.
func (c *fromAnalysis) attributes() {
	values := map[string][]string{}
	for _, document := range c.analysis.Documents() {
		for name, value := range c.known(&document) {
			values[name] = append(values[name], value)
		}
	}
	c.types = map[string]VariableType{}
	used := map[GUID]bool{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		c.types[name] = typeOf(values[name])
		id := derived("variable", name)
		for _, kept := range c.study.Kept.Variables {
			if (kept.Name == name || attributeName(kept.Name) == name) && !used[kept.GUID] {
				id = kept.GUID
				break
			}
		}
		c.variables[name], used[id] = id, true
		c.project.Variables = append(c.project.Variables, Variable{GUID: id, Name: name, Type: c.types[name]})
	}
	for _, kept := range c.study.Kept.Variables {
		if len(c.project.Others) > 0 && !used[kept.GUID] {
			c.project.Variables = append(c.project.Variables, kept)
		}
	}
}

// attributeName is the name of the attribute that a variable of another program
// becomes; empty if none can have it.
func attributeName(variable string) string {
	name, _, err := coding.AttributeNamed(variable, "")
	if err != nil {
		return ""
	}
	return name
}

// known is what is known of a document, its language and its kind with it.
func (c *fromAnalysis) known(document *coding.Document) coding.Attributes {
	own := coding.Attributes{kindVariable: string(document.Kind)}
	if document.Language != "" {
		own[coding.LanguageAttribute] = document.Language
	}
	return c.study.Attributes[document.ID].With(own)
}

// typeOf is the narrowest type that values have.
func typeOf(values []string) VariableType {
	for _, kind := range []struct {
		of   VariableType
		mend mending
	}{{IntegerVariable, mendInteger}, {FloatVariable, mendDecimal}, {DateVariable, mendDate}} {
		if !slices.ContainsFunc(values, func(value string) bool {
			mended, ok := kind.mend(value)
			return !ok || mended != value || hasLeadingZero(value)
		}) {
			return kind.of
		}
	}
	return TextVariable
}

// hasLeadingZero reports whether a number is rather a name, such as 007.
func hasLeadingZero(value string) bool {
	return len(value) > 1 && value[0] == '0' && value[1] != '.' || strings.HasPrefix(value, "+")
}

func (c *fromAnalysis) values(attributes coding.Attributes) []Value {
	list := make([]Value, 0, len(attributes))
	for _, name := range attributes.Names() {
		list = append(list, Value{Variable: c.variables[name], Type: c.types[name], Text: attributes[name]})
	}
	return list
}

// document makes a source of a document.
func (c *fromAnalysis) document(document coding.Document) error {
	content, err := c.study.Content(document.ID)
	if err != nil {
		return err
	}
	text, moved, err := c.spoken(document.ID, content)
	if err != nil {
		return err
	}
	c.tellTurns(content.Turns, document.Title)
	if document.Interview != "" {
		c.report.lost("links of documents to interviews", notInFormat, document.Title)
	}
	known := c.known(&document)
	id := document.ID
	source := Source{
		GUID: GUIDOf(id), Name: document.Title, Stamp: Stamp{Created: document.Made}, Values: c.values(known),
		Text: Text{Length: text.Len(), Open: func() (string, error) {
			content, err := c.study.Content(id)
			if err != nil {
				return "", err
			}
			text, _, err := c.spoken(id, content)
			if err != nil {
				return "", err
			}
			return text.String(), nil
		}},
	}
	source.Notes = c.memo(nil, coding.OnDocument, id, document.Title)
	source.Selections = c.selections(id, text, moved)
	c.project.Sources = append(c.project.Sources, source)
	c.inCase(&document, source.GUID, known)
	return nil
}

// inCase puts a source into its case. What was said in one interview that is of
// no case is one too, so that its sources stay together. A case has the values
// that all its sources have alike.
func (c *fromAnalysis) inCase(document *coding.Document, source GUID, known coding.Attributes) {
	of := cmp.Or(document.Case, document.Interview)
	if of == "" {
		return
	}
	delete(known, kindVariable)
	at, there := c.caseAt[of]
	if !there {
		c.caseAt[of] = len(c.project.Cases)
		c.project.Cases = append(c.project.Cases, Case{
			GUID: GUIDOf(of), Name: c.caseName(of), Values: c.values(known), Sources: []GUID{source},
		})
		return
	}
	list := &c.project.Cases[at]
	list.Sources = append(list.Sources, source)
	alike := c.values(known)
	list.Values = slices.DeleteFunc(list.Values, func(v Value) bool { return !slices.Contains(alike, v) })
}

func (c *fromAnalysis) caseName(id string) string {
	if name := c.study.CaseNames[id]; name != "" {
		return name
	}
	const end = 6
	return "Case " + id[max(len(id)-end, 0):]
}

// nameOf is what a selection is called: the words that it begins with, as far as
// they are on one line.
func nameOf(words string) string {
	const longest = 60
	line, _, _ := strings.Cut(words, "\n")
	runes := []rune(line[:min(len(line), longest*8)])
	if len(runes) > longest {
		runes = runes[:longest]
		for end := len(runes) - 1; end > longest/2; end-- {
			if unicode.IsSpace(runes[end]) {
				runes = runes[:end]
				break
			}
		}
	}
	return strings.TrimSpace(string(runes))
}
