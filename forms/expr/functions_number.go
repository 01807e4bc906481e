package expr

import (
	"math"
	"strconv"
	"strings"
)

var numberFunctions = map[string]function{
	"number": {least: 1, most: 1, gives: Number, run: onNumber(func(x float64) float64 { return x })},
	"int":    {least: 1, most: 1, takes: []parameter{aNumber}, gives: Number, run: onNumber(math.Trunc)},
	"round":  {least: 1, most: 2, takes: []parameter{aNumber}, gives: Number, run: round},
	"pow":    {least: 2, most: 2, takes: []parameter{aNumber}, gives: Number, run: onNumbers(math.Pow)},
	"atan2":  {least: 2, most: 2, takes: []parameter{aNumber}, gives: Number, run: onNumbers(math.Atan2)},
	"pi":     {gives: Number, run: func(Env, []evaluator) value { return numberValue(math.Pi) }},
	"abs":    ofOneNumber(math.Abs),
	"log":    ofOneNumber(math.Log),
	"log10":  ofOneNumber(math.Log10),
	"sin":    ofOneNumber(math.Sin),
	"cos":    ofOneNumber(math.Cos),
	"tan":    ofOneNumber(math.Tan),
	"asin":   ofOneNumber(math.Asin),
	"acos":   ofOneNumber(math.Acos),
	"atan":   ofOneNumber(math.Atan),
	"sqrt":   ofOneNumber(math.Sqrt),
	"exp":    ofOneNumber(math.Exp),
	"exp10":  ofOneNumber(func(x float64) float64 { return math.Pow(10, x) }),
}

func ofOneNumber(calculate func(float64) float64) function {
	return function{least: 1, most: 1, takes: []parameter{aNumber}, gives: Number, run: onNumber(calculate)}
}

func onNumber(calculate func(float64) float64) func(Env, []evaluator) value {
	return func(env Env, arguments []evaluator) value {
		return numberValue(calculate(arguments[0](env).asNumber()))
	}
}

func onNumbers(calculate func(x, y float64) float64) func(Env, []evaluator) value {
	return func(env Env, arguments []evaluator) value {
		return numberValue(calculate(arguments[0](env).asNumber(), arguments[1](env).asNumber()))
	}
}

func round(env Env, arguments []evaluator) value {
	places := 0.0
	if len(arguments) == 2 {
		places = math.Trunc(arguments[1](env).asNumber())
	}
	return numberValue(roundHalfUp(arguments[0](env).asNumber(), places))
}

// mostPlaces is the greatest number of decimal places to round to; more
// change no number.
const mostPlaces = 30

// roundHalfUp rounds to decimal places as a person would who reads the number
// in its shortest writing: 2.345 to two places is 2.35, though the number
// that the machine holds is a little less. Halves go up: -2.5 becomes -2.
func roundHalfUp(number, places float64) float64 {
	switch {
	case math.IsNaN(number) || math.IsNaN(places) || math.Abs(places) > mostPlaces:
		return math.NaN()
	case math.IsInf(number, 0):
		return number
	}
	half := math.Floor(shifted(number, places) + 0.5)
	return shifted(half, -places)
}

// shifted moves the decimal point of a number's shortest writing.
func shifted(number, places float64) float64 {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(number, 'e', -1, 64), "e")
	power, _ := strconv.Atoi(exponent) // FormatFloat wrote it
	moved, _ := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(power+int(places)), 64)
	return moved
}
