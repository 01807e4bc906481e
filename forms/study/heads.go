package study

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/store"
)

// Head is what a list shows of an interview that can be resumed.
type Head struct {
	ID          string        `json:"id"`
	Instrument  string        `json:"instrument"`
	Version     int           `json:"version"`
	Case        string        `json:"case,omitempty"`
	Interviewer string        `json:"interviewer,omitempty"`
	Language    string        `json:"language"`
	Status      forms.Status  `json:"status"`
	Started     time.Time     `json:"started"`
	Updated     time.Time     `json:"updated"`
	Position    string        `json:"position"`
	Elapsed     time.Duration `json:"elapsed"`
	Answered    int           `json:"answered"`
}

// Tally counts the interviews of an instrument by status.
type Tally map[forms.Status]int

// These collections follow from the interviews and are kept in step with them
// so that the desk need not read them all.
var (
	resumables = store.NewIndex[Head]("interviews-to-resume", 1)
	tallies    = store.NewIndex[Tally]("interview-tallies", 1)
	references = store.NewIndex[string]("interview-references", 1)
)

func headOf(i forms.Interview) Head {
	return Head{
		ID: i.ID, Instrument: i.Instrument, Version: i.Version, Case: i.Case, Interviewer: i.Interviewer,
		Language: i.Language, Status: i.Status, Started: i.Started, Updated: i.Updated,
		Position: i.Position, Elapsed: i.Elapsed(), Answered: len(i.Answers),
	}
}

// Resumable lists the interviews that are in progress or suspended, the one
// that was worked on last first. With an error it lists those that can be read.
func (s *Study) Resumable() ([]Head, error) {
	var heads []Head
	var unread error
	err := s.store.View(func(tx store.Tx) error {
		for record, err := range resumables.All(tx) {
			if err == nil {
				heads = append(heads, record.Value)
			} else if unread == nil {
				unread = err
			}
		}
		return nil
	})
	slices.SortStableFunc(heads, func(a, b Head) int { return b.Updated.Compare(a.Updated) })
	return heads, cmp.Or(err, unread)
}

// Tally counts the interviews of an instrument by status.
func (s *Study) Tally(instrument string) (Tally, error) {
	tally := Tally{}
	err := s.store.View(func(tx store.Tx) (err error) {
		tally, err = tallyOf(tx, instrument)
		return err
	})
	return s.leftOut().without(tally, instrument), err
}

func tallyOf(tx store.Tx, instrument string) (Tally, error) {
	tally, err := tallies.Get(tx, instrument)
	if errors.Is(err, store.ErrNotFound) {
		return Tally{}, nil
	}
	if tally == nil {
		tally = Tally{}
	}
	return tally, err
}

// count moves an interview from the status that it had, if any, to the one
// that it has.
func count(ch *store.Change, before *forms.Interview, after forms.Interview) error {
	tally, err := tallyOf(ch, after.Instrument)
	if err != nil {
		return err
	}
	if before != nil {
		tally.add(before.Status, -1)
	}
	tally.add(after.Status, +1)
	return tallies.Put(ch, after.Instrument, tally)
}

// add counts interviews in or out. A status that none has is left out.
func (t Tally) add(status forms.Status, n int) {
	t[status] += n
	if t[status] == 0 {
		delete(t, status)
	}
}
