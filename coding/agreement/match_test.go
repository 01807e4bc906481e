package agreement

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// match pairs segments.
func match(t rapid.TB, first, second []coding.Span, threshold float64) Matching {
	t.Helper()
	matching, err := Match(first, second, threshold)
	if err != nil {
		t.Fatal(err)
	}
	return matching
}

func TestMatch(t *testing.T) {
	for _, example := range []struct {
		name          string
		first, second []coding.Span
		threshold     float64
		want          Matches
	}{
		{"the same", spans(0, 10, 20, 5), spans(0, 10, 20, 5), 1, Matches{Both: 2}},
		{"just enough", spans(0, 9), spans(0, 10), .9, Matches{Both: 1}},
		{"just too little", spans(0, 9), spans(0, 10), .91, Matches{OnlyFirst: 1, OnlySecond: 1}},
		{"touching only", spans(0, 5), spans(5, 5), 0, Matches{OnlyFirst: 1, OnlySecond: 1}},
		{"any overlap", spans(0, 5), spans(4, 50), 0, Matches{Both: 1}},
		{"one code point", spans(0, 10), spans(-5, 6), 0, Matches{Both: 1}},
		{"one for two", spans(0, 10), spans(0, 6, 6, 4), .4, Matches{Both: 1, OnlySecond: 1}},
		{"making room", spans(0, 10, 2, 9), spans(1, 9, 40, 3, 0, 6), .5, Matches{Both: 2, OnlySecond: 1}},
		{"nothing", nil, nil, .5, Matches{}},
		{"empty segments", spans(3, 0), spans(3, 0), 0, Matches{OnlyFirst: 1, OnlySecond: 1}},
	} {
		if got := match(t, example.first, example.second, example.threshold).Matches(); got != example.want {
			t.Errorf("%s: %+v, want %+v", example.name, got, example.want)
		}
	}
}

func TestTheBestCounterpartIsTaken(t *testing.T) {
	matching := match(t, spans(10, 10), spans(8, 10, 11, 10, 40, 2), .1)
	want := Matching{Pairs: []Pair{{First: 0, Second: 1, Overlap: 9.0 / 11}}, OnlySecond: []int{0, 2}}
	if !slices.Equal(matching.Pairs, want.Pairs) || !slices.Equal(matching.OnlySecond, want.OnlySecond) || matching.OnlyFirst != nil {
		t.Errorf("%+v, want %+v", matching, want)
	}
}

// mostPairs tries every way to pair segments.
func mostPairs(first, second []coding.Span, taken []bool, threshold float64) int {
	if len(first) == 0 {
		return 0
	}
	best := mostPairs(first[1:], second, taken, threshold)
	for at, span := range second {
		if overlap := overlapOf(first[0], span); !taken[at] && overlap > 0 && overlap >= threshold {
			taken[at] = true
			best = max(best, 1+mostPairs(first[1:], second, taken, threshold))
			taken[at] = false
		}
	}
	return best
}

func TestAsManyPairsAsThereCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := drawSpans(t, 8, "first"), drawSpans(t, 8, "second")
		threshold := rapid.SampledFrom([]float64{0, .2, .5, .9, 1}).Draw(t, "threshold")
		matching := match(t, first, second, threshold)
		if want := mostPairs(first, second, make([]bool, len(second)), threshold); len(matching.Pairs) != want {
			t.Fatalf("%d pairs, want %d", len(matching.Pairs), want)
		}
		if back := match(t, second, first, threshold); len(back.Pairs) != len(matching.Pairs) {
			t.Fatalf("%d pairs, and %d the other way round", len(matching.Pairs), len(back.Pairs))
		}
		ones, twos := slices.Clone(matching.OnlyFirst), slices.Clone(matching.OnlySecond)
		for _, pair := range matching.Pairs {
			ones, twos = append(ones, pair.First), append(twos, pair.Second)
			overlap := overlapOf(first[pair.First], second[pair.Second])
			if overlap != pair.Overlap || overlap <= 0 || overlap < threshold {
				t.Fatalf("%+v of %v and %v", pair, first, second)
			}
		}
		wantEachOnce(t, ones, len(first))
		wantEachOnce(t, twos, len(second))
	})
}

func wantEachOnce(t *rapid.T, places []int, number int) {
	slices.Sort(places)
	for at := range number {
		if at >= len(places) || places[at] != at {
			t.Fatalf("%v, want each of %d once", places, number)
		}
	}
	if len(places) != number {
		t.Fatalf("%v, want each of %d once", places, number)
	}
}

func TestThresholdsThatAreNone(t *testing.T) {
	for _, threshold := range []float64{-.1, 1.1, math.NaN()} {
		if _, err := Match(nil, nil, threshold); !errors.Is(err, ErrText) {
			t.Errorf("%v: %v", threshold, err)
		}
	}
}

func TestFiguresOfMatches(t *testing.T) {
	matches := Matches{Both: 30, OnlyFirst: 50, OnlySecond: 20}.Plus(Matches{Both: 20, OnlyFirst: 50, OnlySecond: 30})
	wantValue(t, "percentage", matches.Percentage(), .25, 15)
	wantValue(t, "Holsti", matches.Holsti(), .4, 15)
	wantValue(t, "Brennan and Prediger of ten codes", matches.BrennanPrediger(10), .166667, 6)
	wantNone(t, "Brennan and Prediger of one code", matches.BrennanPrediger(1), ErrOneCategory)

	wantNone(t, "percentage of nothing", Matches{}.Percentage(), ErrNothingCoded)
	wantNone(t, "Holsti of nothing", Matches{}.Holsti(), ErrNothingCoded)
	wantNone(t, "Brennan and Prediger of nothing", Matches{}.BrennanPrediger(5), ErrNothingCoded)
}
