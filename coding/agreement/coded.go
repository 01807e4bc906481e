package agreement

// Values of a unit of text: what a coder did with one code.
const (
	// NotCoded stands for a unit that the coder left without the code.
	NotCoded = 0
	// Coded stands for a unit that the coder gave the code.
	Coded = 1
)

// F1 is how far coders agree on what is coded, leaving aside what nobody coded:
// 2 both / (2 both + only one), also the coefficient of Dice and the proportion
// of specific agreement. For more than two coders, and where values are
// missing, both and only one are counted over all pairs of coders. It needs the
// two categories NotCoded and Coded, and something coded in a unit that two
// coders judged.
func F1(c *Counts) Result {
	both, one, why := codedByPairs(c)
	if why != nil {
		return undefined(why)
	}
	value := 2 * both / (2*both + one)
	return Result{value: value, observed: value, ok: true}
}

// Jaccard is both / (both + only one), counted as F1 is: how much of what
// either coder coded was coded by both.
func Jaccard(c *Counts) Result {
	both, one, why := codedByPairs(c)
	if why != nil {
		return undefined(why)
	}
	value := both / (both + one)
	return Result{value: value, observed: value, ok: true}
}

// codedByPairs counts, over all pairs of coders, the units that both have coded
// and those that only one has.
func codedByPairs(c *Counts) (both, one float64, why error) {
	if len(c.scale) != 2 {
		return 0, 0, ErrTwoCategories
	}
	if c.Paired() == 0 {
		return 0, 0, ErrNoPairs
	}
	pairs := c.coincidences(func(int) float64 { return 1 })
	both, one = pairs[Coded*2+Coded]/2, pairs[NotCoded*2+Coded]
	if both+one == 0 {
		return 0, 0, ErrNothingCoded
	}
	return both, one, nil
}
