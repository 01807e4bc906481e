// Package condition compiles conditions on what has columns, such as contacts
// or documents, in the language of instruments: ${} names a column.
package condition

import (
	"fmt"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// Column is a column that a condition can name, and what it holds: expr.Any
// where that may be a number as well as a word.
type Column struct {
	Name string
	Type expr.Type
}

// Condition is a condition that is compiled, such as
//
//	${organisation} = 'Welsh Government'
//
// It can be used by several goroutines at the same time.
type Condition struct {
	program *expr.Program
	columns scope
}

// Compile compiles a condition on some columns. A column that there is not is
// told with what columns are called, "column" or "attribute", and any other
// fault with the character at which it is.
func Compile(source, called string, columns []Column) (*Condition, error) {
	c := &Condition{columns: columns}
	for _, name := range expr.Names(source) {
		if c.columns.slot(name) < 0 {
			return nil, fmt.Errorf("no %s is called %s%s", called, name, forms.Suggestion(name, c.columns.names()))
		}
	}
	program, faults := expr.Compile(source, c.columns)
	if len(faults) > 0 {
		return nil, fmt.Errorf("%s, at character %d of %q", faults[0].Message, faults[0].Characters(source)+1, source)
	}
	c.program = program
	return c, nil
}

// Source is the condition as it was written.
func (c *Condition) Source() string { return c.program.Source() }

// Holds reports whether the condition holds for what has these values in its
// columns; a value that there is not is empty. There is no time in a condition:
// now() is the beginning of 1970.
func (c *Condition) Holds(value func(column string) string) bool {
	return c.program.Bool(row{c.columns, value})
}

// scope gives columns their slots.
type scope []Column

func (s scope) slot(name string) int {
	return slices.IndexFunc(s, func(c Column) bool { return c.Name == name })
}

func (s scope) names() []string {
	names := make([]string, len(s))
	for i, c := range s {
		names[i] = c.Name
	}
	return names
}

// Variable finds a column.
func (s scope) Variable(name string) (slot int, typ expr.Type, ok bool) {
	if slot = s.slot(name); slot < 0 {
		return 0, expr.Any, false
	}
	return slot, s[slot].Type, true
}

// Attribute is for choices, and there are none.
func (s scope) Attribute(string) bool { return false }

// Self has no meaning outside a question.
func (s scope) Self() (expr.Type, bool) { return expr.Any, false }

// row gives the values of the columns.
type row struct {
	columns scope
	value   func(column string) string
}

// Text is the value of a column.
func (r row) Text(slot int) string { return r.value(r.columns[slot].Name) }

// Self is nothing: there is no question.
func (r row) Self() string { return "" }

// Attribute is nothing: there are no choices.
func (r row) Attribute(string) string { return "" }

// ChoiceLabel is the choice as it is named.
func (r row) ChoiceLabel(_ int, choice string) string { return choice }

// Now is the beginning of 1970.
func (r row) Now() time.Time { return time.Unix(0, 0).UTC() }

// Seed is always the same.
func (r row) Seed() int64 { return 0 }
