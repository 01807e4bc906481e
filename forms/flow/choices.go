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

// countRules are those of a multiple choice and of a ranking. An exclusive
// choice that stands alone is enough, and no more choices are needed than are
// offered.
func (s *State) countRules(q *forms.Question, value string) string {
	n := CountChosen(value)
	if q.Type == forms.SelectMultiple && hasExclusive(q, value) {
		if n > 1 {
			return "One of these choices cannot stand beside others."
		}
		return ""
	}
	least := 0
	if q.MinChoices > 0 {
		least = min(q.MinChoices, len(s.Choices(q)))
	}
	switch {
	case q.MaxChoices > 0 && n > q.MaxChoices:
		return fmt.Sprintf("%d are chosen; at most %d can be.", n, q.MaxChoices)
	case n < least:
		return fmt.Sprintf("%d chosen; at least %d are needed.", n, least)
	case q.Type == forms.Rank && !q.Partial && n < s.places(q):
		return fmt.Sprintf("%d of %d ranked. Please rank them all.", n, s.places(q))
	}
	return ""
}

// places is how many places a ranking has.
func (s *State) places(q *forms.Question) int {
	n := len(s.Choices(q))
	if q.MaxChoices > 0 {
		n = min(n, q.MaxChoices)
	}
	return n
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
