package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/ui"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// failing is an engine whose Updates fail once some have been done.
type failing struct {
	store.Engine
	good    int
	failure error
}

func (f *failing) Update(change func(store.Tx) error) error {
	if f.good--; f.good < 0 {
		return f.failure
	}
	return f.Engine.Update(change)
}

// answered is what a call says when its study is on a disk that fails after
// some changes. The first begins the interview.
func answered(t *testing.T, failure error, good int, shown error, input string) (ending, sentence string) {
	t.Helper()
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	engine, err := bolt.Open("walk.field")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	a.in, a.screen, a.env = strings.NewReader(input), true, map[string]string{"TERM": "xterm"}
	a.show = func(*ui.Shell) error { return shown }
	o := &callOptions{app: a.app, plain: input != ""}
	s := a.attach(&failing{engine, good, failure})
	ending, err = o.run(context.Background(), s)
	if err != nil {
		sentence = sentenceOf(named(s.path, err))
	}
	for interview := range s.Interviews("") {
		ending = strings.ReplaceAll(ending, interview.ID, "ID")
	}
	return ending, sentence
}

func TestTheEndOfACallSaysWhatIsTrue(t *testing.T) {
	const (
		lost       = "Not everything could be saved before the end"
		full       = lost + "; the last answer may be lost. The disk is full: walk.field was not written. Make room and try again; what was saved before is safe."
		lastSaved  = "Interview ID can be gone on with where it was last saved: fieldwork call ID"
		suspended  = "Interview ID is suspended. Go on with: fieldwork call ID"
		checkAgain = "; the last answer may be lost. Open the study again to see what was kept."
	)
	for _, c := range []struct {
		name         string
		failure      error
		good         int
		shown        error
		input        string
		ending, says string
	}{
		{"plain, suspended", nil, 99, nil, "1\n", suspended, ""},
		{"plain, full when it is suspended", syscall.ENOSPC, 1, nil, "/suspend\n", lastSaved, full},
		{"plain, full at the first answer", syscall.ENOSPC, 1, nil, "1\n", lastSaved, full},
		{"screen, not saved", nil, 99, errors.Join(ui.ErrHungUp, errors.Join(ui.ErrNotSaved, syscall.ENOSPC)), "", lastSaved, full},
		{"screen, too slow", nil, 99, errors.Join(ui.ErrHungUp, fmt.Errorf("%w: %w", ui.ErrNotSaved, errors.New("too slow"))), "",
			lastSaved, lost + " (too slow)" + checkAgain},
		{"screen, hung up and not suspended", nil, 99, ui.ErrHungUp, "", lastSaved, lost + checkAgain},
		{"screen, a fault", nil, 99, fmt.Errorf("%w: index out of range", ui.ErrFault), "",
			lastSaved, "fieldwork stopped because of a fault in it. " + lost + checkAgain},
	} {
		t.Run(c.name, func(t *testing.T) {
			ending, says := answered(t, c.failure, c.good, c.shown, c.input)
			if ending != c.ending || says != c.says {
				t.Errorf("it ends with %q\nand says %q,\nwant %q\nand %q", ending, says, c.ending, c.says)
			}
		})
	}
	t.Run("uncertain", func(t *testing.T) {
		ending, _ := answered(t, fmt.Errorf("%w: %w", store.ErrUncertain, syscall.EIO), 1, nil, "1\n")
		if want := "Whether interview ID was saved as it was left is not certain; 'fieldwork responses show ID' shows it."; ending != want {
			t.Errorf("it ends with %q, want %q", ending, want)
		}
	})
}

// A disk that is full, while an interview is taken line by line, is told of in
// a sentence that says what to do.
func TestALineThatCannotBeSavedIsExplained(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	engine, err := bolt.Open("walk.field")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	a.in = strings.NewReader("1\n/suspend\n")
	o := &callOptions{app: a.app, plain: true}
	if _, err := o.run(context.Background(), a.attach(&failing{engine, 1, syscall.ENOSPC})); err == nil {
		t.Error("nothing went wrong")
	}
	want := "NOT SAVED: The disk is full: walk.field was not written. Make room and try again; what was saved before is safe."
	if got := strings.Join(strings.Fields(a.out.String()), " "); !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, a.out.String())
	}
}

// An interview that is gone on with in another language is in it from then on,
// and one whose language the instrument does not have is left alone.
func TestALanguageIsChangedWhenAnInterviewIsGoneOnWith(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	a.do(exitDone, "call", "--plain")
	resume := func(code int, language string) (shownAndLogged string) {
		t.Helper()
		s, err := a.openFile("walk.field")
		if err != nil {
			t.Fatal(err)
		}
		var interview forms.Interview
		for interview = range s.Interviews("") { // there is one
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		a.do(code, "call", interview.ID, "--plain", "--lang", language)
		a.do(exitDone, "responses", "show", interview.ID)
		shown := a.out.String()
		a.do(exitDone, "log")
		return shown + a.out.String()
	}
	after := resume(exitDone, "cy")
	if !strings.Contains(after, "Language      cy") || strings.Count(after, " language ") != 1 {
		t.Errorf("after a change of language there is\n%s", after)
	}
	resumed := strings.Count(after, " resume ")
	after = resume(exitFailed, "de")
	if !strings.Contains(after, "Language      cy") || strings.Count(after, " resume ") != resumed {
		t.Errorf("after a language that there is not there is\n%s", after)
	}
}

// peeking is an error stream that looks, when it is written to, whether the
// study can be opened and the program be stopped.
type peeking struct {
	t         *testing.T
	stoppable *bool
	written   strings.Builder
}

func (p *peeking) Write(text []byte) (int, error) {
	engine, err := bolt.Open("walk.field")
	if err != nil {
		p.t.Errorf("while %q is written: %v", text, err)
		return len(text), nil
	}
	if !*p.stoppable {
		p.t.Errorf("%q is written while signals are held back", text)
	}
	p.written.Write(text)
	return len(text), engine.Close()
}

// A terminal that takes no more output holds up whoever writes to it.
func TestTheStudyIsClosedBeforeTheEndOfACallIsTold(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	released := false
	told := &peeking{t: t, stoppable: &released}
	a.app.err, a.release = told, func() { released = true }
	a.screen, a.env = true, map[string]string{"TERM": "xterm"}
	a.show = func(*ui.Shell) error { return ui.ErrHungUp }
	if code := a.run(context.Background(), []string{"call"}); code != exitFailed {
		t.Errorf("it ends with %d", code)
	}
	if got := told.written.String(); strings.Count(got, "\n") != 2 {
		t.Errorf("it says %s", got)
	}
	a.app.in = strings.NewReader("")
	if code := a.run(context.Background(), []string{"call", "--plain"}); code != exitDone {
		t.Errorf("line by line it ends with %d", code)
	}
}
