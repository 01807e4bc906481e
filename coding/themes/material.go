package themes

import (
	"cmp"
	"slices"
	"strings"

	"fieldwork/coding"
)

// Source reads the text of a document with its turns.
type Source func(document string) (coding.Content, error)

// Respondent is who a document comes from.
type Respondent struct {
	// ID tells respondents apart; it names nobody.
	ID string
	// Unquotable says that the respondent has refused to be quoted.
	Unquotable bool
}

// Material is what was coded, and what is known of the documents.
type Material struct {
	Analysis *coding.Analysis
	// Attributes are those of each document, by its ID; nil where there are
	// none.
	Attributes map[string]coding.Attributes
	// Respondents are those of each document, by its ID. A document that has
	// none stands for a respondent of its own, who has refused nothing.
	Respondents map[string]Respondent
	// Sees reports whether a segment may be shown; nil lets all be.
	Sees func(*coding.Segment) bool
}

// respondent is who a document comes from.
func (m *Material) respondent(document *coding.Document) Respondent {
	known := m.Respondents[document.ID]
	known.ID = cmp.Or(known.ID, document.Case, document.Interview, document.ID)
	return known
}

// Value is an attribute with a value of it.
type Value struct{ Name, Value string }

// Choice says which segments are wanted. The zero Choice wants all.
type Choice struct {
	// Codes are the IDs of the codes; none for all. With Branch the codes that
	// lie under them are wanted too.
	Codes  []string
	Branch bool
	// Coders are those whose segments are wanted; none for everybody.
	Coders []string
	// Attributes are those that a document has to have, every one. Of several
	// values one is enough.
	Attributes []Value
	// Where is a condition on segments; nil for none.
	Where *Condition
	// Quotes wants only segments that are marked to be quoted.
	Quotes bool
	// Refused gives out the words also of respondents who have refused to be
	// quoted. Without it their passages come without text, and chapters and
	// frameworks do not print them in any case.
	Refused bool
}

// CodesOf lists the codes that a choice is about, from the top down in order.
func (c *Choice) CodesOf(a *coding.Analysis) []coding.Code {
	if len(c.Codes) == 0 {
		return a.Tree()
	}
	wanted := map[string]bool{}
	for _, id := range c.Codes {
		wanted[id] = true
		if !c.Branch {
			continue
		}
		for _, under := range a.Branch(id) {
			wanted[under.ID] = true
		}
	}
	return slices.DeleteFunc(a.Tree(), func(code coding.Code) bool { return !wanted[code.ID] })
}

// betweenValues stands between several values of one attribute.
const betweenValues = "; "

// Values parts an attribute into its values; one without any has "".
func Values(attribute string) []string { return strings.Split(attribute, betweenValues) }
