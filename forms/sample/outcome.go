package sample

import (
	"slices"
	"time"
)

// Group is the letter by which the rates count a final disposition.
type Group string

// The groups of the Standard Definitions. NotEligible is in no denominator; it
// counts in the estimate of e alone.
const (
	Interviewed      Group = "I"
	PartInterviewed  Group = "P"
	Refusal          Group = "R"  // refusals and break-offs
	NonContact       Group = "NC" // eligible, never reached
	OtherEligible    Group = "O"  // eligible, reached, not interviewed for another reason
	UnknownHousehold Group = "UH"
	UnknownOther     Group = "UO"
	NotEligible      Group = "NE"
)

// Groups lists every group in the order of the Standard Definitions.
var Groups = []Group{
	Interviewed, PartInterviewed, Refusal, NonContact, OtherEligible, UnknownHousehold, UnknownOther, NotEligible,
}

// Outcome is what can come of a call: a final disposition, or an interim one
// after which the case is called again.
type Outcome struct {
	// Code is the number of a final disposition, or the word for an interim one.
	Code  string
	Label string
	// Group is that of a final disposition; empty for an interim one.
	Group Group
	// Interim outcomes leave the case open.
	Interim bool
	// Key is the key that is suggested for picking the outcome; empty for the
	// rarer ones, which are found by typing.
	Key string
	// Delay is how long to wait before the next call after an interim outcome,
	// where the study sets none.
	Delay time.Duration
	// CloseAs is the final disposition of a case that is closed with this
	// interim outcome, where the study sets none; empty where the share of the
	// interview that was answered decides.
	CloseAs string
	// NeedsTime says that an appointment goes with the outcome.
	NeedsTime bool
	// knowledge ranks interim outcomes by how much they tell of the case.
	knowledge int
}

// Outcomes lists the interim outcomes, then every final disposition of a
// telephone survey in the order of its code. The caller may change the list.
func Outcomes() []Outcome { return slices.Concat(interimOutcomes, finalOutcomes) }

// FindOutcome finds an outcome by its code.
func FindOutcome(code string) (Outcome, bool) {
	outcome, ok := outcomesByCode[code]
	return outcome, ok
}

var outcomesByCode = func() map[string]Outcome {
	byCode := map[string]Outcome{}
	for _, outcome := range Outcomes() {
		byCode[outcome.Code] = outcome
	}
	return byCode
}()
