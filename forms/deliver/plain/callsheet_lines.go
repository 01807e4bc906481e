package plain

import (
	"context"
	"io"
)

// Lines lets several deliverers take turns at one input, given to each as its
// In: what one of them has not taken is left for the next.
type Lines struct {
	in   *input
	rest []byte // of a line that Read has begun to give
}

// NewLines begins to read an input. It reads ahead by a line until Close.
func NewLines(ctx context.Context, r io.Reader) *Lines { return &Lines{in: newInput(ctx, r)} }

// Read gives the lines as bytes. A line that cannot be taken is left out.
func (l *Lines) Read(p []byte) (int, error) {
	for len(l.rest) == 0 {
		line := l.in.next(0)
		if line.ended {
			return 0, io.EOF
		}
		if line.refused == "" {
			l.rest = []byte(line.text + "\n")
		}
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// Close ends the reading ahead.
func (l *Lines) Close() { l.in.stop() }

// turn is the input for one deliverer, to be stopped by it.
func (l *Lines) turn(ctx context.Context) *input {
	return &input{lines: l.in.lines, stopped: make(chan struct{}), cancelled: ctx.Done()}
}
