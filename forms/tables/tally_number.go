package tables

// numberTally counts the different values of a number.
type numberTally struct {
	variable *variable
	slots    []numberCounts
}

type numberCounts struct {
	answered
	values map[float64]*amount
	// small leads to the small whole numbers among the values without a search.
	small [smallNumbers]*amount
}

// smallNumbers is how many whole numbers from 0 are small.
const smallNumbers = 128

func (t *numberTally) add(r *response) {
	text, p := r.at(t.variable)
	value, ok := 0.0, false
	if p == given {
		if value, ok = numberOf(text); !ok {
			p = noAnswer
		}
	}
	for _, slot := range r.slots {
		counts := grown(&t.slots, slot)
		if p != given {
			counts.missing[p].add(r)
			continue
		}
		counts.answer(r)
		counts.value(value).add(r)
	}
}

func (c *numberCounts) value(value float64) *amount {
	place := int(value)
	small := value >= 0 && value < smallNumbers && float64(place) == value
	if small && c.small[place] != nil {
		return c.small[place]
	}
	if c.values == nil {
		c.values = map[float64]*amount{}
	}
	count := c.values[value]
	if count == nil {
		count = new(amount)
		c.values[value] = count
	}
	if small {
		c.small[place] = count
	}
	return count
}

func (t *numberTally) merge(other tally, slots []int) {
	from := other.(*numberTally)
	for i := range from.slots {
		to := grown(&t.slots, slots[i])
		to.answered.merge(&from.slots[i].answered)
		for value, count := range from.slots[i].values {
			to.value(value).merge(count)
		}
	}
}
