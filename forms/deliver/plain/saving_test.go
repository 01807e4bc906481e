package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/deliver/plain"
)

func TestPlainGoesNowhereUnsaved(t *testing.T) {
	d := openDesk(t, everyType)
	said, _, err := d.talk(t, turn{}, turn{}, turn{line: "Ann", before: func() { d.engine.updates = 2 }},
		turn{line: "41"}, turn{}, turn{before: func() {
			if len(d.interview().Answers) != 0 {
				t.Errorf("stored %v before it was saved", d.interview().Answers)
			}
		}}, turn{line: "41"})
	if err != nil {
		t.Fatal(err)
	}
	const failed = "NOT SAVED: the disk is full. Press Enter to try again, or type /suspend to leave.\n> "
	want := []string{failed, "That line was not taken.\n" + failed, failed}
	if diff := cmp.Diff(want, said.printed[3:6]); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
	wantPrinted(t, said.printed[6], "Saved.\n\nQuestion 2 of 10")
	if diff := cmp.Diff(map[string]string{"who": "Ann", "age": "41"}, d.answers()); diff != "" {
		t.Errorf("stored answers (-want +got):\n%s", diff)
	}
}

func TestPlainDoesNotShowTheNextQuestionWhileItsMoveIsUnsaved(t *testing.T) {
	d := openDesk(t, everyType)
	said, _, err := d.talk(t, turn{before: func() { d.engine.updates = 1 }}, turn{})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(said.printed[1], "Speak slowly.") {
		t.Errorf("the next question was printed: %q", said.printed[1])
	}
	wantPrinted(t, said.printed[2], "Saved.\n\n(interviewer: Speak slowly.)")
}

func TestPlainLeavesUnsavedOnDemand(t *testing.T) {
	d := openDesk(t, everyType)
	_, status, err := d.talk(t, turn{}, turn{}, turn{line: "Ann", before: func() { d.engine.updates = 1 }}, turn{line: "/suspend"})
	if err != nil || status != forms.Suspended || d.answers()["who"] != "Ann" {
		t.Errorf("with a disk that works again: %q, %v, stored %v", status, err, d.answers())
	}
	_, status, err = d.talk(t, turn{line: "Bob", before: func() { d.engine.updates = 9 }}, turn{line: "/suspend"})
	if !errors.Is(err, errDisk) || status != forms.InProgress || d.answers()["who"] != "Ann" {
		t.Errorf("with one that does not: %q, %v, stored %v", status, err, d.answers())
	}
}

func TestPlainSaysThatTheEndOfInputCouldNotBeSaved(t *testing.T) {
	d := openDesk(t, everyType)
	_, status, err := d.talk(t, turn{before: func() { d.engine.updates = 9 }})
	if !errors.Is(err, errDisk) || status != forms.InProgress {
		t.Errorf("left %q, %v", status, err)
	}
}

func TestPlainSuspendsAtTheEndOfInputAndResumesThere(t *testing.T) {
	whole := openDesk(t, everyType)
	lines := append(append([]string{}, toTheEnd...), "the end", ".", "complete")
	whole.run(lines...)
	for cut := range lines {
		if cut > len(toTheEnd)-1 {
			break // inside the text of several lines, see below
		}
		d := openDesk(t, everyType)
		printed, status := d.run(append(append([]string{}, lines[:cut]...), "/again")...)
		if status != forms.Suspended {
			t.Fatalf("after %d lines it was left %q", cut, status)
		}
		before := lastQuestion(printed)
		printed, status = d.run(lines[cut:]...)
		resumed, _, _ := strings.Cut(printed[strings.Index(printed, "\n\n")+2:], "\n> ")
		if resumed != before {
			t.Errorf("after %d lines: resumed at %q, left at %q", cut, resumed, before)
		}
		if diff := cmp.Diff(whole.answers(), d.answers()); diff != "" || status != forms.Complete {
			t.Errorf("after %d lines: left %q, stored answers (-whole +in two parts):\n%s", cut, status, diff)
		}
	}
}

// lastQuestion is the question that was printed last.
func lastQuestion(printed string) string {
	questions := strings.Split(strings.TrimSuffix(printed, "> \nThe interview is suspended. It can be gone on with later.\n"), "> \n")
	return strings.TrimSuffix(questions[len(questions)-1], "\n")
}

func TestPlainKeepsAnUnfinishedText(t *testing.T) {
	d := openDesk(t, everyType)
	d.run(append(append([]string{}, toTheEnd[:len(toTheEnd)-1]...), "one", "two")...)
	if got := d.answers()["long"]; got != "one\ntwo" {
		t.Errorf("stored %q", got)
	}
	if got := d.interview().Position; got != "long" {
		t.Errorf("stored the position %q", got)
	}
	printed, _ := d.run("")
	wantPrinted(t, printed, "Answer so far: one\ntwo\n", "All questions have been asked.")
}

func TestPlainSavesALongTextWhileItIsTyped(t *testing.T) {
	d := openDesk(t, everyType)
	d.run(toTheEnd[:len(toTheEnd)-1]...)
	stored := ""
	_, _, err := d.talk(t, turn{line: "one"}, turn{line: "two"}, turn{line: "three"}, turn{line: "four", before: func() {
		stored = d.answers()["long"] // the clock goes on a second at each line
	}})
	if err != nil || !strings.HasPrefix(stored, "one\ntwo") {
		t.Errorf("stored %q, %v", stored, err)
	}
}

// TestPlainSavesATextThatIsLeftLying: a line of a text is on disk soon although
// no other follows.
func TestPlainSavesATextThatIsLeftLying(t *testing.T) {
	d := openDesk(t, everyType)
	d.run(toTheEnd[:len(toTheEnd)-1]...)
	input, typed := io.Pipe()
	saved := false
	go func() {
		_, _ = io.WriteString(typed, "one\n")
		for range 10_000 {
			if saved = d.answers()["long"] == "one"; saved {
				break
			}
			time.Sleep(time.Millisecond)
		}
		_ = typed.CloseWithError(errors.New("the terminal is gone"))
	}()
	deliverer := &plain.Deliverer{Sitting: d.sitting(), In: input, Out: io.Discard}
	if _, err := deliverer.Run(context.Background()); err != nil || !saved {
		t.Errorf("saved while it was left lying: %v; %v", saved, err)
	}
}

func TestPlainSuspendsWhenCancelled(t *testing.T) {
	d := openDesk(t, everyType)
	ctx, cancel := context.WithCancel(context.Background())
	said := newDialogue(turn{}, turn{}, turn{line: "Ann"}, turn{line: "41", before: cancel})
	deliverer := &plain.Deliverer{Sitting: d.sitting(), In: said, Out: said}
	status, err := deliverer.Run(ctx)
	if err != nil || status != forms.Suspended || d.interview().Position != "age" {
		t.Errorf("left %q, %v, at %q", status, err, d.interview().Position)
	}
	if diff := cmp.Diff(map[string]string{"who": "Ann"}, d.answers()); diff != "" {
		t.Errorf("stored answers (-want +got):\n%s", diff)
	}
}

func TestPlainDoesNotWaitForInputOnceCancelled(t *testing.T) {
	d := openDesk(t, everyType)
	ctx, cancel := context.WithCancel(context.Background())
	silent, end := io.Pipe()
	t.Cleanup(func() { _ = end.Close() })
	out := &cancelling{cancel: cancel}
	status, err := (&plain.Deliverer{Sitting: d.sitting(), In: silent, Out: out}).Run(ctx)
	if err != nil || status != forms.Suspended {
		t.Errorf("left %q, %v", status, err)
	}
}

// cancelling cancels at the first prompt.
type cancelling struct {
	bytes.Buffer
	cancel func()
}

func (c *cancelling) Write(p []byte) (int, error) {
	c.cancel()
	return c.Buffer.Write(p)
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestPlainSuspendsWhenNothingCanBePrinted(t *testing.T) {
	d := openDesk(t, everyType)
	status, err := (&plain.Deliverer{Sitting: d.sitting(), In: strings.NewReader("\n\nAnn\n"), Out: broken{}}).Run(context.Background())
	if !errors.Is(err, io.ErrClosedPipe) || status != forms.Suspended || d.interview().Status != forms.Suspended {
		t.Errorf("left %q, %v", status, err)
	}
	if len(d.answers()) != 0 {
		t.Errorf("answers to questions that were never printed were stored: %v", d.answers())
	}
}
