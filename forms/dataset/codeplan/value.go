package codeplan

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms"
)

// ErrNoCode says that an answer is not one that its column has a code for.
var ErrNoCode = errors.New("the answer has no code")

// State says what a Value holds.
type State int

// The states. Nothing is there where a question was not asked or not answered.
const (
	Absent State = iota
	IsNumber
	IsText
	IsTime
	IsSpecial
)

// MostDecimals is how many decimals of a number are told apart.
const MostDecimals = 9

// Value is what an answer is in a column.
type Value struct {
	State  State
	Number float64
	// Decimals is how many the number is written with, at most MostDecimals.
	Decimals int
	Text     string
	// Time is a day at midnight, or a time of day on the first of January of year 0; UTC.
	Time    time.Time
	Special forms.Special
}

// Values appends the values of an answer to a list, one for each column of the
// variable, in their order. The error wraps ErrNoCode.
func (p *Plan) Values(values []Value, variable string, answer forms.Answer) ([]Value, error) {
	columns := p.of[variable]
	if answer.Empty() || answer.Special != forms.NotSpecial {
		value := Value{}
		if !answer.Empty() {
			value = Value{State: IsSpecial, Special: answer.Special}
		}
		for range columns {
			values = append(values, value)
		}
		return values, nil
	}
	for _, at := range columns {
		value, ok := p.Columns[at].value(answer.Value)
		if !ok {
			return values, fmt.Errorf("%w: %q in %s", ErrNoCode, answer.Value, variable)
		}
		values = append(values, value)
	}
	return values, nil
}

func (c *Column) value(answer string) (value Value, ok bool) {
	switch c.Kind {
	case Quantity:
		number, err := strconv.ParseFloat(answer, 64)
		return Value{State: IsNumber, Number: number, Decimals: decimals(answer)}, err == nil && !math.IsInf(number, 0) && !math.IsNaN(number)
	case Day:
		return timeIn(time.DateOnly, answer)
	case TimeOfDay:
		return timeIn("15:04", answer)
	case Coded:
		return c.code(answer)
	case Ticked:
		if holds(answer, c.Choice.Name) {
			return Value{State: IsNumber, Number: 1}, true
		}
		return Value{State: IsNumber}, true
	}
	return Value{State: IsText, Text: answer}, true
}

// decimals is how many digits that are not needless stand behind the point.
func decimals(answer string) int {
	_, behind, _ := strings.Cut(answer, ".")
	return min(len(strings.TrimRight(behind, "0")), MostDecimals)
}

func timeIn(layout, answer string) (Value, bool) {
	at, err := time.Parse(layout, answer)
	return Value{State: IsTime, Time: at}, err == nil
}

// code is the number of the choice, or of that at the column's place.
func (c *Column) code(answer string) (Value, bool) {
	for place := 1; place < c.Place && answer != ""; place++ {
		_, answer, _ = strings.Cut(answer, " ")
	}
	if c.Place > 0 {
		answer, _, _ = strings.Cut(answer, " ")
		if answer == "" {
			return Value{}, true
		}
	}
	number, ok := c.numbers[answer]
	return Value{State: IsNumber, Number: float64(number)}, ok
}

// holds reports whether a name is among names with spaces between them.
func holds(names, name string) bool {
	for names != "" {
		var next string
		next, names, _ = strings.Cut(names, " ")
		if next == name {
			return true
		}
	}
	return false
}
