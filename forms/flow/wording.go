package flow

import (
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// Say gives a text in a language as it is to be read out, with the answers
// that it refers to put in: a choice by its wording, a special answer as
// nothing.
func (s *State) Say(text forms.Text, language string) string {
	said := text.In(language, s.instrument.DefaultLanguage)
	if !strings.Contains(said, "${") {
		return said
	}
	var b strings.Builder
	for _, piece := range expr.SplitTemplate(said) {
		if v := s.instrument.Variable(piece.Name); piece.Name != "" && v != nil {
			b.WriteString(s.Worded(v, language))
			continue
		}
		b.WriteString(piece.Literal)
	}
	return b.String()
}

// Worded gives the answer to a variable in words: the wording of choices,
// joined by commas. It is empty for no answer, a special answer, and an answer
// off the path.
func (s *State) Worded(v *forms.Variable, language string) string {
	answer := s.answers[v.Index()]
	if !s.OnPath(v) || answer.Special != forms.NotSpecial {
		return ""
	}
	return Words(s.instrument, v, answer.Value, language)
}

// Words gives a value of a variable in words, see State.Worded.
func Words(in *forms.Instrument, v *forms.Variable, value, language string) string {
	switch v.Type() {
	case forms.SelectOne, forms.SelectMultiple, forms.Rank:
	default:
		return value
	}
	var labels []string
	for _, name := range strings.Fields(value) {
		label := name
		if c := v.Question.Choice(name); c != nil {
			label = c.Label.In(language, in.DefaultLanguage)
		}
		labels = append(labels, label)
	}
	return strings.Join(labels, ", ")
}
