package query

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"fieldwork/coding"
	"fieldwork/forms/condition"
	"fieldwork/forms/expr"
)

// ErrCondition is returned for a condition that does not compile.
var ErrCondition = errors.New("this condition is not understood")

// The columns that every document has, beside its attributes.
const (
	TitleColumn    = "title"
	KindColumn     = "kind"
	LanguageColumn = "language"
	CaseColumn     = "case"
)

var ownColumns = []string{TitleColumn, KindColumn, LanguageColumn, CaseColumn}

// Columns lists what a condition can name: the columns of every document, then
// the attributes that any has, in the order of the alphabet.
func Columns(attributes map[string]coding.Attributes) []string {
	names := map[string]bool{}
	for _, of := range attributes {
		for name := range of {
			names[name] = true
		}
	}
	for _, name := range ownColumns {
		delete(names, name)
	}
	return append(slices.Clone(ownColumns), slices.Sorted(maps.Keys(names))...)
}

// Condition is a condition on documents in the language of instruments, such as
//
//	${organisation} = 'Welsh Government'
type Condition struct{ condition *condition.Condition }

// Compile compiles a condition in which ${} names the columns given, as Columns
// lists them. The error wraps ErrCondition and says what is wrong and at which
// character.
func Compile(source string, columns []string) (*Condition, error) {
	typed := make([]condition.Column, len(columns))
	for i, name := range columns {
		typed[i] = condition.Column{Name: name} // an attribute may be a number as well as a word
		if slices.Contains(ownColumns, name) {
			typed[i].Type = expr.String
		}
	}
	compiled, err := condition.Compile(source, "attribute", typed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCondition, err)
	}
	return &Condition{compiled}, nil
}

// Source is the condition as it was written.
func (c *Condition) Source() string { return c.condition.Source() }

// Matches reports whether a document with its attributes meets the condition.
// What it does not have is empty. There is no time in a condition: now() is the
// beginning of 1970.
func (c *Condition) Matches(d *coding.Document, attributes coding.Attributes) bool {
	return c.condition.Holds(func(column string) string { return Column(d, attributes, column) })
}

// Column gives a column of a document as conditions see it.
func Column(d *coding.Document, attributes coding.Attributes, name string) string {
	switch name {
	case TitleColumn:
		return d.Title
	case KindColumn:
		return string(d.Kind)
	case LanguageColumn:
		return d.Language
	case CaseColumn:
		return d.Case
	}
	return attributes[name]
}
