package player

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
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
func dial(socket string, ended <-chan struct{}, limit time.Duration) (*conversation, error) {
	const between = 20 * time.Millisecond
	over := time.After(limit)
	for {
		connection, err := net.Dial("unix", socket)
		if err == nil {
			return newConversation(connection), nil
		}
		select {
		case <-ended:
			return nil, ErrNotPlayable
		case <-over:
			return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
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
		return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	if _, err := c.connection.Write(append(line, '\n')); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
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
	return nil, fmt.Errorf("%w: %w", ErrNoAnswer, errors.Join(c.lines.Err(), net.ErrClosed))
}

func (c *conversation) close() { _ = c.connection.Close() } // nothing is owed to it
