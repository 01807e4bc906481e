package forms

import (
	"maps"
	"slices"
)

// Response is an interview whose answers stand in a list, for work that goes
// through many interviews: to fill a map for each takes longer than all else.
type Response struct {
	Interview // without its Answers
	// Listed holds the answers in the order of their variables' names, each of
	// which stands once.
	Listed []NamedAnswer
}

// NamedAnswer is an answer to a variable.
type NamedAnswer struct {
	Name   string
	Answer Answer
}

// Bundle is some interviews that are still to be read, which can be done in any
// goroutine.
type Bundle interface {
	// Len is how many interviews were gone through for it.
	Len() int
	// Each reads the responses, one after the other into the same memory: what
	// it hands on is valid until the function returns. It ends with the first
	// error, which is the function's or that of reading.
	Each(do func(*Response) error) error
}

// Listed gives the interview with its answers in a list.
func (i Interview) Listed() Response {
	r := Response{Interview: i, Listed: make([]NamedAnswer, 0, len(i.Answers))}
	for _, name := range slices.Sorted(maps.Keys(i.Answers)) {
		r.Listed = append(r.Listed, NamedAnswer{name, i.Answers[name]})
	}
	r.Answers = nil
	return r
}
