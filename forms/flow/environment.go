package flow

import (
	"time"

	"fieldwork/forms"
)

// environment gives expressions the answers that are on the path.
type environment struct {
	state     *State
	self      int // variable that "." stands for, or -1
	language  string
	candidate *forms.Choice // the choice that a choice_filter looks at
}

// Text is the answer in a slot, empty where it is off the path.
func (e *environment) Text(slot int) string {
	v := e.state.instrument.Variables()[slot]
	if !e.state.OnPath(v) {
		return ""
	}
	return e.state.answers[slot].Text()
}

// Self is the answer that a constraint is about.
func (e *environment) Self() string { return e.state.answers[e.self].Text() }

// Attribute is an attribute of the choice that is filtered.
func (e *environment) Attribute(name string) string {
	if e.candidate == nil {
		return ""
	}
	if name == "name" {
		return e.candidate.Name
	}
	return e.candidate.Attributes[name]
}

// ChoiceLabel is the wording of a choice in the language of the moment.
func (e *environment) ChoiceLabel(slot int, name string) string {
	choice := e.state.instrument.Variables()[slot].Question.Choice(name)
	if choice == nil {
		return ""
	}
	return choice.Label.In(e.language, e.state.instrument.DefaultLanguage)
}

// Now is when the interview started.
func (e *environment) Now() time.Time { return e.state.started }

// Seed is the interview's own.
func (e *environment) Seed() int64 { return e.state.seed }
