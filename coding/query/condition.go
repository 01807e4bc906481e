package query

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"fieldwork/coding"
	"fieldwork/forms"
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
type Condition struct {
	program *expr.Program
	columns columnScope
}

// Compile compiles a condition in which ${} names the columns given, as Columns
// lists them. The error wraps ErrCondition and says what is wrong and at which
// character.
func Compile(source string, columns []string) (*Condition, error) {
	for _, name := range expr.Names(source) {
		if slices.Contains(columns, name) {
			continue
		}
		hint := ""
		if meant := forms.Nearest(name, columns); meant != "" {
			hint = "; did you mean " + meant + "?"
		}
		return nil, fmt.Errorf("%w: no attribute is called %s%s", ErrCondition, name, hint)
	}
	scope := columnScope(slices.Clone(columns))
	program, faults := expr.Compile(source, scope)
	if len(faults) > 0 {
		return nil, fmt.Errorf("%w: %s, at character %d of %q",
			ErrCondition, faults[0].Message, faults[0].Characters(source)+1, source)
	}
	return &Condition{program: program, columns: scope}, nil
}

// Source is the condition as it was written.
func (c *Condition) Source() string { return c.program.Source() }

// Matches reports whether a document with its attributes meets the condition.
// What it does not have is empty. There is no time in a condition: now() is the
// beginning of 1970.
func (c *Condition) Matches(d *coding.Document, attributes coding.Attributes) bool {
	return c.program.Bool(columnsOf{d, attributes, c.columns})
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

// columnScope gives columns their slots.
type columnScope []string

// Variable finds a column.
func (s columnScope) Variable(name string) (slot int, typ expr.Type, ok bool) {
	slot = slices.Index(s, name)
	switch {
	case slot < 0:
		return 0, expr.Any, false
	case slices.Contains(ownColumns, name):
		return slot, expr.String, true
	}
	return slot, expr.Any, true // an attribute may be a number as well as a word
}

// Attribute is for choices, and documents have none.
func (s columnScope) Attribute(string) bool { return false }

// Self has no meaning for a document.
func (s columnScope) Self() (expr.Type, bool) { return expr.Any, false }

// columnsOf gives the columns of one document.
type columnsOf struct {
	document   *coding.Document
	attributes coding.Attributes
	columns    columnScope
}

func (e columnsOf) Text(slot int) string { return Column(e.document, e.attributes, e.columns[slot]) }

func (e columnsOf) Self() string { return "" }

func (e columnsOf) Attribute(string) string { return "" }

func (e columnsOf) ChoiceLabel(_ int, choice string) string { return choice }

func (e columnsOf) Now() time.Time { return time.Unix(0, 0).UTC() }

func (e columnsOf) Seed() int64 { return 0 }
