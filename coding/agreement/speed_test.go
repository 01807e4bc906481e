package agreement

import (
	"math/rand/v2"
	"testing"

	"fieldwork/coding"
)

// millionUnits makes what five coders said of a million units, who mostly agree.
func millionUnits(categories int) [][]int {
	random := rand.New(rand.NewPCG(1, 2))
	units := make([][]int, 1_000_000)
	for at := range units {
		truth := random.IntN(categories)
		unit := make([]int, 5)
		for coder := range unit {
			switch chance := random.IntN(100); {
			case chance < 80:
				unit[coder] = truth
			case chance < 98:
				unit[coder] = random.IntN(categories)
			default:
				unit[coder] = Missing
			}
		}
		units[at] = unit
	}
	return units
}

func BenchmarkMillionUnitsOfFiveCoders(b *testing.B) {
	for name, categories := range map[string]int{"coded or not": 2, "five points": 5, "thirty codes": 30} {
		units := millionUnits(categories)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				matrix := newMatrix(b, 5, Categories(categories))
				for _, unit := range units {
					if err := matrix.Add(unit...); err != nil {
						b.Fatal(err)
					}
				}
				counts := matrix.Counts()
				for _, coefficient := range everyCoefficient {
					coefficient.of(counts)
				}
			}
		})
	}
}

func BenchmarkBootstrapOfMillionUnits(b *testing.B) {
	for name, categories := range map[string]int{"coded or not": 2, "five points": 5} {
		matrix := newMatrix(b, 5, Categories(categories))
		for _, unit := range millionUnits(categories) {
			addRun(b, matrix, 1, unit...)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Bootstrap{}.Units(matrix, Percentage, Cohen, Fleiss, BrennanPrediger, Gwet, Alpha(Nominal), F1)
			}
		})
	}
}

// manyPassages makes the passages of five coders in a text of six million code
// points.
func manyPassages() (length int, coders []Coding) {
	const passages, apart = 20_000, 300
	random := rand.New(rand.NewPCG(3, 4))
	coders = make([]Coding, 5)
	for coder := range coders {
		for at := range passages {
			from := at*apart + random.IntN(20)
			coders[coder].Passages = append(coders[coder].Passages, coding.Span{From: from, To: from + 50 + random.IntN(100)})
		}
	}
	return passages * apart, coders
}

func BenchmarkCodePointsOfLongText(b *testing.B) {
	length, coders := manyPassages()
	text := Text{Length: length}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := text.CodePoints(coders); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatchOfTwentyThousandSegments(b *testing.B) {
	_, coders := manyPassages()
	for b.Loop() {
		match(b, coders[0].Passages, coders[1].Passages, .5)
	}
}

func BenchmarkUnitiseLongText(b *testing.B) {
	length, coders := manyPassages()
	var passages [][]coding.Span
	for _, coder := range coders {
		passages = append(passages, coder.Passages)
	}
	for b.Loop() {
		unitise(b, length, passages...)
	}
}
