package comparison_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
)

// krippendorff is what four observers gave twelve units, with gaps, in
// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section E.
var krippendorff = map[string]string{"A": "123321412...", "B": "1233224125.3", "C": ".3332342251.", "D": "12332441251."}

// onScale lays the data of observers out as coding: a turn is a unit, and the
// points are codes of some names.
func onScale(t *testing.T, data map[string]string, names ...string) (*study, comparison.Scope) {
	t.Helper()
	turns := make([]string, 12)
	for at := range turns {
		turns[at] = fmt.Sprintf("%c said", 'a'+at)
	}
	s := newStudy(0, turns)
	scope := comparison.Scope{Unfinished: true}
	for at, name := range names {
		c, code, err := s.analysis.NewCode(s.by("A"), coding.Code{Name: name, Place: at})
		s.do(t, c, err)
		scope.Codes = append(scope.Codes, code.ID)
	}
	for coder, values := range data {
		scope.Coders = append(scope.Coders, coder)
		for at, value := range values {
			if value != '.' {
				s.code(t, coder, "doc00", turns[at], scope.Codes[value-'1'])
			}
		}
	}
	slices.Sort(scope.Coders)
	return s, scope
}

func (s *study) scaled(t *testing.T, scope comparison.Scope, unit comparison.Unit) *comparison.Scaled {
	t.Helper()
	scaled, err := s.take(t, scope).Scaled(comparison.Manner{Unit: unit}, s.read)
	if err != nil {
		t.Fatal(err)
	}
	return scaled
}

func TestScaleGivesThePublishedAlphas(t *testing.T) {
	want := []float64{.743, .815, .849, .797}
	for _, names := range [][]string{{"1", "2", "3", "4", "5"}, {"Never", "Seldom", "Sometimes", "Often", "Always"}} {
		s, scope := onScale(t, krippendorff, names...)
		for _, unit := range []comparison.Unit{comparison.Turn, comparison.Paragraph, comparison.Character} {
			scaled := s.scaled(t, scope, unit)
			for at, figure := range scaled.Figures {
				value, defined := figure.Result.Value()
				if !defined || unit != comparison.Character && math.Abs(value-want[at]) > .0005 {
					t.Errorf("%s by %s, points %s: %.4f, want %.3f", figure.Measure.Name, unit, strings.Join(names, " "), value, want[at])
				}
			}
			if unit == comparison.Turn && (scaled.Units != 11 || scaled.Several != 0) {
				t.Errorf("%d units, %d of several points", scaled.Units, scaled.Several)
			}
		}
	}
}

// TestCharactersAreWeighedByTheirNumber where every turn has six: what is
// observed stays, and of 240 values in place of 40 a little more is expected.
func TestCharactersAreWeighedByTheirNumber(t *testing.T) {
	s, scope := onScale(t, krippendorff, "1", "2", "3", "4", "5")
	scaled := s.scaled(t, scope, comparison.Character)
	if scaled.Units != 11*len("a said") {
		t.Errorf("%d characters", scaled.Units)
	}
	want := 1 - (1-.743421052631579)*(239./240)/(39./40)
	if nominal, _ := scaled.Figures[0].Result.Value(); math.Abs(nominal-want) > 1e-9 {
		t.Errorf("nominal alpha of characters is %.6f, want %.6f", nominal, want)
	}
}

func TestNumbersThatNameThePointsAreTheirValues(t *testing.T) {
	for _, example := range []struct {
		names []string
		want  []float64
	}{
		{[]string{"0", "2.5", "10"}, []float64{0, 2.5, 10}}, {[]string{"3", "2", "1"}, []float64{1, 2, 3}},
		{[]string{"1", "two", "3"}, []float64{1, 2, 3}}, {[]string{"NaN", "2", "3"}, []float64{1, 2, 3}},
	} {
		s, scope := onScale(t, map[string]string{"A": "1", "B": "2"}, example.names...)
		if got := s.scaled(t, scope, comparison.Turn).Values; !slices.Equal(got, example.want) {
			t.Errorf("%q are %v, want %v", example.names, got, example.want)
		}
	}
}

func TestSeveralPointsOnOneUnitAreNone(t *testing.T) {
	s, scope := onScale(t, krippendorff, "1", "2", "3", "4", "5")
	s.code(t, "A", "doc00", "a said", scope.Codes[4])
	s.code(t, "D", "doc00", "a said", scope.Codes[4])
	scaled := s.scaled(t, scope, comparison.Turn)
	if scaled.Several != 2 || scaled.Units != 10 {
		t.Errorf("%d units are left, %d times several points", scaled.Units, scaled.Several)
	}
}
