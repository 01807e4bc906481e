package tables

import (
	"strings"

	"fieldwork/forms"
)

// choiceTally counts the choices of a single or multiple choice.
type choiceTally struct {
	variable *variable
	single   bool
	// extra holds names that no version offers, by place after the choices.
	extra      map[string]int
	extraNames []string
	slots      []choiceCounts
	chosen     []int // the places of what the respondent at hand chose
}

// choiceCounts are those of one slot. Responses counts, for a multiple choice, a
// respondent once for each choice.
type choiceCounts struct {
	answered
	responses  amount
	categories []amount
}

func newChoiceTally(v *variable) *choiceTally {
	return &choiceTally{variable: v, single: v.Type() == forms.SelectOne, extra: map[string]int{}}
}

// place is that of a choice by its name.
func (t *choiceTally) place(name string) int {
	if place, known := t.variable.choice(name); known {
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
	if p == given {
		t.choose(value)
	}
	for _, slot := range r.slots {
		counts := grown(&t.slots, slot)
		if p != given {
			counts.missing[p].add(r)
			continue
		}
		counts.answer(r)
		for _, place := range t.chosen {
			t.category(counts, place).add(r)
			if !t.single {
				counts.responses.add(r)
			}
		}
	}
}

// choose notes the places of what was chosen, each once.
func (t *choiceTally) choose(value string) {
	t.chosen = t.chosen[:0]
	if t.single {
		t.chosen = append(t.chosen, t.place(value))
		return
	}
	for more := true; more; {
		var name string
		name, value, more = strings.Cut(value, " ")
		if place := t.place(name); !has(t.chosen, place) {
			t.chosen = append(t.chosen, place)
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
