package callsheet_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// pressed are keys that mean something somewhere. ctrl+c is not among them: it
// ends the program.
var pressed = []string{
	"enter", "enter", "enter", "enter", "esc", "n", "n", "space", "a", "s", "c", "v", "d", "b", "f", "i", "p", "h", "r", "k", "l", "o", "x", "e", "q",
	"g", "w", "t", "u", "u", "y", "1", "2", "3", "/", "?", "ctrl+l", "ctrl+p", "ctrl+s", "ctrl+t", "up", "down", "pgup", "pgdown", "tab", "backspace", "7",
}

// checkClaims checks what is claimed and recorded against what is on screen.
func (o *office) checkClaims(t testing.TB, d *uitest.Driver) {
	t.Helper()
	claimed := o.claimed()
	switch d.Shell.Top().(type) {
	case *callsheet.Queue:
		if len(claimed) != 0 {
			t.Fatalf("in the queue %v are claimed:\n%s", claimed, d.Text())
		}
	case *callsheet.Sheet:
		o.checkSheet(t, d, claimed)
	default:
		if len(claimed) != 1 {
			t.Fatalf("in an interview %v are claimed:\n%s", claimed, d.Text())
		}
	}
}

// checkSheet checks that a call sheet without an outcome holds its case, and
// that one with an outcome says what is on disk.
func (o *office) checkSheet(t testing.TB, d *uitest.Driver, claimed []string) {
	t.Helper()
	screen := strings.Join(d.Shell.Top().Head().Left, " ")
	said, recorded := recordedOn(d.Shell.Top())
	if !recorded {
		if strings.Contains(d.Text(), "has to be taken again") && len(claimed) == 0 {
			return
		}
		if len(claimed) != 1 || !strings.Contains(screen, "case "+study.ShortID(claimed[0])) {
			t.Fatalf("on %s %v are claimed:\n%s", screen, claimed, d.Text())
		}
		return
	}
	for _, c := range o.all() {
		if !strings.Contains(screen, "case "+study.ShortID(c.ID)) {
			continue
		}
		calls, err := o.Calls(c.ID)
		if err != nil || len(calls) != c.Attempts || len(calls) == 0 {
			t.Fatalf("the calls of %d attempts are %v, %v", c.Attempts, calls, err)
		}
		if last := attempt.OutcomeName(calls[len(calls)-1].Outcome); !strings.HasPrefix(said, last+".") {
			t.Fatalf("the screen says %q, recorded is %q", said, last)
		}
	}
	if len(claimed) != 0 {
		t.Fatalf("after an outcome %v are claimed:\n%s", claimed, d.Text())
	}
}

// recordedOn is what a call sheet says was recorded.
func recordedOn(screen ui.Screen) (said string, recorded bool) {
	for line := range strings.SplitSeq(screen.Body(200, 60), "\n") {
		if said, recorded = strings.CutPrefix(line, "✓ "); recorded {
			return said, true
		}
	}
	return "", false
}

func TestRandomKeysNeverLeaveACaseClaimed(t *testing.T) {
	o := openOffice(t, manyPeople(60), "fusion-guide", "fusion-survey")
	rapid.Check(t, func(rt *rapid.T) {
		o.reopenCases(t)
		d := o.queue(80, 24)
		if rapid.Bool().Draw(rt, "full disk") {
			o.engine.good, o.engine.next = rapid.IntRange(0, 6).Draw(rt, "good"), 1
		}
		for range rapid.IntRange(1, 30).Draw(rt, "keys") {
			if rapid.IntRange(0, 9).Draw(rt, "words") == 0 {
				d.Type("tomorrow 10")
			} else {
				d.Press(rapid.SampledFrom(pressed).Draw(rt, "key"))
			}
			if d.Ended {
				break
			}
			o.checkClaims(t, d)
		}
		o.engine.next = 0
		if !d.Ended {
			d.Send(ui.HangUp{})
		}
		if claimed := o.claimed(); len(claimed) != 0 {
			rt.Fatalf("%v are claimed at the end", claimed)
		}
	})
}

// reopenCases lets closed cases be called again.
func (o *office) reopenCases(t testing.TB) {
	t.Helper()
	for _, c := range o.all() {
		if c.State == sample.Closed {
			if _, err := o.ReopenCase(c.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// FuzzKeys presses what it is given, one key a byte.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("n\rn\r"))
	f.Add([]byte("n\ra tomorrow 10\r\x1b"))
	f.Add([]byte("n\x14so\r/una\ru\x1b"))
	f.Fuzz(func(t *testing.T, keys []byte) {
		o := openOffice(t, people, "fusion-guide")
		d := o.queue(80, 24)
		const most = 200
		for _, key := range keys[:min(len(keys), most)] {
			if key == 3 || d.Ended {
				continue
			}
			d.Send(keyOf(key))
		}
		if !d.Ended {
			o.checkClaims(t, d)
			d.Send(ui.HangUp{})
		}
		if claimed := o.claimed(); len(claimed) != 0 {
			t.Fatalf("%v are claimed at the end", claimed)
		}
	})
}

func keyOf(b byte) tea.KeyMsg {
	if b < ' ' || b == 0x7f {
		return tea.KeyMsg{Type: tea.KeyType(b)}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{rune(b)}}
}
