package agreement

import (
	"errors"
	"math"
	"testing"
)

func TestMatricesThatCannotBeMade(t *testing.T) {
	for _, example := range []struct {
		coders int
		scale  Scale
		want   error
	}{
		{1, Categories(2), ErrCoders},
		{MostCoders + 1, Categories(2), ErrCoders},
		{2, Categories(0), ErrScale},
		{2, Categories(MostCategories + 1), ErrScale},
		{2, Scale{1, 1}, ErrScale},
		{2, Scale{2, 1}, ErrScale},
		{2, Scale{math.NaN()}, ErrScale},
		{2, Scale{0, math.Inf(1)}, ErrScale},
	} {
		if _, err := NewMatrix(example.coders, example.scale); !errors.Is(err, example.want) {
			t.Errorf("%d coders, %v: %v, want %v", example.coders, example.scale, err, example.want)
		}
	}
}

func TestUnitsThatCannotBeAdded(t *testing.T) {
	matrix := newMatrix(t, 2, Categories(3))
	addRun(t, matrix, 5, 1, 2)
	for _, example := range []struct {
		units  int
		values []int
		want   error
	}{
		{1, []int{1}, ErrCoders},
		{1, []int{1, 1, 1}, ErrCoders},
		{1, []int{1, 3}, ErrCategory},
		{1, []int{-2, 0}, ErrCategory},
		{-1, []int{0, 0}, ErrUnits},
		{math.MaxInt, []int{0, 0}, ErrUnits},
		{mostUnits, []int{0, 0}, ErrUnits},
	} {
		if err := matrix.AddRun(example.units, example.values...); !errors.Is(err, example.want) {
			t.Errorf("%d of %v: %v, want %v", example.units, example.values, err, example.want)
		}
	}
	if err := matrix.AddRun(0, 0, 0); err != nil {
		t.Errorf("no units: %v", err)
	}
	for _, other := range []*Matrix{newMatrix(t, 3, Categories(3)), newMatrix(t, 2, Categories(2))} {
		if err := matrix.Merge(other); !errors.Is(err, ErrUnlike) {
			t.Errorf("another kind of matrix: %v", err)
		}
		if err := matrix.Counts().Add(other.Counts(), 1); !errors.Is(err, ErrUnlike) {
			t.Errorf("another kind of counts: %v", err)
		}
	}
	if err := matrix.Counts().Add(matrix.Counts(), -1); !errors.Is(err, ErrUnits) {
		t.Errorf("counts taken away: %v", err)
	}
	full := newMatrix(t, 2, Categories(3))
	addRun(t, full, mostUnits, 0, 0)
	if err := matrix.Merge(full); !errors.Is(err, ErrUnits) {
		t.Errorf("too many units: %v", err)
	}
	if matrix.Units() != 5 || matrix.Patterns() != 1 {
		t.Errorf("%d units of %d patterns, want 5 of 1", matrix.Units(), matrix.Patterns())
	}
}

func TestWhatIsCounted(t *testing.T) {
	matrix := newMatrix(t, 2, Categories(2))
	addRun(t, matrix, 3, 0, 1)
	addRun(t, matrix, 2, 1, 0)
	addRun(t, matrix, 4, 1, Missing)
	addRun(t, matrix, 5, Missing, Missing)
	counts := matrix.Counts()
	if counts.Coders() != 2 || counts.Units() != 14 || counts.Judged() != 9 || counts.Paired() != 5 {
		t.Errorf("%d coders, %d units, %d judged, %d paired", counts.Coders(), counts.Units(), counts.Judged(), counts.Paired())
	}
	table, ok := counts.Table()
	if !ok || table[0][0] != 0 || table[0][1] != 3 || table[1][0] != 2 || table[1][1] != 0 {
		t.Errorf("table %v %v", table, ok)
	}
	if _, ok := newMatrix(t, 3, Categories(2)).Counts().Table(); ok {
		t.Error("three coders have a table of two")
	}
}

func TestWhyThereIsNoFigure(t *testing.T) {
	none := newMatrix(t, 2, Categories(2)).Counts()
	for _, coefficient := range everyCoefficient {
		wantNone(t, coefficient.name+" of nothing", coefficient.of(none), ErrNoPairs)
	}
	wantNone(t, "largest kappa of nothing", CohenMaximum(none), ErrNoPairs)

	three := fromUnits(t, 0, 1, "011 101").Counts()
	wantNone(t, "Scott of three", Scott(three), ErrTwoCoders)
	wantNone(t, "largest kappa of three", CohenMaximum(three), ErrTwoCoders)

	single := newMatrix(t, 2, Categories(1))
	addRun(t, single, 5, 0, 0)
	wantNone(t, "Brennan and Prediger of one category", BrennanPrediger(single.Counts()), ErrOneCategory)
	wantNone(t, "Gwet of one category", Gwet(single.Counts()), ErrOneCategory)
	wantNone(t, "linear kappa of one category", WeightedCohen(LinearWeights)(single.Counts()), ErrNoVariation)

	wantNone(t, "F1 of three categories", F1(fromTable(t, threeAbstractors).Counts()), ErrTwoCategories)
	uncoded := fromTable(t, [][]int{{9, 0}, {0, 0}}).Counts()
	wantNone(t, "F1 of nothing coded", F1(uncoded), ErrNothingCoded)
	wantNone(t, "Jaccard of nothing coded", Jaccard(uncoded), ErrNothingCoded)

	below := newMatrix(t, 2, Points(-1, 1))
	addRun(t, below, 1, 0, 2)
	wantNone(t, "ratio alpha of numbers below 0", Alpha(Ratio)(below.Counts()), ErrRatio)
}

func TestErrorsThatThereAreNot(t *testing.T) {
	none, three := newMatrix(t, 2, Categories(2)).Counts(), fromUnits(t, 0, 1, "011 101").Counts()
	same := fromTable(t, [][]int{{9, 0}, {0, 0}}).Counts()
	for _, example := range []struct {
		counts *Counts
		want   error
	}{{none, ErrNoPairs}, {three, ErrTwoCoders}, {same, ErrNoVariation}} {
		if got, err := CohenError(example.counts, nil); !errors.Is(err, example.want) || got != (StandardError{}) {
			t.Errorf("Cohen: %v, %v; want %v", got, err, example.want)
		}
	}
	for _, example := range []struct {
		counts *Counts
		want   error
	}{{none, ErrNoPairs}, {same, ErrNoVariation}} {
		if got, err := FleissError(example.counts); !errors.Is(err, example.want) || got != 0 {
			t.Errorf("Fleiss: %v, %v; want %v", got, err, example.want)
		}
	}
}

func TestResultsAsText(t *testing.T) {
	for _, example := range []struct {
		result Result
		want   string
	}{
		{Result{}, "n/a"},
		{undefined(ErrNoPairs), "n/a"},
		{beyondChance(.75, .5), "0.500"},
		{beyondChance(.25, .5), "-0.500"},
		{beyondChance(.49999999, .5), "0.000"},
		{beyondChance(1, .5), "1.000"},
	} {
		if got := example.result.String(); got != example.want {
			t.Errorf("%+v: %q, want %q", example.result, got, example.want)
		}
	}
}
