package statistics

import (
	"math"
	"slices"
)

// Weighted is a value and the sum of the weights of those who have it.
type Weighted struct{ Value, Weight float64 }

// Description describes a number.
type Description struct {
	Mean float64
	// Deviation is the standard deviation with the sum of weights less 1 below;
	// NaN where that is not above 0.
	Deviation float64
	// Least and Most are the smallest and greatest value; First, Median and
	// Third are the quartiles.
	Least, First, Median, Third, Most float64
}

// Describe describes a number whose values are all different and have weights
// above 0. Quartiles lie between values as R's type 7 and Excel's QUARTILE.INC
// have them; a weight counts as that many observations. ok is false where there
// is no value. The values are sorted in place.
func Describe(values []Weighted) (d Description, ok bool) {
	if len(values) == 0 {
		return d, false
	}
	slices.SortFunc(values, func(a, b Weighted) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		}
		return 0
	})
	var whole, sum Sum
	for _, v := range values {
		whole.Add(v.Weight)
		sum.Add(v.Weight * v.Value)
	}
	weight := whole.Value()
	d.Mean = sum.Value() / weight
	d.Deviation = deviation(values, d.Mean, weight)
	d.Least, d.Most = values[0].Value, values[len(values)-1].Value
	d.First, d.Median, d.Third = quantile(values, weight, 0.25), quantile(values, weight, 0.5), quantile(values, weight, 0.75)
	return d, true
}

func deviation(values []Weighted, mean, weight float64) float64 {
	if weight <= 1 {
		return math.NaN()
	}
	var squares Sum
	for _, v := range values {
		squares.Add(v.Weight * (v.Value - mean) * (v.Value - mean))
	}
	return math.Sqrt(squares.Value() / (weight - 1))
}

// quantile is that of R's type 7 among observations that are repeated by their
// weights.
func quantile(values []Weighted, weight, p float64) float64 {
	order := 1 + max(weight-1, 0)*p
	below := math.Floor(order)
	low, high := ordered(values, below), ordered(values, min(below+1, max(weight, 1)))
	return low + (order-below)*(high-low)
}

// ordered is the first value up to which the weights come to a rank.
func ordered(values []Weighted, rank float64) float64 {
	const slack = 1e-9 // of sums of weights such as 0.1
	reached := 0.0
	for _, v := range values {
		reached += v.Weight
		if reached >= rank-slack*max(rank, 1) {
			return v.Value
		}
	}
	return values[len(values)-1].Value
}

// Sum adds numbers so exactly that their order makes no difference that shows
// (the compensated sum of Dekker and Knuth). The zero Sum is 0.
type Sum struct{ high, low float64 }

// Add adds a number.
func (s *Sum) Add(x float64) {
	high := s.high + x
	part := high - s.high
	s.low += (s.high - (high - part)) + (x - part)
	s.high = high
}

// Merge adds another sum.
func (s *Sum) Merge(other Sum) {
	s.Add(other.high)
	s.low += other.low
}

// Value is the sum.
func (s Sum) Value() float64 { return s.high + s.low }
