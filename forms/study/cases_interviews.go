package study

import (
	"errors"
	"fmt"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// cutInterview is an interview that could be gone on with until its case was
// closed.
type cutInterview struct {
	Interview string `json:"interview"`
	// Status is the one that it had.
	Status forms.Status `json:"status"`
}

// cutInterviews are kept by the ID of the case for as long as that is closed.
var cutInterviews = store.NewIndex[cutInterview]("interviews-cut-short", 1)

// putCase writes a case, and lets its interview follow: closing a case breaks
// off an interview that could be gone on with, and opening the case again lets
// that be gone on with as before.
func (s *Study) putCase(ch *store.Change, action string, before, after sample.Case) error {
	if err := cases.Put(ch, action, after.ID, after); err != nil {
		return err
	}
	open, stays := before.State != sample.Closed, after.State != sample.Closed
	switch {
	case open && !stays:
		return s.cutShort(ch, action, after)
	case !open && stays:
		return s.takeUp(ch, action, after)
	}
	return nil
}

func (s *Study) cutShort(ch *store.Change, action string, c sample.Case) error {
	if c.Interview == "" {
		return nil
	}
	interview, err := interviews.Get(ch, c.Interview)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		return fmt.Errorf("the interview of case %s: %w", c.ID, err)
	case !interview.Status.Resumable():
		return nil
	}
	if err := cutInterviews.Put(ch, c.ID, cutInterview{Interview: interview.ID, Status: interview.Status}); err != nil {
		return err
	}
	_, err = s.putStep(ch, interview, Step{Action: action, Status: forms.BrokenOff})
	return err
}

// takeUp leaves an interview as it is if the case has another by now.
func (s *Study) takeUp(ch *store.Change, action string, c sample.Case) error {
	cut, err := cutInterviews.Get(ch, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err = errors.Join(err, cutInterviews.Delete(ch, c.ID)); err != nil || cut.Interview != c.Interview {
		return err
	}
	interview, err := interviews.Get(ch, cut.Interview)
	switch {
	case err != nil:
		return fmt.Errorf("the interview of case %s: %w", c.ID, err)
	case interview.Status != forms.BrokenOff:
		return nil
	}
	_, err = s.putStep(ch, interview, Step{Action: action, Status: cut.Status})
	return err
}

// putStep records a step of an interview and gives it as it is then.
func (s *Study) putStep(ch *store.Change, before forms.Interview, step Step) (forms.Interview, error) {
	after, undo := apply(before, step, s.now().UTC())
	part := store.Part{Name: "step", Before: undo, After: step}
	return after, put(ch, &before, after, func() error {
		return recorded.PutPart(ch, step.Action, after.ID, written{&after, orderOf(&after)}, part)
	})
}
