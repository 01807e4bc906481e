package agreement

import "slices"

// Counts is what every coefficient is reckoned from. It is made of whole
// numbers, so that the order of units makes no difference, not even in the last
// digit. Its size depends on the categories and coders, not on the units.
type Counts struct {
	scale  Scale
	coders int
	// byValues holds the units by how many values they have, from 0 to coders.
	byValues []tally
	// byCoder is how often each coder chose each category: coders by categories.
	byCoder []int
}

// tally counts units that have the same number of values.
type tally struct {
	units  int
	chosen []int // values by category; nil before the first unit
	// pairs counts pairs of values, that of the coder who comes first in the
	// rows: categories by categories.
	pairs []int
}

func newCounts(coders int, scale Scale) *Counts {
	return &Counts{
		scale:    scale,
		coders:   coders,
		byValues: make([]tally, coders+1),
		byCoder:  make([]int, coders*len(scale)),
	}
}

// addPatterns adds the patterns of a matrix, each as often as is said.
func (c *Counts) addPatterns(m *Matrix, units []int) {
	present := make([]int, 0, m.coders)
	for at, number := range units {
		if number == 0 {
			continue
		}
		present = present[:0]
		for coder, value := range m.values[at*m.coders : (at+1)*m.coders] {
			if value != Missing {
				present = append(present, int(value))
				c.byCoder[coder*len(c.scale)+int(value)] += number
			}
		}
		c.addUnits(present, number)
	}
}

// addUnits adds a number of units that have the same values.
func (c *Counts) addUnits(values []int, number int) {
	tally := c.tally(len(values))
	tally.units += number
	for at, first := range values {
		tally.chosen[first] += number
		row := tally.pairs[first*len(c.scale) : (first+1)*len(c.scale)]
		for _, second := range values[at+1:] {
			row[second] += number
		}
	}
}

// tally is that of the units of a number of values, ready to be counted in.
func (c *Counts) tally(values int) *tally {
	tally := &c.byValues[values]
	if tally.chosen == nil {
		tally.chosen = make([]int, len(c.scale))
		tally.pairs = make([]int, len(c.scale)*len(c.scale))
	}
	return tally
}

// Add adds other counts a number of times, as for several documents or codes.
// It fails with ErrUnlike, and with ErrUnits for a negative number.
func (c *Counts) Add(other *Counts, times int) error {
	switch {
	case c.coders != other.coders || !slices.Equal(c.scale, other.scale):
		return ErrUnlike
	case times < 0:
		return ErrUnits
	}
	c.addTimes(other, times)
	return nil
}

// addTimes adds counts of the same coders and scale a number of times.
func (c *Counts) addTimes(other *Counts, times int) {
	for values, from := range other.byValues {
		if from.chosen == nil {
			continue
		}
		into := c.tally(values)
		into.units += times * from.units
		addTimes(into.chosen, from.chosen, times)
		addTimes(into.pairs, from.pairs, times)
	}
	addTimes(c.byCoder, other.byCoder, times)
}

func addTimes(into, from []int, times int) {
	for at, number := range from {
		into[at] += times * number
	}
}

// reset takes everything out of the counts and keeps the room for it.
func (c *Counts) reset() {
	for values := range c.byValues {
		tally := &c.byValues[values]
		tally.units = 0
		clear(tally.chosen)
		clear(tally.pairs)
	}
	clear(c.byCoder)
}

// Chosen is how many units a coder, counted from 0, gave a category.
func (c *Counts) Chosen(coder, category int) int { return c.byCoder[coder*len(c.scale)+category] }

// NewCounts makes counts of no units, to add others to. It fails as NewMatrix
// does.
func NewCounts(coders int, scale Scale) (*Counts, error) {
	matrix, err := NewMatrix(coders, scale)
	if err != nil {
		return nil, err
	}
	return matrix.Counts(), nil
}

// Coders is the number of coders.
func (c *Counts) Coders() int { return c.coders }

// Judged is the number of units with at least one value.
func (c *Counts) Judged() int { return c.Units() - c.byValues[0].units }

// Paired is the number of units that at least two coders judged.
func (c *Counts) Paired() int { return c.Judged() - c.byValues[1].units }

// Units is the number of units, judged or not.
func (c *Counts) Units() int {
	all := 0
	for _, tally := range c.byValues {
		all += tally.units
	}
	return all
}

// Table is the table of two coders: how many units that both judged got which
// category from the first, in rows, and from the second, in columns. There is
// none for more coders.
func (c *Counts) Table() ([][]int, bool) {
	if c.coders != 2 {
		return nil, false
	}
	table, both := make([][]int, len(c.scale)), c.byValues[2]
	for row := range table {
		table[row] = make([]int, len(c.scale))
		if both.pairs != nil {
			copy(table[row], both.pairs[row*len(c.scale):])
		}
	}
	return table, true
}

// coincidences weighs the ordered pairs of values of all units, by a weight for
// the number of values of the unit: categories by categories, symmetrical.
func (c *Counts) coincidences(weight func(values int) float64) []float64 {
	q := len(c.scale)
	sums := make([]float64, q*q)
	for values := 2; values <= c.coders; values++ {
		tally := c.byValues[values]
		if tally.units == 0 {
			continue
		}
		each := weight(values)
		for a := range q {
			for b := range q {
				sums[a*q+b] += each * float64(tally.pairs[a*q+b]+tally.pairs[b*q+a])
			}
		}
	}
	return sums
}

// shares is how large a share of its values each unit gives to each category,
// as a mean over the units that anyone judged, of which there have to be some.
func (c *Counts) shares() []float64 {
	sums := make([]float64, len(c.scale))
	for values := 1; values <= c.coders; values++ {
		for category, number := range c.byValues[values].chosen {
			sums[category] += float64(number) / float64(values)
		}
	}
	for category := range sums {
		sums[category] /= float64(c.Judged())
	}
	return sums
}
