package sample

// Counts are the numbers of cases by group of final disposition.
type Counts map[Group]int

// Add counts a case by the code of its final disposition. It reports whether
// the code is one.
func (c Counts) Add(code string) bool {
	outcome, known := FindOutcome(code)
	if !known || outcome.Interim {
		return false
	}
	c[outcome.Group]++
	return true
}

// Total is the number of cases of all groups.
func (c Counts) Total() int {
	total := 0
	for _, n := range c {
		total += n
	}
	return total
}

// Tally is what a sample has come to.
type Tally struct {
	// Counts and ByCode count the final dispositions.
	Counts Counts
	ByCode map[string]int
	// Interim counts the cases that are still open by the code of their last
	// outcome, NotAttemptedCode for those without a call. They are in no rate.
	Interim map[string]int
}

// TallyCases counts cases as they stand: those that are open are kept apart.
func TallyCases(cases []Case) Tally {
	tally := newTally()
	for _, c := range cases {
		switch {
		case c.State == Closed && tally.Counts.Add(c.Disposition):
			tally.ByCode[c.Disposition]++
		case c.Attempts == 0:
			tally.Interim[NotAttemptedCode]++
		default:
			tally.Interim[c.LastOutcome]++
		}
	}
	return tally
}

// TallyAsIfClosed counts cases as if fieldwork ended now: an open case counts
// as what its calls, given by case, come to.
func TallyAsIfClosed(cases []Case, calls map[string][]Call, settings *Settings) Tally {
	tally := newTally()
	for _, c := range cases {
		code := c.Disposition
		if c.State != Closed {
			code = settings.Disposition(calls[c.ID])
		}
		if tally.Counts.Add(code) {
			tally.ByCode[code]++
		}
	}
	return tally
}

func newTally() Tally {
	return Tally{Counts: Counts{}, ByCode: map[string]int{}, Interim: map[string]int{}}
}
