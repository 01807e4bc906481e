package deliver

import (
	"errors"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// ErrGuide says that an instrument is an interview guide, which is not put as a
// questionnaire is.
var ErrGuide = errors.New("an interview guide is put from the screen of the guide")

// Begin starts an interview and sits down to it.
func Begin(s *study.Study, beginning study.Beginning, now func() time.Time) (*Sitting, error) {
	instrument, version, err := s.Instrument(beginning.Instrument, beginning.Version)
	if err != nil {
		return nil, err
	}
	if version.Kind == forms.Guide {
		return nil, ErrGuide
	}
	beginning.Version = version.Version
	recorder, err := s.Begin(beginning)
	if err != nil {
		return nil, err
	}
	return NewSitting(instrument, recorder, now), nil
}

// Resume goes on with an interview that is in progress or suspended. Nothing
// is written unless its instrument can be read.
func Resume(s *study.Study, id string, now func() time.Time) (*Sitting, error) {
	interview, err := s.Interview(id)
	if err != nil {
		return nil, err
	}
	instrument, version, err := s.Instrument(interview.Instrument, interview.Version)
	switch {
	case err != nil:
		return nil, err
	case version.Kind == forms.Guide:
		return nil, ErrGuide
	}
	recorder, err := s.Resume(interview.ID)
	if err != nil {
		return nil, err
	}
	return NewSitting(instrument, recorder, now), nil
}

// Interview is the ID of the interview that is being taken.
func (s *Sitting) Interview() string { return s.recorder.Interview().ID }
