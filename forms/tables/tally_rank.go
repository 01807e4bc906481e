package tables

import "strings"

// rankTally counts the ranks that choices were given.
type rankTally struct {
	choices *choiceTally // for the places of choices only
	places  int          // how many ranks there are
	slots   []rankCounts
}

// rankCounts are those of one slot: by choice, by rank from 0.
type rankCounts struct {
	answered
	ranks [][]amount
}

func newRankTally(v *variable) *rankTally {
	places := len(v.choices)
	if most := v.Question.MaxChoices; most > 0 {
		places = min(places, most)
	}
	return &rankTally{choices: newChoiceTally(v), places: places}
}

func (t *rankTally) add(r *response) {
	value, p := r.at(t.choices.variable)
	r.chosen = r.chosen[:0]
	if p == given {
		for name := range strings.SplitSeq(value, " ") {
			if place := t.choices.place(name); !has(r.chosen, place) {
				r.chosen = append(r.chosen, place)
			}
		}
		t.places = max(t.places, len(r.chosen))
	}
	for _, slot := range r.slots {
		counts := grown(&t.slots, slot)
		if p != given {
			counts.missing[p].add(r)
			continue
		}
		counts.answer(r)
		for rank, place := range r.chosen {
			grown(grown(&counts.ranks, place), rank).add(r)
		}
	}
}

func (t *rankTally) merge(other tally, slots []int) {
	from := other.(*rankTally)
	t.places = max(t.places, from.places)
	names := from.choices.names()
	for i := range from.slots {
		to := grown(&t.slots, slots[i])
		to.answered.merge(&from.slots[i].answered)
		for j, ranks := range from.slots[i].ranks {
			place := t.choices.place(names[j])
			for rank := range ranks {
				grown(grown(&to.ranks, place), rank).merge(&ranks[rank])
			}
		}
	}
}
