package agreement

// Coefficient reckons a figure from counts.
type Coefficient func(*Counts) Result

// Percentage is the observed agreement, from 0 to 1: of the pairs of values of
// a unit how many are the same, as a mean over the units that at least two
// coders judged. It is not corrected for chance.
func Percentage(c *Counts) Result {
	observed, ok := observedAgreement(c, identityWeights)
	if !ok {
		return undefined(ErrNoPairs)
	}
	return Result{value: observed, observed: observed, ok: true}
}

// Cohen is Cohen's kappa, (po - pe) / (1 - pe), where pe is what two coders
// would agree by chance if each kept to how often they chose each category:
// the sum of r_i s_i (Cohen, Educational and Psychological Measurement 20,
// 1960). For more coders pe is the mean of that over all pairs of coders
// (Conger, Psychological Bulletin 88, 1980). Where values are missing, po is
// that of Percentage and each coder's choices are taken over the units that the
// coder judged; a coder who judged none is left out.
func Cohen(c *Counts) Result { return kappa(c, identityWeights, congerChance) }

// WeightedCohen is Cohen's and Conger's kappa in which categories agree in part
// (Cohen, Psychological Bulletin 70, 1968).
func WeightedCohen(weights Weights) Coefficient {
	return func(c *Counts) Result { return kappa(c, weights, congerChance) }
}

// Scott is Scott's pi for two coders, where pe is the sum of the squares of how
// often both together chose each category (Scott, Public Opinion Quarterly 19,
// 1955). For more coders it is not defined: that is Fleiss.
func Scott(c *Counts) Result {
	if c.coders != 2 {
		return undefined(ErrTwoCoders)
	}
	return Fleiss(c)
}

// Fleiss is Fleiss' kappa, where pe is the sum of the squares of how often the
// coders chose each category (Fleiss, Psychological Bulletin 76, 1971). For two
// coders it is Scott's pi. Where values are missing, each unit shares its values
// out among the categories, and all units that anyone judged count alike.
func Fleiss(c *Counts) Result { return kappa(c, identityWeights, fleissChance) }

// BrennanPrediger is the kappa of Brennan and Prediger, also Bennett's S, where
// pe is 1/q for q categories of the scale, chosen or not (Brennan and Prediger,
// Educational and Psychological Measurement 41, 1981).
func BrennanPrediger(c *Counts) Result {
	if len(c.scale) < 2 {
		return undefined(ErrOneCategory)
	}
	return kappa(c, identityWeights, evenChance)
}

// Gwet is Gwet's AC1, where pe is the sum of m_i (1 - m_i) / (q - 1), with m_i
// how often the coders chose a category and q the categories of the scale,
// chosen or not (Gwet, British Journal of Mathematical and Statistical
// Psychology 61, 2008). Missing values are shared out as by Fleiss.
func Gwet(c *Counts) Result { return WeightedGwet(identityWeights)(c) }

// WeightedGwet is Gwet's AC2: AC1 in which categories agree in part. Its pe is
// the sum of all weights times the sum of m_i (1 - m_i), over q (q - 1) (Gwet
// 2014, section 5.3).
func WeightedGwet(weights Weights) Coefficient {
	return func(c *Counts) Result {
		if len(c.scale) < 2 {
			return undefined(ErrOneCategory)
		}
		return kappa(c, weights, gwetChance)
	}
}

// kappa corrects the observed agreement for that by chance.
func kappa(c *Counts, weights Weights, chance func(*Counts, Weights) float64) Result {
	observed, ok := observedAgreement(c, weights)
	if !ok {
		return undefined(ErrNoPairs)
	}
	return beyondChance(observed, chance(c, weights))
}

// observedAgreement is how far the pairs of values of a unit agree, as a mean
// over the units that at least two coders judged, if there are any.
func observedAgreement(c *Counts, weights Weights) (float64, bool) {
	units := c.Paired()
	if units == 0 {
		return 0, false
	}
	pairs := c.coincidences(func(values int) float64 { return 1 / float64(values*(values-1)) })
	sum := sumWeighted(c.scale, weights, func(a, b int) float64 { return pairs[a*len(c.scale)+b] })
	return sum / float64(units), true
}

// congerChance is the agreement by chance of two coders, each with their own
// choices, as a mean over all pairs of coders.
func congerChance(c *Counts, weights Weights) float64 {
	choices := c.choices()
	together := make([]float64, len(c.scale))
	for _, own := range choices {
		for category, share := range own {
			together[category] += share
		}
	}
	coders := float64(len(choices))
	return sumWeighted(c.scale, weights, func(a, b int) float64 {
		others := together[a] * together[b]
		for _, own := range choices {
			others -= own[a] * own[b]
		}
		return others / (coders * (coders - 1))
	})
}

// choices is how large a share of their values each coder gave to each category,
// without the coders who have no values.
func (c *Counts) choices() [][]float64 {
	var all [][]float64
	for coder := range c.coders {
		chosen, sum := c.byCoder[coder*len(c.scale):(coder+1)*len(c.scale)], 0
		for _, number := range chosen {
			sum += number
		}
		if sum == 0 {
			continue
		}
		own := make([]float64, len(chosen))
		for category, number := range chosen {
			own[category] = float64(number) / float64(sum)
		}
		all = append(all, own)
	}
	return all
}

func fleissChance(c *Counts, weights Weights) float64 {
	shares := c.shares()
	return sumWeighted(c.scale, weights, func(a, b int) float64 { return shares[a] * shares[b] })
}

func evenChance(c *Counts, weights Weights) float64 {
	q := float64(len(c.scale))
	return sumWeighted(c.scale, weights, func(int, int) float64 { return 1 / (q * q) })
}

func gwetChance(c *Counts, weights Weights) float64 {
	q, spread := float64(len(c.scale)), 0.0
	for _, share := range c.shares() {
		spread += share * (1 - share)
	}
	return sumWeighted(c.scale, weights, func(int, int) float64 { return spread / (q * (q - 1)) })
}

// sumWeighted adds up what all pairs of categories have, weighted.
func sumWeighted(scale Scale, weights Weights, of func(a, b int) float64) float64 {
	sum := 0.0
	for a := range scale {
		for b := range scale {
			if weight := weights(scale, a, b); weight != 0 {
				sum += weight * of(a, b)
			}
		}
	}
	return sum
}
