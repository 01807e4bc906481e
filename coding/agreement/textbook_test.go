package agreement

import "math"

// The coefficients as a textbook has them, pair of values by pair of values.

// textbookAgreement is the mean share of pairs of coders that agree.
func textbookAgreement(units [][]int) (observed float64, paired bool) {
	number := 0
	for _, unit := range units {
		same, pairs := 0.0, 0.0
		for i, a := range unit {
			for j, b := range unit {
				if i != j && a != Missing && b != Missing {
					pairs++
					if a == b {
						same++
					}
				}
			}
		}
		if pairs > 0 {
			observed += same / pairs
			number++
		}
	}
	return observed / float64(number), number > 0
}

// textbookConger is the chance of two coders to agree, over pairs of coders who
// have values.
func textbookConger(units [][]int, categories int) float64 {
	sum, pairs := 0.0, 0.0
	for i := range units[0] {
		for j := range units[0] {
			first, second := frequency(units, i), frequency(units, j)
			if i == j || first == nil || second == nil {
				continue
			}
			pairs++
			for category := range categories {
				sum += first[category] * second[category]
			}
		}
	}
	return sum / pairs
}

// frequency is how often a coder chose each category; nil for one who has no
// values.
func frequency(units [][]int, coder int) map[int]float64 {
	number := 0.0
	chosen := map[int]float64{}
	for _, unit := range units {
		if unit[coder] != Missing {
			chosen[unit[coder]]++
			number++
		}
	}
	if number == 0 {
		return nil
	}
	for category := range chosen {
		chosen[category] /= number
	}
	return chosen
}

// textbookShares is the mean share of the coders of a unit that chose each
// category.
func textbookShares(units [][]int, categories int) []float64 {
	shares, number := make([]float64, categories), 0.0
	for _, unit := range units {
		given := without(unit, Missing)
		if len(given) == 0 {
			continue
		}
		number++
		for _, value := range given {
			shares[value] += 1 / float64(len(given))
		}
	}
	for category := range shares {
		shares[category] /= number
	}
	return shares
}

func without(values []int, unwanted int) []int {
	var kept []int
	for _, value := range values {
		if value != unwanted {
			kept = append(kept, value)
		}
	}
	return kept
}

// textbookAlpha compares all pairs of values within units and all pairs of
// values whatever.
func textbookAlpha(units [][]int, level Level, scale Scale) (alpha float64, ok bool) {
	var values []int
	for _, unit := range units {
		if given := without(unit, Missing); len(given) > 1 {
			values = append(values, given...)
		}
	}
	all := float64(len(values))
	var observed, expected float64
	for _, unit := range units {
		given := without(unit, Missing)
		for i, a := range given {
			for j, b := range given {
				if i != j {
					observed += textbookDifference(level, scale, values, a, b) / float64(len(given)-1) / all
				}
			}
		}
	}
	for i, a := range values {
		for j, b := range values {
			if i != j {
				expected += textbookDifference(level, scale, values, a, b) / (all * (all - 1))
			}
		}
	}
	return 1 - observed/expected, expected > 0
}

// textbookDifference is the squared difference of two categories.
func textbookDifference(level Level, scale Scale, values []int, a, b int) float64 {
	if a == b {
		return 0
	}
	switch level {
	case Ordinal:
		between := 0.0
		for _, value := range values {
			switch {
			case value == a || value == b:
				between += .5
			case value > min(a, b) && value < max(a, b):
				between++
			}
		}
		return between * between
	case Interval:
		return math.Pow(scale[a]-scale[b], 2)
	case Ratio:
		return math.Pow((scale[a]-scale[b])/(scale[a]+scale[b]), 2)
	default:
		return 1
	}
}
