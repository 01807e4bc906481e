package study

import (
	"errors"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// casesBefore keeps, by the key of each call, its case as it stood right before
// it, claimed by nobody. It follows from the log.
var casesBefore = store.NewIndex[sample.Case]("cases-before-calls", 1)

// beforeLast gives a case as it stood right before the last of its calls. What
// is not of the calls stays as it is now: its priority and its interview.
func beforeLast(tx store.Tx, c sample.Case, made []sample.Call, rules *sample.Settings) (sample.Case, error) {
	last := len(made) - 1
	stood, err := casesBefore.Get(tx, callKey(made[last]))
	if errors.Is(err, store.ErrNotFound) {
		stood, err = c.BeforeNext(made[:last], rules)
	}
	stood.Priority, stood.Interview = c.Priority, c.Interview
	return stood.Released(), err
}

// forgetBefore lets go of how a case stood before the calls that came after
// those that were taken out: it counted them. It follows from the calls then.
func forgetBefore(ch *store.Change, caseID string, taken []sample.Call) error {
	left, err := callsOn(ch, caseID)
	if err != nil {
		return err
	}
	for _, call := range left {
		for _, gone := range taken {
			if call.ID > gone.ID {
				err = errors.Join(err, casesBefore.Delete(ch, callKey(call)))
			}
		}
	}
	return err
}

// withoutResponse gives a case as it is without a response that was imported
// for it, and the calls that stand for that.
func withoutResponse(tx store.Tx, c sample.Case, interview string, rules *sample.Settings) (without sample.Case, taken []sample.Call, err error) {
	made, err := callsOn(tx, c.ID)
	if err != nil {
		return c, nil, err
	}
	left, taken := withoutInterview(made, interview)
	if last := len(made) - 1; len(taken) == 1 && made[last].ID == taken[0].ID {
		without, err = beforeLast(tx, c, made, rules)
	} else {
		without, err = c.Replay(left, rules)
	}
	if without.Interview = c.Interview; c.Interview == interview {
		without.Interview = ""
	}
	return without, taken, err
}
