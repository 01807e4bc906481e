package chart

import "math"

// eighthsInCell is how many steps a block character has.
const eighthsInCell = 8

// greatestValue keeps sums of values finite.
const greatestValue = 1e12

// finite is a value that can be drawn: what is no number or below zero is 0.
func finite(value float64) float64 {
	if math.IsNaN(value) {
		return 0
	}
	return min(max(value, 0), greatestValue)
}

// eighths is the length of a value in eighths of a character, where most fills
// the cells. Only 0 has no length, and nothing short of most fills them.
func eighths(value, most float64, cells int) int {
	whole := cells * eighthsInCell
	switch {
	case value <= 0 || most <= 0 || whole <= 0:
		return 0
	case value >= most:
		return whole
	}
	return min(max(int(math.Round(value/most*float64(whole))), 1), whole-1)
}
