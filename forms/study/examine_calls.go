package study

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fieldwork/forms/sample"
)

// readCalls compares each case with its calls, which stand together.
func (x *examination) readCalls() error {
	made := make(map[string][]sample.Call)
	err := examineAll(x, calls, "call", func(key string, call sample.Call) error {
		x.read.Calls++
		id, own, _ := strings.Cut(key, "/")
		c, there := x.cases[id]
		switch {
		case !there:
			return x.found("call "+own, "its case %s is not there", id)
		case call.Case != id || call.ID != own:
			return x.found("call "+own, "it calls itself %s of case %s", call.ID, call.Case)
		}
		made[id] = append(made[id], call)
		x.count(c.Instrument, call)
		if _, there := x.interviews[call.Interview]; call.Interview != "" && !there {
			return x.found("call "+own, "its interview %s is not there", call.Interview)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(x.cases)) {
		if err := x.compareCase(x.cases[id], made[id]); err != nil {
			return err
		}
	}
	return nil
}

// count counts a call as it is to be counted by day.
func (x *examination) count(instrument string, call sample.Call) {
	if call.Unmade {
		return
	}
	tally := x.called[instrument]
	tally.Count(call.Outcome, +1)
	x.called[instrument] = tally
}

// compareCase compares a case with what its calls make of it, in the order in
// which they were recorded or in that of their times.
func (x *examination) compareCase(c sample.Case, made []sample.Call) error {
	recorded, failed := x.recorded(c, made)
	if failed != nil {
		return x.found("case "+c.ID, "its calls cannot be: %w", failed)
	}
	replayed, failed := c.Replay(made, &x.rules)
	if failed != nil {
		return x.found("case "+c.ID, "its calls cannot be: %w", failed)
	}
	if c.Attempts != len(made) {
		return x.found("case "+c.ID, "it counts %d calls, and there are %d", c.Attempts, len(made))
	}
	why := ""
	for _, want := range []sample.Case{recorded, replayed} {
		if why = x.differs(c, want, made); why == "" {
			return nil
		}
	}
	return x.found("case "+c.ID, "%s", why)
}

// recorded gives a case as its calls left it when each was recorded.
func (x *examination) recorded(c sample.Case, made []sample.Call) (sample.Case, error) {
	after := sample.NewCase(c.ID, c.Contact, c.Instrument, c.Priority, c.Made)
	for _, call := range made {
		var err error
		if after, err = after.Reopened().After(call, &x.rules); err != nil {
			return after, err
		}
	}
	return after, nil
}

// differs says in what a case is not what its calls made of it; "" if it is, or
// was closed or opened by hand since. When to call back is not compared, for
// the study may have changed its delays.
func (x *examination) differs(c, want sample.Case, made []sample.Call) string {
	switch {
	case !c.LastCall.Equal(want.LastCall) || c.LastOutcome != want.LastOutcome:
		return fmt.Sprintf("its last call is %q, and its calls end with %q", c.LastOutcome, want.LastOutcome)
	case c.State != sample.Closed && c.Disposition != "":
		return fmt.Sprintf("it is open, and has the disposition %s", c.Disposition)
	case c.State == want.State && c.Disposition == want.Disposition && (c.State != sample.Appointed || c.Due.Equal(want.Due)):
		return ""
	case closedByHand(c, want, made, &x.rules), reopenedByHand(c):
		return ""
	}
	return fmt.Sprintf("it is %s, and its calls make it %s", standing(c), standing(want))
}

// closedByHand reports whether a case can have been closed by hand after its
// calls: those are interim, and by the rules of then came to what it was closed
// with, or they came to just that.
func closedByHand(c, want sample.Case, made []sample.Call, rules *sample.Settings) bool {
	outcome, known := sample.FindOutcome(c.Disposition)
	if c.State != sample.Closed || !known || outcome.Interim {
		return false
	}
	return want.State != sample.Closed || c.Disposition == rules.Disposition(made)
}

// reopenedByHand reports whether a case can have been closed, and then opened
// again: it is due since its last call.
func reopenedByHand(c sample.Case) bool {
	return c.State == sample.Callback && c.Due.Equal(c.LastCall) || c.State == sample.Fresh && c.Attempts == 0
}

func standing(c sample.Case) string {
	if c.Disposition != "" {
		return string(c.State) + " with " + c.Disposition
	}
	return string(c.State)
}
