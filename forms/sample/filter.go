package sample

import (
	"errors"
	"fmt"
	"slices"

	"fieldwork/forms/condition"
	"fieldwork/forms/expr"
)

// ErrFilter is returned for a filter that does not compile.
var ErrFilter = errors.New("this filter is not understood")

// Filter is a condition on contacts in the language of instruments, such as
//
//	${organisation} = 'Welsh Government'
//
// It can be used by several goroutines at the same time.
type Filter struct{ condition *condition.Condition }

// CompileFilter compiles a condition in which ${} names the columns given, as
// Columns lists them. The error wraps ErrFilter and says what is wrong and at
// which character.
func CompileFilter(source string, columns []string) (*Filter, error) {
	typed := make([]condition.Column, len(columns))
	for i, name := range columns {
		typed[i] = condition.Column{Name: name, Type: columnType(name)}
	}
	compiled, err := condition.Compile(source, "column", typed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFilter, err)
	}
	return &Filter{compiled}, nil
}

// columnType is what a column holds; an attribute may be a number as well as a
// word.
func columnType(name string) expr.Type {
	switch {
	case name == ListsColumn:
		return expr.Choices
	case name == DoNotCallColumn:
		return expr.Boolean
	case slices.Contains(ownColumns, name):
		return expr.String
	}
	return expr.Any
}

// Source is the condition as it was written.
func (f *Filter) Source() string { return f.condition.Source() }

// Matches reports whether a contact meets the condition. A column that the
// contact does not have is empty. There is no time in a filter: now() is the
// beginning of 1970.
func (f *Filter) Matches(contact *Contact) bool { return f.condition.Holds(contact.Column) }

// Select gives the contacts that meet the condition, in their order.
func (f *Filter) Select(contacts []Contact) []Contact {
	var selected []Contact
	for i := range contacts {
		if f.Matches(&contacts[i]) {
			selected = append(selected, contacts[i])
		}
	}
	return selected
}
