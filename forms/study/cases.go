package study

import (
	"errors"
	"fmt"
	"iter"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

var (
	// ErrNoCase says that the study has no case of that ID.
	ErrNoCase = errors.New("the study has no such case")
	// ErrManyCases says that a shortened ID fits several cases.
	ErrManyCases = errors.New("the IDs of several cases begin or end so")
)

// cases holds no personal details: a case names its contact by the ID.
var cases = store.NewCollection[sample.Case]("cases", 1)

// caseBatch is what the log tells of cases that were made together: how many,
// and the IDs of the first and the last, between which lie those of the others.
type caseBatch struct {
	Instrument string `json:"instrument"`
	Priority   int    `json:"priority,omitempty"`
	Cases      int    `json:"cases"`
	First      string `json:"first"`
	Last       string `json:"last"`
}

var (
	caseBatches = store.NewCollection[caseBatch]("case-batches", 1)
	// newCases writes into the collection of cases what a caseBatch logs.
	newCases = store.NewIndex[sample.Case](cases.Name(), 1)
)

// MakeCases makes a case of an instrument for each contact that meets a filter,
// or for each contact if it is nil, all of them or none. Contacts who must not
// be called are left out. made is how many cases are new, had how many of the
// contacts had one of the instrument already, which stays as it is. It fails
// with ErrNoInstrument.
func (s *Study) MakeCases(instrument string, filter *sample.Filter, priority int) (made, had int, err error) {
	if err := s.hasInstrument(instrument); err != nil {
		return 0, 0, err
	}
	now := s.now().UTC()
	err = s.changeCases(func(ch *store.Change) (written []sample.Case, err error) {
		taken, err := contactsWithCase(ch, instrument)
		if err != nil {
			return nil, err
		}
		entry := caseBatch{Instrument: instrument, Priority: priority}
		for record, err := range contacts.All(ch) {
			switch {
			case err != nil:
				return nil, err
			case record.Value.DoNotCall || filter != nil && !filter.Matches(&record.Value):
				continue
			case taken[record.Key]:
				had++
				continue
			}
			fresh := sample.NewCase(s.store.NewID(), record.Key, instrument, priority, now)
			if err := newCases.Put(ch, fresh.ID, fresh); err != nil {
				return nil, err
			}
			entry.add(fresh.ID)
			written = append(written, fresh)
		}
		made = entry.Cases
		if made == 0 {
			return nil, nil
		}
		return written, caseBatches.Put(ch, "make-cases", s.store.NewID(), entry)
	})
	if err != nil {
		return 0, 0, err
	}
	return made, had, nil
}

func (b *caseBatch) add(id string) {
	if b.Cases == 0 {
		b.First = id
	}
	b.Last = id
	b.Cases++
}

func (s *Study) hasInstrument(name string) error {
	versions, err := s.Newest()
	if err != nil {
		return err
	}
	for _, version := range versions {
		if version.Name == name {
			return nil
		}
	}
	return fmt.Errorf("%w: %s", ErrNoInstrument, name)
}

// contactsWithCase tells which contacts have a case of an instrument.
func contactsWithCase(tx store.Tx, instrument string) (map[string]bool, error) {
	taken := make(map[string]bool)
	for record, err := range cases.All(tx) {
		if err != nil {
			return nil, err
		}
		if record.Value.Instrument == instrument {
			taken[record.Value.Contact] = true
		}
	}
	return taken, nil
}

// Cases goes through all cases in the order in which they were made. One that
// changes meanwhile is given as it stands when it is reached.
func (s *Study) Cases() iter.Seq2[sample.Case, error] {
	left := s.leftOut()
	return func(yield func(sample.Case, error) bool) {
		for c, err := range following(s, cases, "") {
			if !yield(left.caseWithout(c), err) {
				return
			}
		}
	}
}

// Case finds a case by its ID, or by the beginning or end of it, of four
// characters at least. The error wraps ErrNoCase or ErrManyCases.
func (s *Study) Case(id string) (sample.Case, error) {
	var found sample.Case
	err := s.store.View(func(tx store.Tx) (err error) {
		found, err = caseIn(tx, id)
		return err
	})
	return s.leftOut().caseWithout(found), err
}
