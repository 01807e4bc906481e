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

// fewHits is up to how many hits on average it is quick to go through them.
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
		return binomialByInversion(random, n, chance)
	default:
		return binomialByRejection(random, n, chance)
	}
}

// binomialByInversion goes through the numbers of hits from 0 until their chances
// add up to a random number (algorithm BINV of Kachitvichyanukul and Schmeiser,
// Communications of the ACM 31, 1988).
func binomialByInversion(random *rand.Rand, n int, chance float64) int {
	odds := chance / (1 - chance)
	rest, here := random.Float64(), math.Exp(float64(n)*math.Log1p(-chance))
	hits := 0
	for rest > here && hits < n {
		rest -= here
		hits++
		here *= odds * float64(n-hits+1) / float64(hits)
	}
	return hits
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
		if math.Log(v*alpha/(a/(side*side)+b)) <= belowMode(tries, chance, hits) {
			return int(hits)
		}
	}
}

// belowMode is the logarithm of how much less likely so many hits are than the
// most likely number of them.
func belowMode(tries, chance, hits float64) float64 {
	mode := math.Floor((tries + 1) * chance)
	return logFactorial(mode) + logFactorial(tries-mode) - logFactorial(hits) - logFactorial(tries-hits) +
		(hits-mode)*math.Log(chance/(1-chance))
}

func logFactorial(n float64) float64 {
	value, _ := math.Lgamma(n + 1)
	return value
}
