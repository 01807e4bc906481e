package study

import (
	"errors"
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
		return before, claimedError(before)
	}
	call := sample.Call{
		At: respondedAt(interview, &before), Outcome: sample.CompleteCode, Remark: RespondedAlone, Interview: interview.ID, Unmade: true,
	}
	after, err := im.study.keepCall(ch, rules, &call, before)
	if err != nil {
		return before, fmt.Errorf("case %s: %w", before.ID, err)
	}
	interview.Case = after.ID
	return after, im.study.putCase(ch, recordCall, before, after)
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
	after, taken, err := withoutResponse(ch, before, interview.ID, &rules)
	if err != nil {
		return before, err
	}
	for _, call := range taken {
		if err := dropCall(ch, giveUpImport, &rules, before.Instrument, call); err != nil {
			return before, err
		}
	}
	return after, errors.Join(forgetBefore(ch, before.ID, taken), cases.Put(ch, giveUpImport, after.ID, after))
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
