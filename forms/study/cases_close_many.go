package study

import (
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// The words for it in the log.
const (
	closeCase  = "close-case"
	reopenCase = "reopen-case"
)

// Closing says which cases are to be closed.
type Closing struct {
	// IDs names cases as Case takes them; empty for all that the rest allows.
	IDs []string
	// Instrument leaves all but its own cases out; empty for any.
	Instrument string
	// Exhausted leaves out the cases that may be called again.
	Exhausted bool
}

// CloseCases closes cases with the final dispositions that their calls come to,
// all of them or none, and gives them as they are then. Their interviews that
// could be gone on with are broken off. Those that are closed already stay as they are and are not given. check is called with how many
// were looked at, and its error ends the closing; it may be nil. The error
// wraps ErrNoCase or ErrManyCases, and sample.ErrClaimed while somebody calls
// one of them; a claim that a crash left counts for nothing.
func (s *Study) CloseCases(which Closing, check func(done int) error) ([]sample.Case, error) {
	return s.changeMany(func(ch *store.Change) ([]sample.Case, error) {
		open, closed, err := s.closing(ch, which, check)
		if err != nil {
			return nil, err
		}
		return closed, s.putCases(ch, closeCase, open, closed)
	})
}

// CasesToClose gives the cases that CloseCases would close, as they would be
// then, and fails as it does.
func (s *Study) CasesToClose(which Closing, check func(done int) error) ([]sample.Case, error) {
	var closed []sample.Case
	err := s.store.View(func(tx store.Tx) (err error) {
		_, closed, err = s.closing(tx, which, check)
		return err
	})
	return closed, err
}

// ReopenCases opens closed cases, named as Case takes them, again, all of them
// or none, as ReopenCase does, and gives them as they are then. Others stay as
// they are and are not given.
func (s *Study) ReopenCases(ids []string) ([]sample.Case, error) {
	return s.changeMany(func(ch *store.Change) ([]sample.Case, error) {
		var closed, reopened []sample.Case
		err := namedCases(ch, ids, func(c sample.Case) error {
			if c.State != sample.Closed {
				return nil
			}
			open, err := s.reopened(ch, c)
			closed, reopened = append(closed, c), append(reopened, open)
			return err
		})
		if err != nil {
			return nil, err
		}
		return reopened, s.putCases(ch, reopenCase, closed, reopened)
	})
}

// changeMany is changeCases that gives the cases that were written.
func (s *Study) changeMany(change func(ch *store.Change) ([]sample.Case, error)) ([]sample.Case, error) {
	var changed []sample.Case
	err := s.changeCases(func(ch *store.Change) (_ []sample.Case, err error) {
		changed, err = change(ch)
		return changed, err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

func (s *Study) putCases(ch *store.Change, action string, before, after []sample.Case) error {
	for i := range after {
		if err := s.putCase(ch, action, before[i], after[i]); err != nil {
			return err
		}
	}
	return nil
}

// closing gives the cases that are to be closed, as they are and closed.
func (s *Study) closing(tx store.Tx, which Closing, check func(int) error) (open, closed []sample.Case, err error) {
	rules, err := settingsIn(tx)
	if err != nil {
		return nil, nil, err
	}
	session, done := s.sessionID(), 0
	look := func(c sample.Case) error {
		if done++; check != nil && done%checkEvery == 0 {
			if err := check(done); err != nil {
				return err
			}
		}
		switch {
		case c.State == sample.Closed,
			which.Instrument != "" && c.Instrument != which.Instrument,
			which.Exhausted && !c.Exhausted(&rules):
			return nil
		case c.Claim != nil && c.Claim.Session == session:
			return claimedError(c)
		}
		made, err := callsOn(tx, c.ID)
		open, closed = append(open, c), append(closed, c.Closed(made, &rules))
		return err
	}
	if len(which.IDs) > 0 {
		err := namedCases(tx, which.IDs, look)
		return open, closed, err
	}
	for record, err := range cases.All(tx) {
		if err != nil {
			return nil, nil, err
		}
		if err := look(record.Value); err != nil {
			return nil, nil, err
		}
	}
	return open, closed, nil
}

// namedCases gives a function each of the cases that are named, once.
func namedCases(tx store.Tx, ids []string, each func(sample.Case) error) error {
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		c, err := caseIn(tx, id)
		if err != nil {
			return err
		}
		if seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		if err := each(c); err != nil {
			return err
		}
	}
	return nil
}
