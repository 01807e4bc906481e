package view

import (
	"time"

	"fieldwork/coding/player"
)

// Player plays recordings. Its methods may wait for another program, so they
// are called in commands.
type Player interface {
	// Play plays a file from a time after its start.
	Play(file string, at time.Duration) error
	// Pause stops the playing, or goes on where it is stopped.
	Pause() (player.State, error)
	// Back goes back by a time.
	Back(by time.Duration) (player.State, error)
	// Close stops the playing.
	Close()
}
