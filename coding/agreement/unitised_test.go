package agreement

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// section is a passage or a gap between passages.
type section struct {
	coding.Span
	coded bool
}

// sections cuts a text where the passages of a coder begin and end.
func sections(length int, passages []coding.Span) []section {
	var all []section
	at := 0
	for _, passage := range passages {
		all = append(all, section{coding.Span{From: at, To: passage.From}, false}, section{passage, true})
		at = passage.To
	}
	return append(all, section{coding.Span{From: at, To: length}, false})
}

// differenceOf two sections, squared, as the book has it.
func differenceOf(a, b section) float64 {
	switch {
	case a.coded && b.coded && a.Overlaps(b.Span):
		return math.Pow(float64(a.From-b.From), 2) + math.Pow(float64(a.To-b.To), 2)
	case a.coded && !b.coded && b.Covers(a.Span):
		return math.Pow(float64(a.Len()), 2)
	case b.coded && !a.coded && a.Covers(b.Span):
		return math.Pow(float64(b.Len()), 2)
	}
	return 0
}

// textbookUnitising goes through all sections of all coders.
func textbookUnitising(length int, coders [][]coding.Span) (observed, expected float64) {
	m, l := float64(len(coders)), float64(length)
	var all []section
	number, alike := 0, 0.0
	for i, own := range coders {
		for j, other := range coders {
			for _, a := range sections(length, own) {
				for _, b := range sections(length, other) {
					if i != j {
						observed += differenceOf(a, b) / (m * (m - 1) * l * l)
					}
				}
			}
		}
		number += len(own)
		all = append(all, sections(length, own)...)
	}
	for _, g := range all {
		if !g.coded {
			continue
		}
		size := float64(g.Len())
		alike += size * (size - 1)
		expected += float64(number-1) / 3 * (2*math.Pow(size, 3) - 3*size*size + size)
		for _, h := range all {
			if !h.coded && h.Len() >= g.Len() {
				expected += size * size * float64(h.Len()-g.Len()+1)
			}
		}
	}
	return observed, 2 / l * expected / (m*l*(m*l-1) - alike)
}

// drawPassages makes up passages that do not overlap but may touch.
func drawPassages(t *rapid.T, length int) []coding.Span {
	var passages []coding.Span
	at := 0
	for range rapid.IntRange(0, 5).Draw(t, "passages") {
		from := at + rapid.IntRange(0, 6).Draw(t, "gap")
		to := from + rapid.IntRange(1, 8).Draw(t, "length")
		if to > length {
			break
		}
		passages = append(passages, coding.Span{From: from, To: to})
		at = to
	}
	return passages
}

func TestUnitisingIsThatOfTheTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(1, 40).Draw(t, "length")
		coders := make([][]coding.Span, rapid.IntRange(2, 4).Draw(t, "coders"))
		for coder := range coders {
			coders[coder] = drawPassages(t, length)
		}
		observed, expected := textbookUnitising(length, coders)
		got := unitise(t, length, coders...)
		if math.Abs(got.Observed-observed) > 1e-9 || math.Abs(got.Expected-expected) > 1e-9 {
			t.Fatalf("%+v, want %v and %v", got, observed, expected)
		}
		slices.Reverse(coders)
		for coder := range coders {
			slices.Reverse(coders[coder])
		}
		wantSame(t, "coders and passages the other way round", AlphaU(unitise(t, length, coders...)), AlphaU(got))
	})
}

func TestUnitisingAlikeIsOneOrNotDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(2, 40).Draw(t, "length")
		passages := drawPassages(t, length)
		result := AlphaU(unitise(t, length, passages, passages, passages))
		value, ok := result.Value()
		if ok != (len(passages) > 0) || ok && value != 1 {
			t.Fatalf("%v %v of %v", value, ok, passages)
		}
	})
}

func TestOverlappingPassagesOfOneCoderAreOne(t *testing.T) {
	other := spans(3, 9)
	joined, parts := unitise(t, 30, spans(2, 10), other), unitise(t, 30, spans(5, 7, 2, 6, -4, 2, 4, 2), other)
	if joined != parts {
		t.Errorf("%+v and %+v", joined, parts)
	}
	if touching := unitise(t, 30, spans(2, 5, 7, 5), other); touching == joined {
		t.Errorf("passages that touch are taken for one: %+v", touching)
	}
}

func TestUnitisingThatIsNotDefined(t *testing.T) {
	wantNone(t, "nothing coded", AlphaU(unitise(t, 10, nil, nil)), ErrNothingCoded)
	wantNone(t, "no codes", AlphaU(), ErrNothingCoded)
	wantNone(t, "one place only", AlphaU(unitise(t, 1, spans(0, 1), spans(0, 1))), ErrNoVariation)
	if _, err := Unitise(0, [][]coding.Span{nil, nil}); !errors.Is(err, ErrText) {
		t.Errorf("no length: %v", err)
	}
	if _, err := Unitise(10, [][]coding.Span{nil}); !errors.Is(err, ErrCoders) {
		t.Errorf("one coder: %v", err)
	}
}
