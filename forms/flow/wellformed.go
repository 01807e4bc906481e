package flow

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"fieldwork/forms"
)

// ErrMalformed is wrapped by the errors of answers that a variable cannot
// hold at all: a word where a number stands, a choice that does not exist.
var ErrMalformed = errors.New("not an answer to this question")

type malformed struct{ sentence string }

// Error is what is wrong, in one sentence.
func (m malformed) Error() string { return m.sentence }

// Unwrap is ErrMalformed, whatever is wrong.
func (m malformed) Unwrap() error { return ErrMalformed }

var (
	integerForm = regexp.MustCompile(`^[+-]?[0-9]{1,18}$`)
	decimalForm = regexp.MustCompile(`^[+-]?[0-9]{1,18}(\.[0-9]{1,18})?$`)
	timeForm    = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$`)
)

// Wellformed checks that a variable can hold an answer, whatever else was
// answered. The error, which wraps ErrMalformed, is a sentence for the
// interviewer. No answer is always well formed.
func Wellformed(v *forms.Variable, answer forms.Answer) error {
	if answer.Special != forms.NotSpecial {
		if answer.Value != "" || v.OpenText != nil || !v.Question.Allows(answer.Special) {
			return malformed{fmt.Sprintf("“%s” cannot be answered here.", answer.Special)}
		}
		return nil
	}
	if answer.Value == "" {
		return nil
	}
	if !utf8.ValidString(answer.Value) {
		return malformed{"The answer holds bytes that are not text (UTF-8)."}
	}
	return wellformedValue(v, answer.Value)
}

func wellformedValue(v *forms.Variable, value string) error {
	switch v.Type() {
	case forms.Integer:
		if !integerForm.MatchString(value) {
			return malformed{"Please give a whole number, such as 12."}
		}
	case forms.Decimal:
		if !decimalForm.MatchString(value) {
			return malformed{"Please give a number, such as 12 or 12.5."}
		}
	case forms.Date:
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return malformed{"Please give a date as year-month-day, such as 2026-04-30."}
		}
	case forms.Time:
		if !timeForm.MatchString(value) {
			return malformed{"Please give a time of day, such as 14:30."}
		}
	case forms.SelectOne:
		if v.Question.Choice(value) == nil {
			return malformed{fmt.Sprintf("“%s” is not one of the choices.", value)}
		}
	case forms.SelectMultiple, forms.Rank:
		return wellformedChoices(v.Question, value)
	case forms.Calculate:
		return malformed{"This value is worked out and cannot be answered."}
	}
	return nil
}

func wellformedChoices(q *forms.Question, value string) error {
	free := make(map[string]bool, len(q.Choices))
	for _, c := range q.Choices {
		free[c.Name] = true
	}
	for name := range strings.SplitSeq(value, " ") {
		left, known := free[name]
		switch {
		case name == "":
			return malformed{"Choices are separated by single spaces."}
		case !known:
			return malformed{fmt.Sprintf("“%s” is not one of the choices.", name)}
		case !left:
			return malformed{fmt.Sprintf("“%s” stands there twice.", name)}
		}
		free[name] = false
	}
	return nil
}
