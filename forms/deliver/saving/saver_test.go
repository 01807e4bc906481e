package saving_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/saving"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

var _ saving.Sitting = (*deliver.Sitting)(nil)

var errDiskFull = errors.New("no space left on device")

// notes is a sitting that takes down numbered notes.
type notes struct {
	written  int
	unsaved  study.Step
	kept     []string // on disk, in the order of the commits
	failures int      // how many commits fail from here on
	status   forms.Status
	wentOn   bool
}

// note is the name of a note, which sorts by its number.
func note(number int) string { return fmt.Sprintf("%06d", number) }

func (n *notes) write() {
	n.written++
	n.unsaved = n.unsaved.Then(study.Step{Remarks: map[string]string{note(n.written): "said"}})
}

func (n *notes) Unsaved() bool            { return !n.unsaved.Empty() }
func (n *notes) GiveBack(step study.Step) { n.unsaved = step.Then(n.unsaved) }
func (n *notes) GoOn()                    { n.unsaved.Status, n.wentOn = "", true }
func (n *notes) End(status forms.Status)  { n.unsaved.Status = status }

func (n *notes) Take() study.Step {
	step := n.unsaved
	n.unsaved = study.Step{}
	return step
}

func (n *notes) Commit(step study.Step) error {
	if n.failures > 0 {
		n.failures--
		return errDiskFull
	}
	var names []string
	for name := range step.Remarks {
		names = append(names, name)
	}
	slices.Sort(names)
	n.kept = append(n.kept, names...)
	if step.Status != "" {
		n.status = step.Status
	}
	return nil
}

// bench is a saver with the commands and drafts that it waits for.
type bench struct {
	*saving.Saver
	notes    *notes
	underWay []tea.Cmd
	drafts   []tea.Msg
}

func start() *bench {
	b := &bench{notes: &notes{}}
	b.Saver = saving.New(b.notes, func(_ time.Duration, msg tea.Msg) tea.Cmd {
		b.drafts = append(b.drafts, msg)
		return nil
	})
	return b
}

// begin takes a command to be run later.
func (b *bench) begin(command tea.Cmd) {
	if command != nil {
		b.underWay = append(b.underWay, command)
	}
}

// finish runs the command that has waited longest, and gives the saver what it
// brings.
func (b *bench) finish() (settled bool) {
	command := b.underWay[0]
	b.underWay = b.underWay[1:]
	more, settled := b.Update(command())
	b.begin(more)
	return settled
}

// TestNothingIsLostOrOutOfOrder: whatever is written, saved, failed and tried
// again in whichever order, every note is kept once, in the order in which
// they were written, and no two commits are ever on their way together.
func TestNothingIsLostOrOutOfOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := start()
		t.Repeat(map[string]func(*rapid.T){
			"answer": func(*rapid.T) { b.notes.write(); b.begin(b.Save()) },
			"type": func(t *rapid.T) {
				b.notes.write()
				b.begin(b.SaveSoon())
				if len(b.drafts) == 0 {
					t.Fatal("what is typed waits for no draft")
				}
			},
			"draft": func(*rapid.T) {
				due := b.drafts
				b.drafts = nil
				for _, msg := range due {
					more, _ := b.Update(msg)
					b.begin(more)
				}
			},
			"disk": func(t *rapid.T) {
				if len(b.underWay) == 0 {
					return
				}
				b.notes.failures = rapid.IntRange(0, 1).Draw(t, "failures")
				failing := b.notes.failures > 0
				settled := b.finish()
				if failing && !errors.Is(b.Failure(), errDiskFull) {
					t.Fatalf("after a commit that failed the failure is %v", b.Failure())
				}
				if settled && (!b.Saved() || b.Holding() || len(b.notes.kept) != b.notes.written) {
					t.Fatalf("settled with %d of %d notes kept", len(b.notes.kept), b.notes.written)
				}
			},
			"retry": func(*rapid.T) { b.begin(b.Retry()) },
			"": func(t *rapid.T) {
				if len(b.underWay) > 1 || len(b.drafts) > 1 {
					t.Fatalf("%d commits and %d drafts are on their way together", len(b.underWay), len(b.drafts))
				}
				if b.Saved() && len(b.notes.kept) != b.notes.written {
					t.Fatalf("saved with %d of %d notes kept", len(b.notes.kept), b.notes.written)
				}
				checkKept(t, b.notes)
			},
		})
		b.notes.failures = 0
		for b.begin(b.Retry()); len(b.underWay) > 0; {
			b.finish()
		}
		if !b.Saved() || len(b.notes.kept) != b.notes.written {
			t.Fatalf("in the end %d of %d notes are kept", len(b.notes.kept), b.notes.written)
		}
		checkKept(t, b.notes)
	})
}

func checkKept(t *rapid.T, n *notes) {
	for i, name := range n.kept {
		if name != note(i+1) {
			t.Fatalf("note %s is kept in place %d", name, i+1)
		}
	}
}

func TestLeavingSuspends(t *testing.T) {
	b := start()
	b.notes.write()
	b.begin(b.Leave())
	if settled := b.finish(); !settled || b.notes.status != forms.Suspended || len(b.notes.kept) != 1 {
		t.Errorf("left %q with %d notes kept", b.notes.status, len(b.notes.kept))
	}
	if msg, ok := b.Farewell()().(ui.LeftMsg); !ok || msg.Err != nil {
		t.Errorf("the last news is %+v", msg)
	}
}

func TestLeavingThatFailsIsTakenBack(t *testing.T) {
	b := start()
	b.notes.write()
	b.notes.failures = 1
	more, settled := b.Update(b.Leave()())
	if msg, ok := more().(ui.LeftMsg); settled || !ok || !errors.Is(msg.Err, errDiskFull) {
		t.Errorf("settled %v, and the last news is %+v", settled, msg)
	}
	if b.Leaving() || !b.notes.wentOn || b.Saved() {
		t.Errorf("leaving %v, went on %v, saved %v", b.Leaving(), b.notes.wentOn, b.Saved())
	}
}

func TestEndKeepsItsStatusWhenTheProgramEnds(t *testing.T) {
	b := start()
	b.begin(b.End(forms.BrokenOff))
	if msg := b.Leave()(); msg != nil {
		t.Errorf("leaving brings %v before the commit under way", msg)
	}
	if settled := b.finish(); !settled || b.notes.status != forms.BrokenOff || !b.Leaving() {
		t.Errorf("settled %v, left %q", settled, b.notes.status)
	}
}

func TestNewsOfAnotherSaverIsNotTaken(t *testing.T) {
	b, other := start(), start()
	b.notes.write()
	b.begin(b.Save())
	for _, msg := range []tea.Msg{other.Save()(), tea.KeyMsg{}, nil} {
		if more, settled := b.Update(msg); more != nil || settled || b.Saved() {
			t.Errorf("%T settles what is still on its way", msg)
		}
	}
}
