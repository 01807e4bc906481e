package study

import (
	"errors"
	"fmt"
	"iter"

	"fieldwork/forms"
	"fieldwork/store"
)

var interviews = store.NewCollection[forms.Interview]("interviews", 1).ReadBy(scanInterview)

// Interview finds an interview by its ID, by the reference that an imported
// file gave it, or by the beginning or end of its ID. The error wraps
// ErrNoInterview or ErrAmbiguous.
func (s *Study) Interview(id string) (forms.Interview, error) {
	var found forms.Interview
	err := s.store.View(func(tx store.Tx) error {
		key, err := resolve(tx, id)
		if err != nil {
			return err
		}
		found, err = interviews.Get(tx, key)
		if err == nil && s.leftOut().imports[found.Import] {
			return fmt.Errorf("%w: %s", ErrNoInterview, id)
		}
		return err
	})
	return found, err
}

// resolve gives the key of the interview that an ID, reference or part of an
// ID stands for.
func resolve(tx store.Tx, id string) (string, error) {
	if interviews.Has(tx, id) {
		return id, nil
	}
	key, err := references.Get(tx, id)
	if err == nil || !errors.Is(err, store.ErrNotFound) && !errors.Is(err, store.ErrKey) {
		return key, err
	}
	return find(tx, interviews, id, ErrNoInterview, ErrAmbiguous)
}

// Interviews goes through the interviews of an instrument in order of their
// IDs, which is that of time; those of all instruments if the name is empty.
// An interview that changes meanwhile is given as it stands when it is reached.
func (s *Study) Interviews(instrument string) iter.Seq2[forms.Interview, error] {
	left := s.leftOut()
	return func(yield func(forms.Interview, error) bool) {
		for interview, err := range following(s, interviews, "") {
			if err == nil && (instrument != "" && interview.Instrument != instrument || left.imports[interview.Import]) {
				continue
			}
			if !yield(interview, err) {
				return
			}
		}
	}
}

// put writes an interview with what follows from it: the tallies, the list of
// those to resume, and where its reference leads.
func put(ch *store.Change, before *forms.Interview, after forms.Interview, write func() error) error {
	if err := write(); err != nil {
		return err
	}
	if before != nil && before.Status == after.Status {
		return putResumable(ch, after)
	}
	if err := errors.Join(count(ch, before, after), countLength(ch, after)); err != nil {
		return err
	}
	if before == nil && after.Reference != "" {
		if err := references.Put(ch, after.Reference, after.ID); err != nil {
			return err
		}
	}
	return putResumable(ch, after)
}

func putResumable(ch *store.Change, interview forms.Interview) error {
	if !interview.Status.Resumable() {
		return resumables.Delete(ch, interview.ID)
	}
	return resumables.Put(ch, interview.ID, headOf(interview))
}
