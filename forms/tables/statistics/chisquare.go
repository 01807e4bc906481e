// Package statistics has the formulas behind the tables: tests of association,
// confidence intervals of a share, and descriptions of a number. It is pure
// arithmetic on counts.
package statistics

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// smallExpected is the expected count below which Pearson's test is doubted,
// and mostSmall the share of cells that may have one (Cochran 1954).
const (
	smallExpected = 5
	mostSmall     = 0.2
)

// Association is what is known of the association of two characteristics.
type Association struct {
	// ChiSquare is Pearson's statistic, and LikelihoodRatio the other usual one.
	ChiSquare, LikelihoodRatio float64
	// Freedom is the degrees of freedom, and P the probability of such a
	// ChiSquare or a greater one without association.
	Freedom int
	P       float64
	// CramersV is the strength of the association, from 0 to 1.
	CramersV float64
	// N is the number of observations.
	N int
	// LeastExpected is the smallest expected count; FewExpected is the share of
	// expected counts below 5, from 0 to 1.
	LeastExpected, FewExpected float64
}

// Doubtful reports whether expected counts are too small for P to be relied
// on: one is below 1, or more than a fifth are below 5 (Cochran 1954).
func (a Association) Doubtful() bool { return a.LeastExpected < 1 || a.FewExpected > mostSmall }

// Associated tests the rows of a table of counts, all of the same length,
// against its columns. Rows and columns without a count are passed over. ok is
// false where fewer than two of either are left.
func Associated(counts [][]int) (result Association, ok bool) {
	rows, columns, n := margins(counts)
	height, width := filled(rows), filled(columns)
	if height < 2 || width < 2 {
		return result, false
	}
	result.N, result.LeastExpected = n, math.Inf(1)
	few := 0
	for i, row := range counts {
		for j, count := range row {
			if rows[i] == 0 || columns[j] == 0 {
				continue
			}
			expected := float64(rows[i]) * float64(columns[j]) / float64(n)
			difference := float64(count) - expected
			result.ChiSquare += difference * difference / expected
			if count > 0 {
				result.LikelihoodRatio += 2 * float64(count) * math.Log(float64(count)/expected)
			}
			result.LeastExpected = min(result.LeastExpected, expected)
			if expected < smallExpected {
				few++
			}
		}
	}
	result.Freedom = (height - 1) * (width - 1)
	result.P = UpperChiSquare(result.ChiSquare, result.Freedom)
	result.CramersV = math.Sqrt(result.ChiSquare / float64(n) / float64(min(height, width)-1))
	result.FewExpected = float64(few) / float64(height*width)
	return result, true
}

// UpperChiSquare is the probability of a chi-square statistic or a greater one.
func UpperChiSquare(statistic float64, freedom int) float64 {
	return distuv.ChiSquared{K: float64(freedom)}.Survival(statistic)
}

func margins(counts [][]int) (rows, columns []int, n int) {
	rows = make([]int, len(counts))
	for i, row := range counts {
		if columns == nil {
			columns = make([]int, len(row))
		}
		for j, count := range row {
			rows[i] += count
			columns[j] += count
			n += count
		}
	}
	return rows, columns, n
}

func filled(sums []int) int {
	count := 0
	for _, sum := range sums {
		if sum > 0 {
			count++
		}
	}
	return count
}

// Yates is the chi-square statistic of two by two counts with Yates's
// correction, which takes no more from a difference than there is.
func Yates(counts [2][2]int) float64 {
	rows, columns, n := margins([][]int{counts[0][:], counts[1][:]})
	statistic := 0.0
	for i := range 2 {
		for j := range 2 {
			expected := float64(rows[i]) * float64(columns[j]) / float64(n)
			difference := math.Abs(float64(counts[i][j]) - expected)
			difference -= min(difference, 0.5)
			statistic += difference * difference / expected
		}
	}
	return statistic
}

// FisherExact is Fisher's exact test of two by two counts. TwoSided adds up the
// tables that are no likelier than this one, as R and SPSS do; OneSided those
// as far off as this one or farther in its own direction.
func FisherExact(counts [2][2]int) (twoSided, oneSided float64) {
	rows, columns, n := margins([][]int{counts[0][:], counts[1][:]})
	observed := counts[0][0]
	least, most := max(0, rows[0]+columns[0]-n), min(rows[0], columns[0])
	logChoose := func(n, k int) float64 {
		whole, _ := math.Lgamma(float64(n) + 1)
		part, _ := math.Lgamma(float64(k) + 1)
		rest, _ := math.Lgamma(float64(n-k) + 1)
		return whole - part - rest
	}
	probability := func(k int) float64 {
		return math.Exp(logChoose(columns[0], k) + logChoose(columns[1], rows[0]-k) - logChoose(n, rows[0]))
	}
	const tolerance = 1 + 1e-7
	limit := probability(observed) * tolerance
	below, above := 0.0, 0.0
	for k := least; k <= most; k++ {
		p := probability(k)
		if p <= limit {
			twoSided += p
		}
		if k <= observed {
			below += p
		}
		if k >= observed {
			above += p
		}
	}
	return min(twoSided, 1), min(below, above, 1)
}
