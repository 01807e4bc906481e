package view

import (
	"errors"
	"io/fs"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/player"
)

// backBy is how far the recording goes back at a key.
const backBy = 5 * time.Second

// playWhy says why nothing can be played.
func (s *Screen) playWhy() string {
	switch {
	case s.page == nil:
		return notRead
	case s.options.Player == nil || s.options.Recording == nil:
		return "Recordings cannot be played from here."
	}
	if _, ok := s.timeHere(); !ok {
		return "This document has no times, so the recording cannot be found here."
	}
	return ""
}

// timeHere is when the turn under the cursor, or the last one before it that
// has a time, was said.
func (s *Screen) timeHere() (at time.Duration, ok bool) {
	for _, turn := range s.page.content.Turns {
		if turn.From > s.at && ok {
			break
		}
		if turn.Timed {
			at, ok = turn.At, true
		}
	}
	return at, ok
}

// play plays from here, or pauses and goes on.
func (s *Screen) play() tea.Cmd {
	if !s.playing {
		return s.playHere()
	}
	return s.sound(s.options.Player.Pause)
}

func (s *Screen) playHere() tea.Cmd {
	at, _ := s.timeHere()
	document, _ := s.space.Analysis().Document(s.document)
	s.playing = true
	with, recording := s.options.Player, s.options.Recording
	return s.sound(func() error { return playFrom(with, recording, document, at) })
}

func playFrom(with Player, recording func(coding.Document) (string, error), document coding.Document, at time.Duration) error {
	file, err := recording(document)
	if err != nil {
		return err
	}
	if file == "" {
		return errNoRecording
	}
	return with.Play(file, at)
}

func (s *Screen) playBack() tea.Cmd {
	return s.sound(func() error { return s.options.Player.Back(backBy) })
}

// soundMsg says that something about the recording did not work.
type soundMsg struct {
	screen *Screen
	err    error
}

// sound does something with the recording.
func (s *Screen) sound(do func() error) tea.Cmd {
	return func() tea.Msg { return soundMsg{s, do()} }
}

// sounded tells why the recording does not play.
func (s *Screen) sounded(msg soundMsg) tea.Cmd {
	if msg.screen != s || msg.err == nil {
		return nil
	}
	s.playing = false
	return warn(s.soundSentence(msg.err))
}

// errNoRecording says that no recording of a document is known.
var errNoRecording = errors.New("no recording is linked to the interview of this document")

// soundSentence says why something about the recording did not work, and what to
// do.
func (s *Screen) soundSentence(err error) string {
	switch {
	case errors.Is(err, player.ErrNotInstalled):
		return "Recordings are played by the program mpv, which is not installed here. Install it, then press the key again."
	case errors.Is(err, player.ErrNotPlaying):
		return "No recording is being played. a plays from here."
	case errors.Is(err, player.ErrNoAnswer):
		return "mpv does not answer. a begins to play anew."
	case errors.Is(err, player.ErrNotPlayable):
		return "mpv could not play this recording. Check that the file holds sound."
	case errors.Is(err, errNoRecording):
		return "No recording is linked to the interview of this document. 'fieldwork recording' links one."
	case errors.Is(err, fs.ErrNotExist):
		return "The recording is not where it was when it was linked. Put it back, or link it anew with 'fieldwork recording'."
	}
	return s.options.Explain(err)
}
