package tables

import (
	"strings"

	"fieldwork/forms"
)

// choiceTally counts the choices of a single or multiple choice.
type choiceTally struct {
	variable *variable
	// extra holds names that no version offers, by place after the choices.
	extra      map[string]int
	extraNames []string
	slots      []choiceCounts
}

// choiceCounts are those of one slot. Responses counts a respondent once for
// each choice.
type choiceCounts struct {
	answered
	responses  amount
	categories []amount
}

func newChoiceTally(v *variable) *choiceTally {
	return &choiceTally{variable: v, extra: map[string]int{}}
}

// fewChoices is how many choices are found faster one by one than by a map.
const fewChoices = 12

// place is that of a choice by its name.
func (t *choiceTally) place(name string) int {
	if len(t.variable.choices) <= fewChoices {
		for place, choice := range t.variable.choices {
			if choice.Name == name {
				return place
			}
		}
	} else if place, known := t.variable.byName[name]; known {
		return place
	}
	place, known := t.extra[name]
	if !known {
		place = len(t.variable.choices) + len(t.extraNames)
		t.extra[name] = place
		t.extraNames = append(t.extraNames, name)
	}
	return place
}

// names lists the choices by place.
func (t *choiceTally) names() []string {
	names := make([]string, 0, len(t.variable.choices)+len(t.extraNames))
	for _, choice := range t.variable.choices {
		names = append(names, choice.Name)
	}
	return append(names, t.extraNames...)
}

func (t *choiceTally) add(r *response) {
	value, p := r.at(t.variable)
	r.chosen = r.chosen[:0]
	if p == given {
		t.choose(r, value)
	}
	for _, slot := range r.slots {
		counts := grown(&t.slots, slot)
		if p != given {
			counts.missing[p].add(r)
			continue
		}
		counts.answer(r)
		for _, place := range r.chosen {
			counts.responses.add(r)
			t.category(counts, place).add(r)
		}
	}
}

// choose notes the places of what was chosen, each once.
func (t *choiceTally) choose(r *response, value string) {
	if t.variable.Type() == forms.SelectOne {
		r.chosen = append(r.chosen, t.place(value))
		return
	}
	for name := range strings.SplitSeq(value, " ") {
		if place := t.place(name); !has(r.chosen, place) {
			r.chosen = append(r.chosen, place)
		}
	}
}

// category is the count of a choice; room for all is made at once.
func (t *choiceTally) category(counts *choiceCounts, place int) *amount {
	if whole := len(t.variable.choices) + len(t.extraNames); len(counts.categories) < whole {
		grown(&counts.categories, whole-1)
	}
	return &counts.categories[place]
}

func (t *choiceTally) merge(other tally, slots []int) {
	from := other.(*choiceTally)
	places := make([]int, 0, len(from.variable.choices)+len(from.extraNames))
	for _, name := range from.names() {
		places = append(places, t.place(name))
	}
	for i := range from.slots {
		to := grown(&t.slots, slots[i])
		to.answered.merge(&from.slots[i].answered)
		to.responses.merge(&from.slots[i].responses)
		for j := range from.slots[i].categories {
			t.category(to, places[j]).merge(&from.slots[i].categories[j])
		}
	}
}
