package agreement

import (
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// unitise compares the passages of coders.
func unitise(t rapid.TB, length int, coders ...[]coding.Span) Unitising {
	t.Helper()
	compared, err := Unitise(length, coders)
	if err != nil {
		t.Fatal(err)
	}
	return compared
}

// The text runs from 150 to 450 in the book, and from 0 to 300 here.
func TestUnitisingOfKrippendorff2004(t *testing.T) {
	c := unitise(t, 300, spans(75, 70, 220, 30), spans(70, 80, 205, 20, 250, 20))
	wantNumber(t, "observed c", c.Observed, .0144444, 7)
	wantNumber(t, "expected c", c.Expected, .0532218, 7)
	wantValue(t, "alpha c", AlphaU(c), .7286, 4)

	k := unitise(t, 300, spans(30, 60, 150, 50), spans(30, 60, 150, 50))
	wantNumber(t, "observed k", k.Observed, 0, 15)
	wantNumber(t, "expected k", k.Expected, .0489786, 7)
	wantValue(t, "alpha k", AlphaU(k), 1, 15)

	wantValue(t, "alpha of both", AlphaU(c, k), .8587, 4)
	wantValue(t, "alpha of both as printed", AlphaU(c, k), .8591, 3)
}

func TestDifferencesOfPassagesOfKrippendorff2004(t *testing.T) {
	for _, example := range []struct {
		first, second []coding.Span
		want          float64
	}{
		{spans(225, 70), spans(220, 80), 50},
		{spans(370, 30), spans(355, 20), 850},
		{nil, spans(400, 20), 400},
		{spans(5, 6), spans(2, 2), 40},
		{spans(5, 6), spans(3, 2), 40},
		{spans(5, 6), spans(4, 2), 26},
		{spans(5, 6), spans(5, 2), 16},
		{spans(5, 6), spans(6, 2), 10},
		{spans(5, 6), spans(7, 2), 8},
		{spans(5, 6), spans(6, 4), 2},
		{spans(5, 6), spans(5, 6), 0},
	} {
		if got := apart(example.first, example.second); got != example.want {
			t.Errorf("%v and %v are %v apart, want %v", example.first, example.second, got, example.want)
		}
		if got := apart(example.second, example.first); got != example.want {
			t.Errorf("%v and %v are %v apart, want %v", example.second, example.first, got, example.want)
		}
	}
}

// unitising1995 are the four examples of Krippendorff 1995, p. 57, of 24 units
// of length. The expected disagreements and alphas are those for very long
// texts, and rough, since the paper's formula differs from the later one.
var unitising1995 = []struct {
	name                      string
	first, second             []int
	observed, expected, alpha float64
}{
	{"A", []int{2, 8, 14, 6}, []int{4, 4, 15, 2}, .03125, .06990, .553},
	{"B", []int{0, 18}, []int{0, 2, 2, 1, 3, 1, 4, 1, 5, 1, 6, 3, 9, 1}, 2.26736, 1.17731, -.926},
	{"C", []int{2, 6, 10, 2, 14, 4, 20, 2}, []int{0, 2, 4, 4, 10, 4, 16, 2, 20, 2}, .02777, .08642, .679},
	{"D", []int{0, 2, 2, 8, 10, 4, 14, 6, 20, 4}, []int{0, 4, 4, 4, 8, 7, 15, 2, 17, 7}, .38715, .41445, .066},
}

func TestUnitisingOfKrippendorff1995(t *testing.T) {
	for _, example := range unitising1995 {
		short := unitise(t, 24, spans(example.first...), spans(example.second...))
		if got := short.Observed; got < example.observed-1e-5 || got > example.observed+1e-5 {
			t.Errorf("observed %s: %v, want %v", example.name, got, example.observed)
		}
		const stretch = 50_000
		long := unitise(t, 24*stretch, spans(stretched(example.first, stretch)...), spans(stretched(example.second, stretch)...))
		wantNumber(t, "observed "+example.name, long.Observed, short.Observed, 12)
		wantNumber(t, "expected "+example.name, long.Expected, example.expected, 2)
		alpha, ok := AlphaU(long).Value()
		if !ok || alpha < example.alpha-.02 || alpha > example.alpha+.02 {
			t.Errorf("alpha %s: %v %v, want about %v", example.name, alpha, ok, example.alpha)
		}
	}
}

func stretched(numbers []int, by int) []int {
	var longer []int
	for _, number := range numbers {
		longer = append(longer, number*by)
	}
	return longer
}

// The same passages code point by code point.
func TestCodePointsOfKrippendorff1995(t *testing.T) {
	for _, example := range []struct {
		name          string
		first, second []int
		cohen, scott  float64
	}{
		{"A", unitising1995[0].first, unitising1995[0].second, .385, .314},
		{"B", unitising1995[1].first, unitising1995[1].second, .385, .314},
		{"C", unitising1995[2].first, unitising1995[2].second, .314, .314},
	} {
		text := Text{Length: 24}
		matrix, err := text.CodePoints([]Coding{{Passages: spans(example.first...)}, {Passages: spans(example.second...)}})
		if err != nil {
			t.Fatal(err)
		}
		wantFigures(t, matrix, []figure{
			{example.name + " Cohen", Cohen, example.cohen, 3},
			{example.name + " Scott", Scott, example.scott, 3},
			{example.name + " alpha", Alpha(Nominal), .329, 3},
		})
	}
	text := Text{Length: 24}
	matrix, err := text.CodePoints([]Coding{{Passages: spans(unitising1995[3].first...)}, {Passages: spans(unitising1995[3].second...)}})
	if err != nil {
		t.Fatal(err)
	}
	wantNone(t, "D Cohen", Cohen(matrix.Counts()), ErrNoVariation)
	wantNone(t, "D Scott", Scott(matrix.Counts()), ErrNoVariation)
}
