package statistics_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms/tables/statistics"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s is %.12g, not %.12g", what, got, want)
	}
}

func simple(yes, base, population int) statistics.Share {
	return statistics.Share{
		P: float64(yes) / float64(base), Base: base, Yes: yes, Sum: float64(base),
		YesSquares: float64(yes), NoSquares: float64(base - yes), Sample: base, Population: population,
	}
}

const rounding = 1e-9

// TestIntervals compares with svyciprop and svymean of R's package survey 4.1
// (R 4.2.2) on svydesign(ids = ~1, fpc = 190), and the methods without
// correction with textbook values.
func TestIntervals(t *testing.T) {
	const half, three = 32, 48
	near(t, "the standard error", math.Sqrt(simple(half, 64, 190).Variance()), 0.0513, 5e-5)
	near(t, "the standard error", math.Sqrt(simple(three, 64, 190).Variance()), 0.044426165831932, rounding)
	for _, c := range []struct {
		yes, population   int
		method            statistics.Method
		low, high, within float64
	}{
		{half, 190, statistics.Normal, 0.39945596904977, 0.60054403095023, rounding},
		{half, 190, statistics.Student, 0.39749, 0.60251, 5e-6},
		{three, 190, statistics.Student, 0.6612213916693, 0.8387786083307, rounding},
		{three, 190, statistics.Logit, 0.65138356341463, 0.82808251754465, rounding},
		{three, 190, statistics.Beta, 0.65065072819968, 0.83319485001126, rounding},
		{three, 0, statistics.Wilson, 0.63184, 0.83985, 5e-6},
		{three, 0, statistics.Exact, 0.62601, 0.84984, 5e-6},
	} {
		low, high, ok := simple(c.yes, 64, c.population).Interval(c.method, 0.95)
		if !ok {
			t.Errorf("%s gives no interval", c.method)
		}
		near(t, string(c.method)+", low", low, c.low, c.within)
		near(t, string(c.method)+", high", high, c.high, c.within)
	}
}

// TestWeightedIntervals compares with the same in R where 60 of 64 answered, 20
// of them with yes, and weights of 0.5, 1.2, 2.3 and 1 follow on one another.
func TestWeightedIntervals(t *testing.T) {
	const square = 0.5*0.5 + 1.2*1.2 + 2.3*2.3 + 1
	share := statistics.Share{P: 1.0 / 3, Base: 60, Yes: 20, Sum: 75, YesSquares: 5 * square, NoSquares: 10 * square, Sample: 64, Population: 190}
	near(t, "the standard error", math.Sqrt(share.Variance()), 0.056442694636045, rounding)
	for _, c := range []struct {
		method    statistics.Method
		low, high float64
	}{
		{statistics.Student, 0.22039176223976, 0.44627490442691},
		{statistics.Logit, 0.23122905757405, 0.45390374019955},
		{statistics.Beta, 0.22493245068350, 0.45639083559936},
	} {
		low, high, _ := share.Interval(c.method, 0.95)
		near(t, string(c.method)+", low", low, c.low, rounding)
		near(t, string(c.method)+", high", high, c.high, rounding)
	}
}

func TestNoIntervalWhereThereIsNone(t *testing.T) {
	if _, _, ok := (statistics.Share{}).Interval(statistics.Student, 0.95); ok {
		t.Error("nobody has an interval")
	}
	if _, _, ok := simple(0, 64, 190).Interval(statistics.Logit, 0.95); ok {
		t.Error("log odds of nothing have an interval")
	}
	low, high, ok := simple(0, 10, 0).Interval(statistics.Exact, 0.95)
	if !ok || low != 0 {
		t.Errorf("0 of 10: %v to %v", low, high)
	}
	near(t, "0 of 10", high, 1-math.Pow(0.025, 0.1), 1e-12)
	if low, high, ok := simple(5, 10, 10).Interval(statistics.Student, 0.95); !ok || low != 0.5 || high != 0.5 {
		t.Error("who asked everybody knows the share")
	}
	for _, method := range statistics.Methods {
		if found, err := statistics.MethodNamed(string(method)); err != nil || found != method || method.Words() == string(method) {
			t.Errorf("%s is found as %s, %v", method, found, err)
		}
	}
	if _, err := statistics.MethodNamed("guess"); err == nil {
		t.Error("guessing is a method")
	}
}

// TestAssociation compares with R: school type by sex in the hsb2 data, and
// chisq.test, fisher.test and the likelihood ratio of a table of three by two.
func TestAssociation(t *testing.T) {
	schools := [2][2]int{{77, 91}, {14, 18}}
	a, ok := statistics.Associated([][]int{schools[0][:], schools[1][:]})
	if !ok || a.Freedom != 1 || a.N != 200 || a.Doubtful() {
		t.Errorf("%+v %v", a, ok)
	}
	near(t, "chi-square", a.ChiSquare, 0.047047753469772, rounding)
	near(t, "p", a.P, 0.82828242684034, rounding)
	near(t, "Yates", statistics.Yates(schools), 0.0005400890066683, rounding)
	two, one := statistics.FisherExact(schools)
	near(t, "Fisher, two-sided", two, 0.84917505847674, rounding)
	near(t, "Fisher, one-sided", one, 0.4923476020012, rounding)
	b, _ := statistics.Associated([][]int{{10, 9}, {4, 12}, {6, 3}})
	near(t, "chi-square", b.ChiSquare, 4.7280701754386, rounding)
	near(t, "p", b.P, 0.094039996952255, rounding)
	near(t, "the likelihood ratio", b.LikelihoodRatio, 4.8938963724456, rounding)
	near(t, "the least expected count", b.LeastExpected, 4.0909090909091, rounding)
}

func TestAssociationOfNothing(t *testing.T) {
	for _, counts := range [][][]int{nil, {{1, 2}}, {{1, 0}, {3, 0}}, {{0, 0}, {3, 4}}} {
		if a, ok := statistics.Associated(counts); ok {
			t.Errorf("%v: %+v", counts, a)
		}
	}
	whole, _ := statistics.Associated([][]int{{10, 0, 0}, {0, 10, 0}})
	near(t, "V", whole.CramersV, 1, 1e-12)
	few, _ := statistics.Associated([][]int{{1, 2}, {3, 1}})
	if !few.Doubtful() {
		t.Error("seven observations are not doubted")
	}
}

// TestAssociationIgnoresOrder permutes rows and columns.
func TestAssociationIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(t, "width")
		counts := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 30), width, width), 2, 5).Draw(t, "counts")
		a, ok := statistics.Associated(counts)
		turned := make([][]int, width)
		for i := range turned {
			for j := range counts {
				turned[i] = append(turned[i], counts[len(counts)-1-j][i])
			}
		}
		b, okTurned := statistics.Associated(turned)
		if ok != okTurned || ok && (math.Abs(a.ChiSquare-b.ChiSquare) > 1e-9 || math.Abs(a.CramersV-b.CramersV) > 1e-9 || a.N != b.N) {
			t.Fatalf("%+v\n%+v", a, b)
		}
		if ok && (a.CramersV < 0 || a.CramersV > 1+1e-12 || a.P < 0 || a.P > 1) {
			t.Fatalf("%+v", a)
		}
	})
}

func TestDescribe(t *testing.T) {
	d, _ := statistics.Describe([]statistics.Weighted{{5, 25}, {1, 5}, {2, 10}, {4, 40}, {3, 20}})
	near(t, "mean", d.Mean, 3.7, 1e-12)
	near(t, "deviation", d.Deviation, 1.105542, 5e-7)
	quartiles, _ := statistics.Describe([]statistics.Weighted{{10, 1}, {1, 1}, {4, 1}, {2, 1}})
	near(t, "first quartile", quartiles.First, 1.75, 1e-12)
	near(t, "median", quartiles.Median, 3, 1e-12)
	near(t, "third quartile", quartiles.Third, 5.5, 1e-12)
	many, _ := statistics.Describe([]statistics.Weighted{{10, 1}, {1, 1}, {4, 1}, {2, 1}, {7, 2}, {3.5, 1}})
	near(t, "first quartile", many.First, 2.75, rounding)
	near(t, "third quartile", many.Third, 7, rounding)
	near(t, "deviation", many.Deviation, 3.1941166153384, rounding)
	alone, ok := statistics.Describe([]statistics.Weighted{{7, 1}})
	if !ok || alone.Median != 7 || alone.Most != 7 || !math.IsNaN(alone.Deviation) {
		t.Errorf("%+v", alone)
	}
	if _, ok := statistics.Describe(nil); ok {
		t.Error("nothing is described")
	}
}

func TestSumsTakeAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	numbers := make([]float64, 10_000)
	for i := range numbers {
		numbers[i] = math.Exp(random.NormFloat64() * 4)
	}
	var first, second, half statistics.Sum
	for _, x := range numbers {
		first.Add(x)
	}
	slices.Sort(numbers)
	for i, x := range numbers {
		if i < 5000 {
			half.Add(x)
		} else {
			second.Add(x)
		}
	}
	second.Merge(half)
	if first.Value() != second.Value() {
		t.Errorf("%v is not %v", first.Value(), second.Value())
	}
}
