package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// CallSheet is the call sheet of a case line by line: it prints whom to call
// and what to say, holds the interview, and records what came of the call.
type CallSheet struct {
	Study     *study.Study
	Fieldwork *study.Fieldwork
	// Taken is a case that was claimed for this call sheet.
	Taken       sample.Next
	Interviewer string
	// Language to ask in; that of the respondent if it is empty.
	Language string
	Now      func() time.Time
	In       io.Reader
	Out      io.Writer
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
}

// Run calls the case and gives the call as it was recorded; nil if none was,
// and the case was given back. A call that was recorded can be taken back, its
// remark changed and an exhausted case closed until an empty line is typed. That is also so when the input ends, the output
// fails or the context is cancelled; an interview that was under way is then
// suspended. The error says what could not be read or saved.
func (c *CallSheet) Run(ctx context.Context) (*sample.Call, error) {
	lines := NewLines(ctx, c.In)
	defer lines.Close()
	t := &sheetTalk{
		CallSheet: c, prompter: newPrompter(ctx, lines, c.Out), lines: lines, explain: deliver.Explainer(c.Explain),
		attempt: attempt.Begin(c.Taken, c.Interviewer, c.Now()), language: c.Language,
	}
	err := t.read()
	if err == nil {
		t.present()
		for !t.ended {
			t.step(ctx)
		}
	}
	if t.recorded == nil {
		_, unreleased := c.Study.ReleaseCase(c.Taken.Case.ID)
		err = errors.Join(err, t.err, unreleased)
	}
	if failed := t.out.Flush(); failed != nil {
		err = errors.Join(err, fmt.Errorf("nothing more could be printed: %w", failed))
	}
	return t.recorded, err
}

// sheetTalk is a call sheet while it is typed at.
type sheetTalk struct {
	*CallSheet
	*prompter
	lines    *Lines
	explain  func(error) string
	attempt  attempt.Attempt
	language string
	recorded *sample.Call
	// left is the case as the recorded call left it.
	left  sample.Case
	ended bool
	err   error
}

// read reads respondent and case, with what has changed meanwhile.
func (t *sheetTalk) read() error {
	read, err := t.attempt.Read(t.Study, t.Fieldwork)
	if err != nil {
		return err
	}
	t.attempt = read
	if _, ok := read.Instrument.Language(t.language); !ok {
		t.language = read.Language()
	}
	return nil
}

// step takes one line.
func (t *sheetTalk) step(ctx context.Context) {
	line, ok := t.ask("")
	switch {
	case !ok:
		t.ended = true
	case t.recorded != nil:
		t.takeRecorded(line)
	default:
		t.take(ctx, line)
	}
}

// record puts the call on disk with an outcome, and says what follows.
func (t *sheetTalk) record(code string, appointment time.Time) {
	if why := t.attempt.NotOffered(code); why != "" {
		t.say(why)
		return
	}
	call, left, err := t.Study.RecordCall(t.attempt.Call(code, appointment, t.Now()))
	if err != nil {
		t.say("NOT RECORDED: " + t.explain(err) + " Type the outcome again, or back to give the case back.")
		return
	}
	t.recorded, t.left = &call, left
	t.say(t.attempt.Recorded(call, left), t.whatNext())
}

// agree records an appointment at a time in words. Without words it asks for
// them, until they are a time or there are none.
func (t *sheetTalk) agree(outcome sample.Outcome, words string) {
	if words != "" {
		if parsed, ok := t.parse(words); ok {
			t.appoint(outcome, parsed)
		}
		return
	}
	t.say("When? Type the time in the respondent's time, such as tomorrow 10, or press Enter for no appointment.")
	for {
		words, ok := t.ask("Time ")
		if !ok || words == "" {
			t.say("Nothing was recorded.")
			return
		}
		if parsed, ok := t.parse(words); ok {
			t.appoint(outcome, parsed)
			return
		}
	}
}

// parse makes a time of words, or says why they are none.
func (t *sheetTalk) parse(words string) (parsed sample.ParsedTime, ok bool) {
	parsed, err := sample.ParseAppointment(words, t.Now(), t.attempt.Zone())
	if err != nil {
		t.say(err.Error())
	}
	return parsed, err == nil
}

// appoint records an appointment; where something speaks against it, only after
// a yes.
func (t *sheetTalk) appoint(outcome sample.Outcome, parsed sample.ParsedTime) {
	t.say(sample.FormatAppointment(parsed.At, t.attempt.Zone()))
	warnings := t.attempt.AppointmentWarnings(parsed.At)
	if parsed.Note != "" {
		t.say(parsed.Note)
	}
	t.say(warnings...)
	if len(warnings) > 0 {
		if answer, ok := t.ask("Record it all the same? y or n "); !ok || answer != "y" && answer != "yes" {
			t.say("Nothing was recorded.")
			return
		}
	}
	t.record(outcome.Code, parsed.At)
}
