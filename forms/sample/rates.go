package sample

import (
	"fmt"
	"math/big"
)

// Rate is an outcome rate as an exact fraction.
type Rate struct {
	// Name is that of the Standard Definitions, such as "RR1".
	Name string
	// Fraction is nil where the denominator is zero: the rate is then not
	// applicable.
	Fraction *big.Rat
}

// Value is the rate from 0 to 1; ok is false where it is not applicable.
func (r Rate) Value() (value float64, ok bool) {
	if r.Fraction == nil {
		return 0, false
	}
	value, _ = r.Fraction.Float64()
	return value, true
}

// Percent is the rate in per cent with a number of decimals, such as "33.7%";
// "n/a" where it is not applicable. A half is rounded up.
func (r Rate) Percent(decimals int) string {
	if r.Fraction == nil {
		return "n/a"
	}
	return new(big.Rat).Mul(r.Fraction, big.NewRat(100, 1)).FloatString(decimals) + "%"
}

// fraction gives a ratio, nil if it is of nothing.
func fraction(numerator, denominator *big.Rat) *big.Rat {
	if denominator.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(numerator, denominator)
}

// Rates gives the response, co-operation, refusal and contact rates in the
// order RR1 to RR6, COOP1 to COOP4, REF1 to REF3, CON1 to CON3, with e for
// those that need it: AAPOR Standard Definitions, 9th edition, 2016.
func Rates(counts Counts, e Eligibility) []Rate {
	n := func(groups ...Group) *big.Rat { return counts.sum(groups) }
	completes, interviews := n(Interviewed), n(Interviewed, PartInterviewed)
	contacts := n(Interviewed, PartInterviewed, Refusal, OtherEligible)
	cooperating := n(Interviewed, PartInterviewed, Refusal)
	refusals := n(Refusal)

	eligible := n(Interviewed, PartInterviewed, Refusal, NonContact, OtherEligible)
	unknown := n(UnknownHousehold, UnknownOther)
	every := new(big.Rat).Add(eligible, unknown)
	estimated := new(big.Rat).Add(eligible, new(big.Rat).Mul(e.Value, unknown))

	return []Rate{
		{"RR1", fraction(completes, every)}, {"RR2", fraction(interviews, every)},
		{"RR3", fraction(completes, estimated)}, {"RR4", fraction(interviews, estimated)},
		{"RR5", fraction(completes, eligible)}, {"RR6", fraction(interviews, eligible)},
		{"COOP1", fraction(completes, contacts)}, {"COOP2", fraction(interviews, contacts)},
		{"COOP3", fraction(completes, cooperating)}, {"COOP4", fraction(interviews, cooperating)},
		{"REF1", fraction(refusals, every)}, {"REF2", fraction(refusals, estimated)}, {"REF3", fraction(refusals, eligible)},
		{"CON1", fraction(contacts, every)}, {"CON2", fraction(contacts, estimated)}, {"CON3", fraction(contacts, eligible)},
	}
}

func (c Counts) sum(groups []Group) *big.Rat {
	total := 0
	for _, group := range groups {
		total += c[group]
	}
	return big.NewRat(int64(total), 1)
}

// Eligibility is e: the share of the cases of unknown eligibility that is
// taken to be eligible.
type Eligibility struct {
	Value *big.Rat
	// Basis says in a sentence how the value was come by; a report names it.
	Basis string
	// Assumed says that nothing was there to estimate from.
	Assumed bool
}

// EstimateEligibility takes e to be the share of the eligible among the cases
// whose eligibility is known, as the AAPOR Outcome Rate Calculator 4.0 does by
// default. Without a case that is not eligible, e is 1 and Assumed.
func EstimateEligibility(counts Counts) Eligibility {
	eligible := counts.sum([]Group{Interviewed, PartInterviewed, Refusal, NonContact, OtherEligible})
	known := new(big.Rat).Add(eligible, counts.sum([]Group{NotEligible}))
	if counts[NotEligible] == 0 {
		return Eligibility{Value: big.NewRat(1, 1), Assumed: true,
			Basis: "e is taken to be 1, for no case was found not to be eligible."}
	}
	e := fraction(eligible, known)
	return Eligibility{Value: e, Basis: fmt.Sprintf(
		"e is estimated as %s: %s of the %s cases whose eligibility is known are eligible.",
		e.FloatString(3), eligible.RatString(), known.RatString())}
}

// GivenEligibility takes e as the study declares it, written as a decimal or a
// fraction such as "0.85" or "17/20". It fails unless e is from 0 to 1.
func GivenEligibility(e, basis string) (Eligibility, error) {
	const longest = 40
	value, ok := new(big.Rat), false
	if len(e) <= longest {
		value, ok = value.SetString(e)
	}
	if !ok || value.Sign() < 0 || value.Cmp(big.NewRat(1, 1)) > 0 {
		return Eligibility{}, fmt.Errorf("%w: e is a number from 0 to 1, and %q is none", ErrSettings, e)
	}
	return Eligibility{Value: value, Basis: basis}, nil
}
