package tables

import "fieldwork/forms/tables/statistics"

// amount is a number of respondents and the sums of their weights and of the
// squares of these. Without weights the sums stay 0.
type amount struct {
	n               int
	weight, squares statistics.Sum
}

func (a *amount) add(r *response) {
	a.n++
	if r.weighted {
		a.weigh(r.weight)
	}
}

func (a *amount) weigh(weight float64) {
	a.weight.Add(weight)
	a.squares.Add(weight * weight)
}

func (a *amount) merge(other *amount) {
	a.n += other.n
	a.weight.Merge(other.weight)
	a.squares.Merge(other.squares)
}

// tally counts the answers to one variable. Slots are those of a crossing, 0
// being the total; a merge is told where the slots of the other lie.
type tally interface {
	add(r *response)
	merge(other tally, slots []int)
}

// answered counts, in one slot, who answered and who did not and why.
type answered struct {
	base    amount
	missing [presences]amount
	// placed counts those in the base who are in a category of the crossing too.
	placed int
}

// answer counts somebody who answered.
func (a *answered) answer(r *response) {
	a.base.add(r)
	if len(r.slots) > 1 {
		a.placed++
	}
}

func (a *answered) merge(other *answered) {
	a.base.merge(&other.base)
	a.placed += other.placed
	for i := range a.missing {
		a.missing[i].merge(&other.missing[i])
	}
}

// grown gives a slice that has a place, and a pointer to what is there.
func grown[T any](slots *[]T, place int) *T {
	for len(*slots) <= place {
		var none T
		*slots = append(*slots, none)
	}
	return &(*slots)[place]
}

func newTally(v *variable, options Options) tally {
	switch kindOf(v) {
	case SingleChoice, MultipleChoice:
		return newChoiceTally(v)
	case Ranking:
		return newRankTally(v)
	case Numbers:
		return &numberTally{variable: v}
	}
	return &wordTally{variable: v, most: options.Listed, texts: map[string]*[]amount{}}
}

// crossing finds the slots of the categories that tables are crossed with.
type crossing struct {
	dimension *dimension // nil for none
	names     []string   // by slot; the total's is empty
	places    map[string]int
	// counts are of respondents by slot, and missing of those in the total
	// only, since nothing is known of them.
	counts  []amount
	missing amount
}

func newCrossing(d *dimension) *crossing {
	c := &crossing{dimension: d, names: []string{""}, places: map[string]int{}}
	if d != nil && d.variable != nil {
		for _, choice := range d.variable.choices {
			c.slot(choice.Name)
		}
	}
	return c
}

// slot is that of a category, which may be new.
func (c *crossing) slot(name string) int {
	place, known := c.places[name]
	if !known {
		place = len(c.names)
		c.places[name] = place
		c.names = append(c.names, name)
	}
	return place
}

// locate finds the slots of a respondent.
func (c *crossing) locate(r *response) {
	r.slots = append(r.slots[:0], 0)
	if c.dimension != nil {
		for _, name := range c.dimension.values(r) {
			if name == "" {
				continue
			}
			slot := c.slot(name)
			if !has(r.slots, slot) {
				r.slots = append(r.slots, slot)
			}
		}
		if len(r.slots) == 1 {
			c.missing.add(r)
		}
	}
	for _, slot := range r.slots {
		grown(&c.counts, slot).add(r)
	}
}

// merge adds the counts of another crossing and says where its slots lie here.
func (c *crossing) merge(other *crossing) (slots []int) {
	slots = make([]int, len(other.names))
	for i, name := range other.names[1:] {
		slots[i+1] = c.slot(name)
	}
	for i := range other.counts {
		grown(&c.counts, slots[i]).merge(&other.counts[i])
	}
	c.missing.merge(&other.missing)
	return slots
}

func has(slots []int, slot int) bool {
	for _, s := range slots {
		if s == slot {
			return true
		}
	}
	return false
}
