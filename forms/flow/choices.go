package flow

import (
	"fmt"
	"strings"

	"fieldwork/forms"
)

// choiceRules gives a sentence if an answer has too few or too many choices,
// breaks up an exclusive one or names one that is not offered; else "".
func (s *State) choiceRules(v *forms.Variable, value string) string {
	q := v.Question
	switch v.Type() {
	case forms.SelectOne, forms.SelectMultiple, forms.Rank:
	default:
		return ""
	}
	if name := s.notOffered(q, value); name != "" {
		return fmt.Sprintf("“%s” is no longer offered. Please choose again.", name)
	}
	if v.Type() == forms.SelectOne {
		return ""
	}
	return s.countRules(q, value)
}

// countRules are those of a multiple choice and of a ranking.
func (s *State) countRules(q *forms.Question, value string) string {
	least, most := Bounds(q, len(s.Choices(q)))
	if message := TooMany(q, value, most); message != "" {
		return message
	}
	n := CountChosen(value)
	switch {
	case n >= least || StandsAlone(q, value):
		return ""
	case q.Type == forms.Rank && !q.Partial:
		return fmt.Sprintf("%d of %d ranked. Please rank them all.", n, most)
	}
	return fmt.Sprintf("%d chosen; at least %d are needed.", n, least)
}

// Bounds are the fewest and the most choices that a multiple choice or a
// ranking takes where some are on offer, its filter applied: no more are needed
// or possible than are offered. A ranking that may not be partial needs all of
// its places filled. The fewest hold for an answer that is given at all, and
// not for one that StandsAlone.
func Bounds(q *forms.Question, offered int) (least, most int) {
	most = offered
	if q.MaxChoices > 0 {
		most = min(most, q.MaxChoices)
	}
	if q.Type == forms.Rank && !q.Partial {
		return most, most
	}
	return min(q.MinChoices, most), most
}

// TooMany says, as a sentence, why the choices of an answer cannot stand
// together: there are more than the most, or an exclusive one is beside others.
// It is "" where they can. The answer names choices of the question only.
func TooMany(q *forms.Question, value string, most int) string {
	n := CountChosen(value)
	switch {
	case n > 1 && hasExclusive(q, value):
		return "One of these choices cannot stand beside others."
	case n > most:
		return fmt.Sprintf("%d are too many; at most %d can be chosen.", n, most)
	}
	return ""
}

// StandsAlone reports whether an answer is one exclusive choice of a multiple
// choice, which is enough however many are needed else.
func StandsAlone(q *forms.Question, value string) bool {
	return CountChosen(value) == 1 && hasExclusive(q, value)
}

// notOffered gives a name in an answer that the filter leaves out, or "".
func (s *State) notOffered(q *forms.Question, value string) string {
	if q.ChoiceFilter.Program == nil {
		return ""
	}
	for name := range strings.SplitSeq(value, " ") {
		if c := q.Choice(name); c == nil || !s.offered(q, c) {
			return name
		}
	}
	return ""
}

func hasExclusive(q *forms.Question, value string) bool {
	if q.Type != forms.SelectMultiple {
		return false
	}
	for name := range strings.SplitSeq(value, " ") {
		if c := q.Choice(name); c != nil && c.Exclusive {
			return true
		}
	}
	return false
}

// Choices gives the choices that a question offers, its filter applied.
func (s *State) Choices(q *forms.Question) []*forms.Choice {
	if q.ChoiceFilter.Program == nil {
		return q.Choices
	}
	var offered []*forms.Choice
	for _, c := range q.Choices {
		if s.offered(q, c) {
			offered = append(offered, c)
		}
	}
	return offered
}

// offersNothing reports whether the filter leaves no choice to answer with.
func (s *State) offersNothing(q *forms.Question) bool {
	return q.ChoiceFilter.Program != nil && len(s.Choices(q)) == 0
}

func (s *State) offered(q *forms.Question, c *forms.Choice) bool {
	s.env.candidate = c
	defer func() { s.env.candidate = nil }()
	return q.ChoiceFilter.Program.Bool(&s.env)
}

// Chosen reports whether a name is among space-separated chosen names.
func Chosen(value, name string) bool {
	for chosen := range strings.SplitSeq(value, " ") {
		if chosen == name {
			return true
		}
	}
	return false
}

// CountChosen counts space-separated chosen names.
func CountChosen(value string) int {
	if value == "" {
		return 0
	}
	return strings.Count(value, " ") + 1
}
