package demo

import (
	"errors"
	"slices"
	"time"

	"fieldwork/forms/library"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// The instruments of the demo.
const (
	survey = "fusion-survey"
	guide  = "fusion-guide"
)

// interviewer is who the synthetic calls and interviews name.
const interviewer = "demo"

// synthetic is the remark on every call of the demo.
const synthetic = "Synthetic: nobody was called."

// Made says what the demo holds.
type Made struct{ Contacts, Responses, Calls, Interviews int }

// Fill makes the demo in an empty study, as it stands at a time. advance is
// told the share of the work that is done; it may be nil.
func Fill(s *study.Study, now time.Time, advance func(done, all int64)) (Made, error) {
	if advance == nil {
		advance = func(int64, int64) {}
	}
	f := &filling{study: s, now: now}
	steps := []func() error{f.instruments, f.settings, f.contacts, f.surveyCalls, f.responses, f.guideCases, f.guideInterviews, f.documents, f.guideCalls}
	for i, step := range steps {
		if err := step(); err != nil {
			return f.made, err
		}
		advance(int64(i+1), int64(len(steps)))
	}
	return f.made, nil
}

// filling is a demo that is being made.
type filling struct {
	study *study.Study
	now   time.Time
	zone  *time.Location
	made  Made
	// surveyed is the case of the questionnaire of each contact, by ID.
	surveyed map[string]sample.Case
	people   []sample.Contact
	// answered holds the organisations of which there is a response.
	answered map[string]bool
	// chosen are the cases of the guide, and interviewed the IDs of those who
	// have been interviewed.
	chosen      []sample.Case
	interviewed []string
}

func (f *filling) instruments() error {
	for _, name := range []string{survey, guide} {
		source, ok := library.Source(name)
		if !ok {
			return errors.New("the library has no " + name)
		}
		if _, _, err := f.study.AddInstrument(name, source); err != nil {
			return err
		}
	}
	return nil
}

// settings let calls be made at any time, so that the demo has somebody to call
// whenever it is tried.
func (f *filling) settings() error {
	rules := sample.Defaults()
	day := []sample.Span{{From: 0, To: 24 * 60}}
	rules.Hours = sample.Week{Monday: day, Tuesday: day, Wednesday: day, Thursday: day, Friday: day, Saturday: day, Sunday: day}
	rules.ListQuestions = map[string]string{survey: "q3"}
	f.zone = rules.Location()
	f.now = f.now.In(f.zone)
	return f.study.SetFieldworkSettings(rules)
}

// allCases lists the cases of an instrument.
func (f *filling) allCases(instrument string) ([]sample.Case, error) {
	var list []sample.Case
	for c, err := range f.study.Cases() {
		if err != nil {
			return nil, err
		}
		if c.Instrument == instrument {
			list = append(list, c)
		}
	}
	return list, nil
}

// record keeps synthetic calls in the order of their times.
func (f *filling) record(calls []sample.Call) error {
	for i := range calls {
		calls[i].Interviewer, calls[i].Remark = interviewer, synthetic
		if calls[i].Ended.IsZero() {
			calls[i].Ended = calls[i].At.Add(90 * time.Second)
		}
	}
	slices.SortStableFunc(calls, func(a, b sample.Call) int { return a.At.Compare(b.At) })
	f.made.Calls += len(calls)
	return f.study.RecordCalls(calls)
}
