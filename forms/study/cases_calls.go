package study

import (
	"errors"
	"fmt"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// ErrNotLastCall says that a call cannot be taken back, because it is not the
// last on its case.
var ErrNotLastCall = errors.New("only the last call on a case can be taken back")

// calls keeps each call under the ID of its case and its own, so that those of
// a case stand together. A remark may tell of the person, and is not logged.
var calls = store.NewCollection[sample.Call]("calls", 1)

// callEntry is what the log tells of a call.
type callEntry struct {
	Outcome     string    `json:"outcome"`
	Appointment time.Time `json:"appointment,omitzero"`
	Interview   string    `json:"interview,omitempty"`
}

func callEntryOf(call sample.Call) callEntry {
	return callEntry{Outcome: call.Outcome, Appointment: call.Appointment, Interview: call.Interview}
}

// The words for it in the log.
const (
	recordCall   = "record-call"
	takeBackCall = "take-back-call"
)

// RecordCall keeps a call on a case, which call.Case names as Case takes it, and
// the case as the call leaves it, in one transaction. The call gets an ID here,
// and the present time if it has none; it is given as it is kept. It fails with
// ErrNoCase, and as sample.Case.After does; nothing is kept then, and the case
// is given as it was.
func (s *Study) RecordCall(call sample.Call) (sample.Call, sample.Case, error) {
	if call.At.IsZero() {
		call.At = s.now().UTC()
	}
	kept, err := s.changeCase(call.Case, recordCall, func(ch *store.Change, before sample.Case) (sample.Case, error) {
		rules, err := settingsIn(ch)
		if err != nil {
			return before, err
		}
		return s.keepCall(ch, &rules, &call, before)
	})
	return call, kept, err
}

// RecordCalls keeps calls that were made elsewhere, each of which has its time,
// all of them or none. They are given in the order in which they were made.
// It fails as RecordCall does.
func (s *Study) RecordCalls(made []sample.Call) error {
	return s.changeCases(func(ch *store.Change) (written []sample.Case, err error) {
		rules, err := settingsIn(ch)
		if err != nil {
			return nil, err
		}
		for _, call := range made {
			before, err := caseIn(ch, call.Case)
			if err != nil {
				return nil, err
			}
			after, err := s.keepCall(ch, &rules, &call, before)
			if err != nil {
				return nil, err
			}
			if err := cases.Put(ch, recordCall, after.ID, after); err != nil {
				return nil, err
			}
			written = append(written, after)
		}
		return written, nil
	})
}

// keepCall writes a call, which gets an ID, and gives its case as it is then.
func (s *Study) keepCall(ch *store.Change, rules *sample.Settings, call *sample.Call, before sample.Case) (sample.Case, error) {
	after, err := before.After(*call, rules)
	if err != nil {
		return before, err
	}
	call.ID, call.Case = s.store.NewID(), before.ID
	part := store.Part{Name: "call", After: callEntryOf(*call)}
	if err := calls.PutPart(ch, recordCall, callKey(*call), *call, part); err != nil {
		return before, err
	}
	return after, countCall(ch, rules.Location(), after.Instrument, *call, +1)
}

func callKey(call sample.Call) string { return call.Case + "/" + call.ID }

// TakeBackCall takes the last call on a case back, as if it had not been
// recorded, and leaves the case claimed by nobody. The error wraps
// ErrNotLastCall if others were recorded after it.
func (s *Study) TakeBackCall(call sample.Call) (sample.Case, error) {
	return s.changeCase(call.Case, takeBackCall, func(ch *store.Change, before sample.Case) (sample.Case, error) {
		rules, err := settingsIn(ch)
		if err != nil {
			return before, err
		}
		made, err := callsOn(ch, before.ID)
		if err != nil {
			return before, err
		}
		last := len(made) - 1
		if last < 0 || made[last].ID != call.ID {
			return before, fmt.Errorf("%w: %s", ErrNotLastCall, before.ID)
		}
		part := store.Part{Name: "call", Before: callEntryOf(made[last])}
		if err := calls.DeletePart(ch, takeBackCall, callKey(call), part); err != nil {
			return before, err
		}
		after, err := before.Replay(made[:last], &rules)
		if err != nil {
			return before, err
		}
		after.Interview = before.Interview
		return after.Released(), countCall(ch, rules.Location(), after.Instrument, made[last], -1)
	})
}

// Calls gives the calls on a case, which is named by its whole ID, in the order
// in which they were recorded.
func (s *Study) Calls(caseID string) ([]sample.Call, error) {
	var list []sample.Call
	err := s.store.View(func(tx store.Tx) (err error) {
		list, err = callsOn(tx, caseID)
		return err
	})
	return s.leftOut().callsWithout(caseID, list), err
}

func callsOn(tx store.Tx, caseID string) ([]sample.Call, error) {
	var list []sample.Call
	for record, err := range calls.Prefix(tx, caseID+"/") {
		if err != nil {
			return nil, err
		}
		list = append(list, record.Value)
	}
	return list, nil
}
