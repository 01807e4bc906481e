package agreement

// Matches counts matched segments, of one code and text or added up over many.
type Matches struct {
	// Both is the pairs; OnlyFirst and OnlySecond the segments without one.
	Both, OnlyFirst, OnlySecond int
}

// Matches counts the segments of a matching.
func (m Matching) Matches() Matches {
	return Matches{Both: len(m.Pairs), OnlyFirst: len(m.OnlyFirst), OnlySecond: len(m.OnlySecond)}
}

// Plus adds up two counts.
func (m Matches) Plus(other Matches) Matches {
	return Matches{
		Both:       m.Both + other.Both,
		OnlyFirst:  m.OnlyFirst + other.OnlyFirst,
		OnlySecond: m.OnlySecond + other.OnlySecond,
	}
}

// all is how many different segments there are.
func (m Matches) all() int { return m.Both + m.OnlyFirst + m.OnlySecond }

// Percentage is the pairs over the pairs and the segments without one. There is
// no count of what neither coded, and thus no correction for how often each
// coded. It is not defined without segments.
func (m Matches) Percentage() Result {
	if m.all() == 0 {
		return undefined(ErrNothingCoded)
	}
	value := float64(m.Both) / float64(m.all())
	return Result{value: value, observed: value, ok: true}
}

// Holsti is Holsti's coefficient, 2M / (N1 + N2): twice the pairs over the
// segments of both coders (Holsti, Content Analysis for the Social Sciences and
// Humanities, 1969). For segments it is the same as F1.
func (m Matches) Holsti() Result {
	if m.all() == 0 {
		return undefined(ErrNothingCoded)
	}
	value := 2 * float64(m.Both) / float64(m.Both+m.all())
	return Result{value: value, observed: value, ok: true}
}

// BrennanPrediger corrects Percentage for a chance of 1 in the number of codes
// that are compared. This is the kappa that MAXQDA gives for segments.
func (m Matches) BrennanPrediger(codes int) Result {
	percentage := m.Percentage()
	if !percentage.ok {
		return percentage
	}
	if codes < 2 {
		return undefined(ErrOneCategory)
	}
	return beyondChance(percentage.value, 1/float64(codes))
}
