package field

import (
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// longestSuggestion is how much of a suggested answer is shown, in columns.
const longestSuggestion = 100

// suggestion says what a key that goes on takes for the answer: "⏎ takes: Yes".
// It is "" where there is an answer, or none is suggested.
func (s Setting) suggestion(key string) string {
	if s.Suggested.Empty() || !s.Answer(first(s.Question)).Empty() {
		return ""
	}
	return ui.KeyName(key) + " takes: " + ui.Clip(flat(s.inWords(s.Suggested)), longestSuggestion)
}

// inWords is an answer in words: choices by their wording.
func (s Setting) inWords(answer forms.Answer) string {
	if answer.Special != forms.NotSpecial {
		return answer.Special.Words()
	}
	switch s.Question.Type {
	case forms.SelectOne, forms.SelectMultiple, forms.Rank:
	default:
		return answer.Value
	}
	var said []string
	for name := range strings.FieldsSeq(answer.Value) {
		if index := s.indexOf(name); index >= 0 {
			said = append(said, s.Say(s.Choices[index].Label))
		}
	}
	return strings.Join(said, "; ")
}

// joined sets the parts of a status that are not empty side by side.
func joined(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, "   ")
}
