package agreement

import "math"

// CohenMaximum is the largest kappa that two coders could reach with how often
// each chose the categories (Cohen 1960, page 42). It is taken over the units
// that both judged.
func CohenMaximum(c *Counts) Result {
	joint, why := newJointTable(c)
	if why != nil {
		return undefined(why)
	}
	var most, chance float64
	for category := range joint.rows {
		most += min(joint.rows[category], joint.columns[category])
		chance += joint.rows[category] * joint.columns[category]
	}
	return beyondChance(most, chance)
}

// StandardError says how far a kappa of many units would scatter.
type StandardError struct {
	// Value is the standard error of the kappa.
	Value float64
	// IfChance is the standard error that it would have if the true kappa were 0,
	// for the test statistic z = kappa / IfChance.
	IfChance float64
}

// CohenError is the standard error of the weighted kappa of two coders, over
// the units that both judged, for many units that are independent of each other
// (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969). Code points of
// a text are not. Without weights, nil, it is that of Cohen's kappa. It fails
// with ErrTwoCoders, ErrNoPairs or ErrNoVariation.
func CohenError(c *Counts, weights Weights) (StandardError, error) {
	joint, why := newJointTable(c)
	if why != nil {
		return StandardError{}, why
	}
	if weights == nil {
		weights = identityWeights
	}
	var observed, expected float64
	byRow, byColumn := make([]float64, len(c.scale)), make([]float64, len(c.scale))
	for a := range c.scale {
		for b := range c.scale {
			weight := weights(c.scale, a, b)
			byRow[a] += joint.columns[b] * weight
			byColumn[b] += joint.rows[a] * weight
			observed += joint.cells[a][b] * weight
			expected += joint.rows[a] * joint.columns[b] * weight
		}
	}
	kappa := beyondChance(observed, expected)
	if !kappa.ok {
		return StandardError{}, kappa.why
	}
	var spread, ifChance float64
	for a := range c.scale {
		for b := range c.scale {
			weight, mean := weights(c.scale, a, b), byRow[a]+byColumn[b]
			spread += joint.cells[a][b] * square(weight-mean*(1-kappa.value))
			ifChance += joint.rows[a] * joint.columns[b] * square(weight-mean)
		}
	}
	spread -= square(kappa.value - expected*(1-kappa.value))
	scale := joint.units * square(1-expected)
	return StandardError{
		Value:    math.Sqrt(max(0, spread) / scale),
		IfChance: math.Sqrt(max(0, ifChance-square(expected)) / scale),
	}, nil
}

// FleissError is the standard error that Fleiss' kappa would have if the true
// kappa were 0, for units that are independent and that all coders judged
// (Fleiss, Nee and Landis, Psychological Bulletin 86, 1979); other units are
// left out. It fails with ErrNoPairs or ErrNoVariation.
func FleissError(c *Counts) (float64, error) {
	full := c.byValues[c.coders]
	if full.units == 0 {
		return 0, ErrNoPairs
	}
	values, units := float64(c.coders), float64(full.units)
	var spread, skew float64
	for _, number := range full.chosen {
		share := float64(number) / (values * units)
		spread += share * (1 - share)
		skew += share * (1 - share) * (1 - 2*share)
	}
	if spread == 0 {
		return 0, ErrNoVariation
	}
	return math.Sqrt(max(0, 2*(square(spread)-skew)/(units*values*(values-1)))) / spread, nil
}

// jointTable is the table of two coders in proportions.
type jointTable struct {
	units         float64
	cells         [][]float64
	rows, columns []float64
}

func newJointTable(c *Counts) (jointTable, error) {
	table, ok := c.Table()
	if !ok {
		return jointTable{}, ErrTwoCoders
	}
	if c.Paired() == 0 {
		return jointTable{}, ErrNoPairs
	}
	joint := jointTable{
		units:   float64(c.Paired()),
		rows:    make([]float64, len(table)),
		columns: make([]float64, len(table)),
	}
	for a, row := range table {
		cells := make([]float64, len(row))
		for b, number := range row {
			cells[b] = float64(number) / joint.units
			joint.rows[a] += cells[b]
			joint.columns[b] += cells[b]
		}
		joint.cells = append(joint.cells, cells)
	}
	return joint, nil
}
