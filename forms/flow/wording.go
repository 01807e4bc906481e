package flow

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// deepest is how often an answer that is put into a text may be worded by a
// choice whose wording itself refers to an answer.
const deepest = 3

// Say gives a text in a language as it is to be read out, with the answers
// that it refers to put in: a choice by its wording, a special answer as
// nothing.
func (s *State) Say(text forms.Text, language string) string { return s.say(text, language, deepest) }

func (s *State) say(text forms.Text, language string, depth int) string {
	said := text.In(language, s.instrument.DefaultLanguage)
	if !strings.Contains(said, "${") {
		return said
	}
	var b strings.Builder
	for _, piece := range expr.SplitTemplate(said) {
		b.WriteString(piece.Literal)
		if v := s.instrument.Variable(piece.Name); v != nil && depth > 0 {
			b.WriteString(s.worded(v, language, depth-1))
		}
	}
	return b.String()
}

// Worded gives the answer to a variable in words: the wording of choices,
// joined by commas. It is empty for no answer, a special answer, and an answer
// off the path.
func (s *State) Worded(v *forms.Variable, language string) string {
	return s.worded(v, language, deepest)
}

func (s *State) worded(v *forms.Variable, language string, depth int) string {
	answer := s.answers[v.Index()]
	if !s.OnPath(v) || answer.Special != forms.NotSpecial {
		return ""
	}
	return words(v, answer.Value, func(label forms.Text) string { return s.say(label, language, depth) })
}

// Parts gives an answer to a variable in words, part by part: each choice by
// its wording, with its place in a ranking before it and the words beside it
// after a colon; any other answer, special ones too, as one part. No answer has
// no parts. It asks neither whether the answer was given nor whether it counts.
func (s *State) Parts(v *forms.Variable, answer forms.Answer, language string) []string {
	switch {
	case answer.Empty():
		return nil
	case answer.Special != forms.NotSpecial:
		return []string{answer.Special.Words()}
	}
	say := func(label forms.Text) string { return s.Say(label, language) }
	if !v.Type().Chooses() {
		return []string{answer.Value}
	}
	var parts []string
	for i, name := range strings.Fields(answer.Value) {
		part := words(v, name, say) + s.beside(v.Question, name)
		if v.Type() == forms.Rank {
			part = fmt.Sprintf("%d. %s", i+1, part)
		}
		parts = append(parts, part)
	}
	return parts
}

// beside gives the words beside a choice, with a colon before them.
func (s *State) beside(q *forms.Question, choice string) string {
	for _, v := range q.Variables() {
		if v.OpenText != nil && v.OpenText.Name == choice {
			if said := s.answers[v.Index()].Value; said != "" {
				return ": " + said
			}
		}
	}
	return ""
}

func words(v *forms.Variable, value string, say func(forms.Text) string) string {
	if !v.Type().Chooses() {
		return value
	}
	var labels []string
	for _, name := range strings.Fields(value) {
		label := name
		if c := v.Question.Choice(name); c != nil {
			label = say(c.Label)
		}
		labels = append(labels, label)
	}
	return strings.Join(labels, ", ")
}
