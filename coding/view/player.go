package view

import "time"

// Player plays recordings. Its methods may wait for another program, so they
// are called in commands.
type Player interface {
	// Play plays a file from a time after its start.
	Play(file string, at time.Duration) error
	// Pause stops the playing, or goes on where it is stopped.
	Pause() error
	// Back goes back by a time.
	Back(by time.Duration) error
	// Position is the time after the start at which the playing is.
	Position() (time.Duration, error)
}
