package agreement

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Bootstrap draws samples anew from what was observed, to say how far a figure
// would scatter: the percentile bootstrap (Efron and Tibshirani, An Introduction
// to the Bootstrap, 1993, chapter 13). The same seed gives the same intervals.
type Bootstrap struct {
	// Seed starts the random numbers, those of a PCG generator.
	Seed uint64
	// Samples is how many samples are drawn; 0 stands for 1000.
	Samples int
	// Level is the share of the samples that the interval holds, between 0 and 1;
	// 0 stands for 0.95.
	Level float64
}

// ConfidenceInterval is an interval around a figure, or the reason why there is
// none.
type ConfidenceInterval struct {
	low, high float64
	ok        bool
	why       error
}

// NoInterval says that there is no interval, with the reason why.
func NoInterval(why error) ConfidenceInterval { return ConfidenceInterval{why: why} }

// Bounds are the ends of the interval, and whether there is one. Without one
// they are 0 and mean nothing.
func (i ConfidenceInterval) Bounds() (low, high float64, ok bool) { return i.low, i.high, i.ok }

// Why says why there is no interval; nil where there is one.
func (i ConfidenceInterval) Why() error { return i.why }

// Units draws as many units as the matrix has, with replacement, and gives an
// interval for each coefficient. The units are taken to be independent of each
// other. Neighbouring code points are not, and their intervals come out far too
// narrow: for these use Groups with the counts of turns, paragraphs or
// documents. The time goes with the samples and the patterns of the matrix, not
// with its units.
func (b Bootstrap) Units(m *Matrix, coefficients ...Coefficient) []ConfidenceInterval {
	counts, drawn := newCounts(m.coders, m.scale), make([]int, len(m.units))
	return b.intervals(m.all, len(coefficients), func(random *rand.Rand, figures []Result) {
		drawUnits(random, m.units, m.all, drawn)
		counts.reset()
		counts.addPatterns(m, drawn)
		for at, coefficient := range coefficients {
			figures[at] = coefficient(counts)
		}
	})
}

// Groups draws as many groups as there are, with replacement, adds up their
// counts, and gives an interval for each coefficient (the cluster bootstrap).
// Groups are what can be taken to be independent, such as documents. It fails
// with ErrUnlike if the groups do not have the same coders and scale.
func (b Bootstrap) Groups(groups []*Counts, coefficients ...Coefficient) ([]ConfidenceInterval, error) {
	var sum *Counts
	if len(groups) > 0 {
		sum = newCounts(groups[0].coders, groups[0].scale)
	}
	for _, group := range groups {
		if err := sum.Add(group, 0); err != nil {
			return nil, err
		}
	}
	times := make([]int, len(groups))
	return b.intervals(len(groups), len(coefficients), func(random *rand.Rand, figures []Result) {
		sum.reset()
		clear(times)
		for range groups {
			times[random.IntN(len(groups))]++
		}
		for at, group := range groups {
			if times[at] > 0 {
				sum.addTimes(group, times[at])
			}
		}
		for at, coefficient := range coefficients {
			figures[at] = coefficient(sum)
		}
	}), nil
}

// Resample draws as many groups as there are, with replacement, and gives the
// interval of any figure of them, such as of the matches of documents.
func Resample[Group any](b Bootstrap, groups []Group, figure func([]Group) Result) ConfidenceInterval {
	sample := make([]Group, len(groups))
	return b.intervals(len(groups), 1, func(random *rand.Rand, figures []Result) {
		for at := range sample {
			sample[at] = groups[random.IntN(len(groups))]
		}
		figures[0] = figure(sample)
	})[0]
}

// intervals draws the samples and takes the interval of each figure. Fewer than
// two things to draw from tell nothing about scatter.
func (b Bootstrap) intervals(things, figures int, draw func(*rand.Rand, []Result)) []ConfidenceInterval {
	intervals := make([]ConfidenceInterval, figures)
	if things < 2 {
		for at := range intervals {
			intervals[at] = ConfidenceInterval{why: ErrTooFew}
		}
		return intervals
	}
	samples, random := cmp.Or(b.Samples, 1000), rand.New(rand.NewPCG(b.Seed, 0))
	values, results := make([][]float64, figures), make([]Result, figures)
	for range samples {
		draw(random, results)
		for at, result := range results {
			if result.ok {
				values[at] = append(values[at], result.value)
			}
		}
	}
	for at := range intervals {
		intervals[at] = percentiles(values[at], samples, cmp.Or(b.Level, 0.95))
	}
	return intervals
}

// percentiles is the interval that holds a share of the values, as much being
// left out below as above. Samples without a figure are left out; if they are
// more than half, there is no interval.
func percentiles(values []float64, samples int, level float64) ConfidenceInterval {
	if len(values) == 0 || 2*len(values) < samples {
		return ConfidenceInterval{why: ErrTooFew}
	}
	slices.Sort(values)
	return ConfidenceInterval{low: quantile(values, (1-level)/2), high: quantile(values, (1+level)/2), ok: true}
}

// quantile finds the value below which a share of sorted values lies, between
// two of them in proportion (type 7 of Hyndman and Fan, The American
// Statistician 50, 1996).
func quantile(sorted []float64, share float64) float64 {
	place := min(max(share, 0), 1) * float64(len(sorted)-1)
	below := math.Floor(place)
	low, high := sorted[int(below)], sorted[int(math.Ceil(place))]
	return low + (place-below)*(high-low)
}
