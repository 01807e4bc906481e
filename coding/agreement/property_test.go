package agreement

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// study is what coders said, unit by unit.
type study struct {
	scale  Scale
	coders int
	units  [][]int
}

// drawStudy makes up a study, with missing values unless it is to be complete.
func drawStudy(t *rapid.T, lowest int) study {
	s := study{
		scale:  Points(0, rapid.IntRange(1, 4).Draw(t, "highest")),
		coders: rapid.IntRange(2, 5).Draw(t, "coders"),
	}
	value := rapid.IntRange(lowest, len(s.scale)-1)
	s.units = rapid.SliceOfN(rapid.SliceOfN(value, s.coders, s.coders), 1, 25).Draw(t, "units")
	return s
}

// counts counts a study.
func (s study) counts(t rapid.TB) *Counts { return s.matrix(t).Counts() }

func (s study) matrix(t rapid.TB) *Matrix {
	matrix := newMatrix(t, s.coders, s.scale)
	for _, unit := range s.units {
		addRun(t, matrix, 1, unit...)
	}
	return matrix
}

// everyCoefficient is all of them, and whether they take categories for names.
var everyCoefficient = []struct {
	name    string
	of      Coefficient
	nominal bool
}{
	{"percentage", Percentage, true},
	{"Cohen", Cohen, true},
	{"Scott", Scott, true},
	{"Fleiss", Fleiss, true},
	{"Brennan and Prediger", BrennanPrediger, true},
	{"Gwet", Gwet, true},
	{"nominal", Alpha(Nominal), true},
	{"ordinal", Alpha(Ordinal), false},
	{"interval", Alpha(Interval), false},
	{"ratio", Alpha(Ratio), false},
	{"linear Cohen", WeightedCohen(LinearWeights), false},
	{"quadratic Cohen", WeightedCohen(QuadraticWeights), false},
	{"ordinal Gwet", WeightedGwet(OrdinalWeights), false},
	{"F1", F1, false},
	{"Jaccard", Jaccard, false},
}

// wantSame checks that two results are the same but for rounding.
func wantSame(t rapid.TB, what string, got, want Result) {
	t.Helper()
	a, definedA := got.Value()
	b, definedB := want.Value()
	if definedA != definedB || !errors.Is(got.Why(), want.Why()) || math.Abs(a-b) > 1e-9 {
		t.Fatalf("%s: %v %v, %v; want %v %v, %v", what, a, definedA, got.Why(), b, definedB, want.Why())
	}
}

func TestCoefficientsAreThoseOfTheTextbook(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, Missing)
		counts := s.counts(t)
		observed, paired := textbookAgreement(s.units)
		if !paired {
			for _, coefficient := range everyCoefficient {
				if _, ok := coefficient.of(counts).Value(); ok {
					rt.Fatalf("%s without any pair: %v", coefficient.name, coefficient.of(counts))
				}
			}
			return
		}
		shares := textbookShares(s.units, len(s.scale))
		var fleiss, gwet float64
		for _, share := range shares {
			fleiss += share * share
			gwet += share * (1 - share) / float64(len(s.scale)-1)
		}
		wantTextbook(rt, "percentage", Percentage(counts), observed, 0)
		wantTextbook(rt, "Conger", Cohen(counts), observed, textbookConger(s.units, len(s.scale)))
		wantTextbook(rt, "Fleiss", Fleiss(counts), observed, fleiss)
		wantTextbook(rt, "Brennan and Prediger", BrennanPrediger(counts), observed, 1/float64(len(s.scale)))
		wantTextbook(rt, "Gwet", Gwet(counts), observed, gwet)
		for _, level := range []Level{Nominal, Ordinal, Interval, Ratio} {
			alpha, ok := textbookAlpha(s.units, level, s.scale)
			if got, defined := Alpha(level)(counts).Value(); defined != ok || ok && math.Abs(got-alpha) > 1e-9 {
				rt.Fatalf("alpha %d: %v %v, want %v %v", level, got, defined, alpha, ok)
			}
		}
	})
}

// wantTextbook checks a kappa against its observed and expected agreement.
func wantTextbook(t *rapid.T, what string, got Result, observed, expected float64) {
	value, ok := got.Value()
	if expected > 1-1e-12 {
		if ok || !errors.Is(got.Why(), ErrNoVariation) {
			t.Fatalf("%s: %v, %v; want n/a", what, got, got.Why())
		}
		return
	}
	if want := (observed - expected) / (1 - expected); !ok || math.Abs(value-want) > 1e-9 {
		t.Fatalf("%s: %v %v, want %v", what, value, ok, want)
	}
}

func TestOrderMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, Missing)
		want := s.counts(t)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		coders, labels := random.Perm(s.coders), random.Perm(len(s.scale))
		shuffled := study{scale: s.scale, coders: s.coders}
		renamed := study{scale: s.scale, coders: s.coders}
		for _, at := range random.Perm(len(s.units)) {
			unit, names := make([]int, s.coders), make([]int, s.coders)
			for coder, value := range s.units[at] {
				unit[coders[coder]], names[coder] = value, value
				if value != Missing {
					names[coder] = labels[value]
				}
			}
			shuffled.units = append(shuffled.units, unit)
			renamed.units = append(renamed.units, names)
		}
		for _, coefficient := range everyCoefficient {
			wantSame(rt, coefficient.name, coefficient.of(shuffled.counts(t)), coefficient.of(want))
			if coefficient.nominal {
				wantSame(rt, coefficient.name+" renamed", coefficient.of(renamed.counts(t)), coefficient.of(want))
			}
		}
	})
}

func TestUnitsInAnyOrderCountExactlyAlike(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, Missing)
		shuffled := s
		shuffled.units = rapid.Permutation(s.units).Draw(rt, "shuffled")
		for _, coefficient := range everyCoefficient {
			a, b := coefficient.of(s.counts(t)), coefficient.of(shuffled.counts(t))
			if a != b {
				rt.Fatalf("%s: %+v and %+v", coefficient.name, a, b)
			}
		}
	})
}

func TestPerfectAgreementIsOneOrNotDefined(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, 0)
		for _, unit := range s.units {
			for coder := range unit {
				unit[coder] = unit[0]
			}
		}
		for _, coefficient := range everyCoefficient {
			value, ok := coefficient.of(s.counts(t)).Value()
			if ok && math.Abs(value-1) > 1e-12 {
				rt.Fatalf("%s of perfect agreement: %v", coefficient.name, value)
			}
		}
		if value, ok := Percentage(s.counts(t)).Value(); !ok || value != 1 {
			rt.Fatalf("percentage of perfect agreement: %v %v", value, ok)
		}
	})
}

func TestBounds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, Missing)
		for _, coefficient := range everyCoefficient {
			result := coefficient.of(s.counts(t))
			value, ok := result.Value()
			switch {
			case !ok && (value != 0 || result.Why() == nil):
				rt.Fatalf("%s: not defined, yet %v and %v", coefficient.name, value, result.Why())
			case ok && (result.Why() != nil || math.IsNaN(value) || value > 1+1e-12):
				rt.Fatalf("%s: %v, %v", coefficient.name, value, result.Why())
			}
		}
		for _, of := range []Coefficient{Percentage, F1, Jaccard} {
			if value, _ := of(s.counts(t)).Value(); value < 0 {
				rt.Fatalf("a share of %v", value)
			}
		}
	})
}

func TestHowTwoCompleteCodersAreRelated(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, 0)
		for at := range s.units {
			s.units[at] = s.units[at][:2]
		}
		s.coders = 2
		counts := s.counts(t)
		wantSame(rt, "Scott is Fleiss", Scott(counts), Fleiss(counts))
		pi, ok := Scott(counts).Value()
		if alpha, defined := Alpha(Nominal)(counts).Value(); ok {
			values := float64(2 * len(s.units))
			if want := 1 - (1-pi)*(values-1)/values; !defined || math.Abs(alpha-want) > 1e-9 {
				rt.Fatalf("alpha %v, want %v of pi %v", alpha, want, pi)
			}
		}
		kappa, ok := Cohen(counts).Value()
		if most, defined := CohenMaximum(counts).Value(); ok && (!defined || kappa > most+1e-9 || kappa < -1-1e-9) {
			rt.Fatalf("kappa %v, at most %v", kappa, most)
		}
	})
}

func TestLevelsOfTwoCategoriesAreOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStudy(rt, Missing)
		s.scale = Categories(2)
		for _, unit := range s.units {
			for coder, value := range unit {
				unit[coder] = min(value, 1)
			}
		}
		counts := s.counts(t)
		for _, level := range []Level{Ordinal, Interval, Ratio} {
			wantSame(rt, "alpha", Alpha(level)(counts), Alpha(Nominal)(counts))
		}
		f1, ok := F1(counts).Value()
		jaccard, defined := Jaccard(counts).Value()
		if ok != defined || math.Abs(jaccard-f1/(2-f1)) > 1e-12 {
			rt.Fatalf("F1 %v and Jaccard %v", f1, jaccard)
		}
	})
}

func TestPartsAddUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		whole := drawStudy(rt, Missing)
		cut := rapid.IntRange(0, len(whole.units)).Draw(rt, "cut")
		times := rapid.IntRange(1, 3).Draw(rt, "times")
		first, second, all := whole, whole, whole
		first.units, second.units = whole.units[:cut], whole.units[cut:]
		all.units = nil
		all.units = append(all.units, first.units...)
		for range times {
			all.units = append(all.units, second.units...)
		}

		sum := first.counts(t)
		if err := sum.Add(second.counts(t), times); err != nil {
			rt.Fatal(err)
		}
		merged, runs := first.matrix(t), newMatrix(t, whole.coders, whole.scale)
		for _, unit := range second.units {
			addRun(t, runs, times, unit...)
		}
		if err := merged.Merge(runs); err != nil {
			rt.Fatal(err)
		}
		if merged.Units() != len(all.units) || sum.Units() != len(all.units) {
			rt.Fatalf("%d and %d units, want %d", merged.Units(), sum.Units(), len(all.units))
		}
		for _, coefficient := range everyCoefficient {
			want := coefficient.of(all.counts(t))
			wantSame(rt, coefficient.name+" added", coefficient.of(sum), want)
			wantSame(rt, coefficient.name+" merged", coefficient.of(merged.Counts()), want)
		}
	})
}
