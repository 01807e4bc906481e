package outline

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"fieldwork/coding"
)

// WriteDocument writes a document as people read it, each turn after its
// speaker and its time. Its text goes through safe as in Write.
func WriteDocument(w io.Writer, draft *coding.Draft, safe func(string) string) error {
	o := &outline{out: bufio.NewWriter(w), safe: safe}
	o.line("", draft.Title)
	o.line("", draft.Kind.Words())
	text := coding.NewText(draft.Text)
	speaker := ""
	for _, turn := range draft.Turns {
		if turn.Speaker != speaker {
			speaker = turn.Speaker
			o.out.WriteByte('\n')
			o.line("", speaker)
		}
		o.line(turnStart(turn), text.Slice(coding.Span{From: turn.From, To: turn.To}))
	}
	return o.out.Flush()
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
