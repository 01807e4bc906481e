package sample

import (
	"slices"
	"strings"

	"fieldwork/forms"
)

// Response is a complete interview as the tables by list need it.
type Response struct {
	// Case is the case that was asked; empty for a respondent outside the
	// sample.
	Case string
	// Lists are those that the respondent named; nil where nothing was
	// answered.
	Lists []string
}

// ResponseOf gives a complete interview as the tables by list need it; ok is
// false for one that is not complete, or under another instrument.
func ResponseOf(i *forms.Interview, instrument, listQuestion string) (response Response, ok bool) {
	if i.Instrument != instrument || i.Status != forms.Complete {
		return response, false
	}
	response.Case = i.Case
	if answer := i.Answers[listQuestion]; answer.Special == forms.NotSpecial && answer.Value != "" {
		response.Lists = strings.Fields(answer.Value)
	}
	return response, true
}

// Membership is what the members of a sample are made from.
type Membership struct {
	// Cases are those of one instrument.
	Cases []*Case
	// Lists names the lists that a contact is on.
	Lists func(contact string) []string
	// Complete reports whether a case counts as complete.
	Complete func(*Case) bool
	// ByAnswer counts a complete case whose respondent named lists on those, and
	// not on the contact's; and responses that belong to none of the cases too.
	ByAnswer bool
	// Responses are the complete interviews under the instrument; only needed
	// with ByAnswer.
	Responses []Response
}

// Members gives the members of a sample; unsampled is how many of them are
// responses that belong to none of the cases. A complete case whose respondent
// named lists becomes two members: sampled on the contact's lists, and complete
// on those that were named.
func Members(in Membership) (members []Member, unsampled int) {
	members = make([]Member, 0, len(in.Cases)+len(in.Responses))
	respondents := respondentsBy(in)
	for _, c := range in.Cases {
		member := Member{Lists: in.Lists(c.Contact), Sampled: true, Complete: in.Complete(c)}
		if r := respondents[c.ID]; r != nil {
			r.sampled = true
			if member.Complete && r.named != nil {
				member.Complete, r.complete = false, true
			}
		}
		members = append(members, member)
	}
	if !in.ByAnswer {
		return members, 0
	}
	spelt := speller(members)
	for _, response := range in.Responses {
		r := respondents[response.Case]
		switch {
		case r == nil || !r.sampled:
			unsampled++
			members = append(members, Member{Lists: spelt(response.Lists), Complete: true})
		case r.complete:
			members = append(members, Member{Lists: spelt(r.named), Complete: true})
			r.complete = false // of several responses to a case only one counts
		}
	}
	return members, unsampled
}

// respondent is what is known of the respondent of a case.
type respondent struct {
	named             []string
	sampled, complete bool
}

// respondentsBy gives the respondents who belong to a case, by its ID.
func respondentsBy(in Membership) map[string]*respondent {
	if !in.ByAnswer {
		return nil
	}
	respondents := make(map[string]*respondent, len(in.Responses))
	for _, response := range in.Responses {
		if response.Case == "" {
			continue
		}
		r := respondents[response.Case]
		if r == nil {
			r = &respondent{}
			respondents[response.Case] = r
		}
		if response.Lists != nil {
			r.named = response.Lists
		}
	}
	return respondents
}

// speller gives a function that spells lists as the contacts' are: the name of
// a choice has "_" where that of a list has a space.
func speller(members []Member) func(names []string) []string {
	seen, lists := map[string]bool{}, map[string]string{}
	for _, member := range members {
		for _, list := range member.Lists {
			if !seen[list] {
				seen[list] = true
				lists[strings.ReplaceAll(list, " ", "_")] = list
			}
		}
	}
	return func(names []string) []string {
		spelt := slices.Clone(names)
		for i, name := range names {
			if list, known := lists[name]; known {
				spelt[i] = list
			}
		}
		return spelt
	}
}
