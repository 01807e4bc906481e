// Package plain delivers an interview line by line, for screen readers and
// scripts: what is asked is printed in whole lines, what is answered is typed
// in lines.
package plain

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/field"
	"fieldwork/forms/flow"
	"fieldwork/forms/ui"
)

// Deliverer delivers an interview line by line, for screen readers and scripts:
// every question is printed in whole lines without colours or cursor control,
// every answer and every command is one typed line. Nothing of the next
// question is printed before the answer to the present one is on disk.
type Deliverer struct {
	Sitting *deliver.Sitting
	In      io.Reader
	Out     io.Writer
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
}

// Run asks until the interview ends, and gives the status that it is left
// with. When the input ends, the output fails or the context is cancelled, the
// interview is suspended where it stands. The error says that this could not
// be saved, or that the output failed. Input is read ahead; a read that is
// under way when the context is cancelled goes on until the input ends.
func (d *Deliverer) Run(ctx context.Context) (forms.Status, error) {
	in := newInput(ctx, d.In)
	defer in.stop()
	t := &talk{sitting: d.Sitting, flow: d.Sitting.Flow(), in: in, out: bufio.NewWriter(d.Out),
		explain: deliver.Explainer(d.Explain)}
	t.greet()
	t.arrive()
	for !t.ended {
		t.present()
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

// talk is an interview while it is delivered line by line.
type talk struct {
	sitting *deliver.Sitting
	flow    *flow.State
	in      *input
	out     *bufio.Writer
	explain func(error) string

	showQuestion bool // before the next line is read
	showItem     bool
	item         int               // of the grid, at which an answer goes
	text         []string          // lines of a text that is being typed
	textSize     int               // bytes of text
	unsavedSince time.Time         // when the first line of text came that is not on disk; zero for none
	warned       bool              // an empty line passes over what is only soft
	confirm      func(line string) // takes the next line, if set

	ended  bool
	status forms.Status
	err    error
}

// arrive makes ready for the question that the interview stands at now.
func (t *talk) arrive() {
	t.showQuestion, t.showItem, t.warned = true, true, false
	t.item = 0
	t.dropText()
	q := t.flow.Current()
	if q == nil || q.Type != forms.Grid {
		return
	}
	for i, v := range q.Variables() {
		if t.flow.Answer(v).Empty() {
			t.item = i
			break
		}
	}
}

// read prompts for a line. It reports false when there is no more.
func (t *talk) read(prompt string) (line string, ok bool) {
	for {
		_, _ = t.out.WriteString(prompt)
		if t.out.Flush() != nil {
			return "", false
		}
		line := t.in.next(t.draftLimit())
		for line.idle {
			t.saveDraft()
			line = t.in.next(t.draftLimit())
		}
		switch {
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
func (t *talk) say(texts ...string) {
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			_, _ = t.out.WriteString(ui.Safe(line) + "\n")
		}
	}
}

// take acts on one typed line.
func (t *talk) take(line string) {
	warned := t.warned
	t.warned = false
	q := t.flow.Current()
	switch {
	case t.confirm != nil:
		confirm := t.confirm
		t.confirm = nil
		confirm(line)
	case t.command(line, warned):
	case q == nil:
		t.say("All questions have been asked. Type complete, or help for what else can be done.")
	case q.Multiline && q.Asks() && !(blankLine(line) && len(t.text) == 0):
		t.takeText(line, warned)
	case blankLine(line):
		t.takeNothing(q, warned)
	default:
		t.takeAnswer(q, line)
	}
}

func blankLine(line string) bool { return strings.TrimSpace(line) == "" }

// takeNothing acts on an empty line: it goes on.
func (t *talk) takeNothing(q *forms.Question, warned bool) {
	switch {
	case warned:
		t.forward(true)
	case q.Type == forms.Grid && t.item < len(q.Items)-1:
		t.item++
		t.showItem = true
	default:
		t.forward(false)
	}
}

// takeAnswer reads a line as the answer to the question, or to an item of a
// grid, and goes on.
func (t *talk) takeAnswer(q *forms.Question, line string) {
	if q.Type == forms.TextType {
		line = strings.TrimPrefix(line, "/") // of a text that begins with two
	}
	changes, err := t.readAnswer(q, line)
	if err != nil {
		t.say(err.Error())
		return
	}
	if len(changes) == 1 && q.Type == forms.Grid {
		t.recordItem(q, changes[0])
		return
	}
	if t.record(changes...) {
		t.forward(false)
	}
}

// readAnswer reads the line for the item of a grid, or for a whole grid if it
// has as many parts as that has items.
func (t *talk) readAnswer(q *forms.Question, line string) ([]field.Change, error) {
	setting := t.setting(q)
	if q.Type != forms.Grid {
		return field.Read(setting, line)
	}
	changes, err := field.ReadItem(setting, q.Variables()[t.item], line)
	if err != nil {
		if all, wrong := field.Read(setting, line); wrong == nil {
			return all, nil
		}
	}
	return changes, err
}

// recordItem records the answer to an item of a grid. The answer that fills
// the grid, or one to its last item, ends the question.
func (t *talk) recordItem(q *forms.Question, change field.Change) {
	open := t.openItems(q)
	if !t.record(change) {
		return
	}
	filled := open > 0 && t.openItems(q) == 0
	if filled || t.item == len(q.Items)-1 {
		t.forward(false)
		return
	}
	t.item++
	t.showItem = true
}

func (t *talk) openItems(q *forms.Question) int {
	open := 0
	for _, v := range q.Variables() {
		if t.flow.Answer(v).Empty() {
			open++
		}
	}
	return open
}
