// Package player plays recordings by the program mpv, which it steers through
// mpv's JSON IPC: one line of JSON for a command, one for its answer, over a
// Unix socket (https://mpv.io/manual/stable/#json-ipc).
package player

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// Errors that callers tell apart.
var (
	// ErrNotInstalled says that mpv is not on this machine.
	ErrNotInstalled = errors.New("mpv is not installed")
	// ErrNotPlaying says that no recording is being played.
	ErrNotPlaying = errors.New("no recording is being played")
	// ErrNoAnswer says that mpv has not answered in time.
	ErrNoAnswer = errors.New("mpv does not answer")
	// ErrNotPlayable says that mpv has ended instead of playing a file.
	ErrNotPlayable = errors.New("mpv could not play the file")
	// ErrPastEnd says that a recording ends before the time asked for.
	ErrPastEnd = errors.New("the recording ends before this time")
)

// startLimit is how long mpv may take to be ready.
const startLimit = 10 * time.Second

// Player plays one recording at a time. It is safe for concurrent use; its
// methods wait for mpv, for some seconds at most.
type Player struct {
	program string
	lock    sync.Mutex
	folder  string // of the socket
	running *exec.Cmd
	ended   chan struct{}
	talk    *conversation
	file    string
}

// New makes a player that starts a program, mpv if it is empty, when something
// is to be played first.
func New(program string) *Player {
	if program == "" {
		program = "mpv"
	}
	return &Player{program: program}
}

// Play plays a file from a time after its start, and returns once it is heard.
// It fails with ErrNotInstalled, ErrNotPlayable, ErrPastEnd and ErrNoAnswer, and
// with fs.ErrNotExist where there is no such file.
func (p *Player) Play(file string, at time.Duration) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	whole, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if _, err := os.Stat(whole); err != nil {
		return err
	}
	if p.talk != nil && p.file == whole {
		if err := p.playFrom(at); err == nil || errors.Is(err, ErrPastEnd) {
			return err
		}
	}
	p.stop()
	err = p.start(whole)
	if err == nil {
		err = p.playFrom(at)
	}
	if err != nil {
		p.stop()
	}
	return err
}

// playFrom goes on in the file that is open. mpv would end at a place that lies
// behind the last.
func (p *Player) playFrom(at time.Duration) error {
	if length, err := p.talk.time("duration"); err == nil && at >= length {
		return ErrPastEnd
	}
	if _, err := p.talk.ask("seek", at.Seconds(), "absolute"); err != nil {
		return err
	}
	_, err := p.talk.ask("set_property", "pause", false)
	return err
}

// start starts mpv, and waits until it has opened the file and a way out for the
// sound.
func (p *Player) start(file string) error {
	program, err := exec.LookPath(p.program)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotInstalled, err)
	}
	if p.folder, err = os.MkdirTemp("", "fieldwork-sound-"); err != nil {
		return err
	}
	socket := filepath.Join(p.folder, "mpv")
	p.running = exec.Command(program, "--no-video", "--no-terminal", "--no-config", "--pause", "--input-ipc-server="+socket, "--", file)
	if err := p.running.Start(); err != nil {
		p.running = nil
		return fmt.Errorf("starting mpv: %w", err)
	}
	running, ended := p.running, make(chan struct{})
	p.ended = ended
	go func() {
		_ = running.Wait() // its end is all that matters
		close(ended)
	}()
	over := time.After(startLimit)
	if p.talk, err = dial(socket, ended, over); err != nil {
		return err
	}
	p.file = file
	return p.talk.ready(ended, over)
}

// State is where a recording is.
type State struct {
	// At is the time after its start.
	At time.Duration
	// Paused says that the playing has been stopped there.
	Paused bool
}

// Pause stops the playing, or goes on where it is stopped, and tells where that
// is. It fails with ErrNotPlaying and ErrNoAnswer.
func (p *Player) Pause() (State, error) {
	return p.steer(func(c *conversation) error {
		_, err := c.ask("cycle", "pause")
		return err
	})
}

// Back goes back by a time, and tells to where. It fails as Pause does.
func (p *Player) Back(by time.Duration) (State, error) {
	return p.steer(func(c *conversation) error { return c.back(by) })
}

// steer tells mpv what to do, and gives what came of it.
func (p *Player) steer(tell func(*conversation) error) (State, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.talk == nil {
		return State{}, ErrNotPlaying
	}
	err := tell(p.talk)
	if err != nil {
		return State{}, p.broken(err)
	}
	state, err := p.talk.state()
	if err != nil {
		return State{}, p.broken(err)
	}
	return state, nil
}

// broken says why mpv was not steered, and ends what no longer works.
func (p *Player) broken(err error) error {
	if errors.Is(err, ErrNotPlaying) || errors.Is(err, ErrNoAnswer) {
		p.stop()
		return err
	}
	return fmt.Errorf("%w: %w", ErrNotPlaying, err) // it plays nothing just now
}

// Close stops the playing.
func (p *Player) Close() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.stop()
}

// stop ends mpv and takes away its socket.
func (p *Player) stop() {
	if p.talk != nil {
		p.talk.close()
	}
	if p.running != nil {
		_ = p.running.Process.Kill() // it may have ended by itself
		<-p.ended
	}
	if p.folder != "" {
		_ = os.RemoveAll(p.folder) // a socket left behind does no harm
	}
	p.talk, p.running, p.ended, p.folder, p.file = nil, nil, nil, "", ""
}
