package study

import (
	"errors"
	"fmt"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// ErrNotLastCall says that a call can be neither taken back nor changed, because
// it is not the last on its case.
var ErrNotLastCall = errors.New("only the last call on a case can be taken back or changed")

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
	amendCall    = "amend-call"
)

// RecordCall keeps a call on a case, which call.Case names as Case takes it, and
// the case as the call leaves it, in one transaction. If it closes the case, an
// interview that could be gone on with is broken off. What was noted for the
// next call by NoteRemark has done its service then. The call gets an ID here,
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
			if err := s.putCase(ch, recordCall, before, after); err != nil {
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
	return after, errors.Join(
		calls.PutPart(ch, recordCall, callKey(*call), *call, part),
		casesBefore.Put(ch, callKey(*call), before.Released()),
		forgetRemark(ch, recordCall, before.ID),
		countCall(ch, rules.Location(), after.Instrument, *call, +1),
	)
}

// dropCall deletes a call and what was kept with it.
func dropCall(ch *store.Change, action string, rules *sample.Settings, instrument string, call sample.Call) error {
	part := store.Part{Name: "call", Before: callEntryOf(call)}
	return errors.Join(
		calls.DeletePart(ch, action, callKey(call), part),
		casesBefore.Delete(ch, callKey(call)),
		countCall(ch, rules.Location(), instrument, call, -1),
	)
}

func callKey(call sample.Call) string { return call.Case + "/" + call.ID }

// TakeBackCall takes the last call on a case back, as if it had not been
// recorded, and leaves the case, claimed by nobody, as it was right before the
// call: open, and with the interview that it had then to be gone on with. The
// remark of the call is noted for the next. The error wraps ErrNotLastCall if
// others were recorded after it.
func (s *Study) TakeBackCall(call sample.Call) (sample.Case, error) {
	return s.changeCase(call.Case, takeBackCall, func(ch *store.Change, before sample.Case) (sample.Case, error) {
		rules, err := settingsIn(ch)
		if err != nil {
			return before, err
		}
		made, err := callsUpTo(ch, before.ID, call)
		if err != nil {
			return before, err
		}
		after, err := beforeLast(ch, before, made, &rules)
		if err != nil {
			return before, err
		}
		taken := made[len(made)-1]
		if !taken.Unmade {
			err = noteRemark(ch, takeBackCall, before.ID, taken.Remark)
		}
		return after, errors.Join(err, dropCall(ch, takeBackCall, &rules, before.Instrument, taken))
	})
}

// AmendCall replaces the remark of the last call on a case, and gives the call
// as it is kept. The error wraps ErrNoCase, ErrManyCases, or ErrNotLastCall if
// others were recorded after it.
func (s *Study) AmendCall(call sample.Call, remark string) (sample.Call, error) {
	var amended sample.Call
	err := s.store.Update(func(ch *store.Change) error {
		c, err := caseIn(ch, call.Case)
		if err != nil {
			return err
		}
		made, err := callsUpTo(ch, c.ID, call)
		if err != nil {
			return err
		}
		amended = made[len(made)-1]
		entry := callEntryOf(amended)
		amended.Remark = remark
		return calls.PutPart(ch, amendCall, callKey(amended), amended, store.Part{Name: "call", Before: entry, After: entry})
	})
	if err != nil {
		return call, err
	}
	return amended, nil
}

// callsUpTo gives the calls on a case, of which a call has to be the last.
func callsUpTo(tx store.Tx, caseID string, call sample.Call) ([]sample.Call, error) {
	made, err := callsOn(tx, caseID)
	if err != nil {
		return nil, err
	}
	if last := len(made) - 1; last < 0 || made[last].ID != call.ID {
		return nil, fmt.Errorf("%w: %s", ErrNotLastCall, caseID)
	}
	return made, nil
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
