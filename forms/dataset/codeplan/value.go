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
type State uint8

// The states. Nothing is there where a question was not asked or not answered.
const (
	Absent State = iota
	IsNumber
	IsCode
	IsText
	IsDay
	IsTimeOfDay
	IsMoment
	IsSpecial
)

// MostDecimals is how many decimals of a number are told apart.
const MostDecimals = 9

// Value is what an answer is in a column.
type Value struct {
	State State
	// Rounded says that the number has more digits than Number holds.
	Rounded bool
	// Code is, where a choice is coded or ticked, the place of its code in the
	// column's, or 1 where it is ticked and 0 where it is not.
	Code int
	// Number is that of the code, too.
	Number float64
	// Decimals is how many the number is written with, at most MostDecimals.
	Decimals int
	Text     string
	// Time is a day at midnight UTC, a time of day on the first of January of year
	// 0 UTC, or a moment in its own zone.
	Time    time.Time
	Special forms.Special
}

// Values appends the values of an answer to a list, one for each column of the
// variable, in their order. The error wraps ErrNoCode.
func (p *Plan) Values(values []Value, variable string, answer forms.Answer) ([]Value, error) {
	return p.Append(values, p.of[variable], answer)
}

// Append does what Values does for the columns of a variable that Of gave.
func (p *Plan) Append(values []Value, columns []int, answer forms.Answer) ([]Value, error) {
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
		values = append(values, Value{})
		if !p.Columns[at].value(&values[len(values)-1], answer.Value) {
			return values, fmt.Errorf("%w: %q in %s", ErrNoCode, answer.Value, p.Columns[at].Variable.Name)
		}
	}
	return values, nil
}

// value makes an answer a value, which was empty before.
func (c *Column) value(to *Value, answer string) (ok bool) {
	switch c.Kind {
	case Quantity:
		number, err := strconv.ParseFloat(answer, 64)
		to.State, to.Number, to.Decimals, to.Rounded = IsNumber, number, decimals(answer), isRounded(number, answer)
		return err == nil && !math.IsInf(number, 0) && !math.IsNaN(number)
	case Day:
		return to.timeIn(IsDay, time.DateOnly, answer)
	case TimeOfDay:
		return to.timeIn(IsTimeOfDay, "15:04", answer)
	case Coded:
		return c.code(to, answer)
	case Ticked:
		to.State = IsCode
		if holds(answer, c.Choice.Name) {
			to.Code, to.Number = 1, 1
		}
		return true
	}
	to.State, to.Text = IsText, answer
	return true
}

// decimals is how many digits that are not needless stand behind the point.
func decimals(answer string) int {
	_, behind, _ := strings.Cut(answer, ".")
	return min(len(strings.TrimRight(behind, "0")), MostDecimals)
}

// isRounded reports whether a number is not written as the answer that it was
// read from, but for signs and noughts that are needless. Numbers of no more
// digits than certain always are.
func isRounded(number float64, answer string) bool {
	const certain = 15
	return len(answer) > certain && bare(strconv.FormatFloat(number, 'f', -1, 64)) != bare(answer)
}

// bare is a number without needless noughts and without its sign.
func bare(number string) string {
	number = strings.TrimLeft(number, "+-0")
	if strings.Contains(number, ".") {
		number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	return number
}

func (v *Value) timeIn(state State, layout, answer string) (ok bool) {
	at, err := time.Parse(layout, answer)
	v.State, v.Time = state, at
	return err == nil
}

// code makes an answer the code of the choice, or of that at the column's place.
func (c *Column) code(to *Value, answer string) (ok bool) {
	if c.Place > 0 {
		if answer = nth(answer, c.Place); answer == "" {
			return true
		}
	}
	at, ok := c.placeOf(answer)
	if ok {
		to.State, to.Code, to.Number = IsCode, at, float64(c.Codes[at].Number)
	}
	return ok
}

// placeOf is where the code of a choice stands among the column's.
func (c *Column) placeOf(name string) (at int, ok bool) {
	const few = 8
	if len(c.Codes) > few {
		at, ok = c.places[name]
		return at, ok
	}
	for at := range c.Codes {
		if c.Codes[at].Name == name {
			return at, true
		}
	}
	return 0, false
}

// nth is the name at a place, from 1 on, among names with single spaces between
// them; empty if there are fewer.
func nth(names string, place int) string {
	from := 0
	for i := range len(names) {
		if names[i] != ' ' {
			continue
		}
		if place--; place == 0 {
			return names[from:i]
		}
		from = i + 1
	}
	if place == 1 {
		return names[from:]
	}
	return ""
}

// holds reports whether a name is among names with single spaces between them.
func holds(names, name string) bool {
	for from := 0; from+len(name) <= len(names); {
		end := from + len(name)
		if names[from:end] == name && (end == len(names) || names[end] == ' ') {
			return true
		}
		next := strings.IndexByte(names[from:], ' ')
		if next < 0 {
			return false
		}
		from += next + 1
	}
	return false
}
