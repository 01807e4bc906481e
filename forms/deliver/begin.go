package deliver

import (
	"time"

	"fieldwork/forms/study"
)

// Begin starts an interview and sits down to it.
func Begin(s *study.Study, beginning study.Beginning, now func() time.Time) (*Sitting, error) {
	instrument, version, err := s.Instrument(beginning.Instrument, beginning.Version)
	if err != nil {
		return nil, err
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
	instrument, _, err := s.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		return nil, err
	}
	recorder, err := s.Resume(interview.ID)
	if err != nil {
		return nil, err
	}
	return NewSitting(instrument, recorder, now), nil
}

// Interview is the ID of the interview that is being taken.
func (s *Sitting) Interview() string { return s.recorder.Interview().ID }
