package deliver

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// Errors of recordings.
var (
	// ErrRecording says that a recording runs, whose file cannot be linked
	// before it is stopped.
	ErrRecording = errors.New("the recording is running; stop it first, then link its file")
	// ErrOffset says that a text is no place in a recording.
	ErrOffset = errors.New("that is no place in a recording; write minutes and seconds, such as 0:35, 1:02:10 or -2:10")
)

// mayRecord gives study.ErrNoRecording unless the respondent has agreed.
func (s *GuideSitting) mayRecord() error {
	if given := s.interview.Consent; !given.Allows(forms.Record) || given.Refuses(forms.TakePart) {
		return study.ErrNoRecording
	}
	return nil
}

// Recording is how long the recording that runs has been running; ok is false
// if none is.
func (s *GuideSitting) Recording() (running time.Duration, ok bool) {
	part, ok := s.interview.RecordingNow()
	if !ok {
		return 0, false
	}
	return max(s.moment().Sub(s.interview.Recordings[part].Started), 0), true
}

// ToggleRecording says that a recording starts now, or that the one that runs
// stops. The error is study.ErrNoRecording where the respondent has not
// agreed to be recorded.
func (s *GuideSitting) ToggleRecording() error {
	list := slices.Clone(s.interview.Recordings)
	if part, running := s.interview.RecordingNow(); running {
		list[part].Stopped = s.moment()
		s.setRecordings("stop-recording", list)
		return nil
	}
	if err := s.mayRecord(); err != nil {
		return err
	}
	s.setRecordings("record", append(list, forms.Recording{Started: s.moment()}))
	return nil
}

// MayLink reports why no file can be linked now; nil if one can.
func (s *GuideSitting) MayLink() error {
	if err := s.mayRecord(); err != nil {
		return err
	}
	if _, running := s.interview.RecordingNow(); running {
		return ErrRecording
	}
	return nil
}

// SuggestedOffset is where in the next file to be linked the interview would
// start if the file begins where the recording was started: negative when that
// was later than the interview.
func (s *GuideSitting) SuggestedOffset() time.Duration {
	part := s.unlinked()
	if part < 0 {
		return 0
	}
	return s.interview.Started.Sub(s.interview.Recordings[part].Started).Truncate(time.Second)
}

// unlinked is the first recording that has no file; -1 if all have.
func (s *GuideSitting) unlinked() int {
	return slices.IndexFunc(s.interview.Recordings, func(r forms.Recording) bool { return r.File == "" })
}

// Link says which file holds the sound: of the first recording that has none,
// or else of one more. Offset is where in the file the interview started,
// negative if the file begins later. The error is ErrRecording while a
// recording runs, or study.ErrNoRecording.
func (s *GuideSitting) Link(file string, size int64, offset time.Duration, copied bool) error {
	if err := s.MayLink(); err != nil {
		return err
	}
	list := slices.Clone(s.interview.Recordings)
	part := s.unlinked()
	if part < 0 {
		list = append(list, forms.Recording{Started: s.interview.Started.UTC()})
		part = len(list) - 1
	}
	r := &list[part]
	r.File, r.Bytes, r.Copied = file, size, copied
	r.Offset = offset + r.Started.Sub(s.interview.Started)
	slices.SortStableFunc(list, func(a, b forms.Recording) int { return a.Started.Compare(b.Started) })
	s.setRecordings("link-recording", list)
	return nil
}

// Unlink takes back the link of a recording to its file, by its place among
// the recordings. It reports false where there is none.
func (s *GuideSitting) Unlink(part int) bool {
	if part < 0 || part >= len(s.interview.Recordings) || s.interview.Recordings[part].File == "" {
		return false
	}
	list := slices.Clone(s.interview.Recordings)
	if list[part].Stopped.IsZero() { // it was never more than its file
		list = slices.Delete(list, part, part+1)
	} else {
		list[part] = forms.Recording{Started: list[part].Started, Stopped: list[part].Stopped}
	}
	s.setRecordings("unlink-recording", list)
	return true
}

// longestRecording bounds an offset: two days.
const longestRecording = 48 * time.Hour

// ReadOffset reads a place in a recording as Clock writes it: minutes and
// seconds, or hours before them, with a sign; a single number is seconds. The
// error is ErrOffset.
func ReadOffset(text string) (time.Duration, error) {
	digits, negative := strings.TrimSpace(text), false
	for _, minus := range []string{"-", "−", "–"} {
		if rest, found := strings.CutPrefix(digits, minus); found {
			digits, negative = rest, true
			break
		}
	}
	parts := strings.Split(digits, ":")
	if len(parts) > 3 {
		return 0, ErrOffset
	}
	var total time.Duration
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 32)
		if err != nil || i > 0 && (n > 59 || len(part) != 2) {
			return 0, ErrOffset
		}
		total = total*60 + time.Duration(n)*time.Second
	}
	switch {
	case total > longestRecording:
		return 0, ErrOffset
	case negative:
		return -total, nil
	}
	return total, nil
}

// WriteOffset writes a place in a recording as ReadOffset reads it: "0:35",
// "1:02:10", "-2:10".
func WriteOffset(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	seconds := int(d.Seconds())
	if seconds >= 3600 {
		return fmt.Sprintf("%s%d:%02d:%02d", sign, seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%s%d:%02d", sign, seconds/60, seconds%60)
}
