package agreement

import (
	"math"
	"math/rand/v2"
)

// drawUnits draws as many units as there are, with replacement, and says how
// many of each pattern came up: a multinomial draw, pattern by pattern.
func drawUnits(random *rand.Rand, units []int, all int, drawn []int) {
	draws, left := all, all
	for pattern, number := range units {
		if number == left {
			drawn[pattern] = draws
		} else {
			drawn[pattern] = binomial(random, draws, float64(number)/float64(left))
		}
		draws -= drawn[pattern]
		left -= number
	}
}

// fewHits is up to how many hits on average they are counted one by one.
const fewHits = 10

// binomial draws how many of n tries hit, each with a chance from 0 to 1.
func binomial(random *rand.Rand, n int, chance float64) int {
	switch {
	case n == 0 || chance <= 0:
		return 0
	case chance >= 1:
		return n
	case chance > 0.5:
		return n - binomial(random, n, 1-chance)
	case float64(n)*chance < fewHits:
		return binomialByWaiting(random, n, chance)
	default:
		return binomialByRejection(random, n, chance)
	}
}

// binomialByWaiting jumps from hit to hit: the tries up to the next one have a
// geometric distribution.
func binomialByWaiting(random *rand.Rand, n int, chance float64) int {
	hits, tried := 0, 0.0
	for {
		tried += math.Floor(math.Log1p(-random.Float64())/math.Log1p(-chance)) + 1
		if tried > float64(n) {
			return hits
		}
		hits++
	}
}

// binomialByRejection is algorithm BTRS of Hörmann, The Generation of Binomial
// Random Variates, Journal of Statistical Computation and Simulation 46, 1993:
// transformed rejection with a squeeze, for a chance up to 0.5 and at least 10
// hits on average.
func binomialByRejection(random *rand.Rand, n int, chance float64) int {
	tries := float64(n)
	deviation := math.Sqrt(tries * chance * (1 - chance))
	b := 1.15 + 2.53*deviation
	a := -0.0873 + 0.0248*b + 0.01*chance
	middle := tries*chance + 0.5
	within := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * deviation
	mode := math.Floor((tries + 1) * chance)
	odds := math.Log(chance / (1 - chance))
	top := logFactorial(mode) + logFactorial(tries-mode)
	for {
		u, v := random.Float64()-0.5, random.Float64()
		side := 0.5 - math.Abs(u)
		hits := math.Floor((2*a/side+b)*u + middle)
		if hits < 0 || hits > tries {
			continue
		}
		if side >= 0.07 && v <= within {
			return int(hits)
		}
		height := math.Log(v * alpha / (a/(side*side) + b))
		if height <= top-logFactorial(hits)-logFactorial(tries-hits)+(hits-mode)*odds {
			return int(hits)
		}
	}
}

func logFactorial(n float64) float64 {
	value, _ := math.Lgamma(n + 1)
	return value
}
