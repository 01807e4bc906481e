package dataset

import (
	"strings"

	"fieldwork/forms"
)

const backslash = `\`

// answerOf reads a cell as an answer to a variable. It is the inverse of
// cellOf. Whether the variable can hold the answer is another question.
func answerOf(v *forms.Variable, cell string) forms.Answer {
	if special, is := specialNamed(v, cell); is {
		return forms.Answer{Special: special}
	}
	if readsLikeSpecial(v, cell) {
		return forms.Answer{Value: strings.TrimPrefix(cell, backslash)}
	}
	return forms.Answer{Value: cell}
}

// cellOf writes an answer to a variable as a cell.
func cellOf(v *forms.Variable, answer forms.Answer) string {
	if answer.Special == forms.NotSpecial && readsLikeSpecial(v, answer.Value) {
		return backslash + answer.Value
	}
	return answer.Text()
}

// specialNamed gives the special answer that a name stands for in a variable.
// A choice of that name goes before it.
func specialNamed(v *forms.Variable, name string) (special forms.Special, is bool) {
	special = forms.Special(name)
	if special == forms.NotSpecial || v.OpenText != nil || v.Type() == forms.Calculate {
		return forms.NotSpecial, false
	}
	return special, v.Question.Allows(special) && v.Question.Choice(name) == nil
}

// readsLikeSpecial reports whether a text is the name of a special answer
// that the variable allows, with any number of backslashes before it.
func readsLikeSpecial(v *forms.Variable, text string) bool {
	if v.Type() != forms.TextType {
		return false
	}
	_, is := specialNamed(v, strings.TrimLeft(text, backslash))
	return is
}
