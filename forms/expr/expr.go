// Package expr is the expression language of instruments: that of XLSForm,
// the part of ODK's XPath that makes sense without repeats and without XML.
// It knows relevance such as
//
//	selected(${q3}, 'newport') and ${q5} > 3
//
// An expression is compiled once against a Scope, which says what its names
// mean, and then run any number of times against an Env, which gives the
// answers. A compiled Program is not changed by running and can be shared.
//
// The semantics follow the ODK XForms specification
// (https://getodk.github.io/xforms-spec/) and, where that is silent, XPath
// 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/). Dates and times are
// taken as the clock on the wall shows them: a zone in a text is not applied.
package expr

import "time"

// Type is the type of an expression or of a variable.
type Type int

// The types. Choice is the name of one choice; Choices are names separated by
// spaces, as a multiple choice and a ranking hold them. Any is a type that is
// not known before the expression runs.
const (
	Any Type = iota
	String
	Number
	Boolean
	Date
	Time
	Choice
	Choices
)

// Scope says what names mean when an expression is compiled.
type Scope interface {
	// Variable finds the variable that ${name} means: its slot, by which Env
	// knows it, and its type. ok is false if there is none.
	Variable(name string) (slot int, typ Type, ok bool)
	// Attribute reports whether a bare name is an attribute of the choice
	// that a choice filter looks at.
	Attribute(name string) bool
	// Self gives the type of "."; ok is false where "." means nothing.
	Self() (typ Type, ok bool)
}

// NameLister is a Scope that can list the names of its variables, so that a
// fault can suggest the name that was meant.
type NameLister interface {
	VariableNames() []string
}

// SpecialLister is a Scope whose variables can hold special answers, such as
// "dont_know", whatever their type. Comparing any variable with one of these
// names is no fault.
type SpecialLister interface {
	SpecialNames() []string
}

// ChoiceLister is a Scope that knows the names of the choices of a variable;
// slot is -1 for ".". Arithmetic on a variable none of whose choices is named
// by a number is then a fault.
type ChoiceLister interface {
	ChoiceNames(slot int) []string
}

// Env gives the values with which a program runs. Answers come as text in
// ODK's canonical form: a choice's name, names separated by single spaces,
// decimal digits, YYYY-MM-DD, HH:MM; "" is no answer.
type Env interface {
	// Text is the answer to the variable in a slot.
	Text(slot int) string
	// Self is the value of ".".
	Self() string
	// Attribute is an attribute of the choice that is being filtered.
	Attribute(name string) string
	// ChoiceLabel is the label of a choice of the variable in a slot.
	ChoiceLabel(slot int, choice string) string
	// Now is the time that now() and today() tell, in the zone of its Location.
	Now() time.Time
	// Seed determines random(), uuid(), and randomize() without a seed: the
	// same seed gives the same results.
	Seed() int64
}

// Fault is something wrong with an expression. Offset is where, in bytes from
// the start of the source.
type Fault struct {
	Offset  int
	Message string
}

// Error is the message, without the place.
func (f Fault) Error() string { return f.Message }

// Characters is the place of the fault in characters from the start of its
// source.
func (f Fault) Characters(source string) int {
	return len([]rune(source[:min(max(f.Offset, 0), len(source))]))
}

// Reference is one ${name} in a source. Offset is where its "$" stands, in
// bytes; for a question that jr:choice-name() names in quotes without ${},
// where the name begins.
type Reference struct {
	Slot   int
	Offset int
}

// Comparison is one literal that is compared by = or != with a variable or
// with ".", or that selected() looks for among its choices. Offset is where
// the literal begins, in bytes, its quote included. A number stands in
// Literal as string() would write it.
type Comparison struct {
	Slot    int // -1 for "."
	Literal string
	Offset  int
}

// SelfSlot stands for "." where a slot is asked for.
const SelfSlot = -1
