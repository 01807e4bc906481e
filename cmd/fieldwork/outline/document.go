package outline

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"fieldwork/coding"
)

// WriteDocument writes a document as people read it, each turn after its
// speaker and its time, and what belongs to no turn as it stands. Its text goes
// through safe as in Write.
func WriteDocument(w io.Writer, draft *coding.Draft, safe func(string) string) error {
	o := &outline{out: bufio.NewWriter(w), safe: safe}
	o.line("", draft.Title)
	o.line("", draft.Kind.Words())
	text := coding.NewText(draft.Text)
	speaker, at := "", 0
	for _, turn := range draft.Turns {
		o.between(text, at, turn.From)
		at = max(at, turn.To)
		if turn.Speaker != speaker {
			speaker = turn.Speaker
			o.out.WriteByte('\n')
			o.line("", speaker)
		}
		o.line(turnStart(turn), text.Slice(coding.Span{From: turn.From, To: turn.To}))
	}
	o.between(text, at, text.Len())
	return o.out.Flush()
}

// between writes the text between two turns, unless it is white space alone.
func (o *outline) between(text *coding.Text, from, to int) {
	if from >= to {
		return
	}
	if words := strings.TrimSpace(text.Slice(coding.Span{From: from, To: to})); words != "" {
		o.out.WriteByte('\n')
		o.line("", words)
	}
}

// turnStart is what stands before the text of a turn: its time, and a mark for
// what is to be quoted.
func turnStart(turn coding.Turn) string {
	clock, mark := "", " "
	if turn.Timed {
		seconds := int(turn.At / time.Second)
		clock = fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	if turn.Quote {
		mark = "❝"
	}
	return fmt.Sprintf("%7s %s ", clock, mark)
}
