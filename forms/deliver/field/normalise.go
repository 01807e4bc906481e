package field

import (
	"strings"
	"time"

	"fieldwork/forms"
)

// sentence is an error that is shown to the interviewer as it stands.
type sentence string

// Error is the sentence itself.
func (s sentence) Error() string { return string(s) }

// Errors of what cannot be read as an answer. Each is a sentence for the
// interviewer.
const (
	errInteger = sentence("Please give a whole number, such as 12.")
	errDecimal = sentence("Please give a number, such as 12 or 12.5.")
	errComma   = sentence("Please leave the comma out: it could mean thousands or a fraction.")
	errDate    = sentence("Please give a date with all of its year, such as 30 Apr 2026 or 30/4/2026.")
	errTime    = sentence("Please give a time of day, such as 14:30.")
)

var (
	dateForms = []string{
		time.DateOnly, "2/1/2006", "2.1.2006", "2-1-2006", "2 Jan 2006", "2 January 2006",
	}
	timeForms = []string{"15:04", "15.04", "1504", "15:04:05", "3:04pm", "3:04 pm", "3pm", "3 pm", "3.04pm"}
)

// Normalise turns what was typed into the canonical form of a type: 12,5 into
// 12.5, 30/4/2026 into 2026-04-30, 2.30pm into 14:30. Nothing typed stays
// nothing. The error is a sentence for the interviewer.
func Normalise(t forms.Type, typed string) (string, error) {
	trimmed := strings.TrimSpace(typed)
	if trimmed == "" {
		return "", nil
	}
	switch t {
	case forms.Integer:
		return number(trimmed, false, errInteger)
	case forms.Decimal:
		return decimal(trimmed)
	case forms.Date:
		return moment(trimmed, dateForms, time.DateOnly, errDate)
	case forms.Time:
		return moment(strings.ToLower(trimmed), timeForms, "15:04", errTime)
	}
	return typed, nil
}

// decimal reads a number with a point or a comma before its fraction. A comma
// before three digits is refused, because 1,250 could be either of two numbers.
func decimal(typed string) (string, error) {
	whole, fraction, comma := strings.Cut(typed, ",")
	if !comma {
		return number(typed, true, errDecimal)
	}
	if len(fraction) == 3 && onlyDigits(fraction) {
		return "", errComma
	}
	return number(whole+"."+fraction, true, errDecimal)
}

// number checks digits with an optional sign and, if allowed, a point between
// digits.
func number(typed string, point bool, wrong error) (string, error) {
	digits := strings.TrimLeft(typed, "+-")
	if len(typed)-len(digits) > 1 {
		return "", wrong
	}
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if !onlyDigits(whole) || hasPoint && (!point || !onlyDigits(fraction)) {
		return "", wrong
	}
	return strings.TrimPrefix(typed, "+"), nil
}

func onlyDigits(s string) bool {
	return s != "" && len(s) <= 18 && strings.Trim(s, "0123456789") == ""
}

func moment(typed string, layouts []string, canonical string, wrong error) (string, error) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, typed); err == nil {
			return t.Format(canonical), nil
		}
	}
	return "", wrong
}
