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

// play plays from here, or pauses and goes on. Where the recording has come to
// its end it plays from here again.
func (s *Screen) play() tea.Cmd {
	if !s.playing {
		return s.playHere()
	}
	anew := s.fromHere()
	return s.sound(func() (string, error) {
		state, err := s.options.Player.Pause()
		switch {
		case errors.Is(err, player.ErrNotPlaying):
			return anew()
		case state.Paused:
			return "Paused at " + clock(state.At) + ". a goes on.", err
		}
		return "Playing from " + clock(state.At) + ".", err
	})
}

func (s *Screen) playHere() tea.Cmd {
	s.playing = true
	return s.sound(s.fromHere())
}

// fromHere gives what plays the recording from the turn under the cursor, and
// says so.
func (s *Screen) fromHere() func() (string, error) {
	at, _ := s.timeHere()
	document, _ := s.space.Analysis().Document(s.document)
	with, recording := s.options.Player, s.options.Recording
	return func() (string, error) {
		err := playFrom(with, recording, document, at)
		return "Playing from " + clock(at) + ". a pauses, A goes back five seconds.", err
	}
}

func playFrom(with Player, recording func(coding.Document) (string, error), document coding.Document, at time.Duration) error {
	file, err := recording(document)
	switch {
	case err != nil:
		return err
	case file == "" && document.Interview == "":
		return errNoInterview
	case file == "":
		return errNoRecording
	}
	return with.Play(file, at)
}

func (s *Screen) playBack() tea.Cmd {
	return s.sound(func() (string, error) {
		state, err := s.options.Player.Back(backBy)
		if state.Paused {
			return "Paused at " + clock(state.At) + ". a goes on.", err
		}
		return "Playing from " + clock(state.At) + ".", err
	})
}

// hush stops the recording of a document that is shown no more.
func (s *Screen) hush() tea.Cmd {
	s.playing = false
	with := s.options.Player
	if with == nil {
		return nil
	}
	return func() tea.Msg {
		with.Close()
		return nil
	}
}

// soundMsg says what was done with the recording, or why it was not.
type soundMsg struct {
	screen *Screen
	done   string
	err    error
}

// sound does something with the recording.
func (s *Screen) sound(do func() (done string, err error)) tea.Cmd {
	return func() tea.Msg {
		done, err := do()
		return soundMsg{s, done, err}
	}
}

// sounded tells what was done with the recording.
func (s *Screen) sounded(msg soundMsg) tea.Cmd {
	switch {
	case msg.screen != s:
		return nil
	case msg.err == nil:
		return notify(msg.done)
	}
	s.playing = false
	return warn(s.soundSentence(msg.err))
}

var (
	// errNoInterview says that it is not known which interview a document is of.
	errNoInterview = errors.New("the interview of this document is not known")
	// errNoRecording says that no recording of a document is known.
	errNoRecording = errors.New("no recording is linked to the interview of this document")
)

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
		return "mpv could not play this recording. Check that the file holds sound, and that this computer can play any."
	case errors.Is(err, player.ErrPastEnd):
		return "The recording ends before this turn. Check that it is the recording of this interview."
	case errors.Is(err, errNoInterview):
		return "It is not known which interview this is. 'fieldwork transcripts link' says which, and 'fieldwork recording' links its recording."
	case errors.Is(err, errNoRecording):
		return "No recording is linked to the interview of this document. 'fieldwork recording' links one."
	case errors.Is(err, fs.ErrNotExist):
		return "The recording is not where it was when it was linked. Put it back, or link it anew with 'fieldwork recording'."
	}
	return s.options.Explain(err)
}
