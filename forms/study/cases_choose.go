package study

import (
	"errors"
	"fmt"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

var (
	// ErrDoNotCall says that a contact must not be called, and so gets no case.
	ErrDoNotCall = errors.New("this contact must not be called")
	// ErrHasCase says that a contact has a case of the instrument already.
	ErrHasCase = errors.New("this contact has a case of the instrument already")
	// ErrCaseBegun says that a case cannot be taken back, because somebody has
	// worked on it.
	ErrCaseBegun = errors.New("the case has a call, an interview or a preparation")
)

// The words for it in the log.
const (
	chooseContact   = "choose-contact"
	unchooseContact = "unchoose-contact"
)

// ChooseContact makes a case of an instrument for one contact, who is named as
// Contact takes it, in one transaction. The error wraps ErrNoInstrument,
// ErrNoContact, ErrManyContacts, ErrDoNotCall or ErrHasCase.
func (s *Study) ChooseContact(instrument, contact string) (sample.Case, error) {
	if err := s.hasInstrument(instrument); err != nil {
		return sample.Case{}, err
	}
	now := s.now().UTC()
	var chosen sample.Case
	err := s.changeCases(func(ch *store.Change) ([]sample.Case, error) {
		id, err := find(ch, contacts, contact, ErrNoContact, ErrManyContacts)
		if err != nil {
			return nil, err
		}
		person, err := contacts.Get(ch, id)
		if err != nil {
			return nil, err
		}
		if person.DoNotCall {
			return nil, fmt.Errorf("%w: %s", ErrDoNotCall, ShortID(id))
		}
		taken, err := hasCase(ch, id, instrument)
		if err != nil {
			return nil, err
		}
		if taken {
			return nil, fmt.Errorf("%w: %s", ErrHasCase, ShortID(id))
		}
		chosen = sample.NewCase(s.store.NewID(), id, instrument, 0, now)
		return []sample.Case{chosen}, cases.Put(ch, chooseContact, chosen.ID, chosen)
	})
	if err != nil {
		return sample.Case{}, err
	}
	return chosen, nil
}

// UnchooseContact takes a case, which is named as Case takes it, out of the
// study, in one transaction. The error wraps ErrCaseBegun if there is a call,
// an interview or a preparation for it, or somebody is calling it; or ErrNoCase, ErrManyCases.
func (s *Study) UnchooseContact(id string) error {
	gone := ""
	s.casesInOrder.Lock()
	defer s.casesInOrder.Unlock()
	err := s.store.Update(func(ch *store.Change) error {
		found, err := caseIn(ch, id)
		if err != nil {
			return err
		}
		begun, err := hasBegun(ch, &found)
		if err != nil {
			return err
		}
		if begun {
			return fmt.Errorf("%w: %s", ErrCaseBegun, ShortID(found.ID))
		}
		gone = found.ID
		return errors.Join(forgetRemark(ch, unchooseContact, gone), cases.Delete(ch, unchooseContact, gone))
	})
	if err != nil {
		return err
	}
	s.tellNoCase(gone)
	return nil
}

// hasBegun reports whether anybody has worked on a case.
func hasBegun(tx store.Tx, c *sample.Case) (bool, error) {
	if c.State != sample.Fresh || c.Attempts > 0 || c.Interview != "" || c.Claim != nil {
		return true, nil
	}
	for _, err := range calls.Prefix(tx, c.ID+"/") {
		return true, err
	}
	prepared, err := preparationIn(tx, c.ID)
	return !prepared.Empty(), err
}

// caseLink is as much of a case as tells whose it is.
type caseLink struct {
	Contact    string `json:"contact"`
	Instrument string `json:"instrument"`
}

// caseLinks reads that much of the collection of cases.
var caseLinks = store.NewIndex[caseLink](cases.Name(), 1)

// hasCase reports whether a contact has a case of an instrument.
func hasCase(tx store.Tx, contact, instrument string) (bool, error) {
	link := caseLink{Contact: contact, Instrument: instrument}
	for record, err := range caseLinks.All(tx) {
		if err != nil || record.Value == link {
			return err == nil, err
		}
	}
	return false, nil
}
