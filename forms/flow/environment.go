package flow

import (
	"strings"
	"time"

	"fieldwork/forms"
)

// environment gives expressions the answers that are on the path.
type environment struct {
	state     *State
	self      int           // variable that "." stands for in a constraint
	candidate *forms.Choice // the choice that a choice_filter looks at
}

// Text is the answer in a slot, empty where it is off the path.
func (e *environment) Text(slot int) string {
	v := e.state.instrument.Variables()[slot]
	if !e.state.OnPath(v) {
		return ""
	}
	return e.text(v)
}

// Self is the answer that a constraint is about.
func (e *environment) Self() string { return e.text(e.state.instrument.Variables()[e.self]) }

// text is an answer as expressions read it. XPath has no plus before a number.
func (e *environment) text(v *forms.Variable) string {
	answer := e.state.answers[v.Index()]
	if t := v.Type(); t == forms.Integer || t == forms.Decimal {
		return strings.TrimPrefix(answer.Text(), "+")
	}
	return answer.Text()
}

// Attribute is an attribute of the choice that is filtered; its name counts
// as one.
func (e *environment) Attribute(name string) string {
	switch {
	case e.candidate == nil:
		return ""
	case name == "name":
		return e.candidate.Name
	}
	return e.candidate.Attributes[name]
}

// ChoiceLabel is the wording of a choice in the instrument's own language,
// whichever the interview is held in: the path must not hang on that.
func (e *environment) ChoiceLabel(slot int, name string) string {
	choice := e.state.instrument.Variables()[slot].Question.Choice(name)
	if choice == nil {
		return ""
	}
	return e.state.Say(choice.Label, e.state.instrument.DefaultLanguage)
}

// Now is when the interview started.
func (e *environment) Now() time.Time { return e.state.started }

// Seed is the interview's own.
func (e *environment) Seed() int64 { return e.state.seed }
