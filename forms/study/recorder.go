package study

import (
	"cmp"
	"errors"
	"fmt"
	"sync"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// Recorder keeps one interview on disk while it is taken. It is safe for
// concurrent use; steps are committed one after the other.
type Recorder struct {
	study *Study

	mu        sync.Mutex
	interview forms.Interview
	order     order
}

// Beginning says how an interview starts.
type Beginning struct {
	Instrument  string
	Version     int    // 0 for the newest
	Language    string // empty for the instrument's own
	Interviewer string
	// Case is the case that is asked, as Study.Case takes it; empty for an
	// interview outside the sample.
	Case string
	Mode forms.Mode
	// Consent is what the respondent agreed to; nil where nobody was asked.
	Consent *forms.ConsentGiven
}

// Begin starts an interview at its first question. It is on disk, in progress,
// when Begin returns, and its case names it. Its start keeps the zone of the
// clock, since that is the interviewer's day and hour. The error wraps
// ErrNoConsent where the respondent has not agreed to what the instrument
// requires, ErrNoCase, and ErrOtherInstrument, sample.ErrClosed or ErrBegun for
// a case that is not to be asked this.
func (s *Study) Begin(b Beginning) (*Recorder, error) {
	instrument, version, err := s.Instrument(b.Instrument, b.Version)
	if err != nil {
		return nil, err
	}
	if lacking := instrument.Consent.Lacking(b.Consent); len(lacking) > 0 {
		return nil, fmt.Errorf("%w: %s", ErrNoConsent, lacking[0].Name)
	}
	if b.Language == "" {
		b.Language = instrument.DefaultLanguage
	}
	now := s.now().Round(0)
	interview := forms.Interview{
		ID: s.store.NewID(), Instrument: instrument.Name, Version: version.Version,
		Interviewer: b.Interviewer, Language: b.Language, Mode: b.Mode, Status: forms.InProgress,
		Started: now, Updated: now.UTC(), Consent: b.Consent,
	}
	first := flow.New(instrument, interview.Started, flow.Seed(interview.ID))
	interview.Position, interview.Reached = first.Position(), first.Reached()
	if err := s.begin(&interview, b.Case); err != nil {
		return nil, err
	}
	return s.recorder(interview), nil
}

// begin writes a new interview, and for which case it is.
func (s *Study) begin(interview *forms.Interview, caseID string) error {
	return s.changeCases(func(ch *store.Change) (written []sample.Case, err error) {
		if caseID != "" {
			begun, err := beginCase(ch, caseID, interview)
			if err := errors.Join(err, bringPreparation(ch, interview)); err != nil {
				return nil, err
			}
			written = append(written, begun)
		}
		return written, put(ch, nil, *interview, func() error { return interviews.Put(ch, "begin", interview.ID, *interview) })
	})
}

// beginCase ties a case and the interview that is begun for it.
func beginCase(ch *store.Change, id string, interview *forms.Interview) (sample.Case, error) {
	c, err := caseIn(ch, id)
	switch {
	case err != nil:
		return c, err
	case c.Instrument != interview.Instrument:
		return c, fmt.Errorf("%w: %s", ErrOtherInstrument, c.Instrument)
	case c.State == sample.Closed:
		return c, closedError(c)
	}
	if err := mayBegin(ch, c); err != nil {
		return c, err
	}
	c.Interview, interview.Case = interview.ID, c.ID
	return c, cases.Put(ch, "begin", c.ID, c)
}

// mayBegin lets a case have another interview only after one that was broken
// off.
func mayBegin(tx store.Tx, c sample.Case) error {
	if c.Interview == "" {
		return nil
	}
	earlier, err := interviews.Get(tx, c.Interview)
	if err == nil && earlier.Status == forms.BrokenOff || errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return cmp.Or(err, fmt.Errorf("%w: %s", ErrBegun, c.Interview))
}

// Resume goes on with an interview that is in progress or suspended. The
// error wraps ErrEnded if it is neither.
func (s *Study) Resume(id string) (*Recorder, error) {
	interview, err := s.Interview(id)
	if err != nil {
		return nil, err
	}
	if !interview.Status.Resumable() {
		return nil, fmt.Errorf("%w: %s", ErrEnded, interview.ID)
	}
	r := s.recorder(interview)
	if interview.Status == forms.Suspended {
		if err := r.Record(Step{Action: "resume", Status: forms.InProgress}); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (s *Study) recorder(interview forms.Interview) *Recorder {
	return &Recorder{study: s, interview: interview, order: orderOf(&interview)}
}

// Interview is the interview as this recorder left it on disk. Its maps must
// not be changed.
func (r *Recorder) Interview() forms.Interview {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.interview
}

// Record commits a step. When it returns nil, all of the step is on disk; when
// it returns an error, nothing of it is, and the same step can be tried again.
// Only store.ErrUncertain leaves open whether it is, until the study is opened
// anew. What others recorded meanwhile stays, save what the step itself names.
// The error wraps ErrEnded once the interview is complete or broken off,
// ErrNoInterview when it was taken out, and ErrNoRecording where a recording is
// to be kept that the respondent has not agreed to.
func (r *Recorder) Record(step Step) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if step.Status != forms.Complete {
		return r.record(step)
	}
	r.study.casesInOrder.Lock()
	defer r.study.casesInOrder.Unlock()
	if err := r.record(step); err != nil {
		return err
	}
	r.study.tellCompleted(r.interview)
	return nil
}

func (r *Recorder) record(step Step) error {
	now := r.study.now().UTC()
	latest, names := r.interview, r.order
	err := r.study.store.Update(func(ch *store.Change) error {
		before, err := r.unlessOvertaken(ch)
		if err != nil {
			return err
		}
		if !before.Updated.Equal(latest.Updated) {
			names = orderOf(&before)
		}
		if step.records() && !mayRecord(step.consentIn(before)) {
			return fmt.Errorf("%w: %s", ErrNoRecording, before.ID)
		}
		after, undo := apply(before, step, now)
		latest, names = after, names.with(step)
		part := store.Part{Name: "step", Before: undo, After: step}
		return put(ch, &before, after, func() error {
			return recorded.PutPart(ch, step.Action, after.ID, written{&after, names}, part)
		})
	})
	if err == nil {
		r.interview, r.order = latest, names
	}
	return err
}

// unlessOvertaken is the interview as this recorder left it or, where another
// has recorded since, as that one did. The head tells, since Updated grows
// with every step; so the interview itself need not be read each time.
func (r *Recorder) unlessOvertaken(tx store.Tx) (forms.Interview, error) {
	head, err := resumables.Get(tx, r.interview.ID)
	if err == nil && head.Updated.Equal(r.interview.Updated) {
		return r.interview, nil
	}
	interview, err := interviews.Get(tx, r.interview.ID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return interview, fmt.Errorf("%w: %s", ErrNoInterview, r.interview.ID)
	case err == nil && !interview.Status.Resumable():
		return interview, fmt.Errorf("%w: %s", ErrEnded, r.interview.ID)
	}
	return interview, err
}
