package deliver

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// longestPlainLine is the length in bytes of the longest line that is taken.
const longestPlainLine = 1 << 20

const (
	lineTooLong = "That line is longer than 1 MiB. It was not taken."
	lineNotText = "That line holds bytes that are not text (UTF-8). It was not taken."
)

// plainLine is one line of input, or why there is none.
type plainLine struct {
	text    string
	refused string // the sentence for a line that cannot be taken
	ended   bool
	idle    bool // none came in time
}

// plainInput reads lines beside the interview, so that a cancelled context
// need not wait for one.
type plainInput struct {
	lines     chan plainLine
	stopped   chan struct{}
	cancelled <-chan struct{}
}

func newPlainInput(ctx context.Context, r io.Reader) *plainInput {
	in := &plainInput{lines: make(chan plainLine), stopped: make(chan struct{}), cancelled: ctx.Done()}
	go in.run(bufio.NewReader(r))
	return in
}

func (in *plainInput) run(r *bufio.Reader) {
	defer close(in.lines)
	for {
		line := readPlainLine(r)
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
func (in *plainInput) next(limit time.Duration) plainLine {
	select {
	case <-in.cancelled:
		return plainLine{ended: true}
	default:
	}
	var timeUp <-chan time.Time
	if limit > 0 {
		timeUp = time.After(limit)
	}
	select {
	case <-timeUp:
		return plainLine{idle: true}
	case line, ok := <-in.lines:
		line.ended = !ok
		return line
	case <-in.cancelled:
		return plainLine{ended: true}
	}
}

func (in *plainInput) stop() { close(in.stopped) }

// readPlainLine reads a line, without its end. Of one that is too long no more
// than the limit is kept in memory. What is left when the input ends counts as
// a line.
func readPlainLine(r *bufio.Reader) plainLine {
	var text []byte
	tooLong := false
	for {
		piece, err := r.ReadSlice('\n')
		if tooLong = tooLong || len(text)+len(piece) > longestPlainLine; !tooLong {
			text = append(text, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && len(text) == 0 && !tooLong:
			return plainLine{ended: true}
		case tooLong:
			return plainLine{refused: lineTooLong}
		}
		line := strings.TrimSuffix(strings.TrimSuffix(string(text), "\n"), "\r")
		if !utf8.ValidString(line) {
			return plainLine{refused: lineNotText}
		}
		return plainLine{text: line}
	}
}
