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
)

// startLimit is how long mpv may take to be ready.
const startLimit = 3 * time.Second

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

// Play plays a file from a time after its start. It fails with ErrNotInstalled,
// ErrNotPlayable and ErrNoAnswer, and with fs.ErrNotExist where there is no such
// file.
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
		if err := p.playFrom(at); err == nil {
			return nil
		}
	}
	p.stop()
	if err := p.start(whole, at); err != nil {
		p.stop()
		return err
	}
	return nil
}

// playFrom goes on in the file that is open.
func (p *Player) playFrom(at time.Duration) error {
	if _, err := p.talk.ask("seek", at.Seconds(), "absolute"); err != nil {
		return err
	}
	_, err := p.talk.ask("set_property", "pause", false)
	return err
}

// start starts mpv and waits until it listens.
func (p *Player) start(file string, at time.Duration) error {
	program, err := exec.LookPath(p.program)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotInstalled, err)
	}
	if p.folder, err = os.MkdirTemp("", "fieldwork-sound-"); err != nil {
		return err
	}
	socket := filepath.Join(p.folder, "mpv")
	p.running = exec.Command(program, "--no-video", "--no-terminal", "--no-config", "--input-ipc-server="+socket,
		fmt.Sprintf("--start=%.3f", at.Seconds()), "--", file)
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
	p.talk, err = dial(socket, ended, startLimit)
	p.file = file
	return err
}

// Pause stops the playing, or goes on where it is stopped. It fails with
// ErrNotPlaying and ErrNoAnswer.
func (p *Player) Pause() error { return p.tell("cycle", "pause") }

// Back goes back by a time. It fails as Pause does.
func (p *Player) Back(by time.Duration) error { return p.tell("seek", -by.Seconds(), "relative") }

// Position is the time after the start at which the playing is. It fails as
// Pause does.
func (p *Player) Position() (time.Duration, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.talk == nil {
		return 0, ErrNotPlaying
	}
	data, err := p.talk.ask("get_property", "time-pos")
	if err != nil {
		return 0, p.broken(err)
	}
	seconds, ok := data.(float64)
	if !ok {
		return 0, ErrNotPlaying
	}
	return time.Duration(seconds * float64(time.Second)), nil
}

func (p *Player) tell(command ...any) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.talk == nil {
		return ErrNotPlaying
	}
	if _, err := p.talk.ask(command...); err != nil {
		return p.broken(err)
	}
	return nil
}

// broken ends what no longer works: mpv has been closed, or does not answer.
func (p *Player) broken(err error) error {
	select {
	case <-p.ended:
		err = ErrNotPlaying
	default:
		if !errors.Is(err, ErrNoAnswer) {
			return err
		}
	}
	p.stop()
	return err
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
