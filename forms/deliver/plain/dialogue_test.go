package plain_test

import (
	"bytes"
	"context"
	"io"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/deliver/plain"
)

// turn is one typed line, and what happens just before it is typed.
type turn struct {
	line   string
	before func()
}

// dialogue types a line whenever it is prompted, and keeps what was printed
// before each prompt.
type dialogue struct {
	turns   []turn
	lines   chan string
	rest    string
	current bytes.Buffer
	printed []string
	ended   bool
}

func newDialogue(turns ...turn) *dialogue {
	return &dialogue{turns: turns, lines: make(chan string, len(turns)+1)}
}

func (d *dialogue) Write(p []byte) (int, error) {
	d.current.Write(p)
	if !bytes.HasSuffix(p, []byte("> ")) || d.ended {
		return len(p), nil
	}
	d.printed = append(d.printed, d.current.String())
	d.current.Reset()
	if len(d.turns) == 0 {
		d.ended = true
		close(d.lines)
		return len(p), nil
	}
	next := d.turns[0]
	d.turns = d.turns[1:]
	if next.before != nil {
		next.before()
	}
	d.lines <- next.line + "\n"
	return len(p), nil
}

func (d *dialogue) Read(p []byte) (int, error) {
	if d.rest == "" {
		line, ok := <-d.lines
		if !ok {
			return 0, io.EOF
		}
		d.rest = line
	}
	n := copy(p, d.rest)
	d.rest = d.rest[n:]
	return n, nil
}

// talk runs a dialogue.
func (d *desk) talk(t *testing.T, turns ...turn) (said *dialogue, status forms.Status, err error) {
	t.Helper()
	said = newDialogue(turns...)
	deliverer := &plain.Deliverer{Sitting: d.sitting(), In: said, Out: said}
	status, err = deliverer.Run(context.Background())
	return said, status, err
}
