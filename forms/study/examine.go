package study

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// Examined is how much an examination has read.
type Examined struct {
	Cases, Calls int
}

// Examine reads the settings, the cases and the calls, and compares what
// follows from one another: every case has its contact, every call its case; a
// case is what its calls make of it, unless it was closed or opened by hand;
// cases and interviews name one another; the counts of calls by day and of
// interviews by length are those of the calls and interviews. report is called
// for each thing that does not agree, with what it is about, and check now and
// then; the error of either ends the examination. Names and remarks are never
// reported. What unfinished imports have in the study is examined with the
// rest.
func (s *Study) Examine(report func(what string, err error) error, check func() error) (Examined, error) {
	x := &examination{
		reporting: report, check: check,
		cases: make(map[string]sample.Case), interviews: make(map[string]examinedInterview),
		called: make(map[string]sample.DayTally), minutes: make(map[string]map[int]int),
	}
	err := s.store.View(func(tx store.Tx) error {
		x.tx = tx
		for _, step := range []func() error{
			x.readSettings, x.readCases, x.readInterviews, x.readCalls, x.compareInterviews, x.compareCalled, x.compareLengths,
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	return x.read, err
}

// examination is a study that is being examined, and what was read of it.
type examination struct {
	tx        store.Tx
	reporting func(what string, err error) error
	check     func() error
	read      Examined

	rules      sample.Settings
	cases      map[string]sample.Case
	interviews map[string]examinedInterview
	called     map[string]sample.DayTally // all days together, by instrument
	minutes    map[string]map[int]int     // by instrument
}

// examinedInterview is what the examination keeps of an interview.
type examinedInterview struct {
	caseID string
	status forms.Status
}

// found reports what does not agree.
func (x *examination) found(what, format string, arguments ...any) error {
	return x.reporting(what, fmt.Errorf(format, arguments...))
}

// examineAll goes through a collection. A record that cannot be read is
// reported.
func examineAll[T any](x *examination, from *store.Collection[T], what string, each func(key string, value T) error) error {
	for record, err := range from.All(x.tx) {
		if err := x.check(); err != nil {
			return err
		}
		if err != nil {
			if err := x.reporting(what+" "+record.Key, err); err != nil {
				return err
			}
			continue
		}
		if err := each(record.Key, record.Value); err != nil {
			return err
		}
	}
	return nil
}

func (x *examination) readSettings() error {
	rules, err := settingsIn(x.tx)
	if err = cmp.Or(err, rules.Check()); err != nil {
		x.rules = sample.Defaults()
		return x.reporting("the rules of the fieldwork", err)
	}
	x.rules = rules
	return nil
}

func (x *examination) readCases() error {
	return examineAll(x, cases, "case", func(key string, c sample.Case) error {
		x.read.Cases++
		x.cases[key] = c
		if !contacts.Has(x.tx, c.Contact) {
			return x.found("case "+key, "its contact %q is not there", c.Contact)
		}
		return nil
	})
}

// readInterviews keeps what is compared with cases and counts; those that
// cannot be read are told by who reads interviews.
func (x *examination) readInterviews() error {
	for record, err := range interviews.All(x.tx) {
		if err := x.check(); err != nil {
			return err
		}
		if err != nil {
			continue
		}
		i := record.Value
		x.interviews[record.Key] = examinedInterview{caseID: i.Case, status: i.Status}
		if elapsed := i.Elapsed(); i.Status == forms.Complete && elapsed > 0 {
			if x.minutes[i.Instrument] == nil {
				x.minutes[i.Instrument] = make(map[int]int)
			}
			x.minutes[i.Instrument][int(elapsed.Round(time.Minute).Minutes())]++
		}
	}
	return nil
}

// compareInterviews compares which interview and which case name one another.
func (x *examination) compareInterviews() error {
	for _, id := range slices.Sorted(maps.Keys(x.cases)) {
		if err := x.compareInterviewOf(x.cases[id]); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(x.interviews)) {
		if err := x.compareCaseOf(id, x.interviews[id]); err != nil {
			return err
		}
	}
	return nil
}

func (x *examination) compareInterviewOf(c sample.Case) error {
	if c.Interview == "" {
		return nil
	}
	interview, there := x.interviews[c.Interview]
	switch {
	case !there:
		return x.found("case "+c.ID, "its interview %s is not there", c.Interview)
	case interview.caseID != c.ID:
		return x.found("case "+c.ID, "its interview %s is that of case %q", c.Interview, interview.caseID)
	}
	return nil
}

// compareCaseOf lets a case have another interview after one that was broken
// off.
func (x *examination) compareCaseOf(id string, interview examinedInterview) error {
	c, there := x.cases[interview.caseID]
	switch {
	case interview.caseID == "":
	case !there:
		return x.found("interview "+id, "its case %s is not there", interview.caseID)
	case c.Interview != id && interview.status != forms.BrokenOff:
		return x.found("interview "+id, "its case %s has interview %q", interview.caseID, c.Interview)
	}
	return nil
}
