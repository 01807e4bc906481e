package sample

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// ErrFilter is returned for a filter that does not compile.
var ErrFilter = errors.New("this filter is not understood")

// Filter is a condition on contacts in the language of instruments, such as
//
//	${organisation} = 'Welsh Government'
//
// It can be used by several goroutines at the same time.
type Filter struct {
	program *expr.Program
	columns columnScope
}

// CompileFilter compiles a condition in which ${} names the columns given, as
// Columns lists them. The error wraps ErrFilter and says what is wrong and at
// which character.
func CompileFilter(source string, columns []string) (*Filter, error) {
	for _, name := range expr.Names(source) {
		if slices.Contains(columns, name) {
			continue
		}
		hint := ""
		if meant := forms.Nearest(name, columns); meant != "" {
			hint = "; did you mean " + meant + "?"
		}
		return nil, fmt.Errorf("%w: no column is called %s%s", ErrFilter, name, hint)
	}
	scope := columnScope(slices.Clone(columns))
	program, faults := expr.Compile(source, scope)
	if len(faults) > 0 {
		return nil, fmt.Errorf("%w: %s, at character %d of %q",
			ErrFilter, faults[0].Message, faults[0].Characters(source)+1, source)
	}
	return &Filter{program: program, columns: scope}, nil
}

// Source is the condition as it was written.
func (f *Filter) Source() string { return f.program.Source() }

// Matches reports whether a contact meets the condition. A column that the
// contact does not have is empty. There is no time in a filter: now() is the
// beginning of 1970.
func (f *Filter) Matches(contact *Contact) bool {
	return f.program.Bool(contactEnv{contact: contact, columns: f.columns})
}

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

// columnScope gives columns their slots.
type columnScope []string

// Variable finds a column.
func (s columnScope) Variable(name string) (slot int, typ expr.Type, ok bool) {
	slot = slices.Index(s, name)
	switch {
	case slot < 0:
		return 0, expr.Any, false
	case name == ListsColumn:
		return slot, expr.Choices, true
	case name == DoNotCallColumn:
		return slot, expr.Boolean, true
	case slices.Contains(ownColumns, name):
		return slot, expr.String, true
	}
	return slot, expr.Any, true // an attribute may be a number as well as a word
}

// Attribute is for choices, and contacts have none.
func (s columnScope) Attribute(string) bool { return false }

// Self has no meaning for a contact.
func (s columnScope) Self() (expr.Type, bool) { return expr.Any, false }

// contactEnv gives the columns of one contact.
type contactEnv struct {
	contact *Contact
	columns columnScope
}

func (e contactEnv) Text(slot int) string { return e.contact.Column(e.columns[slot]) }

func (e contactEnv) Self() string { return "" }

func (e contactEnv) Attribute(string) string { return "" }

func (e contactEnv) ChoiceLabel(_ int, choice string) string { return choice }

func (e contactEnv) Now() time.Time { return time.Unix(0, 0).UTC() }

func (e contactEnv) Seed() int64 { return 0 }
