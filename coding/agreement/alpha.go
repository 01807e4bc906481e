package agreement

// Level is a level of measurement: what the categories of a scale mean.
type Level int

// The levels. Next to each is the difference that alpha takes two categories c
// and k to have, squared, with n_g the number of values of category g.
const (
	// Nominal categories are the same, 0, or not, 1.
	Nominal Level = iota
	// Ordinal categories have an order: (n_c/2 + all n_g between + n_k/2)².
	Ordinal
	// Interval categories are numbers: (c - k)².
	Interval
	// Ratio categories are numbers from 0: ((c - k) / (c + k))².
	Ratio
)

// Alpha is Krippendorff's alpha at a level of measurement, 1 - Do/De, from the
// coincidences of the values of each unit (Krippendorff, Computing
// Krippendorff's Alpha-Reliability, 2011). Units with fewer than two values
// drop out. It is not defined where all values that are left are the same, nor
// at the ratio level for numbers below 0. Its observed and expected figures are
// disagreements in the squares of the level's difference.
func Alpha(level Level) Coefficient {
	return func(c *Counts) Result { return alpha(c, level) }
}

func alpha(c *Counts, level Level) Result {
	if level == Ratio && c.scale[0] < 0 {
		return undefined(ErrRatio)
	}
	chosen, all := c.pairable()
	if all == 0 {
		return undefined(ErrNoPairs)
	}
	q := len(c.scale)
	coincidences := c.coincidences(func(values int) float64 { return 1 / float64(values-1) })
	difference := differences(level, c.scale, chosen)
	var observed, expected float64
	for a := range q {
		for b := range q {
			if a != b {
				apart := difference(a, b)
				observed += coincidences[a*q+b] * apart
				expected += chosen[a] * chosen[b] * apart
			}
		}
	}
	return disagreement(observed/all, expected/(all*(all-1)))
}

// disagreement is the alpha of an observed and an expected disagreement.
func disagreement(observed, expected float64) Result {
	if expected == 0 {
		return undefined(ErrNoVariation)
	}
	return Result{value: 1 - observed/expected, observed: observed, expected: expected, ok: true}
}

// pairable counts the values of units that have at least two, by category and
// in all.
func (c *Counts) pairable() (chosen []float64, all float64) {
	chosen = make([]float64, len(c.scale))
	for values := 2; values <= c.coders; values++ {
		for category, number := range c.byValues[values].chosen {
			chosen[category] += float64(number)
			all += float64(number)
		}
	}
	return chosen, all
}

// differences gives the squared difference of two categories that are not the
// same, at a level.
func differences(level Level, scale Scale, chosen []float64) func(a, b int) float64 {
	switch level {
	case Ordinal:
		middle, below := make([]float64, len(chosen)), 0.0
		for category, number := range chosen {
			middle[category] = below + number/2
			below += number
		}
		return func(a, b int) float64 { return square(middle[a] - middle[b]) }
	case Interval:
		return func(a, b int) float64 { return square(scale[a] - scale[b]) }
	case Ratio:
		return func(a, b int) float64 { return square((scale[a] - scale[b]) / (scale[a] + scale[b])) }
	default:
		return func(int, int) float64 { return 1 }
	}
}

func square(x float64) float64 { return x * x }
