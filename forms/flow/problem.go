package flow

import (
	"fmt"
	"strings"

	"fieldwork/forms"
)

// Problem is why a question cannot be left as it is.
type Problem struct {
	Question *forms.Question
	// Variable is the one that the problem lies in; nil for the whole question.
	Variable *forms.Variable
	// Message is the instrument's own, by language, or a sentence of ours.
	Message forms.Text
	// Soft problems only ask for a second thought.
	Soft bool
}

// Problems says what is wrong with the answers to a question that is on the
// path: a missing answer, a broken constraint, too many choices. It is empty
// when the interview can go on.
func (s *State) Problems(q *forms.Question) []Problem {
	if !q.Asks() || !s.relevant[q.Index()] {
		return nil
	}
	var problems []Problem
	for _, v := range q.Variables() {
		if !s.OnPath(v) {
			continue
		}
		answer := s.answers[v.Index()]
		switch {
		case answer.Special != forms.NotSpecial:
		case answer.Value == "":
			if p, missing := s.missing(v); missing {
				problems = append(problems, p)
			}
		default:
			problems = append(problems, s.broken(v, answer.Value)...)
		}
	}
	return problems
}

// missing gives the problem of a variable without an answer. Words beside a
// choice are never required.
func (s *State) missing(v *forms.Variable) (Problem, bool) {
	q := v.Question
	hard := q.Required == forms.Required || q.RequiredIf.Program != nil && q.RequiredIf.Program.Bool(&s.env)
	if v.OpenText != nil || !hard && q.Required != forms.SoftRequired {
		return Problem{}, false
	}
	message := q.RequiredMessage
	if message.Empty() {
		message = forms.Plain(missingMessage(v, hard))
	}
	return Problem{Question: q, Variable: v, Message: message, Soft: !hard}, true
}

func missingMessage(v *forms.Variable, hard bool) string {
	what := "There is no answer yet."
	if v.Item != nil {
		what = "Not every line has an answer yet."
	}
	if hard {
		return what + " This question needs one, or a special answer."
	}
	return what + " Enter once more goes on without."
}

// broken gives the rules that an answer breaks.
func (s *State) broken(v *forms.Variable, value string) []Problem {
	q := v.Question
	var problems []Problem
	add := func(message forms.Text) {
		problems = append(problems, Problem{Question: q, Variable: v, Message: message})
	}
	if v.OpenText == nil {
		if message := s.choiceRules(v, value); message != "" {
			add(forms.Plain(message))
		}
	}
	if q.Constraint.Program != nil && v.OpenText == nil {
		s.env.self = v.Index()
		if !q.Constraint.Program.Bool(&s.env) {
			message := q.ConstraintMessage
			if message.Empty() {
				message = forms.Plain("This answer is not possible here. Please check it.")
			}
			add(message)
		}
	}
	return problems
}

// choiceRules gives a sentence if an answer has too few or too many choices,
// breaks up an exclusive one or names one that is not offered; else "".
func (s *State) choiceRules(v *forms.Variable, value string) string {
	q := v.Question
	switch v.Type() {
	case forms.SelectOne, forms.SelectMultiple, forms.Rank:
	default:
		return ""
	}
	if name := s.notOffered(q, value); name != "" {
		return fmt.Sprintf("“%s” is no longer offered. Please choose again.", name)
	}
	if v.Type() == forms.SelectOne {
		return ""
	}
	n := CountChosen(value)
	switch {
	case q.MaxChoices > 0 && n > q.MaxChoices:
		return fmt.Sprintf("%d are chosen; at most %d can be.", n, q.MaxChoices)
	case n < q.MinChoices:
		return fmt.Sprintf("%d chosen; at least %d are needed.", n, q.MinChoices)
	case v.Type() == forms.Rank && !q.Partial && n < s.places(q):
		return fmt.Sprintf("%d of %d ranked. Please rank them all.", n, s.places(q))
	case n > 1 && hasExclusive(q, value):
		return "One of these choices cannot stand beside others."
	}
	return ""
}

func (s *State) places(q *forms.Question) int {
	n := len(s.Choices(q))
	if q.MaxChoices > 0 {
		n = min(n, q.MaxChoices)
	}
	return n
}

func (s *State) notOffered(q *forms.Question, value string) string {
	if q.ChoiceFilter.Program == nil {
		return ""
	}
	for name := range strings.SplitSeq(value, " ") {
		if c := q.Choice(name); c == nil || !s.offered(q, c) {
			return name
		}
	}
	return ""
}

func hasExclusive(q *forms.Question, value string) bool {
	for name := range strings.SplitSeq(value, " ") {
		if c := q.Choice(name); c != nil && c.Exclusive {
			return true
		}
	}
	return false
}

// Choices gives the choices that a question offers, its filter applied.
func (s *State) Choices(q *forms.Question) []*forms.Choice {
	if q.ChoiceFilter.Program == nil {
		return q.Choices
	}
	var offered []*forms.Choice
	for _, c := range q.Choices {
		if s.offered(q, c) {
			offered = append(offered, c)
		}
	}
	return offered
}

func (s *State) offered(q *forms.Question, c *forms.Choice) bool {
	s.env.candidate = c
	defer func() { s.env.candidate = nil }()
	return q.ChoiceFilter.Program.Bool(&s.env)
}

// Outstanding gives the problems of all questions on the path, in order. An
// interview can be completed when none is left that is not soft.
func (s *State) Outstanding() []Problem {
	var problems []Problem
	for i, q := range s.instrument.Questions {
		if s.visible(i) {
			problems = append(problems, s.Problems(q)...)
		}
	}
	return problems
}
