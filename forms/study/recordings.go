package study

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"fieldwork/forms"
)

var (
	// ErrNoSuchRecording says that no recording of an interview is in a file.
	ErrNoSuchRecording = errors.New("no recording of the interview is in this file")
	// ErrLinked says that a file is a recording of the interview already.
	ErrLinked = errors.New("the file is linked to the interview already")
)

// RecordingFile is a file that holds the sound of an interview.
type RecordingFile struct {
	File   string
	Bytes  int64
	Copied bool
	// Start is where in the file the interview started, negative where the file
	// begins later; nil for what follows from when the recording was started,
	// or else the beginning of the file.
	Start *time.Duration
}

// LinkRecording says which file holds the sound of an interview, named as
// Interview takes it: that of its first recording without a file, or else of
// one more. The error wraps ErrNoInterview, ErrLinked, and ErrNoRecording where
// the respondent has not agreed to be recorded.
func (s *Study) LinkRecording(id string, file RecordingFile) (forms.Interview, error) {
	interview, err := s.MayLink(id, file.File)
	if err != nil {
		return interview, err
	}
	list := slices.Clone(interview.Recordings)
	part := slices.IndexFunc(list, func(r forms.Recording) bool { return r.File == "" })
	if part < 0 {
		list = append(list, forms.Recording{Started: interview.Started.UTC()})
		part = len(list) - 1
	}
	r := &list[part]
	r.File, r.Bytes, r.Copied = file.File, file.Bytes, file.Copied
	if file.Start != nil {
		r.Offset = *file.Start + r.Started.Sub(interview.Started)
	}
	slices.SortStableFunc(list, func(a, b forms.Recording) int { return a.Started.Compare(b.Started) })
	return s.Annotate(interview.ID, Annotation{Recordings: &list})
}

// MayLink gives an interview, and fails as LinkRecording would with a file.
func (s *Study) MayLink(id, file string) (forms.Interview, error) {
	interview, err := s.Interview(id)
	if err != nil {
		return interview, err
	}
	if !mayRecord(interview.Consent) {
		return interview, fmt.Errorf("%w: %s", ErrNoRecording, interview.ID)
	}
	for _, r := range interview.Recordings {
		if r.File == file {
			return interview, fmt.Errorf("%w: %s", ErrLinked, file)
		}
	}
	return interview, nil
}

// UnlinkRecording takes back that a file holds the sound of an interview; the
// file itself stays. It is named as LinkRecording took it, or by its name
// without the folder. The error wraps ErrNoInterview or ErrNoSuchRecording.
func (s *Study) UnlinkRecording(id, file string) (unlinked forms.Recording, err error) {
	interview, err := s.Interview(id)
	if err != nil {
		return unlinked, err
	}
	part := recordingIn(interview.Recordings, file)
	if part < 0 {
		return unlinked, fmt.Errorf("%w: %s", ErrNoSuchRecording, file)
	}
	list := slices.Clone(interview.Recordings)
	unlinked = list[part]
	if unlinked.Stopped.IsZero() { // it was never more than its file
		list = slices.Delete(list, part, part+1)
	} else {
		list[part] = forms.Recording{Started: unlinked.Started, Stopped: unlinked.Stopped}
	}
	_, err = s.Annotate(interview.ID, Annotation{Recordings: &list})
	return unlinked, err
}

// recordingIn finds the recording in a file; -1 if there is none, or several
// by that name.
func recordingIn(list []forms.Recording, file string) int {
	found := -1
	for part, r := range list {
		switch {
		case r.File == "" || file == "":
		case r.File == file:
			return part
		case filepath.Base(r.File) == file && found >= 0:
			found = len(list)
		case filepath.Base(r.File) == file:
			found = part
		}
	}
	if found == len(list) {
		return -1
	}
	return found
}
