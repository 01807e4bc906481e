package forms

import "time"

// Recording is a recording of the sound of an interview, or of a part of it.
// The file stays where it is, and is not read, unless a copy was asked for.
type Recording struct {
	// Started is the moment that stands at Offset in the file.
	Started time.Time `json:"started"`
	// Stopped is when the recording was stopped; zero while it runs, and where
	// it is not known.
	Stopped time.Time `json:"stopped,omitzero"`
	// File is where the sound is; empty until a file is linked.
	File   string        `json:"file,omitempty"`
	Offset time.Duration `json:"offset,omitempty"`
	// Bytes is the size of the file when it was linked.
	Bytes int64 `json:"bytes,omitempty"`
	// Copied says that File is a copy that was made beside the study.
	Copied bool `json:"copied,omitempty"`
}

// Running reports whether the recording goes on.
func (r Recording) Running() bool { return r.File == "" && r.Stopped.IsZero() }

// RecordedAt gives the place of a moment in a recording of the interview: in
// which of Recordings, from 0, and how long after its start. ok is false for a
// moment that none holds as far as is known. Of recordings that overlap, the
// one that was started last counts.
func (i *Interview) RecordedAt(moment time.Time) (part int, at time.Duration, ok bool) {
	for part = len(i.Recordings) - 1; part >= 0; part-- {
		r := i.Recordings[part]
		at = moment.Sub(r.Started) + r.Offset
		if at >= 0 && (r.Stopped.IsZero() || !moment.After(r.Stopped)) && (r.File != "" || !moment.Before(r.Started)) {
			return part, at, true
		}
	}
	return 0, 0, false
}

// RecordingNow is the place in Recordings of the recording that runs; ok is
// false if none does.
func (i *Interview) RecordingNow() (part int, ok bool) {
	for part, r := range i.Recordings {
		if r.Running() {
			return part, true
		}
	}
	return 0, false
}

// Stamp is the time that a note is stamped with: since the start of the
// recording that held it, or in an interview that is not recorded how long
// questions had been on screen. ok is false for a note that is in none of the
// recordings that there are: its time, how long questions had been on screen,
// does not compare with that of the others.
func (i *Interview) Stamp(note NoteLine) (at time.Duration, ok bool) {
	if _, at, ok := i.RecordedAt(note.At); ok {
		return at, true
	}
	return note.Elapsed, len(i.Recordings) == 0
}
