package study

import (
	"time"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// calls keeps each call under the ID of its case and its own, so that those of
// a case stand together. A remark may tell of the person, and is not logged.
var calls = store.NewCollection[sample.Call]("calls", 1)

// callEntry is what the log tells of a call.
type callEntry struct {
	Outcome     string    `json:"outcome"`
	Appointment time.Time `json:"appointment,omitzero"`
}

const recordCall = "record-call"

// FieldworkSettings are the rules by which the study's cases are called:
// sample.Defaults, for a study cannot set its own yet.
func (s *Study) FieldworkSettings() sample.Settings { return sample.Defaults() }

// RecordCall keeps a call on a case, which call.Case names as Case takes it, and
// the case as the call leaves it, in one transaction. The call gets an ID here,
// and the present time if it has none. It fails with ErrNoCase, and as
// sample.Case.After does; nothing is kept then, and the case is given as it
// was.
func (s *Study) RecordCall(call sample.Call) (sample.Case, error) {
	settings := s.FieldworkSettings()
	call.ID = s.store.NewID()
	if call.At.IsZero() {
		call.At = s.now().UTC()
	}
	var before, after sample.Case
	err := s.store.Update(func(ch *store.Change) error {
		key, err := find(ch, cases, call.Case, ErrNoCase, ErrManyCases)
		if err != nil {
			return err
		}
		call.Case = key
		if before, err = cases.Get(ch, key); err != nil {
			return err
		}
		if after, err = before.After(call, &settings); err != nil {
			return err
		}
		part := store.Part{Name: "call", After: callEntry{Outcome: call.Outcome, Appointment: call.Appointment}}
		if err := calls.PutPart(ch, recordCall, key+"/"+call.ID, call, part); err != nil {
			return err
		}
		return cases.Put(ch, recordCall, key, after)
	})
	if err != nil {
		return before, err
	}
	return after, nil
}

// Calls gives the calls on a case, which is named by its whole ID, in the order
// in which they were recorded.
func (s *Study) Calls(caseID string) ([]sample.Call, error) {
	var list []sample.Call
	err := s.store.View(func(tx store.Tx) error {
		for record, err := range calls.Prefix(tx, caseID+"/") {
			if err != nil {
				return err
			}
			list = append(list, record.Value)
		}
		return nil
	})
	return list, err
}
