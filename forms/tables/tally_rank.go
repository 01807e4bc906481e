package tables

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
	if p == given {
		t.choices.choose(value)
		t.places = max(t.places, len(t.choices.chosen))
	}
	for _, slot := range r.slots {
		counts := grown(&t.slots, slot)
		if p != given {
			counts.missing[p].add(r)
			continue
		}
		counts.answer(r)
		for rank, place := range t.choices.chosen {
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
