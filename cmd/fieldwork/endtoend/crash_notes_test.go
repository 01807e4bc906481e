package endtoend

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// notesShare is how many kills in the middle of answers go to one in the middle
// of notes, which takes longer.
const notesShare = 10

// TestKilledWhileNoting kills the program with SIGKILL at a random moment while
// notes are typed in a terminal, again and again, always going on with the same
// interview. Whatever was on screen while that said that everything is saved is
// there after every kill.
func TestKilledWhileNoting(t *testing.T) {
	study := newCalls(t, "fusion-guide")
	noting := noting{t: t, study: study, shown: map[int]bool{}}
	for cycle := range max(*cycles/notesShare, 1) {
		noting.killOnce(cycle == 0)
	}
	t.Logf("%d kills, %d lines typed, %d of them shown as saved", max(*cycles/notesShare, 1), noting.typed, len(noting.shown))
	if len(noting.shown) == 0 {
		t.Error("no line was shown as saved before a kill, so nothing was tested")
	}
	run(t, "", "verify", "--study", study)
}

// noting is an interview in which notes are typed, and killed.
type noting struct {
	t     *testing.T
	study string
	typed int          // lines so far
	shown map[int]bool // those that were on screen as saved
}

var line = regexp.MustCompile(`line (\d+) end`)

// killOnce begins the interview, or goes on with it, types lines, and kills the
// program after a random time.
func (n *noting) killOnce(first bool) {
	n.t.Helper()
	term := open(n.t, 100, 40, "call", "--study", n.study, "--interviewer", "Ann")
	if first {
		term.waitFor("they answer")
		term.press(enter, "a")
	} else {
		term.waitFor("go on")
		term.press(enter)
	}
	term.waitFor("What organisation do you work for?")
	for end := time.Now().Add(time.Duration(random(2000)) * time.Millisecond); time.Now().Before(end); {
		n.typed++
		term.press(fmt.Sprintf("line %d end", n.typed), enter)
		for pause := time.Now().Add(time.Duration(random(300)) * time.Millisecond); time.Now().Before(pause); time.Sleep(time.Millisecond) {
			n.look(term)
		}
	}
	term.kill()
	n.wantShownKept()
}

// look notes which lines are on screen while it says that all is saved.
func (n *noting) look(term *terminal) {
	screen := term.text()
	if !strings.Contains(screen, "● saved") {
		return
	}
	for _, match := range line.FindAllStringSubmatch(screen, -1) {
		number, _ := strconv.Atoi(match[1])
		n.shown[number] = true
	}
}

func (n *noting) wantShownKept() {
	n.t.Helper()
	_, interview := newest(n.t, n.study)
	kept := map[int]int{}
	for _, note := range interview.Notes {
		if match := line.FindStringSubmatch(note.Text); match != nil {
			number, _ := strconv.Atoi(match[1])
			kept[number]++
		}
	}
	for number := range n.shown {
		if kept[number] != 1 {
			n.t.Errorf("line %d was shown as saved, and is kept %d times among %d notes", number, kept[number], len(interview.Notes))
		}
	}
}
