package plain

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// GuideDeliverer puts an interview guide line by line, for screen readers and
// scripts: the question is printed with its probes, every typed line is a
// note, and a line that begins with a slash is a command. A line is on disk
// before the next is read.
type GuideDeliverer struct {
	Sitting *deliver.GuideSitting
	In      io.Reader
	Out     io.Writer
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// Study is where the field note goes that is asked for at the end; none
	// is asked for if it is nil.
	Study *study.Study
}

// Run puts the guide until the interview ends, and gives the status that it is
// left with. When the input ends, the output fails or the context is
// cancelled, the interview is suspended where it stands. The error says that
// this could not be saved, or that the output failed. Input is read ahead; a
// read that is under way when the context is cancelled goes on until the input
// ends.
func (d *GuideDeliverer) Run(ctx context.Context) (forms.Status, error) {
	in := newInput(ctx, d.In)
	defer in.stop()
	t := &guideTalk{sitting: d.Sitting, study: d.Study, in: in, out: bufio.NewWriter(d.Out), explain: deliver.Explainer(d.Explain)}
	t.greet()
	t.present()
	for !t.ended {
		if line, ok := t.read("> "); ok {
			t.take(line)
		} else {
			t.hangUp()
		}
	}
	if err := t.out.Flush(); err != nil && t.err == nil {
		t.err = fmt.Errorf("the interview was left as it stood, because nothing more could be printed: %w", err)
	}
	return t.status, t.err
}

// guideTalk is an interview while its guide is put line by line.
type guideTalk struct {
	sitting *deliver.GuideSitting
	study   *study.Study
	in      *input
	out     *bufio.Writer
	explain func(error) string

	confirm func(line string) // takes the next line, if set
	ended   bool
	status  forms.Status
	err     error
}

// read prompts for a line. It reports false when there is no more.
func (t *guideTalk) read(prompt string) (line string, ok bool) {
	for {
		_, _ = t.out.WriteString(prompt)
		if t.out.Flush() != nil {
			return "", false
		}
		switch line := t.in.next(0); {
		case line.ended:
			t.say("")
			return "", false
		case line.refused != "":
			t.say(line.refused)
		default:
			return line.text, true
		}
	}
}

// say prints texts, each line of which is made fit for a terminal. The empty
// text ends a line.
func (t *guideTalk) say(texts ...string) {
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			_, _ = t.out.WriteString(ui.Safe(line) + "\n")
		}
	}
}

// take acts on one typed line.
func (t *guideTalk) take(line string) {
	switch {
	case t.confirm != nil:
		confirm := t.confirm
		t.confirm = nil
		confirm(line)
	case blankLine(line):
		t.say("Type a note, or /next for the next question. /help lists the commands.")
	case strings.HasPrefix(line, "/") && !strings.HasPrefix(line, "//"):
		t.command(line[1:])
	default:
		t.note(strings.TrimPrefix(line, "/"))
	}
}

// note keeps a line as a note on the present question.
func (t *guideTalk) note(line string) {
	t.sitting.AddNote(len(t.sitting.Notes()), line)
	t.commit()
}

// commit saves what is unsaved. Until that succeeds the interview does not go
// on: an empty line tries again, and any other is refused, so that no note is
// thought saved that is not. It reports false when the interview was left
// instead.
func (t *guideTalk) commit() bool {
	err := t.sitting.Save()
	for err != nil {
		t.say("NOT SAVED: " + t.explain(err) + " Press Enter to try again, or type /suspend to leave.")
		line, ok := t.read("> ")
		switch {
		case !ok || strings.TrimSpace(line) == "/"+suspendCommand:
			t.hangUp()
			return false
		case blankLine(line):
			if err = t.sitting.Save(); err == nil {
				t.say("Saved.")
			}
		default:
			t.say("That line was not taken.")
		}
	}
	return true
}

// hangUp suspends the interview without asking anybody anything: it tries once
// to save what is unsaved and where the interview stands.
func (t *guideTalk) hangUp() {
	t.sitting.End(forms.Suspended)
	t.ended, t.status = true, forms.Suspended
	if err := t.sitting.Save(); err != nil {
		t.status = t.sitting.Status()
		t.err = fmt.Errorf("the interview could not be saved as it was left: %w", err)
		return
	}
	t.status = t.sitting.Status()
	if t.status == forms.Suspended {
		t.say("The interview is suspended. It can be gone on with later.")
	}
}
