package flow

import "fieldwork/forms"

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
		malformed := Wellformed(v, answer)
		switch {
		case malformed != nil:
			problems = append(problems, Problem{Question: q, Variable: v, Message: forms.Plain(malformed.Error())})
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
// choice are never required, nor is a choice where the filter offers none.
func (s *State) missing(v *forms.Variable) (Problem, bool) {
	q := v.Question
	hard := q.Required == forms.Required || q.RequiredIf.Program != nil && q.RequiredIf.Program.Bool(&s.env)
	if v.OpenText != nil || !hard && q.Required != forms.SoftRequired || s.offersNothing(q) {
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
	switch {
	case !hard:
		return what
	case len(v.Question.Specials) > 0:
		return what + " This question needs one, or a special answer."
	}
	return what + " This question needs one."
}

// broken gives the rules that an answer breaks. Words beside a choice are
// under none.
func (s *State) broken(v *forms.Variable, value string) []Problem {
	if v.OpenText != nil {
		return nil
	}
	q := v.Question
	var problems []Problem
	add := func(message forms.Text) {
		problems = append(problems, Problem{Question: q, Variable: v, Message: message})
	}
	if message := s.choiceRules(v, value); message != "" {
		add(forms.Plain(message))
	}
	if q.Constraint.Program != nil {
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
