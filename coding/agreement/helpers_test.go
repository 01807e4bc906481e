package agreement

import (
	"errors"
	"math"
	"strings"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// newMatrix makes an empty matrix.
func newMatrix(t rapid.TB, coders int, scale Scale) *Matrix {
	t.Helper()
	matrix, err := NewMatrix(coders, scale)
	if err != nil {
		t.Fatal(err)
	}
	return matrix
}

// addRun adds units of which the coders said the same.
func addRun(t rapid.TB, matrix *Matrix, units int, values ...int) {
	t.Helper()
	if err := matrix.AddRun(units, values...); err != nil {
		t.Fatal(err)
	}
}

// digit reads a value of one digit, and a full stop as missing.
func digit(letter byte, lowest int) int {
	if letter == '.' {
		return Missing
	}
	return int(letter-'0') - lowest
}

// fromCoders reads a line of values for each coder.
func fromCoders(t rapid.TB, lowest, highest int, lines ...string) *Matrix {
	t.Helper()
	matrix := newMatrix(t, len(lines), Points(lowest, highest))
	rows := make([][]string, len(lines))
	for coder, line := range lines {
		rows[coder] = strings.Fields(line)
	}
	for unit := range rows[0] {
		values := make([]int, len(lines))
		for coder := range values {
			values[coder] = digit(rows[coder][unit][0], lowest)
		}
		addRun(t, matrix, 1, values...)
	}
	return matrix
}

// fromUnits reads a word for each unit, of one digit for each coder.
func fromUnits(t rapid.TB, lowest, highest int, units string) *Matrix {
	t.Helper()
	words := strings.Fields(units)
	matrix := newMatrix(t, len(words[0]), Points(lowest, highest))
	for _, word := range words {
		values := make([]int, len(word))
		for coder := range values {
			values[coder] = digit(word[coder], lowest)
		}
		addRun(t, matrix, 1, values...)
	}
	return matrix
}

// fromTable makes the units of a table of two coders.
func fromTable(t rapid.TB, table [][]int) *Matrix {
	t.Helper()
	matrix := newMatrix(t, 2, Categories(len(table)))
	for first, row := range table {
		for second, number := range row {
			addRun(t, matrix, number, first, second)
		}
	}
	return matrix
}

// fromDistribution makes units of which is known how many coders chose each
// category, not who.
func fromDistribution(t rapid.TB, units [][]int) *Matrix {
	t.Helper()
	coders := 0
	for _, number := range units[0] {
		coders += number
	}
	matrix := newMatrix(t, coders, Categories(len(units[0])))
	for _, unit := range units {
		var values []int
		for category, number := range unit {
			for range number {
				values = append(values, category)
			}
		}
		addRun(t, matrix, 1, values...)
	}
	return matrix
}

// spans makes spans of beginnings and lengths.
func spans(numbers ...int) []coding.Span {
	var all []coding.Span
	for at := 0; at < len(numbers); at += 2 {
		all = append(all, coding.Span{From: numbers[at], To: numbers[at] + numbers[at+1]})
	}
	return all
}

// wantValue checks a figure to so many decimals.
func wantValue(t rapid.TB, what string, got Result, want float64, decimals int) {
	t.Helper()
	value, ok := got.Value()
	if !ok {
		t.Errorf("%s: n/a, %v; want %v", what, got.Why(), want)
		return
	}
	wantNumber(t, what, value, want, decimals)
}

// wantNumber checks a number to so many decimals; the last may be rounded either way.
func wantNumber(t rapid.TB, what string, got, want float64, decimals int) {
	t.Helper()
	if math.Abs(got-want) > 0.5000001*math.Pow(10, -float64(decimals)) {
		t.Errorf("%s: %.15f, want %.*f", what, got, decimals, want)
	}
}

// wantNone checks that there is no figure, and why.
func wantNone(t rapid.TB, what string, got Result, why error) {
	t.Helper()
	value, ok := got.Value()
	if ok || value != 0 || !errors.Is(got.Why(), why) || got.String() != "n/a" {
		t.Errorf("%s: %v %v, %q, %v; want n/a, %v", what, value, ok, got, got.Why(), why)
	}
}
