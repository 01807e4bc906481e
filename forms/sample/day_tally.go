package sample

// DayTally is what came of the calls of one day.
type DayTally struct {
	Calls     int `json:"calls"`
	Completes int `json:"completes"`
	// Outcomes counts the calls by the code of their outcome.
	Outcomes map[string]int `json:"outcomes,omitempty"`
}

// Count counts n calls with an outcome in, or out if n is negative.
func (d *DayTally) Count(outcome string, n int) {
	d.Calls += n
	if outcome == CompleteCode {
		d.Completes += n
	}
	if d.Outcomes == nil {
		d.Outcomes = make(map[string]int)
	}
	d.Outcomes[outcome] += n
	if d.Outcomes[outcome] == 0 {
		delete(d.Outcomes, outcome)
	}
}
