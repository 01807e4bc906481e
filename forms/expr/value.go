package expr

import (
	"math"
	"strconv"
	"strings"
)

type kind uint8

const (
	textKind kind = iota
	numberKind
	booleanKind // number is 0 or 1
	dateKind    // number is a whole number of days
	momentKind  // number is in days; text is how it is written
)

// value is what an expression gives when it runs. Which of number and text
// counts depends on the kind; days are counted from 1970-01-01.
type value struct {
	kind   kind
	number float64
	text   string
}

func textValue(text string) value { return value{text: text} }

func numberValue(number float64) value { return value{kind: numberKind, number: number} }

func booleanValue(holds bool) value {
	if holds {
		return value{kind: booleanKind, number: 1}
	}
	return value{kind: booleanKind}
}

// evaluator is a compiled expression.
type evaluator func(env Env) value

// asText is XPath's string().
func (v value) asText() string {
	switch v.kind {
	case numberKind:
		return formatNumber(v.number)
	case booleanKind:
		if v.number != 0 {
			return "true"
		}
		return "false"
	case dateKind:
		return formatDays(v.number)
	}
	return v.text
}

// asNumber is XPath's number(), which here also counts a date in days and a
// time as a fraction of the day.
func (v value) asNumber() float64 {
	if v.kind != textKind {
		return v.number
	}
	return readNumber(v.text)
}

// truth is XPath's boolean(), but what is known to be a number and is kept as
// text counts as a number.
func truth(typ Type, v value) bool {
	switch v.kind {
	case numberKind, booleanKind:
		return v.number != 0 && !math.IsNaN(v.number)
	case textKind:
		if typ == Number {
			number := readNumber(v.text)
			return number != 0 && !math.IsNaN(number)
		}
		return v.text != ""
	}
	return true
}

// closeEnough is how near two numbers are that count as equal, so that sums
// of decimals come out as people expect.
const closeEnough = 1e-12

func equalNumbers(a, b float64) bool { return a == b || math.Abs(a-b) < closeEnough }

// formatNumber writes a number as XPath's string() does: no exponent, no
// needless digits.
func formatNumber(number float64) string {
	switch {
	case math.IsNaN(number):
		return "NaN"
	case math.IsInf(number, 1):
		return "Infinity"
	case math.IsInf(number, -1):
		return "-Infinity"
	case number == 0:
		return "0"
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

// readNumber reads a number, a date or a time; NaN if text is none of them.
func readNumber(text string) float64 {
	text = trimSpace(text)
	if number, ok := readDecimal(text); ok {
		return number
	}
	if m, ok := readMoment(text); ok {
		return m.days
	}
	if fraction, ok := readClock(text); ok {
		return fraction
	}
	return math.NaN()
}

// readDecimal reads a number in XPath's writing: digits with an optional
// minus and point, and nothing else.
func readDecimal(text string) (float64, bool) {
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || digits == "." || numberLength(digits) != len(digits) {
		return 0, false
	}
	number, _ := strconv.ParseFloat(text, 64) // digits that are too many give an infinity
	return number, true
}

func trimSpace(text string) string {
	for text != "" && isSpace(text[0]) {
		text = text[1:]
	}
	for text != "" && isSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}
