package study

import (
	"fmt"

	"fieldwork/forms"
	"fieldwork/store"
)

// Annotation is what can be added to an interview at any time, also after it
// has ended. Only what it names is changed.
type Annotation struct {
	// FieldNote replaces the field note; an empty one takes it back.
	FieldNote *string
	// Recordings replaces the list of recordings.
	Recordings *[]forms.Recording
}

// Annotate adds to an interview, which is named as Interview takes it, and
// gives it as it is then. The error wraps ErrNoInterview, and ErrNoRecording
// where the respondent has not agreed to be recorded.
func (s *Study) Annotate(id string, a Annotation) (forms.Interview, error) {
	var after forms.Interview
	step := Step{Action: "annotate", FieldNote: a.FieldNote, Recordings: a.Recordings}
	err := s.store.Update(func(ch *store.Change) error {
		key, err := resolve(ch, id)
		if err != nil {
			return err
		}
		before, err := interviews.Get(ch, key)
		if err != nil {
			return err
		}
		if step.records() && !mayRecord(before.Consent) {
			return fmt.Errorf("%w: %s", ErrNoRecording, before.ID)
		}
		after, err = s.putStep(ch, before, step)
		return err
	})
	return after, err
}
