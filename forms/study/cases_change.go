package study

import (
	"fmt"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// changeCases runs a transaction that changes cases, and tells followers how
// these are now, in the order in which they were changed. The function gives
// the cases that it has written.
func (s *Study) changeCases(change func(ch *store.Change) ([]sample.Case, error)) error {
	s.casesInOrder.Lock()
	defer s.casesInOrder.Unlock()
	var written []sample.Case
	err := s.store.Update(func(ch *store.Change) (err error) {
		written, err = change(ch)
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range written {
		s.tellCase(c)
	}
	return nil
}

// changeCase changes one case, which is named as Case takes it, and gives it
// as it is then; as it was where change fails. Where change leaves it as it
// was nothing is written.
func (s *Study) changeCase(id, action string, change func(ch *store.Change, before sample.Case) (sample.Case, error)) (sample.Case, error) {
	var before, after sample.Case
	err := s.changeCases(func(ch *store.Change) (_ []sample.Case, err error) {
		if before, err = caseIn(ch, id); err != nil {
			return nil, err
		}
		if after, err = change(ch, before); err != nil || after == before {
			return nil, err
		}
		return []sample.Case{after}, s.putCase(ch, action, before, after)
	})
	if err != nil {
		return before, err
	}
	return after, nil
}

// caseIn reads a case, which is named as Case takes it.
func caseIn(tx store.Tx, id string) (sample.Case, error) {
	key, err := find(tx, cases, id, ErrNoCase, ErrManyCases)
	if err != nil {
		return sample.Case{}, err
	}
	return cases.Get(tx, key)
}

// CloseCase closes a case with the final disposition that its calls come to. An
// interview that could be gone on with is broken off. A case that is closed
// stays as it is. The error wraps sample.ErrClaimed while
// somebody calls it.
func (s *Study) CloseCase(id string) (sample.Case, error) {
	return s.changeCase(id, closeCase, func(ch *store.Change, c sample.Case) (sample.Case, error) {
		if c.State == sample.Closed {
			return c, nil
		}
		if c.Claim != nil {
			return c, claimedError(c)
		}
		rules, err := settingsIn(ch)
		if err != nil {
			return c, err
		}
		made, err := callsOn(ch, c.ID)
		if err != nil {
			return c, err
		}
		return c.Closed(made, &rules), nil
	})
}

// ReopenCase opens a closed case again, to be called back at once, or at the
// appointment that its last call made if that is still to come; an interview
// that closing it had broken off can be gone on with. Others stay as they are.
func (s *Study) ReopenCase(id string) (sample.Case, error) {
	return s.changeCase(id, reopenCase, func(ch *store.Change, c sample.Case) (sample.Case, error) {
		return s.reopened(ch, c)
	})
}

// reopened gives a case as it is once it is opened again.
func (s *Study) reopened(tx store.Tx, c sample.Case) (sample.Case, error) {
	made, err := callsOn(tx, c.ID)
	if err != nil {
		return c, err
	}
	return c.ReopenedAt(s.now(), made), nil
}

// closedError says that a case is closed, by the end of its ID.
func closedError(c sample.Case) error {
	return fmt.Errorf("%w: %s", sample.ErrClosed, ShortID(c.ID))
}

// claimedError says that a case is being called, by the end of its ID.
func claimedError(c sample.Case) error {
	return fmt.Errorf("%w: %s", sample.ErrClaimed, ShortID(c.ID))
}
