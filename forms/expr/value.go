package expr

import (
	"math"
	"strconv"
)

type kind uint8

const (
	textKind kind = iota
	numberKind
	booleanKind
)

// value is what an expression gives when it runs.
type value struct {
	kind   kind
	number float64
	text   string
}

type evaluator func(Env) value

func (v value) asText() string {
	if v.kind == textKind {
		return v.text
	}
	return strconv.FormatFloat(v.number, 'f', -1, 64)
}

func (v value) asNumber() float64 {
	if v.kind != textKind {
		return v.number
	}
	return math.NaN()
}

func truth(_ Type, v value) bool { return v.text != "" || v.number != 0 }
