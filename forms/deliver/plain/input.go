package plain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// longestLine is the length in bytes of the longest line that is taken.
const longestLine = 1 << 20

const (
	lineTooLong = "That line is longer than 1 MiB. It was not taken."
	lineNotText = "That line holds bytes that are not text (UTF-8). It was not taken."
)

// inputLine is one line of input, or why there is none.
type inputLine struct {
	text    string
	refused string // the sentence for a line that cannot be taken
	ended   bool
	idle    bool // none came in time
}

// input reads lines beside the interview, so that a cancelled context
// need not wait for one.
type input struct {
	lines     chan inputLine
	stopped   chan struct{}
	cancelled <-chan struct{}
}

func newInput(ctx context.Context, r io.Reader) *input {
	if lines, ok := r.(*Lines); ok {
		return lines.turn(ctx)
	}
	in := &input{lines: make(chan inputLine), stopped: make(chan struct{}), cancelled: ctx.Done()}
	go in.run(bufio.NewReader(r))
	return in
}

func (in *input) run(r *bufio.Reader) {
	defer close(in.lines)
	for {
		line := readLine(r)
		if line.ended {
			return
		}
		select {
		case in.lines <- line:
		case <-in.stopped:
			return
		}
	}
}

// next waits for a line, with a limit for no longer than that; none comes after
// the input ended or the context was cancelled.
func (in *input) next(limit time.Duration) inputLine {
	select {
	case <-in.cancelled:
		return inputLine{ended: true}
	default:
	}
	var timeUp <-chan time.Time
	if limit > 0 {
		timeUp = time.After(limit)
	}
	select {
	case <-timeUp:
		return inputLine{idle: true}
	case line, ok := <-in.lines:
		line.ended = !ok
		return line
	case <-in.cancelled:
		return inputLine{ended: true}
	}
}

func (in *input) stop() { close(in.stopped) }

// readLine reads a line, without its end. Of one that is too long no more
// than the limit is kept in memory. What is left when the input ends counts as
// a line.
func readLine(r *bufio.Reader) inputLine {
	var text []byte
	tooLong := false
	for {
		piece, err := r.ReadSlice('\n')
		if tooLong = tooLong || len(text)+len(piece) > longestLine; !tooLong {
			text = append(text, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && len(text) == 0 && !tooLong:
			return inputLine{ended: true}
		case tooLong:
			return inputLine{refused: lineTooLong}
		}
		line := strings.TrimSuffix(strings.TrimSuffix(string(text), "\n"), "\r")
		if !utf8.ValidString(line) {
			return inputLine{refused: lineNotText}
		}
		return inputLine{text: line}
	}
}
