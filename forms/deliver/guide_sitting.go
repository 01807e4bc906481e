package deliver

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// ErrNoGuide says that an instrument is a questionnaire, which is not put as a
// guide is.
var ErrNoGuide = errors.New("a questionnaire is put from the screen of the questionnaire")

// GuideSitting is one interview under a guide while it is being taken: what
// was noted, probed and covered, what of it is not on disk yet, and the
// recorder that puts it there. Unlike in a questionnaire the interviewer goes
// from any question to any other.
type GuideSitting struct {
	guideWords
	recorder *study.Recorder
	now      func() time.Time

	entries  []forms.GuideEntry
	place    int       // in entries, of the question that is on screen
	notes    []string  // IDs of those on that question, in order
	lastNote int       // the number of the last note that was begun
	shown    time.Time // since when it is, as far as Spent does not hold it
	unsaved  study.Step
	ending   forms.Status // that the interview is being left with
}

// BeginGuide starts an interview under a guide and sits down to it. The error
// wraps ErrNoGuide where the instrument is a questionnaire, and what
// study.Begin gives.
func BeginGuide(s *study.Study, beginning study.Beginning, now func() time.Time) (*GuideSitting, error) {
	instrument, version, err := s.Instrument(beginning.Instrument, beginning.Version)
	switch {
	case err != nil:
		return nil, err
	case version.Kind != forms.Guide:
		return nil, fmt.Errorf("%w: %s", ErrNoGuide, version.Name)
	}
	beginning.Version = version.Version
	recorder, err := s.Begin(beginning)
	if err != nil {
		return nil, err
	}
	return NewGuideSitting(instrument, recorder, now), nil
}

// ResumeGuide goes on with an interview under a guide that is in progress or
// suspended. Nothing is written unless its guide can be read.
func ResumeGuide(s *study.Study, id string, now func() time.Time) (*GuideSitting, error) {
	interview, err := s.Interview(id)
	if err != nil {
		return nil, err
	}
	instrument, version, err := s.Instrument(interview.Instrument, interview.Version)
	switch {
	case err != nil:
		return nil, err
	case version.Kind != forms.Guide:
		return nil, fmt.Errorf("%w: %s", ErrNoGuide, version.Name)
	}
	recorder, err := s.Resume(interview.ID)
	if err != nil {
		return nil, err
	}
	return NewGuideSitting(instrument, recorder, now), nil
}

// NewGuideSitting goes on with a recorded interview where it stands. The clock
// stamps the notes and measures the time that each question takes.
func NewGuideSitting(instrument *forms.Instrument, recorder *study.Recorder, now func() time.Time) *GuideSitting {
	s := &GuideSitting{guideWords: guideWords{instrument, ownCopy(recorder.Interview())}, recorder: recorder, now: now}
	s.shown = s.moment()
	s.entries = instrument.GuideEntries(&s.interview)
	s.place = max(s.placeOf(s.interview.Position), 0)
	s.notes = s.interview.NotesOn(s.Current().Name)
	for id := range s.interview.Notes {
		s.lastNote = max(s.lastNote, noteNumber(id))
	}
	return s
}

// ownCopy is an interview whose maps are not those of the recorder.
func ownCopy(i forms.Interview) forms.Interview {
	i.Notes, i.Probed, i.Covered = copied(i.Notes), copied(i.Probed), copied(i.Covered)
	i.NotPut, i.Reworded, i.Added = copied(i.NotPut), copied(i.Reworded), copied(i.Added)
	i.Spent, i.Recordings = copied(i.Spent), slices.Clone(i.Recordings)
	return i
}

func copied[V any](m map[string]V) map[string]V {
	if m == nil {
		return make(map[string]V)
	}
	return maps.Clone(m)
}

// moment is the time now, without the clock's own count: it is to be kept.
func (s *GuideSitting) moment() time.Time { return s.now().UTC().Round(0) }

// Interview is the interview as it is shown, whether on disk yet or not. It is
// for reading only.
func (s *GuideSitting) Interview() *forms.Interview { return &s.interview }

// Status is that of the interview as it is on disk.
func (s *GuideSitting) Status() forms.Status { return s.recorder.Interview().Status }

// Unsaved reports whether anything is not on its way to disk yet.
func (s *GuideSitting) Unsaved() bool { return !s.unsaved.Empty() }

// Take hands over what is unsaved, to be committed, with the time that the
// present question took so far.
func (s *GuideSitting) Take() study.Step {
	if s.unsaved.Empty() {
		return study.Step{}
	}
	if s.ending == "" {
		s.countTime()
	}
	step := s.unsaved
	s.unsaved = study.Step{}
	return step
}

// GiveBack returns a step whose commit failed, to be taken again with what has
// come since.
func (s *GuideSitting) GiveBack(step study.Step) { s.unsaved = step.Then(s.unsaved) }

// Commit puts a step on disk. It is the only method that waits, and the only
// one that may run beside the others.
func (s *GuideSitting) Commit(step study.Step) error {
	if step.Empty() {
		return nil
	}
	return s.recorder.Record(step)
}

// Save commits what is unsaved, and keeps it if that fails.
func (s *GuideSitting) Save() error {
	step := s.Take()
	err := s.Commit(step)
	if err != nil {
		s.GiveBack(step)
	}
	return err
}

// End gives the interview the status that it is left with, and stops a
// recording that runs. One that is being
// completed or broken off is not suspended any more.
func (s *GuideSitting) End(status forms.Status) {
	if s.Ended() {
		return
	}
	s.countTime()
	if _, running := s.Recording(); running {
		_ = s.ToggleRecording() // to stop always succeeds
	}
	s.ending = status
	s.then(study.Step{Action: string(status), Status: status})
}

// Ended reports whether the interview is complete or broken off, on disk or
// on its way there.
func (s *GuideSitting) Ended() bool { return s.ending == forms.Complete || s.ending == forms.BrokenOff }

// GoOn takes back an End that could not be saved.
func (s *GuideSitting) GoOn() { s.unsaved.Status, s.ending = "", "" }

// then adds a step to what is unsaved, with the question that is on screen, so
// that every commit leaves the interview resumable there.
func (s *GuideSitting) then(step study.Step) {
	if len(s.entries) > 0 {
		step.Position = s.entries[s.place].Name
	}
	s.unsaved = s.unsaved.Then(step)
}
