package study

import (
	"fmt"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// RespondedAlone is the remark of a call that nobody made: the response came
// by itself and closed the case.
const RespondedAlone = "Answered without a call"

// tie closes the case of an imported interview by a call that stands for the
// response. The error wraps ErrNoCase, ErrOtherInstrument, ErrBegun,
// sample.ErrClaimed and sample.ErrClosed.
func (im *Import) tie(ch *store.Change, rules *sample.Settings, interview *forms.Interview) (sample.Case, error) {
	before, err := caseIn(ch, interview.Case)
	switch {
	case err != nil:
		return before, err
	case before.Instrument != interview.Instrument:
		return before, fmt.Errorf("%w: %s", ErrOtherInstrument, before.Instrument)
	case before.Interview != "":
		return before, fmt.Errorf("%w: %s", ErrBegun, before.Interview)
	case before.Claim != nil && before.Claim.Session == im.study.sessionID():
		return before, fmt.Errorf("%w: %s", sample.ErrClaimed, before.ID)
	}
	call := sample.Call{
		At: respondedAt(interview, &before), Outcome: sample.CompleteCode, Remark: RespondedAlone, Interview: interview.ID,
	}
	after, err := im.study.keepCall(ch, rules, &call, before)
	if err != nil {
		return before, fmt.Errorf("case %s: %w", before.ID, err)
	}
	interview.Case = after.ID
	return after, cases.Put(ch, recordCall, after.ID, after)
}

// respondedAt is the time of a response, and not before that of the last call:
// the case was still called then, and its calls stay in their order. A response
// whose time is not known counts from its import.
func respondedAt(interview *forms.Interview, before *sample.Case) time.Time {
	at := interview.Submitted
	if at.IsZero() {
		at = interview.Updated
	}
	if at.Before(before.LastCall) {
		at = before.LastCall
	}
	return at.UTC()
}

// untie opens the case of an imported interview again, as if the response had
// not come.
func untie(ch *store.Change, interview *forms.Interview) (sample.Case, error) {
	before, err := cases.Get(ch, interview.Case)
	if err != nil {
		return before, err
	}
	rules, err := settingsIn(ch)
	if err != nil {
		return before, err
	}
	made, err := callsOn(ch, before.ID)
	if err != nil {
		return before, err
	}
	left, taken := withoutInterview(made, interview.ID)
	for _, call := range taken {
		part := store.Part{Name: "call", Before: callEntryOf(call)}
		if err := calls.DeletePart(ch, giveUpImport, callKey(call), part); err != nil {
			return before, err
		}
		if err := countCall(ch, rules.Location(), before.Instrument, call, -1); err != nil {
			return before, err
		}
	}
	after, err := before.Replay(left, &rules)
	if err != nil {
		return before, err
	}
	return after, cases.Put(ch, giveUpImport, after.ID, after)
}

// withoutInterview parts the calls in which an interview was taken from the
// others.
func withoutInterview(made []sample.Call, interview string) (left, taken []sample.Call) {
	for _, call := range made {
		if call.Interview == interview {
			taken = append(taken, call)
		} else {
			left = append(left, call)
		}
	}
	return left, taken
}
