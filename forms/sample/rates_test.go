package sample_test

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"strings"
	"testing"

	"fieldwork/forms/sample"

	"pgregory.net/rapid"
)

// publishedCase is one of testdata/aapor_cases.json.
type publishedCase struct {
	Name      string                  `json:"name"`
	Counts    map[sample.Group]int    `json:"counts"`
	E         json.Number             `json:"e"`
	Expect    map[string]*json.Number `json:"expect"`
	Published map[string]json.Number  `json:"published_3dp"`
}

func publishedCases(t *testing.T) []publishedCase {
	t.Helper()
	text, err := os.ReadFile("testdata/aapor_cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []publishedCase
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) != 5 {
		t.Fatalf("there are %d cases: %v", len(cases), err)
	}
	return cases
}

func TestRatesArePublishedOnes(t *testing.T) {
	for _, c := range publishedCases(t) {
		e, err := sample.GivenEligibility(c.E.String(), "published")
		if err != nil {
			t.Fatal(err)
		}
		rates := sample.Rates(c.Counts, e)
		if len(rates) != 16 || len(c.Expect) != 16 {
			t.Errorf("%s: there are %d rates, %d expected", c.Name, len(rates), len(c.Expect))
		}
		for _, rate := range rates {
			value, applicable := rate.Value()
			want := c.Expect[rate.Name]
			if want == nil || !applicable {
				if want != nil || applicable || rate.Percent(1) != "n/a" {
					t.Errorf("%s: %s is %s, want %v", c.Name, rate.Name, rate.Percent(1), want)
				}
				continue
			}
			expected, err := want.Float64()
			if err != nil || math.Abs(value-expected) > 1e-15 {
				t.Errorf("%s: %s is %v, want %v", c.Name, rate.Name, value, expected)
			}
			if published, ok := c.Published[rate.Name]; ok {
				want, _ := new(big.Rat).SetString(published.String())
				if rate.Fraction.FloatString(3) != want.FloatString(3) {
					t.Errorf("%s: %s is %s, published as %s", c.Name, rate.Name, rate.Fraction.FloatString(3), published)
				}
			}
		}
	}
}

func TestEligibilityIsEstimatedAsPublished(t *testing.T) {
	for _, c := range publishedCases(t)[1:3] {
		e := sample.EstimateEligibility(c.Counts)
		value, _ := e.Value.Float64()
		want, _ := c.E.Float64()
		if math.Abs(value-want) > 1e-15 || e.Assumed || !strings.Contains(e.Basis, "estimated") {
			t.Errorf("%s: e is %v (%s), want %v", c.Name, value, e.Basis, want)
		}
	}
	if e := sample.EstimateEligibility(sample.Counts{sample.Interviewed: 4}); !e.Assumed || e.Value.Cmp(big.NewRat(1, 1)) != 0 {
		t.Errorf("without ineligible cases e is %+v", e)
	}
	if e := sample.EstimateEligibility(sample.Counts{sample.NotEligible: 4, sample.UnknownOther: 1}); e.Value.Sign() != 0 {
		t.Errorf("without eligible cases e is %+v", e)
	}
	for _, wrong := range []string{"", "x", "-0.1", "1.01", strings.Repeat("9", 50), "1/0"} {
		if _, err := sample.GivenEligibility(wrong, ""); err == nil {
			t.Errorf("e is taken to be %q", wrong)
		}
	}
}

// Weights of one decimal as ten times as many cases: the fraction is exact.
// The case is that of outcomerate's tests.
func TestRatesAreExactFractions(t *testing.T) {
	counts := sample.Counts{
		sample.Interviewed: 32 + 49 + 33 + 36 + 11, sample.PartInterviewed: 4 + 1 + 23, sample.Refusal: 13 + 16, sample.NonContact: 38,
		sample.OtherEligible: 35 + 43, sample.UnknownHousehold: 16, sample.UnknownOther: 22, sample.NotEligible: 6,
	}
	rate := sample.Rates(counts, sample.EstimateEligibility(counts))[1]
	if rate.Name != "RR2" || rate.Fraction.Cmp(big.NewRat(189, 372)) != 0 {
		t.Errorf("%s is %s", rate.Name, rate.Fraction)
	}
}

func TestPercentRoundsHalvesUp(t *testing.T) {
	for want, fraction := range map[string]*big.Rat{
		"34%": big.NewRat(64, 190), "13%": big.NewRat(1, 8), "0%": new(big.Rat), "100%": big.NewRat(1, 1), "n/a": nil,
	} {
		if got := (sample.Rate{Fraction: fraction}).Percent(0); got != want {
			t.Errorf("%v is %s, want %s", fraction, got, want)
		}
	}
}

func drawCounts(t *rapid.T) sample.Counts {
	counts := sample.Counts{}
	for _, group := range sample.Groups {
		counts[group] = rapid.IntRange(0, 30).Draw(t, string(group))
	}
	return counts
}

func TestRatesKeepTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := drawCounts(t)
		e := sample.Eligibility{Value: big.NewRat(int64(rapid.IntRange(0, 20).Draw(t, "e")), 20)}
		at := map[string]*big.Rat{}
		for _, rate := range sample.Rates(counts, e) {
			at[rate.Name] = rate.Fraction
			if f := rate.Fraction; f != nil && (f.Sign() < 0 || f.Cmp(big.NewRat(1, 1)) > 0) {
				t.Fatalf("%s is %s", rate.Name, f)
			}
		}
		for _, pair := range [][2]string{
			{"RR1", "RR2"}, {"RR1", "RR3"}, {"RR3", "RR5"}, {"RR2", "RR4"}, {"RR4", "RR6"}, {"COOP1", "COOP3"}, {"COOP2", "COOP4"},
			{"REF1", "REF2"}, {"REF2", "REF3"}, {"CON1", "CON2"}, {"CON2", "CON3"}, {"RR2", "CON1"}, {"RR5", "COOP1"},
		} {
			low, high := at[pair[0]], at[pair[1]]
			if low != nil && high != nil && low.Cmp(high) > 0 {
				t.Fatalf("%s is %s, above %s with %s", pair[0], low, pair[1], high)
			}
		}
		contacted, refused, interviewed := at["CON1"], at["REF1"], at["RR2"]
		if contacted != nil && new(big.Rat).Add(refused, interviewed).Cmp(contacted) > 0 {
			t.Fatalf("more refused or were interviewed than were reached")
		}
	})
}

func TestIneligibleCasesCountInEAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := drawCounts(t)
		e := sample.Eligibility{Value: big.NewRat(1, 3)}
		before := sample.Rates(counts, e)
		counts[sample.NotEligible] += rapid.IntRange(1, 9).Draw(t, "more")
		for i, after := range sample.Rates(counts, e) {
			if before[i].Percent(6) != after.Percent(6) {
				t.Fatalf("%s goes from %s to %s", after.Name, before[i].Percent(6), after.Percent(6))
			}
		}
	})
}

func TestRR3LiesAtTheEndsOfE(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := drawCounts(t)
		for e, same := range map[int64][2]string{1: {"RR1", "RR3"}, 0: {"RR5", "RR3"}} {
			at := map[string]string{}
			for _, rate := range sample.Rates(counts, sample.Eligibility{Value: big.NewRat(e, 1)}) {
				at[rate.Name] = rate.Percent(9)
			}
			if at[same[0]] != at[same[1]] {
				t.Fatalf("with e = %d, %s is %s and %s is %s", e, same[0], at[same[0]], same[1], at[same[1]])
			}
		}
	})
}
