package agreement

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// drawSpans makes up spans, some of them empty or beyond the text.
func drawSpans(t *rapid.T, length int, name string) []coding.Span {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) coding.Span {
		from := rapid.IntRange(-3, length+3).Draw(t, "from")
		return coding.Span{From: from, To: from + rapid.IntRange(-1, 12).Draw(t, "length")}
	}), 0, 6).Draw(t, name)
}

// drawText makes up a text and what coders did with it.
func drawText(t *rapid.T) (Text, []Coding) {
	text := Text{Length: rapid.IntRange(0, 40).Draw(t, "length"), OnlyCoded: rapid.Bool().Draw(t, "only coded")}
	text.LeftOut = drawSpans(t, text.Length, "left out")
	coders := make([]Coding, rapid.IntRange(2, 4).Draw(t, "coders"))
	for coder := range coders {
		coders[coder] = Coding{
			Passages: drawSpans(t, text.Length, "passages"),
			Absent:   rapid.IntRange(0, 4).Draw(t, "absent") == 0,
		}
	}
	return text, coders
}

// holds reports whether any of the spans holds a place.
func holds(spans []coding.Span, place int) bool {
	return slices.ContainsFunc(spans, func(s coding.Span) bool { return s.From <= place && place < s.To })
}

// wantUnits checks that a matrix has just these units.
func wantUnits(t *rapid.T, got *Matrix, units [][]int) {
	t.Helper()
	want := newMatrix(t, got.Coders(), Categories(2))
	for _, unit := range units {
		addRun(t, want, 1, unit...)
	}
	if got.Units() != want.Units() || got.Patterns() != want.Patterns() {
		t.Fatalf("%d units of %d patterns, want %d of %d", got.Units(), got.Patterns(), want.Units(), want.Patterns())
	}
	for pattern, at := range want.places {
		if found, known := got.places[pattern]; !known || got.units[found] != want.units[at] {
			t.Fatalf("the units of %v differ", pattern)
		}
	}
}

func TestCodePointsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, coders := drawText(t)
		var units [][]int
		for place := range text.Length {
			if holds(text.LeftOut, place) {
				continue
			}
			unit := make([]int, len(coders))
			for coder, own := range coders {
				switch {
				case own.Absent:
					unit[coder] = Missing
				case holds(own.Passages, place):
					unit[coder] = Coded
				}
			}
			if !text.OnlyCoded || slices.Contains(unit, Coded) {
				units = append(units, unit)
			}
		}
		matrix, err := text.CodePoints(coders)
		if err != nil {
			t.Fatal(err)
		}
		wantUnits(t, matrix, units)
	})
}

func TestUnitsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, coders := drawText(t)
		parts := drawSpans(t, text.Length, "units")
		share := rapid.SampledFrom([]float64{0, .25, .5, 1}).Draw(t, "share")
		var units [][]int
		for _, part := range parts {
			size, held := 0, make([]int, len(coders))
			for place := max(0, part.From); place < min(text.Length, part.To); place++ {
				if holds(text.LeftOut, place) {
					continue
				}
				size++
				for coder, own := range coders {
					if holds(own.Passages, place) {
						held[coder]++
					}
				}
			}
			unit := make([]int, len(coders))
			for coder, own := range coders {
				switch {
				case own.Absent:
					unit[coder] = Missing
				case held[coder] > 0 && float64(held[coder]) >= share*float64(size):
					unit[coder] = Coded
				}
			}
			if size > 0 && (!text.OnlyCoded || slices.Contains(unit, Coded)) {
				units = append(units, unit)
			}
		}
		matrix, err := text.Units(parts, share, coders)
		if err != nil {
			t.Fatal(err)
		}
		wantUnits(t, matrix, units)
	})
}

func TestSqueezeKeepsWhatIsNotLeftOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, coders := drawText(t)
		var places []int // the old place of each new one
		for place := range text.Length {
			if !holds(text.LeftOut, place) {
				places = append(places, place)
			}
		}
		var want []coding.Span
		for _, passage := range coders[0].Passages {
			from, to := -1, -1
			for at, place := range places {
				if passage.From <= place && place < passage.To {
					if from < 0 {
						from = at
					}
					to = at + 1
				}
			}
			if from >= 0 {
				want = append(want, coding.Span{From: from, To: to})
			}
		}
		length, squeezed := text.Squeeze(coders[0].Passages)
		if length != len(places) || !slices.Equal(squeezed, want) {
			t.Fatalf("%d %v, want %d %v", length, squeezed, len(places), want)
		}
	})
}

func TestTurnsOfTheInterviewerCanBeLeftOut(t *testing.T) {
	// The interviewer has every other turn of ten code points.
	var interviewer, turns []coding.Span
	for at := 0; at < 100; at += 10 {
		turns = append(turns, coding.Span{From: at, To: at + 10})
		if at%20 == 0 {
			interviewer = append(interviewer, coding.Span{From: at, To: at + 10})
		}
	}
	coders := []Coding{{Passages: spans(0, 30, 50, 5)}, {Passages: spans(10, 10, 50, 10)}}
	for _, example := range []struct {
		text   Text
		units  int
		agreed float64
	}{
		{Text{Length: 100}, 100, .75},
		{Text{Length: 100, OnlyCoded: true}, 40, .375},
		{Text{Length: 100, LeftOut: interviewer}, 50, .9},
		{Text{Length: 100, LeftOut: interviewer, OnlyCoded: true}, 20, .75},
	} {
		points, err := example.text.CodePoints(coders)
		if err != nil {
			t.Fatal(err)
		}
		if points.Units() != example.units {
			t.Errorf("%+v: %d units, want %d", example.text, points.Units(), example.units)
		}
		wantValue(t, "percentage", Percentage(points.Counts()), example.agreed, 15)
	}
	byTurn, err := Text{Length: 100, LeftOut: interviewer}.Units(turns, 0, coders)
	if err != nil {
		t.Fatal(err)
	}
	if byTurn.Units() != 5 {
		t.Errorf("%d turns, want 5", byTurn.Units())
	}
	wantValue(t, "kappa of turns", Cohen(byTurn.Counts()), 1, 15)
	mostly, err := Text{Length: 100, LeftOut: interviewer}.Units(turns, .6, coders)
	if err != nil {
		t.Fatal(err)
	}
	wantValue(t, "percentage of turns coded for the most part", Percentage(mostly.Counts()), .8, 15)
}

func TestTextsThatCannotBeCompared(t *testing.T) {
	both := []Coding{{}, {}}
	if _, err := (Text{Length: -1}).CodePoints(both); !errors.Is(err, ErrText) {
		t.Errorf("a length of -1: %v", err)
	}
	if _, err := (Text{Length: 5}).CodePoints(both[:1]); !errors.Is(err, ErrCoders) {
		t.Errorf("one coder: %v", err)
	}
	for _, share := range []float64{-.1, 1.1, math.NaN()} {
		if _, err := (Text{Length: 5}).Units(spans(0, 5), share, both); !errors.Is(err, ErrText) {
			t.Errorf("a share of %v: %v", share, err)
		}
	}
	matrix, err := Text{}.CodePoints(both)
	if err != nil {
		t.Fatal(err)
	}
	wantNone(t, "an empty text", Cohen(matrix.Counts()), ErrNoPairs)
}

func TestACoderWhoIsAbsentIsNotACoderWhoCodedNothing(t *testing.T) {
	text := Text{Length: 10}
	for _, example := range []struct {
		second Coding
		agreed string
	}{{Coding{}, "0.600"}, {Coding{Absent: true}, "n/a"}} {
		matrix, err := text.CodePoints([]Coding{{Passages: spans(0, 4)}, example.second})
		if err != nil {
			t.Fatal(err)
		}
		if got := Percentage(matrix.Counts()).String(); got != example.agreed {
			t.Errorf("%+v: %s, want %s", example.second, got, example.agreed)
		}
	}
}
