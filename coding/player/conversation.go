package player

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

// answerLimit is how long mpv may take to answer.
const answerLimit = 2 * time.Second

// longestLine bounds a line that mpv sends, in bytes.
const longestLine = 1 << 20

// conversation is the line to mpv.
type conversation struct {
	connection net.Conn
	lines      *bufio.Scanner
	last       int // number of the last request
}

// dial waits until mpv listens on a socket, has ended, or a time is over.
func dial(socket string, ended <-chan struct{}, over <-chan time.Time) (c *conversation, err error) {
	err = again(ended, over, func() error {
		connection, err := net.Dial("unix", socket)
		if err == nil {
			c = newConversation(connection)
		}
		return err
	})
	return c, err
}

// ready waits until mpv plays, or stands at the start of a file: it has opened
// the file, and a way out for the sound.
func (c *conversation) ready(ended <-chan struct{}, over <-chan time.Time) error {
	return again(ended, over, func() error {
		_, err := c.ask("get_property", "current-ao")
		return err
	})
}

// again tries until it succeeds, mpv has ended, or a time is over.
func again(ended <-chan struct{}, over <-chan time.Time, try func() error) error {
	const between = 20 * time.Millisecond
	for {
		err := try()
		if err == nil {
			return nil
		}
		select {
		case <-ended:
			return ErrNotPlayable
		case <-over:
			return fmt.Errorf("%w: %w", ErrNoAnswer, err)
		case <-time.After(between):
		}
	}
}

func newConversation(connection net.Conn) *conversation {
	lines := bufio.NewScanner(connection)
	lines.Buffer(nil, longestLine)
	return &conversation{connection: connection, lines: lines}
}

type request struct {
	Command []any `json:"command"`
	ID      int   `json:"request_id"`
}

// answer is a line from mpv: an answer to a request, or an event, which has no
// number and is passed over.
type answer struct {
	Error string `json:"error"`
	Data  any    `json:"data"`
	ID    int    `json:"request_id"`
	Event string `json:"event"`
}

// ask sends a command and waits for the answer to it.
func (c *conversation) ask(command ...any) (data any, err error) {
	c.last++
	line, err := json.Marshal(request{command, c.last})
	if err != nil {
		return nil, err
	}
	if err := c.connection.SetDeadline(time.Now().Add(answerLimit)); err != nil {
		return nil, silence(err)
	}
	if _, err := c.connection.Write(append(line, '\n')); err != nil {
		return nil, silence(err)
	}
	for c.lines.Scan() {
		var got answer
		if json.Unmarshal(c.lines.Bytes(), &got) != nil || got.Event != "" || got.ID != c.last {
			continue
		}
		if got.Error != "success" {
			return nil, fmt.Errorf("mpv says: %s", got.Error)
		}
		return got.Data, nil
	}
	return nil, silence(cmp.Or(c.lines.Err(), io.EOF))
}

// silence says why no answer came: mpv is late, or has ended.
func silence(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	return fmt.Errorf("%w: %w", ErrNotPlaying, err)
}

// back goes back by a time, and waits until mpv is there: it answers before.
func (c *conversation) back(by time.Duration) error {
	const tries, between = 50, 10 * time.Millisecond
	before, err := c.time("time-pos")
	if err != nil {
		return err
	}
	if _, err := c.ask("seek", -by.Seconds(), "relative"); err != nil {
		return err
	}
	for range tries {
		if at, err := c.time("time-pos"); err != nil || at <= before-min(by, before)/2 {
			return err
		}
		time.Sleep(between)
	}
	return nil // mpv goes back when it can
}

// state is where the recording is.
func (c *conversation) state() (state State, err error) {
	if state.At, err = c.time("time-pos"); err != nil {
		return state, err
	}
	paused, err := c.ask("get_property", "pause")
	state.Paused = paused == true
	return state, err
}

// time asks for a property that is a number of seconds.
func (c *conversation) time(property string) (time.Duration, error) {
	data, err := c.ask("get_property", property)
	seconds, ok := data.(float64)
	if err == nil && !ok {
		err = fmt.Errorf("mpv gives no %s", property)
	}
	return time.Duration(max(seconds, 0) * float64(time.Second)), err
}

func (c *conversation) close() { _ = c.connection.Close() } // nothing is owed to it
