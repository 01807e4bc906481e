package view

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
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
	player, recording := s.options.Player, s.options.Recording
	return s.sound(func() error { return playFrom(player, recording, document, at) })
}

func playFrom(player Player, recording func(coding.Document) (string, error), document coding.Document, at time.Duration) error {
	file, err := recording(document)
	if err != nil {
		return err
	}
	return player.Play(file, at)
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
	return warn(s.options.Explain(msg.err))
}
