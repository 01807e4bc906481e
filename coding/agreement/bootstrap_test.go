package agreement

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// threeAbstractors is a table of two coders and 100 units whose standard errors
// are published for independent units.
var threeAbstractors = [][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}

// bounds are the ends of an interval that there has to be.
func bounds(t rapid.TB, interval ConfidenceInterval) (low, high float64) {
	t.Helper()
	low, high, ok := interval.Bounds()
	if !ok || interval.Why() != nil || low > high {
		t.Fatalf("no interval: %v to %v, %v", low, high, interval.Why())
	}
	return low, high
}

// eachUnit counts each unit of a table by itself.
func eachUnit(t rapid.TB, table [][]int) []*Counts {
	var groups []*Counts
	for first, row := range table {
		for second, number := range row {
			for range number {
				matrix := newMatrix(t, 2, Categories(len(table)))
				addRun(t, matrix, 1, first, second)
				groups = append(groups, matrix.Counts())
			}
		}
	}
	return groups
}

func TestIntervalsAreAsWideAsThePublishedErrorsSay(t *testing.T) {
	matrix, groups := fromTable(t, threeAbstractors), eachUnit(t, threeAbstractors)
	coefficients := []Coefficient{Percentage, Cohen, Scott, BrennanPrediger, Gwet, Alpha(Nominal)}
	published := []float64{.03128898, .05891072, .05905473, .04693346, .04321747, .05905473}

	bootstrap := Bootstrap{Seed: 7, Samples: 2000}
	byUnits := bootstrap.Units(matrix, coefficients...)
	byGroups, err := bootstrap.Groups(groups, coefficients...)
	if err != nil {
		t.Fatal(err)
	}
	byHand := Resample(Bootstrap{Seed: 7}, groups, func(sample []*Counts) Result { return Cohen(added(t, sample)) })
	wantWidth(t, byHand, Cohen(matrix.Counts()), published[1])
	for at, want := range published {
		wantWidth(t, byUnits[at], coefficients[at](matrix.Counts()), want)
		wantWidth(t, byGroups[at], coefficients[at](matrix.Counts()), want)
	}
}

// wantWidth checks that an interval lies around a figure and is about as wide
// as a standard error says.
func wantWidth(t *testing.T, interval ConfidenceInterval, figure Result, want float64) {
	t.Helper()
	low, high := bounds(t, interval)
	value, _ := figure.Value()
	if got := (high - low) / (2 * 1.96); math.Abs(got-want) > .12*want || value < low || value > high {
		t.Errorf("%v to %v around %v, an error of %v; published %v", low, high, value, got, want)
	}
}

// added adds up counts, of which there have to be some.
func added(t rapid.TB, groups []*Counts) *Counts {
	sum := newCounts(groups[0].coders, groups[0].scale)
	for _, group := range groups {
		if err := sum.Add(group, 1); err != nil {
			t.Fatal(err)
		}
	}
	return sum
}

func TestNothingIsLeftOfTheSampleBefore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		first, second := drawStudy(rt, Missing), drawStudy(rt, Missing)
		second.scale, second.coders = first.scale, first.coders
		for at, unit := range second.units {
			fitted := make([]int, first.coders)
			for coder := range fitted {
				fitted[coder] = min(unit[coder%len(unit)], len(first.scale)-1)
			}
			second.units[at] = fitted
		}
		counts, matrix := first.counts(t), second.matrix(t)
		counts.reset()
		counts.addPatterns(matrix, matrix.units)
		for _, coefficient := range everyCoefficient {
			wantSame(rt, coefficient.name, coefficient.of(counts), coefficient.of(matrix.Counts()))
		}
	})
}

func TestTheSeedMakesTheInterval(t *testing.T) {
	matrix := fromTable(t, threeAbstractors)
	first := Bootstrap{Seed: 1}.Units(matrix, Cohen)
	again := Bootstrap{Seed: 1, Samples: 1000, Level: .95}.Units(matrix, Cohen)
	other := Bootstrap{Seed: 2}.Units(matrix, Cohen)
	if first[0] != again[0] {
		t.Errorf("%+v and %+v of one seed", first[0], again[0])
	}
	if first[0] == other[0] {
		t.Errorf("%+v of two seeds", first[0])
	}
}

func TestAHigherLevelIsWider(t *testing.T) {
	matrix := fromTable(t, threeAbstractors)
	narrow, wide := 0.0, 0.0
	for _, level := range []float64{.5, .8, .9, .95, .99} {
		low, high := bounds(t, Bootstrap{Seed: 3, Level: level}.Units(matrix, Cohen)[0])
		if wide = high - low; wide <= narrow {
			t.Errorf("level %v: %v to %v is no wider than before", level, low, high)
		}
		narrow = wide
	}
}

func TestGroupsThatHangTogetherScatterMore(t *testing.T) {
	table := [][]int{{30, 10}, {10, 50}}
	single := eachUnit(t, table)
	var tens []*Counts // of ten units each, all the same
	for at := 0; at < len(single); at += 10 {
		tens = append(tens, added(t, single[at:at+10]))
	}
	narrow, err := Bootstrap{Seed: 5}.Groups(single, Cohen)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := Bootstrap{Seed: 5}.Groups(tens, Cohen)
	if err != nil {
		t.Fatal(err)
	}
	low, high := bounds(t, narrow[0])
	lower, higher := bounds(t, wide[0])
	if higher-lower < 2*(high-low) {
		t.Errorf("%v to %v in groups of ten, %v to %v in single units", lower, higher, low, high)
	}
}

func TestIntervalsThatThereAreNot(t *testing.T) {
	same := fromTable(t, [][]int{{50, 0}, {0, 0}})
	nearly := fromTable(t, [][]int{{2000, 0}, {0, 1}})
	single := fromTable(t, [][]int{{1, 0}, {0, 0}})
	none := newMatrix(t, 2, Categories(2))
	for name, interval := range map[string]ConfidenceInterval{
		"all the same":    Bootstrap{}.Units(same, Cohen)[0],
		"one unit":        Bootstrap{}.Units(single, Percentage)[0],
		"no units":        Bootstrap{}.Units(none, Percentage)[0],
		"no groups":       Resample(Bootstrap{}, nil, func([]Matches) Result { return Result{} }),
		"never a figure":  Resample(Bootstrap{}, make([]Matches, 3), func([]Matches) Result { return Result{} }),
		"negative number": Bootstrap{Samples: -1}.Units(nearly, Cohen)[0],
	} {
		low, high, ok := interval.Bounds()
		if ok || low != 0 || high != 0 || !errors.Is(interval.Why(), ErrTooFew) {
			t.Errorf("%s: %v to %v, %v, %v", name, low, high, ok, interval.Why())
		}
	}
	// Of these samples, about 1 in e has no figure.
	bounds(t, Bootstrap{}.Units(nearly, Cohen)[0])

	groups := []*Counts{same.Counts(), newMatrix(t, 3, Categories(2)).Counts()}
	if _, err := (Bootstrap{}).Groups(groups, Cohen); !errors.Is(err, ErrUnlike) {
		t.Errorf("groups of two and three coders: %v", err)
	}
	if intervals, err := (Bootstrap{}).Groups(nil, Cohen); err != nil || !errors.Is(intervals[0].Why(), ErrTooFew) {
		t.Errorf("no groups: %v, %v", intervals, err)
	}
}

func TestAsManyUnitsAreDrawnAsThereAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SliceOfN(rapid.IntRange(0, 5000), 1, 20).Draw(t, "units")
		all := 0
		for _, number := range units {
			all += number
		}
		drawn, sum := make([]int, len(units)), 0
		drawUnits(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)), units, all, drawn)
		for at, number := range drawn {
			if number < 0 || units[at] == 0 && number > 0 {
				t.Fatalf("%d drawn of %d", number, units[at])
			}
			sum += number
		}
		if sum != all {
			t.Fatalf("%d drawn of %d", sum, all)
		}
	})
}

// The seed is fixed, and a fair generator would seldom come near the limit.
func TestBinomialNumbersComeAsOftenAsTheyShould(t *testing.T) {
	for _, example := range []struct {
		n      int
		chance float64
	}{{1, .3}, {5, .5}, {20, .1}, {60, .9}, {100, .2}, {400, .5}, {1000, .003}, {100000, .4}} {
		const draws = 40_000
		random := rand.New(rand.NewPCG(11, 13))
		seen := map[int]int{}
		for range draws {
			seen[binomial(random, example.n, example.chance)]++
		}
		// Numbers that are rare are counted together.
		chi, cells, restSeen, restDue := 0.0, 0, draws, float64(draws)
		for number := range example.n + 1 {
			due := draws * math.Exp(logFactorial(float64(example.n))-logFactorial(float64(number))-
				logFactorial(float64(example.n-number))+float64(number)*math.Log(example.chance)+
				float64(example.n-number)*math.Log1p(-example.chance))
			if due >= 20 {
				chi += square(float64(seen[number])-due) / due
				cells++
				restSeen -= seen[number]
				restDue -= due
			}
		}
		if restDue >= 5 {
			chi += square(float64(restSeen)-restDue) / restDue
			cells++
		}
		freedom := float64(cells - 1)
		if limit := freedom + 3.72*math.Sqrt(2*freedom) + 6; chi > limit {
			t.Errorf("n %d, chance %v: chi-squared %.1f with %v degrees of freedom", example.n, example.chance, chi, freedom)
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	if binomial(random, 10, 0) != 0 || binomial(random, 10, 1) != 10 || binomial(random, 0, .5) != 0 {
		t.Error("what is certain is drawn otherwise")
	}
}

func TestQuantiles(t *testing.T) {
	sorted := []float64{1, 2, 4, 8}
	for share, want := range map[float64]float64{-1: 1, 0: 1, .5: 3, 1.0 / 3: 2, .9: 6.8, 1: 8, 2: 8} {
		wantNumber(t, "quantile", quantile(sorted, share), want, 12)
	}
}

func TestAsMuchIsLeftOutBelowAsAbove(t *testing.T) {
	values := make([]float64, 101)
	for at := range values {
		values[at] = float64(100 - at)
	}
	low, high := bounds(t, percentiles(values, 200, .9))
	wantNumber(t, "low", low, 5, 9)
	wantNumber(t, "high", high, 95, 9)
	if _, _, ok := percentiles(values, 203, .9).Bounds(); ok {
		t.Error("an interval of fewer than half of the samples")
	}
}
