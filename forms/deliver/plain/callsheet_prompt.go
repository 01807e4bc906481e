package plain

import (
	"bufio"
	"context"
	"io"
	"strings"

	"fieldwork/forms/ui"
)

// prompter says sentences and asks for lines.
type prompter struct {
	in  *input
	out *bufio.Writer
}

func newPrompter(ctx context.Context, in io.Reader, out io.Writer) *prompter {
	return &prompter{in: newInput(ctx, in), out: bufio.NewWriter(out)}
}

// say prints texts, each line of which is made fit for a terminal. Empty lines
// within a text are left out.
func (p *prompter) say(texts ...string) {
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			if !blankLine(line) {
				_, _ = p.out.WriteString(ui.Safe(line) + "\n")
			}
		}
	}
}

// ask prompts for a line, without the space around it. It reports false when
// there is no more, or nothing more can be printed.
func (p *prompter) ask(prompt string) (line string, ok bool) {
	for {
		_, _ = p.out.WriteString(prompt + "> ")
		if p.out.Flush() != nil {
			return "", false
		}
		switch line := p.in.next(0); {
		case line.ended:
			_, _ = p.out.WriteString("\n")
			return "", false
		case line.refused != "":
			p.say(line.refused)
		default:
			return strings.TrimSpace(line.text), true
		}
	}
}
