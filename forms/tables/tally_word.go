package tables

import (
	"maps"
	"slices"
)

// wordTally counts different answers in words. To bound its memory it keeps
// only those that come first in the order of the alphabet, which are the same
// in whichever order the answers come.
type wordTally struct {
	variable *variable
	most     int
	texts    map[string]*[]amount // by slot
	// last is the last text that is kept once some were left out.
	last    string
	leftOut bool
	slots   []answered
}

func (t *wordTally) add(r *response) {
	text, p := r.at(t.variable)
	for _, slot := range r.slots {
		if p != given {
			grown(&t.slots, slot).missing[p].add(r)
			continue
		}
		grown(&t.slots, slot).answer(r)
	}
	if p != given {
		return
	}
	if counts := t.counts(text); counts != nil {
		for _, slot := range r.slots {
			grown(counts, slot).add(r)
		}
	}
}

// counts are those of a text, by slot; nil if it is not kept.
func (t *wordTally) counts(text string) *[]amount {
	if t.leftOut && text > t.last {
		return nil
	}
	counts := t.texts[text]
	if counts == nil {
		counts = new([]amount)
		t.texts[text] = counts
		t.prune()
	}
	return counts
}

// prune lets go of what comes last once there is twice as much as is wanted.
func (t *wordTally) prune() {
	if len(t.texts) < 2*t.most {
		return
	}
	kept := t.sorted()
	for _, text := range kept[t.most:] {
		delete(t.texts, text)
	}
	t.last, t.leftOut = kept[t.most-1], true
}

// sorted lists the texts in order.
func (t *wordTally) sorted() []string { return slices.Sorted(maps.Keys(t.texts)) }

func (t *wordTally) merge(other tally, slots []int) {
	from := other.(*wordTally)
	for i := range from.slots {
		grown(&t.slots, slots[i]).merge(&from.slots[i])
	}
	if from.leftOut && (!t.leftOut || from.last < t.last) {
		t.last, t.leftOut = from.last, true
	}
	for text, counts := range from.texts {
		to := t.counts(text)
		if to == nil {
			continue
		}
		for i := range *counts {
			grown(to, slots[i]).merge(&(*counts)[i])
		}
	}
	for text := range t.texts {
		if t.leftOut && text > t.last {
			delete(t.texts, text)
		}
	}
}
