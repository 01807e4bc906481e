package endtoend

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// codingShare is how many kills in the middle of answers go to one in the middle
// of coding, which takes longer.
const codingShare = 10

// TestKilledWhileCoding presses keys of the coding view at random and kills the
// program with SIGKILL, again and again on the same study: half of the time as
// soon as a change is shown, and else while one is on its way, which is then there
// whole or not at all. Whatever was on the screen is on disk, and undo and redo
// go on with the changes of the runs before.
func TestKilledWhileCoding(t *testing.T) {
	folder := t.TempDir()
	study, file := filepath.Join(folder, "crash.field"), filepath.Join(folder, "long.txt")
	write(t, file, strings.Repeat("The desk is shut when one of us is at a meeting. ", 40))
	run(t, "", "new", study)
	run(t, "", "transcripts", "import", "--study", study, file)
	c := &codingCrash{t: t, study: study}
	cycles := max(*cycles/codingShare, 1)
	for range cycles {
		c.killOnce()
	}
	t.Logf("%d kills, %d changes shown, %d of them undone or redone; %d were cut on their way", cycles, c.shown, c.stepped, c.cut)
	if c.shown == 0 {
		t.Error("no change was shown before a kill, so nothing was tested")
	}
	run(t, "", "verify", "--study", study)
}

// codingCrash is a study that is coded, and killed. Every change leaves a mark
// of its own, by which it is known on screen and on disk.
type codingCrash struct {
	t     *testing.T
	study string
	term  *terminal
	marks int
	// done are the marks of the changes that are made, in order, undone those
	// that were taken back, the last at the end.
	done, undone []string
	// before is done and undone as they were before the change on its way.
	before              [2][]string
	shown, stepped, cut int
}

// killOnce opens the study, makes changes, and kills the program.
func (c *codingCrash) killOnce() {
	c.t.Helper()
	c.term = open(c.t, 120, 45, "code", "--study", c.study, "--interviewer", "Ann")
	c.term.waitFor("│ Here")
	for range 1 + random(8) {
		c.wait(c.step())
		c.shown++
	}
	if random(2) == 0 {
		c.term.kill()
		c.wantKept(c.done)
		return
	}
	c.before = [2][]string{slices.Clone(c.done), slices.Clone(c.undone)}
	shown := c.step()
	time.Sleep(time.Duration(random(30)) * time.Millisecond)
	c.term.kill()
	if shown(c.term.text()) {
		c.wantKept(c.done)
		return
	}
	c.settle()
}

// step presses the keys of a change, and gives what tells whether a screen shows
// it.
func (c *codingCrash) step() (shown func(screen string) bool) {
	c.t.Helper()
	kind := random(5)
	switch {
	case kind == 0 && len(c.done) > 0:
		return c.undo()
	case kind == 1 && len(c.undone) > 0:
		return c.redo()
	}
	c.marks++
	mark := fmt.Sprintf("k%dz", c.marks)
	c.done, c.undone = append(c.done, mark), nil
	if kind == 2 {
		c.term.press(")", "I")
		c.term.waitFor("Insert before")
		c.term.press(mark+" ", enter)
		return func(screen string) bool {
			return strings.Contains(screen, mark+" ") && !strings.Contains(screen, "Insert before")
		}
	}
	c.term.press(")", "c")
	c.term.waitFor("Code “")
	c.term.press(mark, "\x1b\r")
	return func(screen string) bool { return strings.Contains(screen, "."+mark) }
}

func (c *codingCrash) undo() (shown func(screen string) bool) {
	mark := c.done[len(c.done)-1]
	c.done, c.undone = c.done[:len(c.done)-1], append(c.undone, mark)
	c.stepped++
	c.term.press("u")
	return func(screen string) bool { return said(screen, "Undone: ", mark) }
}

func (c *codingCrash) redo() (shown func(screen string) bool) {
	mark := c.undone[len(c.undone)-1]
	c.done, c.undone = append(c.done, mark), c.undone[:len(c.undone)-1]
	c.stepped++
	c.term.press("U")
	return func(screen string) bool { return said(screen, "Done again: ", mark) }
}

// said reports whether a screen says something of a mark.
func said(screen, begins, mark string) bool {
	_, after, found := strings.Cut(screen, begins)
	sentence, _, _ := strings.Cut(after, "\n")
	return found && strings.Contains(sentence, mark)
}

// wait looks at the screen as often as it can, so that a kill comes as soon
// after what is shown as it may.
func (c *codingCrash) wait(until func(screen string) bool) {
	c.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Microsecond) {
		if until(c.term.text()) {
			return
		}
	}
	c.t.Fatalf("the change is not shown; done %v, undone %v:\n%s", c.done, c.undone, c.term.text())
}

// settle finds whether the change that was on its way is there or not, and
// fails the test where neither is so.
func (c *codingCrash) settle() {
	c.t.Helper()
	if slices.Equal(c.kept(), sorted(c.done)) {
		return
	}
	c.cut++
	c.done, c.undone = c.before[0], c.before[1]
	c.wantKept(c.done)
}

func (c *codingCrash) wantKept(marks []string) {
	c.t.Helper()
	if kept := c.kept(); !slices.Equal(kept, sorted(marks)) {
		c.t.Fatalf("shown were %v, kept are %v", sorted(marks), kept)
	}
}

// kept are the marks on disk: those in the text, and those of codes that stand
// on a passage.
func (c *codingCrash) kept() []string {
	coded := codedIn(c.t, c.study)
	marks := wordsOfMarks(coded.text)
	for _, passage := range coded.passages {
		code, _, _ := strings.Cut(passage, ":")
		marks = append(marks, code)
	}
	return sorted(marks)
}

func wordsOfMarks(text string) []string {
	var marks []string
	for word := range strings.FieldsSeq(text) {
		if strings.HasPrefix(word, "k") {
			marks = append(marks, word)
		}
	}
	return marks
}

func sorted(marks []string) []string { return slices.Sorted(slices.Values(marks)) }
