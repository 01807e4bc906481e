package callsheet

import (
	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
)

// take claims the next case; none is a sentence that says why there is none.
func (o Options) take() (next sample.Next, ok bool, none string, err error) {
	next, ok, err = o.Fieldwork.Take(o.Interviewer, o.Instruments...)
	if err == nil && !ok {
		none = o.nobodyNow()
	}
	return next, ok, none, err
}

// nobodyNow says that there is nobody to call, and when there will be.
func (o Options) nobodyNow() string {
	at, possible := o.Fieldwork.Soonest(o.Instruments...)
	rules := o.Fieldwork.Rules()
	return attempt.NobodyNow(at, possible, rules.Location())
}
