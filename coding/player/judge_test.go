//go:build judges

package player_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fieldwork/coding/player"
)

// silence is a sound file, WAV, of so many seconds without a sound.
func silence(seconds int) []byte {
	const rate = 8000
	var file bytes.Buffer
	for _, part := range []any{
		[]byte("RIFF"), uint32(36 + seconds*rate), []byte("WAVEfmt "), uint32(16),
		uint16(1), uint16(1), uint32(rate), uint32(rate), uint16(1), uint16(8), // one channel of bytes
		[]byte("data"), uint32(seconds * rate), bytes.Repeat([]byte{128}, seconds*rate),
	} {
		_ = binary.Write(&file, binary.LittleEndian, part)
	}
	return file.Bytes()
}

// TestJudgeMPV steers mpv itself, whose sound goes nowhere.
func TestJudgeMPV(t *testing.T) {
	folder := t.TempDir()
	place := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	talk, text := place("talk.wav", silence(600)), place("talk.txt", []byte("no sound"))
	p := player.New(place("mpv", []byte("#!/bin/sh\nexec mpv --ao=null \"$@\"\n")))
	t.Cleanup(p.Close)
	if err := p.Play(text, 0); !errors.Is(err, player.ErrNotPlayable) {
		t.Errorf("playing a text: %v", err)
	}
	if err := p.Play(talk, 700*time.Second); !errors.Is(err, player.ErrPastEnd) {
		t.Errorf("playing from behind the end: %v", err)
	}
	if err := p.Play(talk, 100*time.Second); err != nil {
		t.Fatal(err)
	}
	const close = 200 * time.Millisecond
	paused, err := p.Pause()
	if err != nil || !paused.Paused || paused.At < 100*time.Second-close {
		t.Errorf("paused: %+v, %v", paused, err)
	}
	back, err := p.Back(5 * time.Second)
	if off := back.At - (paused.At - 5*time.Second); err != nil || !back.Paused || off.Abs() > close {
		t.Errorf("five seconds back from %v: %+v, %v", paused.At, back, err)
	}
	if on, err := p.Pause(); err != nil || on.Paused {
		t.Errorf("going on: %+v, %v", on, err)
	}
}
