// Package outcomes makes the report of what the sample of an instrument has
// come to: cases by final disposition, the AAPOR rates, and sample and
// completes by list. It works on what it is given and reads nothing.
package outcomes

import (
	"cmp"
	"slices"

	"fieldwork/forms/sample"
)

// Input is what a report is made from.
type Input struct {
	Instrument string
	// Cases may be those of every instrument; the others are passed over.
	Cases []sample.Case
	// Lists names the lists that a contact is on.
	Lists func(contact string) []string
	// Given is e as the study declares it; nil for the estimate.
	Given *sample.Eligibility
	// AsIfClosed counts open cases as they would be closed now, by Calls and
	// Settings, and not apart.
	AsIfClosed bool
	// Calls holds the calls of the open cases by case.
	Calls    map[string][]sample.Call
	Settings sample.Settings
	// ListQuestion is the question whose answer names the lists of a
	// respondent; empty where those of the contact count.
	ListQuestion string
	// Responses are the complete interviews under the instrument; only needed
	// with a ListQuestion.
	Responses []sample.Response
}

// Report is what the sample of an instrument has come to.
type Report struct {
	Instrument string
	// Cases is the size of the sample, and Open how many of them have no final
	// disposition.
	Cases, Open int
	// Tally counts the cases; with AsIfClosed it has no interim ones.
	Tally      sample.Tally
	AsIfClosed bool
	// Eligibility is e, and EligibilityGiven whether the study declares it.
	Eligibility      sample.Eligibility
	EligibilityGiven bool
	Rates            []sample.Rate
	// ListQuestion is the question that the completes are counted by; empty for
	// the contacts' lists.
	ListQuestion string
	// Unsampled is how many of the completes belong to no case.
	Unsampled int
	// Lists are in the order of the alphabet, those on no list last.
	Lists []sample.ListRow
	Total sample.ListRow
}

// Make makes the report.
func Make(in Input) Report {
	cases := casesOf(in.Instrument, in.Cases)
	report := Report{
		Instrument: in.Instrument, Cases: len(cases), AsIfClosed: in.AsIfClosed, ListQuestion: in.ListQuestion,
		EligibilityGiven: in.Given != nil,
	}
	for i := range cases {
		if cases[i].State != sample.Closed {
			report.Open++
		}
	}
	if in.AsIfClosed {
		report.Tally = sample.TallyAsIfClosed(cases, in.Calls, &in.Settings)
	} else {
		report.Tally = sample.TallyCases(cases)
	}
	report.Eligibility = sample.EstimateEligibility(report.Tally.Counts)
	if in.Given != nil {
		report.Eligibility = *in.Given
	}
	report.Rates = sample.Rates(report.Tally.Counts, report.Eligibility)
	members := in.members(cases, &report)
	report.Lists, report.Total = sample.ByList(members)
	slices.SortStableFunc(report.Lists, func(a, b sample.ListRow) int {
		if a.List == "" || b.List == "" {
			return cmp.Compare(b.List, a.List) // those on no list come last
		}
		return cmp.Compare(a.List, b.List)
	})
	return report
}

func casesOf(instrument string, all []sample.Case) []sample.Case {
	var cases []sample.Case
	for _, c := range all {
		if c.Instrument == instrument {
			cases = append(cases, c)
		}
	}
	return cases
}

// members gives the members of the sample, and of the responses those that
// belong to no case.
func (in *Input) members(cases []sample.Case, report *Report) []sample.Member {
	list := make([]*sample.Case, len(cases))
	for i := range cases {
		list[i] = &cases[i]
	}
	members, unsampled := sample.Members(sample.Membership{
		Cases: list, Lists: in.Lists, Complete: in.complete, ByAnswer: in.ListQuestion != "", Responses: in.Responses,
	})
	report.Unsampled = unsampled
	return members
}

// complete reports whether a case counts as complete.
func (in *Input) complete(c *sample.Case) bool {
	if c.State != sample.Closed && in.AsIfClosed {
		return in.Settings.Disposition(in.Calls[c.ID]) == sample.CompleteCode
	}
	return c.Disposition == sample.CompleteCode
}
