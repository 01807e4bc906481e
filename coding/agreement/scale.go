package agreement

import (
	"errors"
	"fmt"
	"math"
)

// MostCategories is how many categories a scale can have.
const MostCategories = 1000

// ErrScale says that a scale cannot be used.
var ErrScale = errors.New("the scale cannot be used")

// Scale is the categories that coders choose among, in their order: for each
// the number that it stands for, rising. Only ordered coefficients look at the
// order, and only those of numbers at the numbers.
type Scale []float64

// Categories is a scale of n categories that stand for 0 to n-1.
func Categories(n int) Scale { return Points(0, n-1) }

// Points is a scale of the whole numbers from one to another, both included.
func Points(from, to int) Scale {
	scale := Scale{}
	for number := from; number <= to; number++ {
		scale = append(scale, float64(number))
	}
	return scale
}

// check tells whether a scale has categories, not too many, and rises.
func (s Scale) check() error {
	if len(s) == 0 || len(s) > MostCategories {
		return fmt.Errorf("%w: it has %d categories, and can have 1 to %d", ErrScale, len(s), MostCategories)
	}
	for category, number := range s {
		if math.IsNaN(number) || math.IsInf(number, 0) || category > 0 && number <= s[category-1] {
			return fmt.Errorf("%w: its numbers have to rise", ErrScale)
		}
	}
	return nil
}

// Weights says how far two categories of a scale agree, from 0 to 1; a category
// agrees with itself by 1.
type Weights func(scale Scale, a, b int) float64

// identityWeights count only the same category as agreement.
func identityWeights(_ Scale, a, b int) float64 {
	if a == b {
		return 1
	}
	return 0
}

// LinearWeights are 1 - |x-y| / (largest - smallest) of the numbers.
func LinearWeights(scale Scale, a, b int) float64 {
	if a == b {
		return 1
	}
	return 1 - math.Abs(scale[a]-scale[b])/(scale[len(scale)-1]-scale[0])
}

// QuadraticWeights are 1 - (x-y)² / (largest - smallest)² of the numbers
// (Cohen, Psychological Bulletin 70, 1968).
func QuadraticWeights(scale Scale, a, b int) float64 {
	apart := 1 - LinearWeights(scale, a, b)
	return 1 - apart*apart
}

// OrdinalWeights are 1 - pairs(n) / pairs(q), with n the number of categories
// from the one to the other, q that of all, and pairs(n) = n(n-1)/2 (Gwet 2014,
// section 3.5). They look only at the order.
func OrdinalWeights(scale Scale, a, b int) float64 {
	if a == b {
		return 1
	}
	return 1 - pairsOf(max(a, b)-min(a, b)+1)/pairsOf(len(scale))
}

// pairsOf is how many pairs n things have.
func pairsOf(n int) float64 { return float64(n) * float64(n-1) / 2 }
