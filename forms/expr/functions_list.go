package expr

import "math"

var listFunctions = map[string]function{
	"sum":             {least: 1, most: noLimit, takes: []parameter{aNumber}, gives: Number, run: sum},
	"max":             {least: 1, most: noLimit, takes: []parameter{aNumber}, gives: Number, run: extreme(math.Max)},
	"min":             {least: 1, most: noLimit, takes: []parameter{aNumber}, gives: Number, run: extreme(math.Min)},
	"count-non-empty": {least: 1, most: noLimit, gives: Number, run: countNonEmpty},
}

// sum leaves out what is no number, as JavaRosa does; of nothing it is 0.
func sum(env Env, arguments []evaluator) value {
	total := 0.0
	for _, argument := range arguments {
		if number := argument(env).asNumber(); !math.IsNaN(number) {
			total += number
		}
	}
	return numberValue(total)
}

// extreme finds the greatest or least number. It leaves out what is no
// number, as JavaRosa does; of nothing it is NaN.
func extreme(choose func(x, y float64) float64) func(Env, []evaluator) value {
	return func(env Env, arguments []evaluator) value {
		best := math.NaN()
		for _, argument := range arguments {
			number := argument(env).asNumber()
			switch {
			case math.IsNaN(best):
				best = number
			case !math.IsNaN(number):
				best = choose(best, number)
			}
		}
		return numberValue(best)
	}
}

func countNonEmpty(env Env, arguments []evaluator) value {
	count := 0
	for _, argument := range arguments {
		if !argument(env).empty() {
			count++
		}
	}
	return numberValue(float64(count))
}

// empty tells what counts as no answer.
func (v value) empty() bool {
	return v.kind == textKind && v.text == "" || v.kind == numberKind && math.IsNaN(v.number)
}
