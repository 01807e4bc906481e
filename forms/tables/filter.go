package tables

import (
	"fmt"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/expr"
	"fieldwork/forms/flow"
)

// filter compiles the condition on respondents.
func (p *plan) filter() error {
	source := p.options.Where
	if source == "" {
		return nil
	}
	for _, name := range expr.Names(source) {
		if p.dimensionNamed(name) == nil {
			return fmt.Errorf("%w: nothing is called %s%s", ErrFilter, name, p.meantBeside(name))
		}
	}
	program, faults := expr.Compile(source, filterScope{p})
	if len(faults) > 0 {
		return fmt.Errorf("%w: %s, at character %d of %q", ErrFilter, faults[0].Message, faults[0].Characters(source)+1, source)
	}
	p.where = program
	return nil
}

// filterScope gives slots to the variables and, after them, to the attributes.
type filterScope struct{ *plan }

// Variable finds a variable or an attribute. What their answers are may differ
// between versions, so that no type is promised.
func (s filterScope) Variable(name string) (slot int, typ expr.Type, ok bool) {
	if v := s.byName[name]; v != nil {
		if v.Type() == forms.SelectMultiple || v.Type() == forms.Rank {
			return v.place, expr.Choices, true
		}
		return v.place, expr.Any, true
	}
	for i, attribute := range s.options.Attributes {
		if attribute.Name == name {
			return len(s.variables) + i, expr.Any, true
		}
	}
	return 0, expr.Any, false
}

// Attribute is for choices, and respondents have none of those.
func (s filterScope) Attribute(string) bool { return false }

// Self has no meaning for a respondent.
func (s filterScope) Self() (expr.Type, bool) { return expr.Any, false }

// filterEnv gives the answers and attributes of one respondent.
type filterEnv struct {
	*plan
	response *response
}

// Text is an answer that counts, or what an attribute says.
func (e filterEnv) Text(slot int) string {
	if slot >= len(e.variables) {
		return strings.Join(e.options.Attributes[slot-len(e.variables)].Values(e.response.interview), " ")
	}
	if !e.response.on[slot] {
		return ""
	}
	return readable(e.variables[slot].Variable, e.response.answers[slot])
}

// Self is nothing: a filter is of no question.
func (e filterEnv) Self() string { return "" }

// Attribute is nothing: choices have none here.
func (e filterEnv) Attribute(string) string { return "" }

// ChoiceLabel is the label of a choice in the language of the tables.
func (e filterEnv) ChoiceLabel(slot int, name string) string {
	if slot < len(e.variables) {
		v := e.variables[slot]
		if at, known := v.byName[name]; known {
			return e.say(v.choices[at].Label)
		}
	}
	return name
}

// Now is when the interview started.
func (e filterEnv) Now() time.Time { return e.response.interview.Started }

// Seed is the interview's own.
func (e filterEnv) Seed() int64 { return flow.Seed(e.response.interview.ID) }

// readable is an answer as expressions read it: XPath has no plus before a
// number.
func readable(v *forms.Variable, answer forms.Answer) string {
	if t := v.Type(); t == forms.Integer || t == forms.Decimal {
		return strings.TrimPrefix(answer.Text(), "+")
	}
	return answer.Text()
}
