package sample

import (
	"errors"

	"fieldwork/forms/expr"
)

// ErrFilter is returned for a filter that does not compile.
var ErrFilter = errors.New("this filter is not understood")

// Filter is a condition on contacts, such as
//
//	${organisation} = 'Welsh Government'
type Filter struct {
	program *expr.Program
	columns []string
}

// CompileFilter compiles a condition in the language of instruments in which
// ${} names the columns given, as Columns lists them. The error wraps
// ErrFilter and says what is wrong and where.
func CompileFilter(source string, columns []string) (*Filter, error) { return nil, ErrFilter }

// Matches reports whether a contact meets the condition.
func (f *Filter) Matches(contact *Contact) bool { return false }

// Column gives a column of a contact as filters see it; "" for one that the
// contact does not have.
func (c *Contact) Column(name string) string { return "" }
